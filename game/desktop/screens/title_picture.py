"""A quiet picture for the front door and the opening: a lit table with the emblems of its delegations around it.

Decoration only: nothing on it can be pressed, and it says no number.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.desktop import fonts, shapes
from game.desktop.brush import Brush
from game.desktop.crest import Crest
from game.desktop.shapes import Point
from game.desktop.theme import NAME, Look
from game.desktop.widgets import Span, Widget
from game.desktop.widgets.labels import paint_seat

ARRIVING = 1600
"""Milliseconds in which the delegations take their seats, one after another."""


@dataclass(eq=False)
class TitlePicture(Widget):
    """The table. ``ties`` are pairs of chairs bound by an alliance, ``doors`` pairs that face each other across one.

    ``since`` is when it began to fill, if it does; ``names`` stand under the chairs, if there are any.
    """

    chairs: Sequence[Crest]
    ties: Sequence[tuple[int, int]] = ()
    doors: Sequence[tuple[int, int]] = ()
    names: Sequence[str] = ()
    since: int | None = None
    tall: float = 420

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(260), look.px(560))

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(160), look.px(self.tall))

    def paint(self, brush: Brush) -> None:
        side = min(brush.px(112), self.rect.width // 9, self.rect.height // 6)
        top = self._top(side)
        brush.surface.blit(_table(top.size, brush.look), top.move(-_GLOW, -_GLOW).topleft)
        places = [self._place(number, top) for number in range(len(self.chairs))]
        for pairs, dotted in ((self.doors, True), (self.ties, False)):
            for one, other in pairs:
                if min(self._share(one, brush), self._share(other, brush)) >= 1:
                    self._tie(brush, places[one], places[other], top, dotted)
        for number, chair in enumerate(self.chairs):
            share = self._share(number, brush)
            if share > 0:
                self._chair(brush, chair, places[number], round(side * share))
            if share >= 1 and self.names:
                self._name(brush, self.names[number], places[number], side)

    def _top(self, side: int) -> pygame.Rect:
        words = side // 2 if self.names else 0
        wide = min(self.rect.width - side - 8, (self.rect.height - side - 8 - 2 * words) * 8 // 5)
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

    def _tie(self, brush: Brush, one: Point, other: Point, top: pygame.Rect, dotted: bool) -> None:
        points = tuple((x - top.left, y - top.top) for x, y in (one, other))
        brush.surface.blit(_thread(top.size, points, brush.look, dotted), top)

    def _name(self, brush: Brush, name: str, at: Point, side: int) -> None:
        wide = fonts.text_width(name, NAME, brush.look)
        box = pygame.Rect(0, 0, wide, fonts.line_height(NAME, brush.look))
        if at[1] < self.rect.centery:  # outward, where no line runs
            box.midbottom = round(at[0]), round(at[1]) - side // 2 - brush.px(6)
        else:
            box.midtop = round(at[0]), round(at[1]) + side // 2 + brush.px(8)
        brush.text(name, box.clamp(self.rect).topleft, NAME)

    def _chair(self, brush: Brush, crest: Crest, at: Point, side: int) -> None:
        square = pygame.Rect(0, 0, side, side)
        square.center = round(at[0]), round(at[1])
        if side > 8:
            brush.disc(square.center, side + brush.px(10), "desk")
            paint_seat(brush, crest, square)


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


def _thread(size: tuple[int, int], points: tuple[Point, ...], look: Look, dotted: bool) -> pygame.Surface:
    """A line between two chairs that bends towards the middle of the table; dots for a door."""
    middle = (size[0] / 2, size[1] / 2)
    one, other = points
    control = tuple(0.4 * m + 0.3 * (a + b) for m, a, b in zip(middle, one, other, strict=True))
    line = shapes.curve_points(one, (control[0], control[1]), other)
    if not dotted:
        return shapes.kept_drawing(*size, shapes.stroke(line, look.theme.brass, look.px(3)))
    colour, radius = shapes.paint_code(look.theme.muted), look.px(2)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>' for x, y in line[1::2])
    return shapes.kept_drawing(*size, dots)
