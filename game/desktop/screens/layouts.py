"""Layouts that only screens need: a row that stays one, equal cells, a child not squeezed, a foot that may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.desktop.theme import Look
from game.desktop.widgets import Pane, Row, Span, Widget


@dataclass(eq=False)
class FixedRow(Row):
    """Children side by side, whose least width is the sum of theirs: a `Row` that does not stack.

    In a `Fit` it makes room for another form where the window is too narrow.
    """

    def measure_width(self, look: Look) -> Span:
        spans, gaps = [item.widths(look) for item in self.items], self._gaps(look)
        return Span(sum(span.least for span in spans) + gaps, sum(span.liked for span in spans) + gaps)


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
class Unbroken(Pane):
    """One child that is never narrower than it likes to be."""

    def measure_width(self, look: Look) -> Span:
        liked = self.child.widths(look).liked
        return Span(liked, liked)


@dataclass(eq=False)
class WithFoot(Widget):
    """A child with a line under it, which is left out where the height is short."""

    child: Widget
    foot: Widget
    short: bool = field(default=False, init=False)

    def children(self) -> tuple[Widget, ...]:
        return (self.child,) if self.short else (self.child, self.foot)

    def measure_width(self, look: Look) -> Span:
        return self.child.widths(look)

    def measure_height(self, look: Look, width: int) -> Span:
        span = self.child.heights(look, width)
        return Span(span.least, span.liked + self.foot.heights(look, width).liked + look.px(2))

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        tall = self.foot.heights(look, rect.width).liked
        room = rect.height - tall - look.px(2)
        self.short = room < self.child.heights(look, rect.width).least
        self.child.place(look, pygame.Rect(rect.topleft, (rect.width, rect.height if self.short else room)), clip)
        if not self.short:
            self.foot.place(look, pygame.Rect(rect.left, rect.bottom - tall, rect.width, tall), clip)
