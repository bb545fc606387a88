"""One row of points a seat on one scale, such as the same seat at several tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.axes import Plane, ticks
from game.debrief.charts.drawing import Dot, Drawing, Item, Label, Line, Tone, number


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of a strip chart: many values, and one to compare them with."""

    name: str
    values: tuple[float, ...]
    happened: float | None
    text: str = ""
    tone: Tone = "soft"


def strip_chart(title: str, says: str, strips: Sequence[Strip], *, width: float = 760, size: float = 13) -> Drawing:
    """How values are spread, one row each: a dot per value, a diamond for what happened."""
    row, top = size * 3.6, size * 0.4
    height = top + row * len(strips) + size * 1.8
    values = [v for s in strips for v in (*s.values, *(() if s.happened is None else (s.happened,)))] or [0.0]
    across = ticks(min(values), max(values), 6)
    plane = Plane(10, top, width - 10, height - size * 1.6, across[0], across[-1], 0, 1)
    items: list[Item] = []
    for value in across:
        x = plane.x(value)
        items.append(Line(((x, plane.top), (x, plane.bottom)), "grid", 1))
        items.append(Label(x, height - 4, number(value), "soft", size - 1, "middle"))
    for index, strip in enumerate(strips):
        y = plane.top + row * index
        items.append(Label(plane.left, y + size, f"{strip.name}  {strip.text}", "ink", size, "start", True))
        seen: dict[int, int] = {}
        for value in sorted(strip.values):
            x = plane.x(value)
            level = seen.get(int(x // 5), 0)
            seen[int(x // 5)] = level + 1
            items.append(Dot(x, y + size * 2.3 - (level % 5) * 3 + 4, strip.tone, size=2.5))
        if strip.happened is not None:
            note = f"what happened: {number(strip.happened)}"
            items.append(Dot(plane.x(strip.happened), y + size * 2.3, "bad", "diamond", 6.5, note))
    return Drawing(width, height, title, says, tuple(items))
