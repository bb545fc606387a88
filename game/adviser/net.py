"""The one net figure of a text for its reader: what it comes to until the end of the game, and the parts it is made of.

Card, matrix, composer, adviser and debrief all say this one. Nothing else may put a number on a whole text.
"""

from __future__ import annotations

from game.adviser.model import seasoned
from game.delegates.appraisal import Appraisal, appraise, objectives
from game.delegates.ending import Nearness
from game.delegates.weighing import Weighing
from game.rules.model.terms import Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import decimal, points, until_the_end

NAMES = {
    "clauses": "its clauses, if everybody keeps them",
    "meters": "what it moves at the table, and moves that you promise away",
    "aims": "your aims and red lines",
    "trust": "how far others can be trusted to keep it",
    "home": "a public line of yours that it crosses",
    "allies": "what partners make of its being signed without them",
    "witness": "watching over it",
    "replaced": "what it ends by replacing another text",
    "settlement": "the settlement that it completes or brings nearer",
    "words": "what agreed words do to tension",
}
"""The parts of the figure, in the order in which they are told."""


class NetPart(Value, frozen=True):
    """One part of the figure: its kind, hundredths of a point, and a line that says both."""

    kind: str
    points: int
    text: str


class Net(Value, frozen=True):
    """What a text comes to for its reader, in hundredths of a point until the end; the parts add up to it."""

    total: int
    parts: tuple[NetPart, ...]

    @property
    def sign(self) -> int:
        """Whether it gains (1), costs (-1) or does neither."""
        return (self.total > 0) - (self.total < 0)

    @property
    def figure(self) -> str:
        """The figure with its sign, as it stands wherever the text does."""
        return signed_points(self.total)


class _Scale:
    """Weighs the texts of one View."""

    def __init__(self, view: View) -> None:
        character = seasoned(view).character
        self.view = view
        self.appraisal: Appraisal = appraise(view, character)
        self.weighing = Weighing(view, character, self.appraisal)
        self.ending = Nearness(view, character.calm, character.early)
        self.promised = tuple(each for each in objectives(view) if not each[0].covers and not each[0].verified)


_last: list[_Scale] = []
"""The scale of the View that was looked at last: a page weighs many texts of one View."""


def _scale(view: View) -> _Scale:
    held = _last[0] if _last else None
    if held is None or held.view is not view:
        held = _Scale(view)
        _last[:] = [held]
    return held


def net(view: View, text: Text) -> Net:
    """What a text comes to for the viewer."""
    scale = _scale(view)
    if not text.clauses:
        found = {"words": scale.weighing.gain(view.seat, text)}
    else:
        found = scale.weighing.parts(text, scale.promised)
        found["settlement"] = scale.ending.worth(text)
    told = [NetPart(kind, found[kind], _line(kind, found[kind])) for kind in NAMES if found.get(kind)]
    return Net(sum(found.values()), tuple(told))


def net_sentence(view: View, text: Text) -> str:
    """The figure in a sentence, with how many rounds are scored until then."""
    total = net(view, text).total
    if not text.clauses:
        moved = f"it would move tension by {_scale(view).weighing.words():+d}, and the next words by less"
        return f"To you it comes to {signed_points(total)} points {until_the_end(view)}: {moved}."
    if not total:
        return f"To you it comes to nothing {until_the_end(view)}, all counted."
    return f"To you it comes to {signed_points(total)} points {until_the_end(view)}, all counted."


def signed_points(hundredths: int) -> str:
    """A number of points with its sign."""
    said = decimal(hundredths)
    return f"+{said}" if hundredths > 0 else said


def _line(kind: str, hundredths: int) -> str:
    verb = "adds" if hundredths > 0 else "takes"
    return f"{verb} {points(abs(hundredths))}: {NAMES[kind]}"
