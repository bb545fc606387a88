"""Rows, columns, flows and padding. Sizes are measured, so that nothing can overlap; a row too narrow stacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.desktop.brush import Brush
from game.desktop.theme import Look
from game.desktop.widgets.base import Span, Widget, share


@dataclass(eq=False)
class Column(Widget):
    """Children one under another, each as wide as the column."""

    items: Sequence[Widget]
    gap: float = 8

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.items)

    def measure_width(self, look: Look) -> Span:
        spans = [item.widths(look) for item in self.items]
        return Span(max((s.least for s in spans), default=0), max((s.liked for s in spans), default=0))

    def measure_height(self, look: Look, width: int) -> Span:
        spans = [item.heights(look, width) for item in self.items]
        gaps = self._gaps(look)
        return Span(sum(s.least for s in spans) + gaps, sum(s.liked for s in spans) + gaps)

    def _gaps(self, look: Look) -> int:
        return look.px(self.gap) * max(0, len(self.items) - 1)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        wants = [item.heights(look, rect.width) for item in self.items]
        given = share(rect.height - self._gaps(look), wants, [item.grow for item in self.items])
        top = rect.top
        for item, height in zip(self.items, given, strict=True):
            item.place(look, pygame.Rect(rect.left, top, rect.width, height), clip)
            top += height + look.px(self.gap)


@dataclass(eq=False)
class Row(Widget):
    """Children side by side; one under another where their least widths do not fit."""

    items: Sequence[Widget]
    gap: float = 8
    align: str = "middle"  # top, middle or fill

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.items)

    def _gaps(self, look: Look) -> int:
        return look.px(self.gap) * max(0, len(self.items) - 1)

    def _wants(self, look: Look) -> list[Span]:
        return [item.widths(look) for item in self.items]

    def measure_width(self, look: Look) -> Span:
        spans = self._wants(look)
        return Span(max((s.least for s in spans), default=0), sum(s.liked for s in spans) + self._gaps(look))

    def stacks(self, look: Look, width: int) -> bool:
        """Whether the row must become a column at this width."""
        return sum(span.least for span in self._wants(look)) + self._gaps(look) > width

    def _dealt(self, look: Look, width: int) -> list[int]:
        return share(width - self._gaps(look), self._wants(look), [item.grow for item in self.items])

    def _stacked(self) -> Column:
        return Column(items=tuple(self.items), gap=self.gap)

    def measure_height(self, look: Look, width: int) -> Span:
        if self.stacks(look, width):  # stacked areas show all they hold: the window scrolls, not each of them
            liked = self._stacked().measure_height(look, width).liked
            return Span(liked, liked)
        spans = [item.heights(look, w) for item, w in zip(self.items, self._dealt(look, width), strict=True)]
        return Span(max((s.least for s in spans), default=0), max((s.liked for s in spans), default=0))

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        if self.stacks(look, rect.width):
            self._stacked().place(look, rect, clip)
            return
        left = rect.left
        for item, width in zip(self.items, self._dealt(look, rect.width), strict=True):
            liked = item.heights(look, width).liked
            height = rect.height if self.align == "fill" else min(liked, rect.height)
            top = rect.top + (rect.height - height) // 2 if self.align == "middle" else rect.top
            item.place(look, pygame.Rect(left, top, width, height), clip)
            left += width + look.px(self.gap)


@dataclass(eq=False)
class Flow(Widget):
    """Children side by side at the width they like, going on to a new line where the room ends."""

    items: Sequence[Widget]
    gap: float = 8
    align: str = "left"  # or right

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.items)

    def measure_width(self, look: Look) -> Span:
        spans = [item.widths(look) for item in self.items]
        gaps = look.px(self.gap) * max(0, len(self.items) - 1)
        return Span(max((s.least for s in spans), default=0), sum(s.liked for s in spans) + gaps)

    def _lines(self, look: Look, width: int) -> list[list[tuple[Widget, int]]]:
        lines: list[list[tuple[Widget, int]]] = []
        room = -1
        for item in self.items:
            wide = min(item.widths(look).liked, width)
            if room < wide:
                lines.append([])
                room = width
            lines[-1].append((item, wide))
            room -= wide + look.px(self.gap)
        return lines

    def measure_height(self, look: Look, width: int) -> Span:
        lines = self._lines(look, width)
        tall = sum(max(item.heights(look, w).liked for item, w in line) for line in lines)
        tall += look.px(self.gap) * max(0, len(lines) - 1)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        top = rect.top
        for line in self._lines(look, rect.width):
            tall = max(item.heights(look, w).liked for item, w in line)
            used = sum(w for _, w in line) + look.px(self.gap) * (len(line) - 1)
            left = rect.right - used if self.align == "right" else rect.left
            for item, wide in line:
                own = item.heights(look, wide).liked
                item.place(look, pygame.Rect(left, top + (tall - own) // 2, wide, own), clip)
                left += wide + look.px(self.gap)
            top += tall + look.px(self.gap)


@dataclass(eq=False)
class Pad(Widget):
    """Space around one child, and optionally a limit to its width, centred."""

    child: Widget
    around: float = 12
    across: float | None = None
    limit: float = 0

    def children(self) -> tuple[Widget, ...]:
        return (self.child,)

    def _sides(self, look: Look) -> tuple[int, int]:
        return look.px(self.around if self.across is None else self.across), look.px(self.around)

    def measure_width(self, look: Look) -> Span:
        span, (side, _) = self.child.widths(look), self._sides(look)
        liked = min(span.liked, max(look.px(self.limit), span.least)) if self.limit else span.liked
        return Span(span.least + 2 * side, liked + 2 * side)

    def _inner(self, look: Look, width: int) -> int:
        inner = width - 2 * self._sides(look)[0]
        return min(inner, max(look.px(self.limit), self.child.widths(look).least)) if self.limit else inner

    def measure_height(self, look: Look, width: int) -> Span:
        span, (_, side) = self.child.heights(look, self._inner(look, width)), self._sides(look)
        return Span(span.least + 2 * side, span.liked + 2 * side)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        _, side = self._sides(look)
        inner = self._inner(look, rect.width)
        left = rect.left + (rect.width - inner) // 2
        self.child.place(look, pygame.Rect(left, rect.top + side, inner, rect.height - 2 * side), clip)


@dataclass(eq=False)
class Space(Widget):
    """Nothing, of a size; with ``grow`` it pushes its neighbours apart."""

    wide: float = 0
    tall: float = 0

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(self.wide), look.px(self.wide))

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(self.tall), look.px(self.tall))


@dataclass(eq=False)
class Rule(Widget):
    """A hairline across."""

    def measure_width(self, look: Look) -> Span:
        return Span(1, 1)

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(9), look.px(9))

    def paint(self, brush: Brush) -> None:
        line = pygame.Rect(self.rect.left, self.rect.centery, self.rect.width, brush.px(1))
        brush.surface.fill(brush.colour("hairline"), line)


@dataclass(eq=False)
class Pane(Widget):
    """One child kept to at least a width, so that a row of panes stacks before they are cramped."""

    child: Widget
    least: float = 240
    most: float = 0  # no more than this in a row; none if 0
    steady: bool = False  # likes its most, whatever it holds

    def children(self) -> tuple[Widget, ...]:
        return (self.child,)

    def measure_width(self, look: Look) -> Span:
        span = self.child.widths(look)
        least = max(span.least, look.px(self.least))
        liked = look.px(self.most) if self.steady else span.liked
        return Span(least, max(least, min(liked, look.px(self.most)) if self.most else liked))

    def measure_height(self, look: Look, width: int) -> Span:
        return self.child.heights(look, width)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        self.child.place(look, rect, clip)


@dataclass(eq=False)
class Fit(Widget):
    """Several forms of one thing, the roomiest first: the first whose least width fits is shown."""

    forms: Sequence[Widget]
    shown: Widget | None = field(default=None, init=False)

    def children(self) -> tuple[Widget, ...]:
        return (self.shown,) if self.shown else tuple(self.forms)

    def _best(self, look: Look, width: int) -> Widget:
        return next((form for form in self.forms if form.widths(look).least <= width), self.forms[-1])

    def measure_width(self, look: Look) -> Span:
        return Span(self.forms[-1].widths(look).least, self.forms[0].widths(look).liked)

    def measure_height(self, look: Look, width: int) -> Span:
        return self._best(look, width).heights(look, width)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        self.shown = self._best(look, rect.width)
        self.shown.place(look, rect, clip)
