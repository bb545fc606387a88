"""A text weighed for the reader: what it says, what it is worth, how homes take it, what it would move.

The adviser's word on it, which takes longer to find, is asked for by name: `counsel`.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.adviser.net import net, net_sentence
from game.present.outlook import Outlook, text_outlook
from game.present.signing import consequences
from game.rules.law.texts import check_clause
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round.forecast import home_answer
from game.wording import home_sentence, offer_sentence, side_effects


class Home(Value, frozen=True):
    """What a signatory's people would say: ``passes``, ``fails`` or ``open``, and in a sentence."""

    seat: str
    verdict: str
    text: str


class Appraisal(Value, frozen=True):
    """What a text comes to for the reader.

    sentence: what it says, with its terms
    worth: its net figure in a sentence, with what it ends or crosses
    total: the net figure, signed; the same wherever the text stands
    sign: whether it gains (1), costs (-1) or does neither (0)
    parts: what the figure is made of, a line each
    outlook: what it would move; None where it holds what is impossible
    """

    sentence: str
    worth: str
    total: str
    sign: int
    parts: tuple[str, ...]
    homes: tuple[Home, ...]
    outlook: Outlook | None

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it but what it says, in sentences."""
        moved = self.outlook.lines if self.outlook is not None else ()
        return (self.worth, *self.parts, *moved, *(home.text for home in self.homes))


def appraise(view: View, text: Text) -> Appraisal:
    """A text weighed for the reader."""
    possible = sound(view, text)
    found = net(view, text)
    return Appraisal(
        sentence=offer_sentence(view, text, view.round) if text.signatories else "",
        worth=worth(view, text),
        total=found.figure,
        sign=found.sign,
        parts=tuple(f"It {part.text}." for part in found.parts),
        homes=tuple(_homes(view, text)) if possible else (),
        outlook=text_outlook(view, text) if possible else None,
    )


def worth(view: View, text: Text) -> str:
    """The net figure of a text in a sentence, then what it ends, crosses, leaves out or strikes."""
    said = (net_sentence(view, text), side_effects(view, text), consequences(view, text) if sound(view, text) else "")
    return " ".join(filter(None, said))


def in_brief(view: View, text: Text) -> str:
    """The net figure of a text and what the reader's own home would say, in a few words."""
    figure = f"{net(view, text).figure} points to you"
    if not view.setting.plays("ratification"):
        return f"{figure}."
    falls = home_answer(view, text, view.seat).verdict != "passes"
    return f"{figure}, {'falls' if falls else 'passes'} at home."


def sound(view: View, text: Text) -> bool:
    """Whether a forecast can be made: every clause must be possible at all."""
    try:
        for clause in text.clauses:
            check_clause(view.setting, clause, view.round)
    except Illegal:
        return False
    return True


def _homes(view: View, text: Text) -> Iterator[Home]:
    """The reader's own home first."""
    if not view.setting.plays("ratification") or not text.clauses:
        return
    for seat in (view.seat, *(each for each in text.signatories if each != view.seat)):
        yield Home(seat, home_answer(view, text, seat).verdict, home_sentence(view, text, seat))
