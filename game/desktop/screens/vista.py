"""A quiet picture for the front door and the opening: a lit table with the emblems of its delegations around it.

Decoration only: nothing on it can be pressed, and it says no number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.desktop import shapes
from game.desktop.look import Look
from game.desktop.paint import Brush
from game.desktop.shapes import Point
from game.desktop.widgets import Span, Widget
from game.desktop.widgets.text import paint_seat

ARRIVING = 1600
"""Milliseconds in which the delegations take their seats, one after another."""

Chair = tuple[str, int]
"""An emblem, and the place of its delegation in the scenario's order."""


@dataclass(eq=False)
class Vista(Widget):
    """The table. ``ties`` are pairs of chairs bound by an alliance; ``since`` is when it began to fill, if it does."""

    chairs: Sequence[Chair]
    ties: Sequence[tuple[int, int]] = ()
    since: int | None = None
    tall: float = 420

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(260), look.px(560))

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(160), look.px(self.tall))

    def paint(self, brush: Brush) -> None:
        side = min(brush.px(76), self.rect.width // 7, self.rect.height // 5)
        top = self._top(side)
        brush.surface.blit(_table(top.size, brush.look), top.move(-_GLOW, -_GLOW).topleft)
        places = [self._place(number, top) for number in range(len(self.chairs))]
        for one, other in self.ties:
            share = min(self._share(one, brush), self._share(other, brush))
            if share >= 1:
                self._tie(brush, places[one], places[other], top)
        for number, (emblem, colour) in enumerate(self.chairs):
            share = self._share(number, brush)
            if share > 0:
                self._chair(brush, emblem, colour, places[number], round(side * share))

    def _top(self, side: int) -> pygame.Rect:
        wide = min(self.rect.width - side - 8, (self.rect.height - side - 8) * 8 // 5)
        top = pygame.Rect(0, 0, max(8, wide), max(8, wide * 5 // 8))
        top.center = self.rect.center
        return top

    def _place(self, number: int, top: pygame.Rect) -> Point:
        angle = math.radians(-90 + 360 * number / len(self.chairs))
        return top.centerx + math.cos(angle) * top.width / 2, top.centery + math.sin(angle) * top.height / 2

    def _share(self, number: int, brush: Brush) -> float:
        """How far a chair has come, 0 to 1, slowing down towards the end."""
        if self.since is None or not brush.motion:
            return 1.0
        each = ARRIVING / (len(self.chairs) + 1)
        gone = (brush.now - self.since - number * each) / (2 * each)
        return 1 - (1 - max(0.0, min(1.0, gone))) ** 3

    def _tie(self, brush: Brush, one: Point, other: Point, top: pygame.Rect) -> None:
        points = tuple((x - top.left, y - top.top) for x, y in (one, other))
        brush.surface.blit(_thread(top.size, points, brush.look), top)

    def _chair(self, brush: Brush, emblem: str, colour: int, at: Point, side: int) -> None:
        square = pygame.Rect(0, 0, side, side)
        square.center = round(at[0]), round(at[1])
        if side > 8:
            brush.disc(square.center, side + brush.px(10), "desk")
            paint_seat(brush, emblem, colour, square)


_GLOW = 60


def _table(size: tuple[int, int], look: Look) -> pygame.Surface:
    theme = look.theme
    light, dark, rim, shade = (
        shapes.paint_code(c) for c in (theme.table_light, theme.table, theme.brass, theme.hairline)
    )
    wide, tall = size
    x, y, rx, ry = wide / 2 + _GLOW, tall / 2 + _GLOW, wide / 2, tall / 2
    body = (
        f'<defs><radialGradient id="t" cx="0.5" cy="0.42" r="0.62"><stop offset="0" stop-color="{light}"/>'
        f'<stop offset="1" stop-color="{dark}"/></radialGradient>'
        f'<radialGradient id="g"><stop offset="0.7" stop-color="{light}" stop-opacity="0.5"/>'
        f'<stop offset="1" stop-color="{light}" stop-opacity="0"/></radialGradient></defs>'
        f'<ellipse cx="{x}" cy="{y}" rx="{rx + _GLOW}" ry="{ry + _GLOW}" fill="url(#g)"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="url(#t)" stroke="{rim}" stroke-opacity="0.6" '
        f'stroke-width="{look.px(2)}"/>'
        f'<ellipse cx="{x}" cy="{y}" rx="{rx * 0.93}" ry="{ry * 0.93}" fill="none" stroke="{shade}" '
        f'stroke-width="{look.px(1)}"/>'
    )
    return shapes.kept_drawing(wide + 2 * _GLOW, tall + 2 * _GLOW, body)


def _thread(size: tuple[int, int], points: tuple[Point, ...], look: Look) -> pygame.Surface:
    middle = (size[0] / 2, size[1] / 2)
    one, other = points
    control = tuple(0.55 * m + 0.225 * (a + b) for m, a, b in zip(middle, one, other, strict=True))
    line = shapes.curve_points(one, (control[0], control[1]), other)
    return shapes.kept_drawing(*size, shapes.stroke(line, look.theme.brass, look.px(3)))
