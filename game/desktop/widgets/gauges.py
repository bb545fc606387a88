"""Numbers: the meter with its bands, the slider, the stepper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import (
    BODY,
    NUMBER,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Look,
    band,
)
from game.desktop.widgets.base import Reply, Span, Widget


@dataclass(eq=False)
class Meter(Widget):
    """A value from 0 to 100: its name, the number, a bar with its bands, the band's word, what changed.

    Where only a band is known, ``to`` is its upper end and the bar shows the stretch in between.
    """

    name: str
    value: int
    kind: str = "confidence"
    rising_is_bad: bool = False
    change: int | None = None
    to: int | None = None
    on_press: Callable[[], Response | None] | None = None

    leaf_text = True

    @property
    def focusable(self) -> bool:  # type: ignore[override]
        """A meter takes the focus where it can answer why."""
        return self.on_press is not None or bool(self.tip)

    def _number(self) -> str:
        return str(self.value) if self.to is None else f"{self.value}–{self.to}"

    def _delta(self) -> str:
        return "" if self.change is None else f"{abs(self.change)}" if self.change else "no change"

    def measure_width(self, look: Look) -> Span:
        from game.wording.names import band_words  # with all that is worded: the first frame shows no meter

        number = fonts.text_width(self._number(), NUMBER, look) + look.px(10)
        foot = look.px(60) + fonts.text_width("no change", SMALL, look) + look.px(20)
        foot += max(fonts.text_width(word, SMALL_STRONG, look) for word in band_words(self.kind))
        least = max(fonts.widest_word(self.name, STRONG, look) + number, foot)
        return Span(least, max(least, fonts.text_width(self.name, STRONG, look) + number))

    def _name_lines(self, look: Look, width: int) -> int:
        room = width - fonts.text_width(self._number(), NUMBER, look) - look.px(10)
        return len(fonts.break_lines(self.name, STRONG, look, room))

    def measure_height(self, look: Look, width: int) -> Span:
        name = self._name_lines(look, width) * fonts.line_height(STRONG, look)
        tall = name + look.px(5) + look.px(8) + look.px(4) + fonts.line_height(SMALL, look)
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        look, rect = brush.look, self.rect
        here = band(self.value, self.kind, self.rising_is_bad)
        number = self._number()
        wide = fonts.text_width(number, NUMBER, look)
        name = pygame.Rect(rect.left, rect.top, rect.width - wide - brush.px(10), rect.height)
        brush.text_in(self.name, name, STRONG)
        brush.text(number, (rect.right - wide, rect.top - brush.px(1)), NUMBER, here.colour)
        top = rect.top + self._name_lines(look, rect.width) * fonts.line_height(STRONG, look) + brush.px(5)
        self._bar(brush, pygame.Rect(rect.left, top, rect.width, brush.px(8)), here.colour)
        self._foot(brush, top + brush.px(12))
        if brush.focus == self.path:
            brush.ring(rect, 6)

    def _bar(self, brush: Brush, trough: pygame.Rect, colour: str) -> None:
        brush.box(trough, "well", "hairline", 4)
        if self.to is None:
            filled = pygame.Rect(trough.left, trough.top, trough.width * self.value // 100, trough.height)
        else:
            left = trough.left + trough.width * self.value // 100
            filled = pygame.Rect(left, trough.top, trough.width * (self.to - self.value) // 100, trough.height)
        brush.box(filled, colour, None, 4)
        for mark in (20, 40, 60, 80):
            tick = pygame.Rect(trough.left + trough.width * mark // 100, trough.top, brush.px(1), trough.height)
            brush.surface.fill(brush.colour("panel"), tick)
        if self.change and self.to is None:
            self._before(brush, trough)

    def _before(self, brush: Brush, trough: pygame.Rect) -> None:
        was = max(0, min(100, self.value - (self.change or 0)))
        mark = pygame.Rect(0, trough.top - brush.px(2), brush.px(2), trough.height + brush.px(4))
        mark.left = trough.left + trough.width * was // 100
        brush.surface.fill(brush.colour("text"), mark)

    def _foot(self, brush: Brush, top: int) -> None:
        here = band(self.value, self.kind, self.rising_is_bad)
        line = fonts.line_height(SMALL, brush.look)
        left = self.rect.left + brush.notches(here, (self.rect.left, top + (line - brush.px(7)) // 2)) + brush.px(8)
        brush.text(here.word, (left, top), SMALL_STRONG, here.colour)
        delta = self._delta()
        if not delta:
            return
        wide = fonts.text_width(delta, SMALL, brush.look)
        good = ((self.change or 0) > 0) != self.rising_is_bad
        colour = ("firm" if good else "critical") if self.change else "muted"
        brush.text(delta, (self.rect.right - wide, top), SMALL, colour)
        if self.change:
            side = brush.px(12)
            arrow = pygame.Rect(self.rect.right - wide - side - brush.px(2), top + (line - side) // 2, side, side)
            brush.icon("up" if self.change > 0 else "down", arrow, colour)

    def activate(self) -> Reply:
        return (self.on_press() or True) if self.on_press else False

    def describe(self) -> str:
        word = band(self.value, self.kind, self.rising_is_bad).word
        number = f"{self.value} of 100" if self.to is None else f"between {self.value} and {self.to} of 100"
        change = ""
        if self.change is not None:
            change = ", no change" if not self.change else f", {'up' if self.change > 0 else 'down'} {abs(self.change)}"
        return f"{self.name}: {number}, {word}{change}"


@dataclass(eq=False)
class Slider(Widget):
    """A whole number between two ends, set by drag, arrows, Page and Home keys; its value is always written."""

    name: str
    value: int
    low: int
    high: int
    on_change: Callable[[int], Response | None]
    step: int = 1
    unit: str = ""

    focusable = True

    def _shown(self, value: int) -> str:
        return f"{value}{self.unit}"

    def _value_room(self, look: Look) -> int:
        shown = (self._shown(self.low), self._shown(self.high))
        return max(fonts.text_width(text, STRONG, look) for text in shown) + look.px(12)

    def measure_width(self, look: Look) -> Span:
        least = max(fonts.widest_word(self.name, BODY, look), look.px(110) + self._value_room(look))
        return Span(least, max(least, look.px(260)))

    def measure_height(self, look: Look, width: int) -> Span:
        tall = len(fonts.break_lines(self.name, BODY, look, width)) * fonts.line_height(BODY, look) + look.px(28)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        side = look.px(9)
        tall = look.px(28)
        self._track = pygame.Rect(
            rect.left + side, rect.bottom - tall, rect.width - self._value_room(look) - 2 * side, tall
        )

    def paint(self, brush: Brush) -> None:
        brush.text_in(self.name, self.rect, BODY)
        line = pygame.Rect(self._track.left, self._track.centery - brush.px(3), self._track.width, brush.px(6))
        brush.box(line, "well", "edge", 3)
        at = line.left + line.width * (self.value - self.low) // max(1, self.high - self.low)
        brush.box(pygame.Rect(line.left, line.top, at - line.left, line.height), "brass", None, 3)
        brush.disc((at, line.centery), brush.px(18), "panel", "brass", 2.5)
        shown = self._shown(self.value)
        left = self.rect.right - fonts.text_width(shown, STRONG, brush.look)
        brush.text(shown, (left, line.centery - fonts.line_height(STRONG, brush.look) // 2), STRONG)
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def _set(self, value: int) -> Reply:
        value = max(self.low, min(self.high, value))
        return True if value == self.value else self.on_change(value) or True

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        return self.drag(place)

    def drag(self, place: tuple[int, int]) -> Reply:
        share = (place[0] - self._track.left) / max(1, self._track.width)
        return self._set(self.low + round(share * (self.high - self.low) / self.step) * self.step)

    def on_key(self, event: pygame.event.Event) -> Reply:
        far = max(self.step, (self.high - self.low) // 5 // self.step * self.step)
        by = {
            pygame.K_LEFT: -self.step, pygame.K_DOWN: -self.step, pygame.K_RIGHT: self.step, pygame.K_UP: self.step,
            pygame.K_PAGEDOWN: -far, pygame.K_PAGEUP: far,
        }  # fmt: skip
        if event.key in by:
            return self._set(self.value + by[event.key])
        ends = {pygame.K_HOME: self.low, pygame.K_END: self.high}
        return self._set(ends[event.key]) if event.key in ends else False

    def describe(self) -> str:
        return f"slider: {self.name}, {self._shown(self.value)}, from {self.low} to {self._shown(self.high)}"


@dataclass(eq=False)
class Stepper(Widget):
    """A small number with less and more. ``shown`` may name the values in words."""

    name: str
    value: int
    low: int
    high: int
    on_change: Callable[[int], Response | None]
    shown: Callable[[int], str] = str

    focusable = True

    def _side(self, look: Look) -> int:
        return look.px(34)

    def _middle(self, look: Look) -> int:
        texts = (self.shown(value) for value in range(self.low, self.high + 1))
        return max(look.px(30), max(fonts.text_width(text, STRONG, look) for text in texts) + look.px(16))

    def measure_width(self, look: Look) -> Span:
        control = 2 * self._side(look) + self._middle(look)
        name = fonts.widest_word(self.name, BODY, look)
        gap = look.px(12) if self.name else 0
        return Span(max(name, control), fonts.text_width(self.name, BODY, look) + gap + control)

    def _beside(self, look: Look, width: int) -> bool:
        return width >= self.widths(look).liked

    def measure_height(self, look: Look, width: int) -> Span:
        tall = self._side(look)
        if self.name and not self._beside(look, width):
            tall += len(fonts.break_lines(self.name, BODY, look, width)) * fonts.line_height(BODY, look)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        wide, side = 2 * self._side(look) + self._middle(look), self._side(look)
        left = rect.right - wide if self._beside(look, rect.width) else rect.left
        self._control = pygame.Rect(left, rect.bottom - side, wide, side)
        self._less = pygame.Rect(left, self._control.top, side, side)
        self._more = pygame.Rect(self._control.right - side, self._control.top, side, side)

    def paint(self, brush: Brush) -> None:
        beside = self._beside(brush.look, self.rect.width)
        top = self.rect.centery - fonts.line_height(BODY, brush.look) // 2 if beside else self.rect.top
        room = self._control.left - self.rect.left if beside else self.rect.width
        brush.text_in(self.name, pygame.Rect(self.rect.left, top, max(1, room), self.rect.height), BODY)
        brush.box(self._control, "raised", "edge", 8)
        for button, icon, works in (
            (self._less, "minus", self.value > self.low),
            (self._more, "plus", self.value < self.high),
        ):
            brush.icon(icon, button.inflate(-brush.px(16), -brush.px(16)), "text" if works else "hairline")
        text = self.shown(self.value)
        wide = fonts.text_width(text, STRONG, brush.look)
        place = (self._control.centerx - wide // 2, self._control.centery - fonts.line_height(STRONG, brush.look) // 2)
        brush.text(text, place, STRONG)
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def _set(self, value: int) -> Reply:
        value = max(self.low, min(self.high, value))
        return True if value == self.value else self.on_change(value) or True

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        if self._less.collidepoint(place):
            return self._set(self.value - 1)
        return self._set(self.value + 1) if self._more.collidepoint(place) else False

    def on_key(self, event: pygame.event.Event) -> Reply:
        if event.key in (pygame.K_LEFT, pygame.K_DOWN, pygame.K_MINUS, pygame.K_KP_MINUS):
            return self._set(self.value - 1)
        if event.key in (pygame.K_RIGHT, pygame.K_UP, pygame.K_PLUS, pygame.K_KP_PLUS, pygame.K_EQUALS):
            return self._set(self.value + 1)
        return False

    def describe(self) -> str:
        name = f"{self.name}, " if self.name else ""
        return f"stepper: {name}{self.shown(self.value)}, from {self.shown(self.low)} to {self.shown(self.high)}"
