"""A chart is lines, areas, dots and labels on a plane, in colours that a theme names. Knows no game.

The same `Drawing` is painted as SVG in the report (`svg`) and by the desktop client.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import Literal

Tone = Literal[
    "ink", "soft", "grid", "paper", "accent", "good", "bad",
    "one", "two", "three", "four", "five", "six", "seven", "eight",
]  # fmt: skip
"""Colours by name; each theme says what they look like."""

SERIES: tuple[Tone, ...] = ("one", "two", "three", "four", "five", "six", "seven", "eight")
DASHES: tuple[tuple[int, ...], ...] = ((), (8, 4), (2, 3), (8, 3, 2, 3), (12, 4), (4, 4), (1, 3), (10, 3, 2, 3, 2, 3))
"""Strokes in the order of `SERIES`, so that colour is never the only difference."""

Shape = Literal["circle", "square", "diamond", "triangle", "cross", "ring"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke through points; `dash` holds lengths of strokes and gaps, none for a solid line."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    width: float = 2
    dash: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `strength` from 0 to 1 says how opaque."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    strength: float = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark at a place; `note` is what hovering it tells."""

    x: float
    y: float
    tone: Tone
    shape: Shape = "circle"
    size: float = 5
    note: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    tone: Tone = "ink"
    size: float = 13
    anchor: Anchor = "start"
    bold: bool = False


Item = Line | Area | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart: its size, a title and what it says in words, and the items from back to front."""

    width: float
    height: float
    title: str
    says: str
    items: tuple[Item, ...]


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


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in the widest of the usual sans serifs, so that nothing is cut off in any of them."""
    narrow = sum(c in "iljtfrI.,:;'|!() " for c in text)
    wide = sum(c in "mwMWÅ%@" for c in text)
    return (0.62 * (len(text) - narrow - wide) + 0.37 * narrow + 0.95 * wide) * size * (1.1 if bold else 1)


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, shortened with an ellipsis if it is wider than the room."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…"


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most the given width; a longer word keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places moved as little as needed to lie at least `gap` apart between `low` and `high`, in the same order."""
    order = sorted(range(len(places)), key=lambda here: (places[here], here))
    groups: list[tuple[list[int], float]] = []
    for here in order:
        groups.append(([here], places[here]))
        while len(groups) > 1 and _top(groups[-1], gap) < _bottom(groups[-2], gap) + gap:
            (late, y2), (early, y1) = groups.pop(), groups.pop()
            groups.append(([*early, *late], (y1 * len(early) + y2 * len(late)) / (len(early) + len(late))))
    moved = [0.0] * len(places)
    floor = low
    for group in groups:
        top = max(_top(group, gap), floor)
        for step, here in enumerate(group[0]):
            moved[here] = top + step * gap
        floor = moved[group[0][-1]] + gap
    ceiling = high
    for here in reversed(order):
        moved[here] = min(moved[here], ceiling)
        ceiling = moved[here] - gap
    return moved


def _top(group: tuple[list[int], float], gap: float) -> float:
    return group[1] - (len(group[0]) - 1) * gap / 2


def _bottom(group: tuple[list[int], float], gap: float) -> float:
    return group[1] + (len(group[0]) - 1) * gap / 2


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Round numbers that cover a range, about `count` of them."""
    span = max(high - low, 1e-9)
    step = 10.0 ** len(str(int(span))) / 1000
    for factor in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        if span / (step * factor) <= count:
            step *= factor
            break
    first = int(low // step)
    found = [first * step]
    while found[-1] < high - 1e-9:
        found.append(found[-1] + step)
    return [round(value, 6) for value in found]


def number(value: float) -> str:
    """A number as an axis shows it, with a true minus sign."""
    return f"{value:g}".replace("-", "−")


# --------------------------------------------------------------------------------------------------
# Charts


@dataclass(frozen=True, slots=True)
class _Plane:
    """The inner rectangle of a chart and its two scales."""

    left: float
    top: float
    right: float
    bottom: float
    x0: float
    x1: float
    y0: float
    y1: float

    def x(self, value: float) -> float:
        return self.left + (value - self.x0) / ((self.x1 - self.x0) or 1) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - (value - self.y0) / ((self.y1 - self.y0) or 1) * (self.bottom - self.top)


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
    plane = _Plane(34, top, width - margin, height - size - 14, 0, max(len(names) - 1, 1), low, high)
    quarters = [low + (high - low) * part / 4 for part in range(5)]
    items: list[Item] = [*_rows(plane, quarters, size), *_columns(plane, names, size)]
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


def _strokes(plane: _Plane, series: Series, tone: Tone, dash: tuple[int, ...]) -> list[Item]:
    items: list[Item] = []
    run: list[tuple[float, float]] = []
    for index, value in enumerate((*series.values, None)):
        if value is not None:
            run.append((plane.x(index), plane.y(value)))
        elif run:
            items.append(Line(tuple(run), tone, 2.5, dash))
            run = []
    return items


def _rows(plane: _Plane, values: Sequence[float], size: float) -> list[Item]:
    items: list[Item] = []
    for value in values:
        if plane.y0 <= value <= plane.y1:
            y = plane.y(value)
            items.append(Line(((plane.left, y), (plane.right, y)), "grid", 1))
            items.append(Label(plane.left - 7, y + size * 0.35, number(value), "soft", size - 1, "end"))
    return items


def _columns(plane: _Plane, names: Sequence[str], size: float) -> list[Item]:
    room = max((text_width(name, size - 1) for name in names), default=0) + 8
    step = max(1, -(-int(room * max(len(names) - 1, 1)) // max(1, int(plane.right - plane.left))))
    return [
        Label(plane.x(index), plane.bottom + size + 6, name, "soft", size - 1, "middle")
        for index, name in enumerate(names)
        if index % step == 0
    ]


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


def _flagged(plane: _Plane, flag: _Flag, size: float) -> list[Item]:
    y = plane.top - 6 - flag.lane * (size + 5)
    line = Line(((flag.x, y - size * 0.8), (flag.x, plane.bottom)), "soft", 1, (3, 3))
    if flag.start < flag.x:
        return [line, Label(flag.x - 5, y, flag.mark.text, "soft", size - 1, "end")]
    return [line, Label(flag.x + 5, y, flag.mark.text, "soft", size - 1)]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a plane chart with what it is called; only named ones get a label."""

    x: float
    y: float
    shape: Shape
    tone: Tone
    name: str = ""
    note: str = ""
    size: float = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """A line of a plane chart, with its name at one end."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    name: str = ""
    dash: tuple[int, ...] = ()
    filled: bool = False


def plane_chart(
    title: str,
    says: str,
    axes: tuple[str, str],
    curves: Sequence[Curve],
    spots: Sequence[Spot],
    *,
    width: float = 760,
    height: float = 460,
    size: float = 13,
) -> Drawing:
    """Points of two measures with lines through some of them; both axes cross where nothing is gained."""
    xs = [0.0, *(p[0] for c in curves for p in c.points), *(s.x for s in spots)]
    ys = [0.0, *(p[1] for c in curves for p in c.points), *(s.y for s in spots)]
    across, up = ticks(min(xs), max(xs), 6 if width > 500 else 4), ticks(min(ys), max(ys), 6)
    plane = _Plane(46, size * 2.4, width - 14, height - size * 2.9, across[0], across[-1], up[0], up[-1])
    items: list[Item] = []
    for value in up:
        y = plane.y(value)
        items.append(Line(((plane.left, y), (plane.right, y)), "soft" if value == 0 else "grid", 1))
        items.append(Label(plane.left - 6, y + size * 0.35, number(value), "soft", size - 1, "end"))
    for value in across:
        x = plane.x(value)
        items.append(Line(((x, plane.top), (x, plane.bottom)), "soft" if value == 0 else "grid", 1))
        items.append(Label(x, plane.bottom + size + 4, number(value), "soft", size - 1, "middle"))
    items.append(Label(plane.left - 36, size, f"↑ {axes[1]}", "ink", size, "start", True))
    items.append(Label(plane.right, height - 5, f"{axes[0]} →", "ink", size, "end", True))
    for curve in curves:
        items += _curve(plane, curve)
    full = _Full(plane, items, [(plane.x(s.x), plane.y(s.y), s.size) for s in spots])
    named: list[Item] = []
    for curve in curves:
        if curve.name and curve.points:
            last = len(curve.points) - 1
            ends = [curve.points[last * part // 8] for part in (4, 2, 6, 1, 7, 0, 8)]
            places = [(plane.x(x), plane.y(y), 4.0) for x, y in ends]
            named += full.put(curve.name, curve.tone, size - 1, places, bold=False)
    for spot in spots:
        if spot.name:
            named += full.put(
                spot.name, spot.tone, size - 1, [(plane.x(spot.x), plane.y(spot.y), spot.size)], bold=True
            )
    items += [item for item in named if isinstance(item, Line)]
    for spot in sorted(spots, key=lambda s: bool(s.name)):
        items.append(Dot(plane.x(spot.x), plane.y(spot.y), spot.tone, spot.shape, spot.size, spot.note or spot.name))
    items += [item for item in named if isinstance(item, Label)]
    return Drawing(width, height, title, says, tuple(items))


def _curve(plane: _Plane, curve: Curve) -> list[Item]:
    points = tuple((plane.x(x), plane.y(y)) for x, y in curve.points)
    items: list[Item] = []
    inside = [(max(x, plane.x(0)), min(y, plane.y(0))) for x, y in points]
    if curve.filled and inside:
        ordered = sorted(inside)
        left, right = (plane.x(0), ordered[0][1]), (ordered[-1][0], plane.y(0))
        items.append(Area((left, *ordered, right, (plane.x(0), plane.y(0))), curve.tone, 0.08))
    if len(points) > 1:
        items.append(Line(points, curve.tone, 2.5, curve.dash))
    return items


_WAYS: tuple[tuple[float, float], ...] = (
    (1, 0), (-1, 0), (0.8, -0.6), (0.8, 0.6), (-0.8, -0.6), (-0.8, 0.6), (0, -1), (0, 1),
    (0.45, -0.9), (0.45, 0.9), (-0.45, -0.9), (-0.45, 0.9),
)  # fmt: skip
"""Directions in which a name may lie from what it names, the best first."""
_REACHES = 24
"""How many steps away a name may lie; one that lies far is tied to what it names by a thin line."""

Box = tuple[float, float, float, float]


class _Full:
    """What a plane chart holds already, and where there is room left for a name that lies over nothing."""

    def __init__(self, plane: _Plane, items: Sequence[Item], dots: Sequence[tuple[float, float, float]]) -> None:
        self.plane = plane
        self.labels = [_box(item) for item in items if isinstance(item, Label)]
        strokes = [item.points for item in items if isinstance(item, Line) and item.tone != "grid"]
        self.strokes = [part for points in strokes for part in pairwise(points)]
        self.dots = [(x - r * 1.25, y - r * 1.25, x + r * 1.25, y + r * 1.25) for x, y, r in dots]

    def put(
        self, text: str, tone: Tone, size: float, places: Sequence[tuple[float, float, float]], *, bold: bool
    ) -> list[Item]:
        """A name near one of the places (x, y and radius), and the line that ties it there; none without room."""
        best: tuple[int, int, Label, tuple[float, float]] | None = None
        for reach in range(_REACHES):
            for x, y, radius in places:
                for across, down in _WAYS:
                    gap = radius + 5 + reach * size * 0.9
                    anchor: Anchor = "start" if across > 0.4 else "end" if across < -0.4 else "middle"
                    lift = size * 0.35 + (down * size * 0.5 if anchor == "middle" else 0)
                    label = Label(x + across * gap, y + down * gap + lift, text, tone, size, anchor, bold)
                    fault = self._fault(label)
                    if fault is not None and (best is None or fault < best[0]):
                        best = (fault, reach, label, (x, y))
            if best is not None and best[0] == 0:
                break
        if best is None:
            return []
        _, reach, label, place = best
        self.labels.append(_box(label))
        if reach < 2:
            return [label]
        tie = (place, _nearest(_box(label), place))
        self.strokes.append(tie)
        return [Line(tie, tone, 1, (1, 3)), label]

    def _fault(self, label: Label) -> int | None:
        """How much a label would lie over; None where it may not lie at all: outside, or on another label."""
        box, plane = _box(label), self.plane
        if box[0] < plane.left or box[2] > plane.right or box[1] < plane.top or box[3] > plane.bottom:
            return None
        if any(_overlap(box, other, 3) for other in self.labels):
            return None
        return 3 * sum(_overlap(box, dot, 1) for dot in self.dots) + sum(_crosses(box, part) for part in self.strokes)


def _box(label: Label) -> Box:
    """Left, top, right and bottom of a label."""
    room = text_width(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0.0, "middle": room / 2, "end": room}[label.anchor]
    return left, label.y - label.size * 0.8, left + room, label.y + label.size * 0.28


def _overlap(one: Box, other: Box, apart: float) -> bool:
    return (
        one[0] < other[2] + apart
        and other[0] < one[2] + apart
        and one[1] < other[3] + apart
        and other[1] < one[3] + apart
    )


def _nearest(box: Box, place: tuple[float, float]) -> tuple[float, float]:
    """The point of a box that lies nearest to a place."""
    return min(max(place[0], box[0]), box[2]), min(max(place[1], box[1]), box[3])


def _crosses(box: Box, part: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    """Whether a stroke from one point to another runs through a box: what is left of it inside each side."""
    (x, y), (x2, y2) = part
    low, high = 0.0, 1.0
    for start, by, least, most in ((x, x2 - x, box[0] - 2, box[2] + 2), (y, y2 - y, box[1] - 2, box[3] + 2)):
        if by == 0:
            if not least < start < most:
                return False
            continue
        first, last = sorted(((least - start) / by, (most - start) / by))
        low, high = max(low, first), min(high, last)
    return low < high


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
    plane = _Plane(left + before, top, width - texts, height - 6, low, high, 0, 1)
    items: list[Item] = [Line(((plane.x(0), plane.top), (plane.x(0), plane.bottom)), "soft", 1)]
    for index, bar in enumerate(bars):
        items += _bar(plane, bar, plane.top + row * index, row, size, stacked=stacked)
    if target:
        items.append(Label(width - 4, size, target, "soft", size - 1, "end"))
    return Drawing(width, height, title, says, tuple(items))


def _bar(plane: _Plane, bar: Bar, y: float, row: float, size: float, *, stacked: bool) -> list[Item]:
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


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of a grid: what it says, how good or bad that is, and a line over it."""

    text: str
    tone: Tone = "paper"
    over: str = ""


def grid_chart(
    title: str,
    says: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    *,
    width: float = 760,
    size: float = 13,
    first: float = 0,
) -> Drawing:
    """A table as squares, each with its word in it; `first` is the share of the first column, 0 for an equal one."""
    stacked = width < 500
    names = 0 if stacked else min(max((text_width(n, size) for n, _ in rows), default=0) + 14, width * 0.46)
    room = width - names - 2
    opening = room * first if first else room / max(len(columns), 1)
    cell = (room - opening) / max(len(columns) - 1, 1)
    lefts = [names + (opening + cell * (place - 1) if place else 0) for place in range(len(columns))]
    widths = [opening, *[cell] * (len(columns) - 1)]
    tall = any(cell.over for _, cells in rows for cell in cells)
    above = size * 1.7 if stacked else 0
    row = above + size * (3.6 if tall else 2.5)
    head = size * 2
    items: list[Item] = [
        Label(left + wide / 2, size, cut(c, size - 1, wide - 4, bold=True), "soft", size - 1, "middle", True)
        for c, left, wide in zip(columns, lefts, widths, strict=True)
    ]
    for index, (name, cells) in enumerate(rows):
        y = head + row * index
        space = width if stacked else names - 10
        items.append(Label(0, y + (size if stacked else row * 0.62), cut(name, size, space), "ink", size))
        for each, left, wide in zip(cells, lefts, widths, strict=False):
            items += _cell(left + 2, y + above, wide - 4, row - above - 5, each, size)
    return Drawing(width, head + row * len(rows) + 4, title, says, tuple(items))


def _cell(x: float, y: float, width: float, height: float, cell: Cell, size: float) -> list[Item]:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    filled = cell.tone != "paper"
    items: list[Item] = [Area(corners, cell.tone if filled else "grid", 0.22 if filled else 0.35)]
    if filled:
        items.append(Line((corners[0], corners[3]), cell.tone, 3))
    text, middle = cut(cell.text, size - 1, width - 8), y + height / 2 + size * 0.33
    if cell.over:
        over = cut(cell.over, size - 2, width - 8)
        items.append(Label(x + width / 2, middle - size * 0.62, over, "soft", size - 2, "middle"))
        middle += size * 0.62
    items.append(Label(x + width / 2, middle, text, "ink", size - 1, "middle"))
    return items


@dataclass(frozen=True, slots=True)
class Span:
    """A row of a timeline: from when until when it ran, with marks on it."""

    name: str
    first: float
    last: float
    tone: Tone
    dash: tuple[int, ...] = ()
    marks: tuple[tuple[float, Shape, Tone, str], ...] = ()
    note: str = ""


def span_chart(
    title: str, says: str, spans: Sequence[Span], names: Sequence[str], *, width: float = 760, size: float = 13
) -> Drawing:
    """What ran from when until when, one row each with its name above it."""
    row = size * 2.6
    top = size * 2
    height = top + row * len(spans) + 6
    plane = _Plane(8, top, width - 8, height - 4, 0, max(len(names), 1), 0, 1)
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
    plane = _Plane(10, top, width - 10, height - size * 1.6, across[0], across[-1], 0, 1)
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


# --------------------------------------------------------------------------------------------------
# SVG


def svg(drawing: Drawing, name: str, css: str = "", *, notes: bool = True) -> str:
    """The drawing as an SVG element, with what hovering tells if `notes`.

    `name` is unique on the page; colours are classes that the page's style sets.
    """
    parts = [
        f'<svg viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="img" class="chart {css}"'
        f' aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(drawing.title)}</title><desc id="{name}-d">{escape(drawing.says)}</desc>'
    ]
    parts += [
        _svg_item(item if notes or not isinstance(item, Dot | Area) else replace(item, note=""))
        for item in drawing.items
    ]
    parts.append("</svg>")
    return "".join(parts)


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _svg_item(item: Item) -> str:
    match item:
        case Line():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
            dash = f' stroke-dasharray="{" ".join(map(str, item.dash))}"' if item.dash else ""
            return f'<polyline class="s-{item.tone}" points="{points}" stroke-width="{_n(item.width)}"{dash}/>'
        case Area():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
            opacity = "" if item.strength == 1 else f' fill-opacity="{item.strength:g}"'
            return _noted(f'<polygon class="f-{item.tone}" points="{points}"{opacity}', "polygon", item.note)
        case Dot():
            return _svg_dot(item)
        case Label():
            anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
            bold = ' font-weight="600"' if item.bold else ""
            return (
                f'<text class="f-{item.tone}" x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"'
                f"{anchor}{bold}>{escape(item.text)}</text>"
            )


def _noted(opening: str, tag: str, note: str) -> str:
    return f"{opening}><title>{escape(note)}</title></{tag}>" if note else f"{opening}/>"


def outline(dot: Dot) -> tuple[tuple[float, float], ...]:
    """Corners of a dot's shape; none for a round one."""
    corners: Mapping[Shape, tuple[tuple[float, float], ...]] = {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
        "cross": (
            (-1, -0.6), (-0.6, -1), (0, -0.4), (0.6, -1), (1, -0.6), (0.4, 0),
            (1, 0.6), (0.6, 1), (0, 0.4), (-0.6, 1), (-1, 0.6), (-0.4, 0),
        ),
    }  # fmt: skip
    return tuple((dot.x + x * dot.size, dot.y + y * dot.size) for x, y in corners.get(dot.shape, ()))


def _svg_dot(dot: Dot) -> str:
    corners = outline(dot)
    if corners:
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        return _noted(f'<polygon class="f-{dot.tone} halo" points="{points}"', "polygon", dot.note)
    kind = f"s-{dot.tone} hollow" if dot.shape == "ring" else f"f-{dot.tone} halo"
    where = f'cx="{_n(dot.x)}" cy="{_n(dot.y)}" r="{_n(dot.size)}"'
    return _noted(f'<circle class="{kind}" {where}', "circle", dot.note)


__all__ = [
    "DASHES", "SERIES", "Area", "Bar", "Cell", "Curve", "Dot", "Drawing", "Item", "Label", "Line", "Mark", "Series",
    "Span", "Spot", "Strip", "Tone", "bar_chart", "grid_chart", "line_chart", "outline", "plane_chart",
    "span_chart", "strip_chart", "svg", "text_width",
]  # fmt: skip
