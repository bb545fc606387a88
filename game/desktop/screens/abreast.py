"""Small layouts of the game screen: a row that does not stack, a child that is not squeezed, a foot that may go."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.desktop.look import Look
from game.desktop.widgets import Pane, Row, Span, Widget


@dataclass(eq=False)
class Abreast(Row):
    """Children side by side, whose least width is the sum of theirs."""

    def measure_width(self, look: Look) -> Span:
        spans, gaps = [item.widths(look) for item in self.items], self._gaps(look)
        return Span(sum(span.least for span in spans) + gaps, sum(span.liked for span in spans) + gaps)


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
