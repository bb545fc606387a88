"""Two more layouts of the screens outside a game: cells of one width in lines, and a row that stays a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.desktop.look import Look
from game.desktop.widgets import Row, Span, Widget


@dataclass(eq=False)
class Grid(Widget):
    """Lays out its cells in columns of at least ``each`` pixels at 100 percent."""

    items: Sequence[Widget]
    each: float
    gap: float = 12
    most: int = 9  # columns

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.items)

    def _least(self, look: Look) -> int:
        return max((item.widths(look).least for item in self.items), default=0)

    def measure_width(self, look: Look) -> Span:
        least = self._least(look)
        whole = max(least, look.px(self.each))
        beside = min(self.most, len(self.items))
        return Span(least, whole * beside + look.px(self.gap) * max(0, beside - 1))

    def _count(self, look: Look, width: int) -> int:
        gap, cell = look.px(self.gap), max(self._least(look), look.px(self.each))
        return max(1, min((width + gap) // (cell + gap), len(self.items), self.most))

    def _lines(self, look: Look, width: int) -> tuple[int, list[tuple[Sequence[Widget], int]]]:
        """The width of a cell, and each line with its height."""
        count = self._count(look, width)
        cell = (width - look.px(self.gap) * (count - 1)) // count
        lines = [self.items[start : start + count] for start in range(0, len(self.items), count)]
        return cell, [(line, max(item.heights(look, cell).liked for item in line)) for line in lines]

    def measure_height(self, look: Look, width: int) -> Span:
        _, lines = self._lines(look, width)
        tall = sum(height for _, height in lines) + look.px(self.gap) * max(0, len(lines) - 1)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        cell, lines = self._lines(look, rect.width)
        top = rect.top
        for line, height in lines:
            for number, item in enumerate(line):
                left = rect.left + number * (cell + look.px(self.gap))
                item.place(look, pygame.Rect(left, top, cell, height), clip)
            top += height + look.px(self.gap)


@dataclass(eq=False)
class Beside(Row):
    """A row that needs room for all its children at once: for a Fit, which shows another form where there is none."""

    def measure_width(self, look: Look) -> Span:
        spans = [item.widths(look) for item in self.items]
        gaps = look.px(self.gap) * max(0, len(spans) - 1)
        return Span(sum(s.least for s in spans) + gaps, sum(s.liked for s in spans) + gaps)
