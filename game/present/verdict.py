"""The verdict on a text while it is written: what it comes to, what home says, who would sign and why not.

A few words for a bar that stays in view; the sentences behind them are the appraisal's and the adviser's.
"""

from __future__ import annotations

from game.present.appraisal import Appraisal, appraise
from game.rules.model.terms import Text
from game.rules.model.value import Value
from game.rules.model.view import View

HOMES = {"passes": "passes", "fails": "falls", "open": "open"}
"""What a home would say, in a word."""


class Signer(Value, frozen=True):
    """What another signatory would probably do: ``yes``, ``no`` or ``open``, and why, as a sentence."""

    seat: str
    likely: str
    text: str


class Verdict(Value, frozen=True):
    """A text in a few words.

    net, sign: what it comes to for the reader, as a signed number of points, and which way
    home, told: what the reader's own home would say, in a word and in a sentence; empty where homes have no say
    signers: the other signatories; none where nobody advises
    """

    net: str
    sign: int
    home: str
    told: str
    signers: tuple[Signer, ...]

    @property
    def objection(self) -> str:
        """Why somebody would not sign: of those who refuse, else of those who hesitate; empty if all would."""
        unwilling = sorted((s for s in self.signers if s.likely != "yes"), key=lambda s: s.likely != "no")
        return unwilling[0].text if unwilling else ""


def own_home(view: View, found: Appraisal) -> tuple[str, str]:
    """What the reader's own home would say, in a word and in a sentence."""
    own = next((each for each in found.homes if each.seat == view.seat), None)
    return (HOMES[own.verdict], own.text) if own is not None else ("", "")


def verdict(view: View, text: Text, *, advised: bool = True) -> Verdict:
    """The verdict on a text; with an adviser also on who would sign it."""
    found = appraise(view, text)
    return Verdict(found.total, found.sign, *own_home(view, found), _signers(view, text) if advised else ())


def _signers(view: View, text: Text) -> tuple[Signer, ...]:
    from game.present.counsel import answers

    likely = {"firm": "yes", "critical": "no"}
    return tuple(Signer(each.seat, likely.get(each.tone, "open"), each.text) for each in answers(view, text))
