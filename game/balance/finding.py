"""What a measure finds: a table, the same as data, a chart, and the figures that gates are held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from game.balance.cells import Played
from game.debrief.charts import Drawing

Figure = tuple[str, float]
"""Where something was measured, and what."""

Row = Sequence[object]


class Finding(Struct, frozen=True):
    """One measure of a run.

    says: what it is, in a sentence
    head, rows: a table
    data: the same for programs
    figures: for each gate that it feeds, what was measured and where
    draw: a chart of a given width; none if the table says it all
    """

    says: str
    head: Sequence[str]
    rows: Sequence[Row]
    data: object
    figures: Mapping[str, Sequence[Figure]] = {}
    draw: Callable[[float], Drawing | None] | None = None


class Measure(Struct, frozen=True):
    """A measure: its name in data, its title on a page, and the function that works it out; None for nothing to say."""

    name: str
    title: str
    find: Callable[[Played], Finding | None]


def percent(part: float, whole: float) -> float:
    """A share in percent, to a tenth."""
    return round(100 * part / whole, 1) if whole else 0.0


def mean(values: Sequence[float]) -> float:
    """The mean, to a hundredth; 0 of nothing."""
    return round(sum(values) / len(values), 2) if values else 0.0


def median(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    if not values:
        return 0.0
    ranked, half = sorted(values), len(values) // 2
    return float(ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2)
