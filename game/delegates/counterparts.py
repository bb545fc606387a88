"""How the other seats are reckoned to bargain: what a text must bring each of them before it signs.

Nobody's mandate is known, so each is taken for an even-handed delegation that goes by what is published.
"""

from __future__ import annotations

from game.delegates.appraisal import Appraisal
from game.delegates.character import characters
from game.delegates.drafting import LEAST, Drafting
from game.delegates.weighing import Weighing
from game.rules.view import View

USUAL = "standard"
"""The character that anybody is taken for who has not shown another."""


class Counterparts:
    """The others as one seat reckons with them, for as long as its weighing holds."""

    def __init__(self, view: View, appraisal: Appraisal) -> None:
        self.view = view
        self._model = characters()[USUAL]
        self._weighing = Weighing(view, self._model, appraisal, outside=True)
        self._share = self._model.aim(view.round, view.setting.rounds) * self._model.signing // 100
        self._places: dict[str, Drafting] = {}
        self._prices: dict[tuple[str, tuple[str, ...]], int] = {}

    def price(self, seat: str, signatories: tuple[str, ...]) -> int:
        """The least gain at which a seat is reckoned to sign with these signatories, in hundredths of a point.

        A seat asks for a share of the most it could get among them, looked for from its own place.
        """
        key = (seat, signatories)
        if key not in self._prices:
            best = self._place(seat).compose(signatories, 100)
            most = 0 if best is None else best.gains[seat]
            self._prices[key] = most * self._share // 100
        return max(LEAST, self._prices[key])

    def _place(self, seat: str) -> Drafting:
        if seat not in self._places:
            self._places[seat] = Drafting(self.view, self._model, self._weighing, {}, seat)
        return self._places[seat]
