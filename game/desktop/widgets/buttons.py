"""Things to press: the button, the card that can be chosen, the switch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import BODY, SMALL, STRONG, Look, Style
from game.desktop.widgets.base import Reply, Span, Widget

Press = Callable[[], Response | None]

_GROUNDS: dict[str, tuple[str | None, str | None, str | None, str]] = {
    # kind: its fill, its fill under the pointer, its edge, its words
    "primary": ("brass", "brass", None, "on_brass"),
    "plain": ("raised", "hover", "edge", "text"),
    "quiet": (None, "hover", None, "brass"),
    "danger": ("raised", "hover", "critical", "critical"),
}


@dataclass(eq=False)
class Button(Widget):
    """A button of one of four kinds. When ``why_not`` is given it stays in place and says so, but does nothing."""

    text: str
    on_press: Press
    kind: str = "plain"
    icon: str = ""
    why_not: str = ""
    says: str = ""  # its name where the face shows only an icon, or too little
    small: bool = False

    focusable = True

    def __post_init__(self) -> None:
        self.tip = self.why_not or self.tip or ("" if self.text else self.says)

    @property
    def _style(self) -> Style:
        return SMALL if self.small else STRONG

    def _sides(self, look: Look) -> int:
        return look.px((9 if self.small else 14) if self.text else 8)

    def _icon_room(self, look: Look) -> int:
        if not self.icon:
            return 0
        return self._icon_side(look) + (look.px(8) if self.text else 0)

    def _icon_side(self, look: Look) -> int:
        return look.px(17 if self.small else 20)

    def measure_width(self, look: Look) -> Span:
        around = 2 * self._sides(look) + self._icon_room(look)
        least = fonts.widest_word(self.text, self._style, look) + around
        return Span(least, fonts.text_width(self.text, self._style, look) + around)

    def measure_height(self, look: Look, width: int) -> Span:
        inner = width - 2 * self._sides(look) - self._icon_room(look)
        lines = len(fonts.break_lines(self.text, self._style, look, inner))
        tall = lines * fonts.line_height(self._style, look) + 2 * look.px(4 if self.small else 8)
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        fill, under, edge, words = _GROUNDS[self.kind]
        if self.why_not:
            fill, under, edge, words = None, None, "hairline", "muted"
        here = brush.hover == self.path
        brush.box(self.rect, under if here else fill, edge, 8)
        if here and self.kind == "primary" and not self.why_not:
            brush.box(self.rect.inflate(-brush.px(4), -brush.px(4)), None, "on_brass", 6)
        self._face(brush, words)
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def _face(self, brush: Brush, colour: str) -> None:
        look = brush.look
        room = self.rect.width - 2 * self._sides(look) - self._icon_room(look)
        lines = fonts.break_lines(self.text, self._style, look, room)
        wide = max(fonts.text_width(line.text, self._style, look) for line in lines)
        left = self.rect.centerx - (wide + self._icon_room(look)) // 2
        nudge = brush.px(1) if brush.pressed == self.path and not self.why_not else 0
        if self.icon:
            side = self._icon_side(look)
            brush.icon(self.icon, pygame.Rect(left, self.rect.centery - side // 2 + nudge, side, side), colour)
        step = fonts.line_height(self._style, look)
        box = pygame.Rect(left + self._icon_room(look), 0, wide, len(lines) * step)
        box.centery = self.rect.centery + nudge
        brush.text_in(self.text, box, self._style, colour, "center")

    def activate(self) -> Reply:
        return True if self.why_not else self.on_press() or True

    def describe(self) -> str:
        name = self.says or self.text
        return f"button: {name} (not now: {self.why_not})" if self.why_not else f"button: {name}"


@dataclass(eq=False)
class Card(Widget):
    """A raised sheet around one child. With ``on_press`` the whole of it is a choice."""

    child: Widget
    on_press: Press | None = None
    says: str = ""
    chosen: bool = False
    why_not: str = ""
    mark: str = ""  # a colour job for the stripe at its left
    around: float = 12

    def __post_init__(self) -> None:
        self.tip = self.why_not or self.tip

    @property
    def focusable(self) -> bool:  # type: ignore[override]
        """Only a card that can be pressed takes the focus."""
        return self.on_press is not None

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
        here = self.focusable and brush.hover == self.path
        fill = "chosen" if self.chosen else "hover" if here else "raised"
        brush.box(self.rect, fill, "brass" if self.chosen else "edge" if here else "hairline", 9)
        if self.mark:
            inset = brush.px(9)
            stripe = pygame.Rect(self.rect.left, self.rect.top + inset, brush.px(4), self.rect.height - 2 * inset)
            brush.box(stripe, self.mark, None, 2)
        super().paint(brush)
        if brush.focus == self.path:
            brush.ring(self.rect, 9)

    def activate(self) -> Reply:
        if self.on_press is None:
            return False
        return True if self.why_not else self.on_press() or True

    def describe(self) -> str:
        if self.on_press is None:
            return ""
        state = ", chosen" if self.chosen else f" (not now: {self.why_not})" if self.why_not else ""
        return f"card: {self.says}{state}"


@dataclass(eq=False)
class Toggle(Widget):
    """A switch with its words; on and off differ by place and by a tick as well as by colour."""

    text: str
    on: bool
    on_change: Callable[[bool], Response | None]
    why_not: str = ""

    focusable = True

    def __post_init__(self) -> None:
        self.tip = self.why_not or self.tip

    def _switch(self, look: Look) -> int:
        return look.px(40) + look.px(10)

    def measure_width(self, look: Look) -> Span:
        room = self._switch(look)
        return Span(fonts.widest_word(self.text, BODY, look) + room, fonts.text_width(self.text, BODY, look) + room)

    def measure_height(self, look: Look, width: int) -> Span:
        lines = len(fonts.break_lines(self.text, BODY, look, width - self._switch(look)))
        tall = max(look.px(28), lines * fonts.line_height(BODY, look))
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        slot = pygame.Rect(self.rect.left, self.rect.centery - brush.px(11), brush.px(40), brush.px(22))
        if self.why_not:
            brush.box(slot, None, "hairline", 11)
        else:
            brush.box(slot, "brass" if self.on else "well", "brass" if self.on else "edge", 11, 1.5)
        centre = (slot.right - brush.px(11) if self.on else slot.left + brush.px(11), slot.centery)
        brush.disc(centre, brush.px(14), "on_brass" if self.on else "edge")
        if self.on:
            tick = pygame.Rect(slot.left + brush.px(6), slot.top + brush.px(5), brush.px(12), brush.px(12))
            brush.icon("tick", tick, "on_brass")
        step = len(fonts.break_lines(self.text, BODY, brush.look, self.rect.width - self._switch(brush.look)))
        words = self.rect.copy()
        words.width -= self._switch(brush.look)
        words.left += self._switch(brush.look)
        words.top = self.rect.centery - step * fonts.line_height(BODY, brush.look) // 2
        brush.text_in(self.text, words, BODY, "muted" if self.why_not else "text")
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def activate(self) -> Reply:
        return True if self.why_not else self.on_change(not self.on) or True

    def describe(self) -> str:
        state = f"not now: {self.why_not}" if self.why_not else "on" if self.on else "off"
        return f"switch: {self.text}, {state}"
