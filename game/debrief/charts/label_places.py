"""Where the label of a point goes, so that it covers no other label, no point and no curve."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.debrief.charts.axes import Plane
from game.debrief.charts.drawing import Anchor, Item, Label, Line, Tone, text_width

WAYS: tuple[tuple[float, float], ...] = (
    (1, 0), (-1, 0), (0.8, -0.6), (0.8, 0.6), (-0.8, -0.6), (-0.8, 0.6), (0, -1), (0, 1),
    (0.45, -0.9), (0.45, 0.9), (-0.45, -0.9), (-0.45, 0.9),
)  # fmt: skip
"""Directions in which a name may lie from what it names, the best first."""

_REACHES = 24
"""How many steps away a name may lie; one that lies far is tied to what it names by a thin line."""

Box = tuple[float, float, float, float]


class Occupied:
    """What a plane chart holds already, and where there is room left for a name that lies over nothing."""

    def __init__(self, plane: Plane, items: Sequence[Item], dots: Sequence[tuple[float, float, float]]) -> None:
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
                for across, down in WAYS:
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
