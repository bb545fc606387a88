"""The standing meters of the game, those that a scenario adds, and the arithmetic that all meters share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from game.rules.model.delegations import Alliance
from game.rules.model.units import Percent
from game.rules.model.value import Value

STANDARD_METERS: Mapping[str, str] = {
    "tension": "the table's; at 100 the crisis leaves the diplomats' hands",
    "abandonment": "a partner's fear of being left alone by its guarantor",
    "entrapment": "a partner's fear of being dragged along by its guarantor",
    "confidence": "100 minus the two fears, weighted: read, never changed directly",
    "trust": "how far one delegation believes another keeps its word",
    "support": "a delegation's backing at home",
    "progress": "how far a challenger's programme has come",
    "strain": "what restrictions cost their target",
    "autonomy": "how far a partner has built its own way out",
    "restrictions": "the standing level of restrictions in force after relief, times ten: read only",
    "leak": "what a neighbour lets through the restrictions, times ten: read only",
}


class ExtraMeter(Value, frozen=True):
    """A meter that this scenario adds.

    id: its name
    title: what players read
    of: the table, or each delegation
    start: its value at the start
    seen: by everyone, or by its owner only
    """

    id: str
    title: str
    of: Literal["table", "delegation"] = "table"
    start: Percent = 50
    seen: Literal["all", "owner"] = "all"


FACT_METERS = ("progress", "strain")
"""Meters of fact: they follow what is done, and are shown as what the announced facts imply."""


READ_ONLY = ("confidence", "restrictions", "leak")
"""Meters that follow from others and are never moved themselves."""


def rounded(amount: int, divisor: int) -> int:
    """`amount / divisor` to the nearest whole number, halves away from zero."""
    half = divisor // 2
    return (amount + half) // divisor if amount >= 0 else -((-amount + half) // divisor)


def clamp(value: int) -> int:
    """A meter's value kept within 0 and 100."""
    return 0 if value < 0 else 100 if value > 100 else value


BAND_WORDS = ("collapsing", "fragile", "uneasy", "firm", "strong")


def band_of(value: int) -> int:
    """The index of a meter's band in `BAND_WORDS`: five bands of twenty points."""
    return min(value // 20, 4)


MAKE_UP_CONFIDENCE = ("abandonment", "entrapment", "autonomy")
"""What a partner's confidence follows from; it is never moved itself."""


def confidence(alliance: Alliance, meters: Mapping[str, int]) -> int:
    """A partner's confidence in its guarantor, 0 to 100, rounded once (rule 26).

    What the two fears of the alliance dilemma (Snyder 1984) leave counts only as far as the partner has not hedged.
    Meter, forecast, scores and conditions all ask this.
    """
    fears = alliance.weight * meters[f"abandonment:{alliance.partner}"]
    fears += (100 - alliance.weight) * meters[f"entrapment:{alliance.partner}"]
    return rounded((100 * 100 - fears) * (100 - meters.get(f"autonomy:{alliance.partner}", 0)), 100 * 100)
