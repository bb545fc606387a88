"""How an alliance looks: a ribbon that is straight and whole when taut, thin, slack and cracked when it fails."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.desktop.shapes import Point, drawing, paint_code, path_of, stroke
from game.desktop.theme import Band, Colour, Look

_CRACKS = {1: (0.16, 0.34, 0.7, 0.87), 2: (0.2, 0.8), 3: (0.78,), 4: (), 5: ()}  # by notches


Line = tuple[Point, ...]
Placed = tuple[pygame.Surface, tuple[int, int]]


def paint_alliance(
    surface: pygame.Surface, points: Line, confidence: int, band: Band, colour: Colour, look: Look
) -> None:
    """Paint one ribbon; it is drawn anew only when something about it changed."""
    surface.blit(*_ribbon(points, confidence, band.notches, colour, look))


def paint_door_line(surface: pygame.Surface, points: Line, colour: Colour, look: Look, open_: bool) -> None:
    """Paint the line between adversaries: dotted, and closer to a line when the door is open."""
    surface.blit(*_dotted(points, colour, look, open_))


@lru_cache(maxsize=200)
def _ribbon(points: Line, confidence: int, notches: int, colour: Colour, look: Look) -> Placed:
    thick = look.px(3) + look.px(9) * confidence / 100
    near, size, corner = _boxed(points, round(thick) + look.px(8))
    body = "".join(
        f'<path d="{path_of(piece, closed=True)}" fill="{paint_code(colour)}" fill-opacity="0.9"/>'
        for piece in _pieces(near, _CRACKS[notches], thick, look)
    )
    if notches >= 4:
        body += stroke(near, (255, 255, 255), thick / 5, 0.35)
    return drawing(*size, body), corner


@lru_cache(maxsize=100)
def _dotted(points: Line, colour: Colour, look: Look, open_: bool) -> Placed:
    near, size, corner = _boxed(points, look.px(6))
    dash = f"{look.px(9)} {look.px(5)}" if open_ else f"{look.px(1)} {look.px(7)}"
    return drawing(*size, stroke(near, colour, look.px(2.4), 0.9, dash)), corner


def _boxed(points: Line, reach: int) -> tuple[Line, tuple[int, int], tuple[int, int]]:
    """The points moved into the smallest picture that holds them, its size, and where it goes."""
    left = round(min(x for x, _ in points)) - reach
    top = round(min(y for _, y in points)) - reach
    near = tuple((x - left, y - top) for x, y in points)
    size = round(max(x for x, _ in near)) + reach, round(max(y for _, y in near)) + reach
    return near, size, (left, top)


def _pieces(points: Sequence[Point], cracks: Sequence[float], thick: float, look: Look) -> list[list[Point]]:
    """The ribbon cut at the cracks, each cut jagged, each piece a closed outline."""
    last = len(points) - 1
    cuts = [0, *(round(crack * last) for crack in cracks), last]
    shift = look.px(1.5)
    pieces = []
    for number in range(len(cuts) - 1):
        start, end = cuts[number], cuts[number + 1]
        if end - start >= 2:
            aside = shift * (1 if number % 2 else -1) if len(cracks) > 1 else 0
            pieces.append(_piece(points[start : end + 1], thick, start > 0, end < last, aside, look))
    return pieces


def _piece(
    points: Sequence[Point], thick: float, cut_start: bool, cut_end: bool, aside: float, look: Look
) -> list[Point]:
    gap = look.px(3)
    normals = [_normal(points, number) for number in range(len(points))]
    middle = [(x + n[0] * aside, y + n[1] * aside) for (x, y), n in zip(points, normals, strict=True)]
    upper = [(x + n[0] * thick / 2, y + n[1] * thick / 2) for (x, y), n in zip(middle, normals, strict=True)]
    lower = [(x - n[0] * thick / 2, y - n[1] * thick / 2) for (x, y), n in zip(middle, normals, strict=True)]
    far = _teeth(upper[-1], lower[-1], normals[-1], -gap, look) if cut_end else []
    near = _teeth(lower[0], upper[0], normals[0], gap, look) if cut_start else []
    return upper + far + lower[::-1] + near


def _teeth(start: Point, end: Point, normal: Point, gap: float, look: Look) -> list[Point]:
    """A jagged edge across the ribbon; the same teeth on both sides of a crack."""
    along = (normal[1], -normal[0])
    tooth = look.px(6)
    if gap > 0:  # the near side is walked the other way round
        return [_point(start, end, along, share, gap + bite * tooth) for share, bite in ((0.3, -0.5), (0.65, 0.6))]
    return [_point(start, end, along, share, gap + bite * tooth) for share, bite in ((0.35, 0.6), (0.7, -0.5))]


def _point(start: Point, end: Point, along: Point, share: float, out: float) -> Point:
    x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
    return x + along[0] * out, y + along[1] * out


def _normal(points: Sequence[Point], number: int) -> Point:
    before, after = points[max(0, number - 1)], points[min(len(points) - 1, number + 1)]
    x, y = after[0] - before[0], after[1] - before[1]
    length = math.hypot(x, y) or 1.0
    return -y / length, x / length
