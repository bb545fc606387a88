"""A text that stands, under its seal: the wax, the discs of those who signed, and what it says in a few words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.crest import Crest
from game.desktop.theme import SMALL, Look
from game.desktop.widgets import Span, Widget
from game.desktop.widgets.labels import paint_seat
from game.present import result

WAX, DISC = 44, 26
"""The seal and a signatory's disc, in pixels at 100 percent."""


@dataclass(eq=False)
class Seal(Widget):
    """One sealed text."""

    crest: Callable[[str], Crest]
    of: result.Seal

    leaf_text = True

    def _left(self, look: Look) -> int:
        return look.px(WAX + 14)

    def measure_width(self, look: Look) -> Span:
        discs = (look.px(DISC) + look.px(3)) * len(self.of.seats)
        least = self._left(look) + max(discs, look.px(160))
        return Span(least, least + look.px(240))

    def measure_height(self, look: Look, width: int) -> Span:
        lines = len(fonts.break_lines(self.of.text, SMALL, look, width - self._left(look)))
        tall = look.px(DISC) + look.px(4) + lines * fonts.line_height(SMALL, look)
        return Span(max(tall, look.px(WAX)), max(tall, look.px(WAX)))

    def paint(self, brush: Brush) -> None:
        side, look = brush.px(WAX), brush.look
        wax = pygame.Rect(self.rect.left, self.rect.top, side, side)
        brush.disc(wax.center, side, "brass", "brass")
        brush.disc(wax.center, side - brush.px(10), "brass", "on_brass", 1.5)
        brush.icon("deal", wax.inflate(-brush.px(22), -brush.px(22)), "on_brass")
        left, disc = self.rect.left + self._left(look), brush.px(DISC)
        for number, seat in enumerate(self.of.seats):
            at = left + number * (disc + brush.px(3))
            paint_seat(brush, self.crest(seat), pygame.Rect(at, self.rect.top, disc, disc))
        words = pygame.Rect(left, self.rect.top + disc + brush.px(4), self.rect.right - left, self.rect.height)
        brush.text_in(self.of.text, words, SMALL)

    def describe(self) -> str:
        return f"sealed: {self.of.text}"
