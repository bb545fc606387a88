"""How computer delegations word what they have decided to say; names, terms and reasons are always exact.

The wordings are in `assets/speech/voices.yaml`; here they are only chosen and filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import yaml
from msgspec.structs import replace

from game.datafiles import data_path
from game.rules import chance
from game.rules.model.meaning import Meaning
from game.rules.model.phrases import REASONS
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.verbs.say import LONGEST, Say
from game.wording import concession_phrase, listed, seat_name
from game.wording.names import lower_first, upper_first
from game.wording.news import grievance_sentence, rung_title

FILE = "assets/speech/voices.yaml"
REGISTERS = ("plain", "formal", "blunt")
_ITS, _IT = re.compile(r"\bits\b"), re.compile(r"\bit\b")
Used = Mapping[str, frozenset[int]]
"""Numbers of the wordings that were said in this game already, by situation."""


@cache
def voices() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each situation its wordings, numbered from 1 in this order: each with its register."""
    with data_path(FILE).open("rb") as stream:
        content: dict[str, dict[str, list[str]]] = yaml.load(stream, yaml.CSafeLoader)
    return {
        situation: tuple((register, line) for register in REGISTERS for line in lines[register])
        for situation, lines in content.items()
    }


def worded(view: View, said: Say, seed: int, used: Used) -> Say:
    """A message of the View's seat with words for its meanings, each with the number of its wording.

    seed: the seat's own, from which it has its register and its turns of phrase
    """
    meanings = tuple(_numbered(meaning, view, seed, used) for meaning in said.meanings)
    others = said.to or tuple(seat for seat in view.setting.seats if seat != view.seat)
    spoken = _Spoken(view, others[0] if len(others) == 1 else "")
    text = " ".join(spoken.words(each) for each in meanings)
    return replace(said, text=text[:LONGEST], meanings=meanings)


def _numbered(meaning: Meaning, view: View, seed: int, used: Used) -> Meaning:
    every = voices()[meaning.situation]
    own = REGISTERS[chance.draw(seed, 0, 0, "register") % len(REGISTERS)]
    fresh = [at for at in range(1, len(every) + 1) if at not in used.get(meaning.situation, ())]
    among = [at for at in fresh if every[at - 1][0] == own] or fresh
    among = among or [at for at, (register, _) in enumerate(every, 1) if register == own]
    luck = chance.draw(seed, view.table.take, view.round, "wording", meaning.situation, len(fresh))
    return replace(meaning, wording=among[luck % len(among)])


class _Spoken:
    """One seat's words to whoever it answers; `to` is empty where it speaks to several."""

    def __init__(self, view: View, to: str) -> None:
        self.view, self.setting, self.to = view, view.setting, to

    def words(self, meaning: Meaning) -> str:
        """One meaning as a sentence."""
        line = voices()[meaning.situation][meaning.wording - 1][1]
        about = [name for name in meaning.about if name in self.setting.concession]
        seats = [name for name in meaning.about if name in self.setting.delegation]
        filled = line.format(
            terms="" if meaning.text is None else self._terms(meaning.text),
            cure="" if meaning.text is None else self._cure(meaning),
            reason=REASONS.get(meaning.why, ""),
            what=listed([lower_first(self.setting.concession[name].title, self.setting) for name in about]),
            seat=seat_name(self.setting, seats[-1]) if seats else "",
            facts=self._facts(self.view.seat, seats),
            held=self._facts(self.to, [self.view.seat]),
            names=listed([self._title(name) for name in meaning.nearest], "or"),
            door=self._door(),
        )
        return _sentences(filled)

    def _title(self, name: str) -> str:
        for table in (self.setting.concession, self.setting.move, self.setting.delegation):
            if name in table:
                return lower_first(table[name].title, self.setting)
        # Each side numbers offers as it saw them, so another's number would name another text.
        return "the text on the table" if name.startswith("offer:") else name.replace("-", " ")

    def _terms(self, text: Text) -> str:
        """Who gives what, with the speaker as "we" and the one spoken to as "you"."""
        if not text.clauses:
            return "an agreed communique, without promises"
        givers = dict.fromkeys(self.setting.concession[c.concession].giver for c in text.clauses)
        parts = [self._gives(giver, [c for c in text.clauses if self._giver(c) == giver]) for giver in givers]
        watched = f", with {seat_name(self.setting, text.witness)} as witness" if text.witness else ""
        return "; ".join(parts) + watched + (", in confidence" if not text.public else "")

    def _giver(self, clause: Clause) -> str:
        return self.setting.concession[clause.concession].giver

    def _gives(self, giver: str, clauses: Sequence[Clause]) -> str:
        """What one side gives; titles speak of it as "its", which is "our" and "your" in words between two."""
        given = " and ".join(concession_phrase(self.setting, c.concession, c.level) for c in clauses)
        ours = giver == self.view.seat
        if (not ours and giver != self.to) or _IT.search(given):
            return f"{seat_name(self.setting, giver)} gives {given}"
        return f"{'we' if ours else 'you'} give {_ITS.sub('our' if ours else 'your', given)}"

    def _cure(self, meaning: Meaning) -> str:
        """What a mended text has that the other had not, as it follows "we would sign"."""
        text = meaning.text
        assert text is not None
        held = {clause.concession: clause for clause in text.clauses}
        parts = []
        for name in meaning.about:
            if name == text.witness:
                parts.append(f"with {seat_name(self.setting, name)} as witness")
            elif name not in held:
                parts.append(f"without {self._title(name)}")
            else:
                parts.append(f"if {self._gives(self.setting.concession[name].giver, [held[name]])}")
        return listed(parts) or "as our own text has it"

    def _door(self) -> str:
        """Which prices keep the speaker's door from opening, as everybody sees them."""
        shut = [door for door in self.view.table.doors if door.state < 2]
        shut.sort(key=lambda door: (self.view.seat not in door.sides, self.to not in door.sides))
        if not shut:
            return "it is a matter of time"
        one, other = shut[0].sides
        owed = [
            f"{self._whose(seat)} price is {rung_title(self.setting, seat, facing, rung)}"
            for seat, facing, rung, paid in zip((one, other), (other, one), shut[0].prices, shut[0].paid, strict=True)
            if rung and not paid
        ]
        return listed(owed) or f"it stays so until round {shut[0].shut_until}"

    def _whose(self, seat: str) -> str:
        return "our" if seat == self.view.seat else "your" if seat == self.to else f"{seat_name(self.setting, seat)}'s"

    def _facts(self, by: str, against: Sequence[str]) -> str:
        """What one delegation holds against others, as the ledger says it."""
        held = [g for g in self.view.table.grievances if g.by == by and g.against in against]
        return " ".join(grievance_sentence(self.setting, g) for g in held if not g.repaired)


def _sentences(text: str) -> str:
    """The same with a capital after every full stop, question mark and exclamation mark."""
    for mark in (". ", "? ", "! "):
        text = mark.join(upper_first(part) for part in text.split(mark))
    return upper_first(text)
