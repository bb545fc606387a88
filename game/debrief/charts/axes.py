"""The plane that every chart stands on: round ticks, rows, columns, and labels spread so that none lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.drawing import Item, Label, Line, number, text_width


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


@dataclass(frozen=True, slots=True)
class Plane:
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


def value_rows(plane: Plane, values: Sequence[float], size: float) -> list[Item]:
    items: list[Item] = []
    for value in values:
        if plane.y0 <= value <= plane.y1:
            y = plane.y(value)
            items.append(Line(((plane.left, y), (plane.right, y)), "grid", 1))
            items.append(Label(plane.left - 7, y + size * 0.35, number(value), "soft", size - 1, "end"))
    return items


def round_columns(plane: Plane, names: Sequence[str], size: float) -> list[Item]:
    room = max((text_width(name, size - 1) for name in names), default=0) + 8
    step = max(1, -(-int(room * max(len(names) - 1, 1)) // max(1, int(plane.right - plane.left))))
    return [
        Label(plane.x(index), plane.bottom + size + 6, name, "soft", size - 1, "middle")
        for index, name in enumerate(names)
        if index % step == 0
    ]
