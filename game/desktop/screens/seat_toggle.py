"""A delegation that signs or does not, as its disc alone: for rows with no room for names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.desktop.brush import Brush
from game.desktop.crest import Crest
from game.desktop.response import Response
from game.desktop.theme import Look
from game.desktop.widgets import Span, Widget
from game.desktop.widgets.base import Reply
from game.desktop.widgets.labels import paint_seat


@dataclass(eq=False)
class SeatToggle(Widget):
    """The disc, framed and ticked while it is on. Its words are said, and shown under the pointer and on focus."""

    crest: Crest
    on: bool
    press: Callable[[], Response | None]
    says: str
    size: float = 34

    focusable = True

    def __post_init__(self) -> None:
        self.tip = self.says

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(self.size), look.px(self.size))

    def measure_height(self, look: Look, width: int) -> Span:
        return self.measure_width(look)

    def paint(self, brush: Brush) -> None:
        if self.on or brush.hover == self.path:
            brush.box(self.rect, "chosen" if self.on else "hover", "brass" if self.on else None, 8)
        inner = self.rect.inflate(-brush.px(10), -brush.px(10))
        paint_seat(brush, self.crest, inner)
        if self.on:
            side = brush.px(14)
            mark = pygame.Rect(self.rect.right - side, self.rect.bottom - side, side, side)
            brush.disc(mark.center, side, "brass")
            brush.icon("tick", mark.inflate(-brush.px(4), -brush.px(4)), "on_brass")
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def activate(self) -> Reply:
        return self.press() or True

    def describe(self) -> str:
        return f"button: {self.says}"
