"""Bars beside names, single or in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.axes import Plane
from game.debrief.charts.drawing import Area, Drawing, Item, Label, Line, Tone, text_width


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: its value, what is written after it, and a second value to compare it with."""

    name: str
    value: float
    text: str
    target: float | None = None
    tone: Tone = "accent"


def bar_chart(
    title: str,
    says: str,
    bars: Sequence[Bar],
    *,
    width: float = 760,
    size: float = 13,
    target: str = "",
) -> Drawing:
    """Horizontal bars from zero, with a tick where each could have reached."""
    names = max((text_width(bar.name, size, bold=True) for bar in bars), default=0) + 14
    texts = max((text_width(bar.text, size) for bar in bars), default=0) + 12
    stacked = width < 500
    left = 4.0 if stacked else names
    values = [0.0, *(b.value for b in bars), *(b.target for b in bars if b.target is not None)]
    low, high = min(values), max(values) or 1
    row = (size * 3.6) if stacked else (size * 2.3)
    top = size * 1.8 if target else 6
    height = top + row * len(bars) + 6
    before = texts if low < 0 else 0.0
    plane = Plane(left + before, top, width - texts, height - 6, low, high, 0, 1)
    items: list[Item] = [Line(((plane.x(0), plane.top), (plane.x(0), plane.bottom)), "soft", 1)]
    for index, bar in enumerate(bars):
        items += _bar(plane, bar, plane.top + row * index, row, size, stacked=stacked)
    if target:
        items.append(Label(width - 4, size, target, "soft", size - 1, "end"))
    return Drawing(width, height, title, says, tuple(items))


def _bar(plane: Plane, bar: Bar, y: float, row: float, size: float, *, stacked: bool) -> list[Item]:
    head = size * 1.4 if stacked else 0
    top, bottom = y + head + (row - head) * 0.18, y + row - (row - head) * 0.18
    zero, end = plane.x(0), plane.x(bar.value)
    middle = (top + bottom) / 2 + size * 0.35
    items: list[Item] = [Label(0, y + size * 1.1 if stacked else middle, bar.name, "ink", size, "start", True)]
    if bar.target is not None:
        goal = plane.x(bar.target)
        items.append(Area(((zero, top), (goal, top), (goal, bottom), (zero, bottom)), "soft", 0.16))
        items.append(Line(((goal, top - 3), (goal, bottom + 3)), "ink", 2))
    items.append(Area(((zero, top), (end, top), (end, bottom), (zero, bottom)), bar.tone, 1, f"{bar.name}: {bar.text}"))
    if bar.value < 0:
        items.append(Label(end - 6, middle, bar.text, "ink", size, "end"))
    else:
        reach = max(end, plane.x(bar.target) if bar.target is not None else end)
        items.append(Label(reach + 8, middle, bar.text, "ink", size))
    return items
