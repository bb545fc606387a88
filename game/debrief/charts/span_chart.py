"""Spans of time, a row each, such as commitments and how they ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.axes import Plane
from game.debrief.charts.drawing import Dot, Drawing, Item, Label, Line, Shape, Tone, cut, text_width

SpanMark = tuple[float, Shape, Tone, str]
"""A mark on a row: where, its shape and tone, and what it says."""


@dataclass(frozen=True, slots=True)
class Span:
    """A row of a timeline: from when until when it ran, with marks on it."""

    name: str
    first: float
    last: float
    tone: Tone
    dash: tuple[int, ...] = ()
    marks: tuple[SpanMark, ...] = ()
    note: str = ""


def span_chart(
    title: str, says: str, spans: Sequence[Span], names: Sequence[str], *, width: float = 760, size: float = 13
) -> Drawing:
    """What ran from when until when, one row each with its name above it."""
    row = size * 2.6
    top = size * 2
    height = top + row * len(spans) + 6
    plane = Plane(8, top, width - 8, height - 4, 0, max(len(names), 1), 0, 1)
    items: list[Item] = []
    step = max(1, int(size * 2.2 * len(names) // max(1, plane.right - plane.left)) + 1)
    for index, name in enumerate(names):
        x = plane.x(index)
        items.append(Line(((x, plane.top - 4), (x, plane.bottom)), "grid", 1))
        if index % step == 0:
            items.append(Label(plane.x(index + 0.5), size, name, "soft", size - 1, "middle"))
    for index, span in enumerate(spans):
        y = plane.top + row * index
        start, end = plane.x(span.first), plane.x(span.last)
        room = plane.right - start
        text = cut(span.name, size, max(room, width * 0.62))
        x = min(start, plane.right - text_width(text, size))
        items.append(Label(max(x, plane.left), y + size, text, "ink", size))
        items.append(Line(((start, y + size * 1.75), (end, y + size * 1.75)), span.tone, 6, span.dash))
        for at, shape, tone, note in span.marks:
            items.append(Dot(plane.x(at), y + size * 1.75, tone, shape, 6, note))
    return Drawing(width, height, title, says, tuple(items))
