"""Series over the rounds, with flags above them for what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.axes import Plane, round_columns, spread, value_rows
from game.debrief.charts.drawing import DASHES, SERIES, Dot, Drawing, Item, Label, Line, Tone, cut, number, text_width


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values; None where there is none. The first belongs to the first tick.

    tone: its own colour; without one it takes the next of `SERIES`
    """

    name: str
    values: tuple[float | None, ...]
    short: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a place on the horizontal axis."""

    at: float
    text: str


def line_chart(
    title: str,
    says: str,
    series: Sequence[Series],
    names: Sequence[str],
    marks: Sequence[Mark] = (),
    *,
    low: float = 0,
    high: float = 100,
    width: float = 760,
    height: float = 330,
    size: float = 13,
) -> Drawing:
    """Lines over named ticks, each with its name and last value written at its end, and marks at the top."""
    ends = [_end(each) for each in series]
    labels = [_ending(each, end, size, width) for each, end in zip(series, ends, strict=True)]
    margin = min(max([text_width(label, size, bold=True) for label in labels], default=0) + 18, width * 0.4)
    flags = _flags(marks, len(names), 34, width - margin, width, size)
    top = 12 + (max((flag.lane for flag in flags), default=-1) + 1) * (size + 5)
    plane = Plane(34, top, width - margin, height - size - 14, 0, max(len(names) - 1, 1), low, high)
    quarters = [low + (high - low) * part / 4 for part in range(5)]
    items: list[Item] = [*value_rows(plane, quarters, size), *round_columns(plane, names, size)]
    for flag in flags:
        items += _flagged(plane, flag, size)
    places = spread([plane.y(end[1]) if end else plane.y(low) for end in ends], size + 3, plane.top, plane.bottom)
    for index, (each, end) in enumerate(zip(series, ends, strict=True)):
        tone = each.tone or SERIES[index % len(SERIES)]
        items += _strokes(plane, each, tone, DASHES[index % len(DASHES)])
        if end is None:
            continue
        x, y = plane.x(end[0]), plane.y(end[1])
        items.append(Dot(x, y, tone, size=3.5, note=f"{each.name}: {number(end[1])}"))
        if abs(places[index] - y) > 2 or x < plane.right - 1:
            far = x < plane.right - 1
            items.append(Line(((x + 4, y), (plane.right + 9, places[index])), tone, 1, (1, 4) if far else ()))
        items.append(Label(plane.right + 11, places[index] + size * 0.35, labels[index], tone, size, "start", True))
    return Drawing(width, height, title, says, tuple(items))


def _ending(series: Series, end: tuple[int, float] | None, size: float, width: float) -> str:
    """A name with its last value; where room is short, the name is shortened and never the value."""
    value = number(end[1]) if end else ""
    room = width * 0.4 - 20 - text_width(f" {value}", size, bold=True)
    return f"{cut(series.short or series.name, size, room, bold=True)} {value}".rstrip()


def _end(series: Series) -> tuple[int, float] | None:
    for index in range(len(series.values) - 1, -1, -1):
        value = series.values[index]
        if value is not None:
            return index, value
    return None


def _strokes(plane: Plane, series: Series, tone: Tone, dash: tuple[int, ...]) -> list[Item]:
    items: list[Item] = []
    run: list[tuple[float, float]] = []
    for index, value in enumerate((*series.values, None)):
        if value is not None:
            run.append((plane.x(index), plane.y(value)))
        elif run:
            items.append(Line(tuple(run), tone, 2.5, dash))
            run = []
    return items


@dataclass(frozen=True, slots=True)
class _Flag:
    """Where the text of a mark goes: from where to where, in which line above the plane, and on which side."""

    mark: Mark
    x: float
    start: float
    end: float
    lane: int


def _flags(marks: Sequence[Mark], count: int, left: float, right: float, limit: float, size: float) -> list[_Flag]:
    """Places the texts of marks so that they touch neither each other nor another mark's line.

    From right to left: a text that reaches beyond later marks goes above them, so that their lines end below it.
    Texts for which there is no room to the right of their line come last, above all that they reach.
    """
    scale = (right - left) / max(count - 1, 1)
    wished = []
    for mark in marks:
        x, room = left + mark.at * scale, text_width(mark.text, size - 1) + 12
        wished.append((mark, x, x if x + room <= limit else x - room, room))
    placed: list[_Flag] = []
    for mark, x, start, room in sorted(wished, key=lambda each: (each[2] < each[1], -each[1])):
        below = [f.lane for f in placed if min(f.start, f.x) <= start + room and start <= max(f.end, f.x)]
        placed.append(_Flag(mark, x, start, start + room, max(below, default=-1) + 1))
    return placed


def _flagged(plane: Plane, flag: _Flag, size: float) -> list[Item]:
    y = plane.top - 6 - flag.lane * (size + 5)
    line = Line(((flag.x, y - size * 0.8), (flag.x, plane.bottom)), "soft", 1, (3, 3))
    if flag.start < flag.x:
        return [line, Label(flag.x - 5, y, flag.mark.text, "soft", size - 1, "end")]
    return [line, Label(flag.x + 5, y, flag.mark.text, "soft", size - 1)]
