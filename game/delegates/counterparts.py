"""How the other seats are reckoned to bargain: what a text must bring each of them before it signs.

Nobody's mandate is known, so each is taken for an even-handed delegation that goes by what is published.
"""

from __future__ import annotations

from math import isqrt

from game.delegates.appraisal import Appraisal
from game.delegates.character import characters
from game.delegates.drafting import LEAST, Drafting
from game.delegates.weighing import Weighing
from game.rules.model.view import View

DOUBT = 70
"""Hundredths of a point by which a guess at what a text brings another seat may be off."""

CONTENT = 200
"""In how many cases of a thousand a seat sees no better text, and signs whatever brings it something."""

VAGUE = 170
"""Percent of the price that a seat is reckoned to ask at which it signs in half of the other cases: nobody knows how
firm another is."""

SURE = 1000
"""A certain signature, in thousandths."""

USUAL = "standard"
"""The character that anybody is taken for who has not shown another."""


class Counterparts:
    """The others as one seat reckons with them, for as long as its weighing holds.

    like: the same before another deal was signed in the same round
    """

    def __init__(self, view: View, appraisal: Appraisal, like: Counterparts | None = None) -> None:
        self.view = view
        self._model = characters()[USUAL]
        before: Weighing | None = None if like is None else like.weighing
        same = before if before is not None and before.appraisal is appraisal else None
        self.weighing: Weighing = Weighing(view, self._model, appraisal, outside=True, like=same)
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

    def chance(self, seat: str, signatories: tuple[str, ...], gain: int, least: int = LEAST) -> int:
        """Thousandths of a chance that a seat signs a text that is reckoned to bring it so much.

        least: what it showed that it will want: more than what it refused lately, below 0 if it signs whatever it gets
        """
        return signs(gain, self.price(seat, signatories), least)

    def _place(self, seat: str) -> Drafting:
        if seat not in self._places:
            self._places[seat] = Drafting(self.view, self._model, self.weighing, {}, seat)
        return self._places[seat]


def signs(gain: int, price: int, least: int) -> int:
    """Thousandths of a chance that whoever is reckoned to ask a price signs for a gain, as `Counterparts.chance`."""
    # Whoever signs whatever it gets has shown that it asks less than its published interest would.
    if least < LEAST:
        gain, price = gain - least, LEAST
    # A smooth step without floats: half where the gain is nought, nearly all where it is several times the doubt.
    far = isqrt(gain * gain + DOUBT * DOUBT)
    some = SURE * (far + gain) // (2 * far)
    enough, refused = _content(max(gain, LEAST), price), _content(least, price) if least > LEAST else 0
    return some * max(0, enough - refused) // max(1, SURE - refused)


def _content(gain: int, price: int) -> int:
    """Thousandths of a chance that a gain is enough for whoever is reckoned to ask a price."""
    return CONTENT + (SURE - CONTENT) * gain // (gain + price * VAGUE // 100)
