"""Bounded numbers, and words that must name something of a scenario: the smallest parts of what an author writes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from game.rules.model.value import Value

HUNDREDTHS = 100
"""Worths and scores are integers in hundredths of a point."""


class Bounds(Value, frozen=True):
    """The least and the greatest value that a number may have, both included: an author is held to them."""

    low: int
    high: int


class Ref(Value, frozen=True):
    """A word that must name something the scenario defines: what kind of thing."""

    kind: str


# `Meta` holds a record's header to the same bounds where a number says how long something goes on.
Percent = Annotated[int, Bounds(0, 100), Meta(ge=0, le=100)]
Change = Annotated[int, Bounds(-100, 100)]
Small = Annotated[int, Bounds(0, 20), Meta(ge=0, le=20)]
Worth = Annotated[int, Bounds(-2000, 2000)]
Points = Annotated[int, Bounds(-100000, 100000)]
RoundNo = Annotated[int, Bounds(1, 40), Meta(ge=1, le=40)]
SeatId = Annotated[str, Ref("delegation")]
ConcessionId = Annotated[str, Ref("concession")]
IssueId = Annotated[str, Ref("issue")]
MoveId = Annotated[str, Ref("move")]
EventId = Annotated[str, Ref("event")]
ThemeCode = Annotated[str, Ref("theme")]
LevelNo = Annotated[int, Bounds(1, 6)]
GateBound = Annotated[int, Bounds(0, 1000)]
GateName = Annotated[str, Ref("gate")]
ConcessionLevel = Annotated[str, Ref("concession level")]
"""``concession:level``, the level counted from 1."""

TemperName = Annotated[str, Ref("temper")]
LevelName = Annotated[str, Ref("level")]
MeterId = Annotated[str, Ref("meter")]

Of = Annotated[str, Ref("selector")]
"""Whom an effect touches: a delegation id, a role, or one of `SELECTORS`."""


class Range(Value, frozen=True):
    """An author's range for a hidden number: each game draws from it.

    low: the least
    high: the greatest
    """

    low: Worth
    high: Worth

    @property
    def middle(self) -> int:
        """What is published about it: the middle, rounded toward zero."""
        total = self.low + self.high
        return total // 2 if total >= 0 else -(-total // 2)
