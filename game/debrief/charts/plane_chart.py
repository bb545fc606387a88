"""Points and curves between two scales, such as deals between what they are worth to two seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.axes import Plane, ticks
from game.debrief.charts.drawing import Area, Dot, Drawing, Item, Label, Line, Shape, Tone, number
from game.debrief.charts.label_places import Occupied


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
    plane = Plane(46, size * 2.4, width - 14, height - size * 2.9, across[0], across[-1], up[0], up[-1])
    items = _scales(plane, across, up, size)
    items.append(Label(plane.left - 36, size, f"↑ {axes[1]}", "ink", size, "start", True))
    items.append(Label(plane.right, height - 5, f"{axes[0]} →", "ink", size, "end", True))
    for curve in curves:
        items += _curve(plane, curve)
    full = Occupied(plane, items, [(plane.x(s.x), plane.y(s.y), s.size) for s in spots])
    named = _names(plane, full, curves, spots, size)
    items += [item for item in named if isinstance(item, Line)]
    for spot in sorted(spots, key=lambda s: bool(s.name)):
        items.append(Dot(plane.x(spot.x), plane.y(spot.y), spot.tone, spot.shape, spot.size, spot.note or spot.name))
    items += [item for item in named if isinstance(item, Label)]
    return Drawing(width, height, title, says, tuple(items))


def _scales(plane: Plane, across: Sequence[float], up: Sequence[float], size: float) -> list[Item]:
    """Lines across and up at round numbers, each with its number."""
    items: list[Item] = []
    for value in up:
        y = plane.y(value)
        items.append(Line(((plane.left, y), (plane.right, y)), "soft" if value == 0 else "grid", 1))
        items.append(Label(plane.left - 6, y + size * 0.35, number(value), "soft", size - 1, "end"))
    for value in across:
        x = plane.x(value)
        items.append(Line(((x, plane.top), (x, plane.bottom)), "soft" if value == 0 else "grid", 1))
        items.append(Label(x, plane.bottom + size + 4, number(value), "soft", size - 1, "middle"))
    return items


def _names(plane: Plane, full: Occupied, curves: Sequence[Curve], spots: Sequence[Spot], size: float) -> list[Item]:
    """Names beside curves, tried at several points from the middle outward, then beside points."""
    named: list[Item] = []
    for curve in curves:
        if curve.name and curve.points:
            last = len(curve.points) - 1
            ends = [curve.points[last * part // 8] for part in (4, 2, 6, 1, 7, 0, 8)]
            places = [(plane.x(x), plane.y(y), 4.0) for x, y in ends]
            named += full.put(curve.name, curve.tone, size - 1, places, bold=False)
    for spot in spots:
        if spot.name:
            place = (plane.x(spot.x), plane.y(spot.y), spot.size)
            named += full.put(spot.name, spot.tone, size - 1, [place], bold=True)
    return named


def _curve(plane: Plane, curve: Curve) -> list[Item]:
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
