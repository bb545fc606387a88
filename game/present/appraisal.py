"""A text weighed for the reader: what it says, what it is worth, how homes take it, what it would move.

The adviser's word on it, which takes longer to find, is asked for by name: `counsel`.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.present.outlook import Outlook, text_outlook
from game.rules.law.texts import check_clause
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round.forecast import home_answer
from game.wording import decimal, home_sentence, offer_sentence, worth_figures, worth_sentence


class Home(Value, frozen=True):
    """What a signatory's people would say: ``passes``, ``fails`` or ``open``, and in a sentence."""

    seat: str
    verdict: str
    text: str


class Appraisal(Value, frozen=True):
    """What a text comes to for the reader.

    sentence: what it says, with its terms
    worth: what it is worth each round and until the end, in a sentence; `each` and `total` the same as numbers
    sign: whether it earns (1), costs (-1) or does neither each round (0)
    outlook: what it would move; None where it holds what is impossible
    """

    sentence: str
    worth: str
    each: str
    total: str
    sign: int
    homes: tuple[Home, ...]
    outlook: Outlook | None

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it but what it says, in sentences."""
        moved = self.outlook.lines if self.outlook is not None else ()
        return (self.worth, *moved, *(home.text for home in self.homes))


def appraise(view: View, text: Text) -> Appraisal:
    """A text weighed for the reader."""
    possible = sound(view, text)
    each, total = worth_figures(view, text)
    return Appraisal(
        sentence=offer_sentence(view, text, view.round) if text.signatories else "",
        worth=worth_sentence(view, text),
        each=decimal(each),
        total=decimal(total),
        sign=(each > 0) - (each < 0),
        homes=tuple(_homes(view, text)) if possible else (),
        outlook=text_outlook(view, text) if possible else None,
    )


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
