"""What help says: all commands in their chapters, and examples that work in this scenario now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from game.present.offer_form import ready_texts
from game.rules.choices import own_moves
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.speech.name_matching import plain
from game.speech.offer_grammar import example_text, offer_words
from game.wording import (
    listed,
    meter_keys,
)


class Explained(Protocol):
    """What help tells of a command."""

    @property
    def chapter(self) -> str:
        """The chapter it belongs to, which has a heading."""
        ...

    @property
    def word(self) -> str:
        """The command's word."""
        ...

    @property
    def usage(self) -> str:
        """What may follow it."""
        ...

    @property
    def help(self) -> str:
        """What it does, in a sentence."""
        ...


OFFER_HELP = (
    "Write whom the text is with, a colon, and then what each side gives, with semicolons between. Terms follow the"
    " same way: `witness STATE`, `snapback`, `confidential`.",
    "After a concession may stand its level (1 if you say nothing), `for 3` if it shall last three rounds and"
    " not stand for good, and `from +1` if it starts a round later.",
    "`concessions` lists what can be given. A text you cannot put is refused with the reason, so trying costs nothing.",
)


def help_lines(commands: Iterable[Explained], headings: Mapping[str, str], view: View) -> list[str]:
    """All commands, a line each, and how to begin."""
    name = view.setting.delegation[other(view)]
    return [
        f"You can type these commands, one a line. Names may be shortened: `{name.id[:3]}` stands for {name.title}.",
        *_chapters(commands, headings),
        "`help offer` and `help plan` say more, with an example that works now.",
    ]


def _chapters(commands: Iterable[Explained], headings: Mapping[str, str]) -> Iterator[str]:
    """An entry for each command, and a heading before the first of a chapter."""
    chapter = ""
    for each in commands:
        if each.chapter != chapter:
            chapter = each.chapter
            yield headings[chapter]
        yield f"- {f'{each.word} {each.usage}'.strip()}: {each.help}"


def examples(word: str, view: View) -> list[str]:
    """Examples of a command that work in this scenario now."""
    if word == "offer":
        return _offer_examples(view)
    if word in ("wouldtake", "close", "say", "read", "reply", "room"):
        them = other(view)
        issue = view.setting.issues[0].id
        theirs = next((c.id for c in view.setting.given_by[them]), "")
        return {
            "wouldtake": [f"For example: `wouldtake {them} {theirs}`".rstrip()],
            "close": [f"For example: `close {them} {issue}`"],
            "say": [f"For example: `say {them}: We should talk before the round is over.`"],
            "room": [f"For example: `room {them}`"],
        }.get(word, [])
    if word == "why":
        return [f"For example: `why {meter_keys(view)[0]}`"]
    if word == "plan":
        moves = [m.id for m in own_moves(view) if m.target in ("none", "concession")] or [m.id for m in own_moves(view)]
        return [f"For example: `plan {moves[-1] if len(moves) == 1 else moves[0]}`"] if moves else []
    if word == "counter":
        seen = next((s for s in view.offers() if s.offer.status == "open"), None)
        if seen is not None:
            return [f"For example: `counter {seen.number} {example_change(view, seen.offer.text)}`"]
        return ["No offer is open now; with one you could type `counter 1 without snapback`."]
    return []


def _offer_examples(view: View) -> list[str]:
    lines = []
    text = example_text(view)
    if text is not None:
        lines.append(f"For example: `offer {offer_words(view, text)}`")
    ready = ready_texts(view)
    if ready:
        titles = listed((f"`offer {plain(each.title)}`" for each in ready), "or")
        lines.append(f"Ready texts can be put by their name: {titles}. `draft` shows one first.")
    lines += [f"Not now: {each.title}. {each.refusal}" for each in ready if each.refusal]
    return lines


def other(view: View) -> str:
    """Some other delegation, for examples: an ally or adversary before others."""
    setting = view.setting
    near = [*setting.adversaries.get(view.seat, ()), *setting.partners_of(view.seat)]
    return next(iter([*near, *(s for s in setting.seats if s != view.seat)]))


def example_change(view: View, text: Text) -> str:
    """A change of a text that could be typed after `counter N`."""
    for clause in text.clauses:
        if clause.level < len(view.setting.concession[clause.concession].levels):
            return f"{clause.concession} {clause.level + 1}"
    if text.clauses and not text.clauses[0].rounds:
        return f"{text.clauses[0].concession} for {view.setting.numbers.shortest}"
    return "snapback" if not text.snapback else "without snapback"
