"""Areas of a screen: a sheet with its heading, and a scroll area that lets nothing be lost."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.desktop.brush import Brush
from game.desktop.theme import Look
from game.desktop.widgets.base import Reply, Span, Widget


@dataclass(eq=False)
class Sheet(Widget):
    """A panel on the desk around one child."""

    child: Widget
    around: float = 16
    says: str = ""

    def children(self) -> tuple[Widget, ...]:
        return (self.child,)

    def measure_width(self, look: Look) -> Span:
        span, extra = self.child.widths(look), 2 * look.px(self.around)
        return Span(span.least + extra, span.liked + extra)

    def measure_height(self, look: Look, width: int) -> Span:
        extra = 2 * look.px(self.around)
        span = self.child.heights(look, width - extra)
        return Span(span.least + extra, span.liked + extra)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        side = look.px(self.around)
        self.child.place(look, rect.inflate(-2 * side, -2 * side), clip)

    def paint(self, brush: Brush) -> None:
        brush.sheet(self.rect)
        super().paint(brush)

    def describe(self) -> str:
        return f"area: {self.says}" if self.says else ""


@dataclass
class Offset:
    """How far a scroll area is scrolled, in pixels."""

    down: int = 0
    to_end: bool = False
    held: int = 0
    of: object = None


@dataclass(eq=False)
class Scroll(Widget):
    """A window on a child that may be taller. It shows its bar only when there is something to scroll."""

    child: Widget
    least: float = 120
    stick: bool = False  # keep the end in view as the child grows, as a conversation does
    plain: bool = False  # the whole window: no margin for the focus ring
    of: object = None  # what it shows: when that is something else, it begins at its top again
    _bar_left: int = field(default=0, init=False)

    def children(self) -> tuple[Widget, ...]:
        return (self.child,)

    def _bar(self, look: Look) -> int:
        return look.px(14)

    def _ring(self, look: Look) -> int:
        return 0 if self.plain else look.px(5)

    @property
    def offset(self) -> Offset:
        """The kept place."""
        return self.memory.at(self.path, Offset)

    def measure_width(self, look: Look) -> Span:
        span, extra = self.child.widths(look), self._bar(look) + 2 * self._ring(look)
        return Span(span.least + extra, span.liked + extra)

    def measure_height(self, look: Look, width: int) -> Span:
        liked = self.child.heights(look, width - 2 * self._ring(look)).liked + 2 * self._ring(look)
        return Span(min(liked, look.px(self.least)), liked)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        ring = self._ring(look)
        inner = rect.inflate(-2 * ring, -2 * ring)
        self._bar_left = rect.right - self._bar(look)
        need = self._need(look, inner.width)
        if need > inner.height:
            inner.width -= self._bar(look)
            need = self._need(look, inner.width)
        self._settle(need - inner.height)
        tall = max(need, inner.height)
        inner = pygame.Rect(inner.left, inner.top - self.offset.down, inner.width, tall)
        self.child.place(look, inner, clip.clip(rect))

    def _need(self, look: Look, width: int) -> int:
        """The child's height: the whole window lets inner scroll areas shrink first, inner ones show all they hold."""
        span = self.child.heights(look, width)
        return span.least if self.plain else span.liked

    def _settle(self, excess: int) -> None:
        kept = self.offset
        if kept.of != self.of:
            kept.of, kept.down = self.of, 0
        excess = max(0, excess)
        if self.stick and (kept.down >= kept.held or kept.to_end):
            kept.down = excess
        kept.held, kept.to_end = excess, False
        kept.down = max(0, min(kept.down, excess))

    @property
    def excess(self) -> int:
        """How many pixels of the child are out of sight."""
        return self.offset.held

    def paint(self, brush: Brush) -> None:
        with brush.clipped(self.rect):
            super().paint(brush)
        if self.excess:
            thumb = self._thumb(brush.look)
            brush.box(thumb, "brass" if brush.pressed == self.path else "edge", None, 3)
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def _thumb(self, look: Look) -> pygame.Rect:
        wide = look.px(6)
        track = pygame.Rect(self.rect.right - wide - look.px(2), self.rect.top, wide, self.rect.height)
        seen = self.rect.height / (self.rect.height + self.excess)
        tall = max(look.px(28), round(track.height * seen))
        top = track.top + (track.height - tall) * self.offset.down // max(1, self.excess)
        return pygame.Rect(track.left, top, wide, tall)

    def move(self, by: int) -> bool:
        """Scroll by pixels; False when it is already at that end."""
        before = self.offset.down
        self.offset.down = max(0, min(self.excess, before + by))
        return self.offset.down != before

    def show(self, rect: pygame.Rect, margin: int = 8) -> bool:
        """Scroll as little as brings a rectangle of the child into view."""
        above = rect.top - margin - self.rect.top
        below = rect.bottom + margin - self.rect.bottom
        if above < 0 or rect.height + 2 * margin > self.rect.height:
            return self.move(above)
        return self.move(below) if below > 0 else False

    def on_wheel(self, across: float, down: float) -> Reply:
        return self.move(round(-down * max(40, self.rect.height // 8)))

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        return bool(self.excess) and place[0] >= self._bar_left and self.drag(place)

    def drag(self, place: tuple[int, int]) -> Reply:
        share = (place[1] - self.rect.top) / max(1, self.rect.height)
        wish = round(share * (self.excess + self.rect.height) - self.rect.height / 2)
        self.offset.down = max(0, min(self.excess, wish))
        return True

    def on_key(self, event: pygame.event.Event) -> Reply:
        page = self.rect.height * 9 // 10
        steps = {pygame.K_PAGEUP: -page, pygame.K_PAGEDOWN: page, pygame.K_UP: -48, pygame.K_DOWN: 48}
        ends = {pygame.K_HOME: -self.excess, pygame.K_END: self.excess}
        by = (steps | ends).get(event.key)
        return self.move(by) if by is not None else False


def paint_thumb(brush: Brush, track: pygame.Rect, above: int, shown: int, whole: int) -> None:
    """The sign, at the right of an area, that it shows a part of something taller; nothing where it shows all."""
    if whole <= shown:
        return
    tall = max(brush.px(12), track.height * shown // whole)
    top = track.top + (track.height - tall) * min(above, whole - shown) // (whole - shown)
    wide = brush.px(5)
    brush.box(pygame.Rect(track.right - wide, top, wide, tall), "edge", None, 3)
