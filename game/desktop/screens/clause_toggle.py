"""One concession of a text on one line: whether it is in it, at which of its levels, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import SMALL, SMALL_STRONG, Look
from game.desktop.widgets import Span, Widget
from game.desktop.widgets.base import Reply
from game.present.fields import Alternative
from game.present.offer_form import ClauseForm

TALL, BOX, STEP = 28, 18, 23
"""The height of the line, the side of the box with its tick, and the width of a step, in pixels at 100 percent."""


@dataclass(eq=False)
class ClauseToggle(Widget):
    """Enter puts it in or takes it out; the arrows, or a press on a step, choose its level."""

    clause: ClauseForm
    giving: str
    choose: Callable[[int], Response | None]

    focusable = True

    def __post_init__(self) -> None:
        many = len(self._levels) > 1
        said = (f"{f'Level {e.value}: ' if many else ''}{e.title}, {e.price}." for e in self._levels)
        refused = dict.fromkeys(each.refusal for each in self._levels if each.refusal)
        note = [f"It {self.clause.note}."] if self.clause.note else []
        self.tip = "\n".join((f"{self.clause.title}.", *said, *note, *refused))

    @property
    def _levels(self) -> tuple[Alternative, ...]:
        return self.clause.level.alternatives[1:]

    @property
    def _level(self) -> int:
        return int(self.clause.level.value)

    @property
    def _shown(self) -> Alternative:
        return self._levels[max(self._level, 1) - 1]

    def _steps_wide(self, look: Look) -> int:
        return look.px(STEP) * len(self._levels) if len(self._levels) > 1 else 0

    def _price_wide(self, look: Look) -> int:
        return fonts.text_width("+00.00", SMALL, look)

    def measure_width(self, look: Look) -> Span:
        around = look.px(BOX + 24) + self._steps_wide(look) + self._price_wide(look)
        return Span(around + look.px(70), around + fonts.text_width(self.clause.title, SMALL_STRONG, look))

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(TALL), look.px(TALL))

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        wide, right = look.px(STEP), rect.right - look.px(4)
        left = right - self._steps_wide(look)
        top, tall = rect.top + look.px(3), rect.height - look.px(6)
        count = len(self._levels) if len(self._levels) > 1 else 0
        self._steps = [pygame.Rect(left + number * wide, top, wide - look.px(2), tall) for number in range(count)]
        self._price_right = left - look.px(6)

    def paint(self, brush: Brush) -> None:
        on, here = self._level > 0, brush.hover == self.path
        if on or here:
            brush.box(self.rect, "chosen" if on else "hover", None, 6)
        dim = bool(self._shown.refusal) and not on
        self._tick(brush, on, dim)
        for number, step in enumerate(self._steps, 1):
            self._step(brush, number, step)
        tone = {"good": "firm", "bad": "critical", "": "muted"}[self._shown.tone]
        line = (self.rect.height - fonts.line_height(SMALL, brush.look)) // 2
        wide = fonts.text_width(self._shown.figure, SMALL, brush.look)
        brush.text(self._shown.figure, (self._price_right - wide, self.rect.top + line), SMALL, tone)
        left, style = self.rect.left + brush.px(BOX + 14), SMALL_STRONG if on else SMALL
        room = self._price_right - self._price_wide(brush.look) - left - brush.px(4)
        name = fonts.shortened(f"{self.clause.title}{self.clause.when}", style, brush.look, room)
        brush.text(name, (left, self.rect.top + line), style, "muted" if dim else "text")
        if brush.focus == self.path:
            brush.ring(self.rect.inflate(-brush.px(4), -brush.px(4)), 6)

    def _tick(self, brush: Brush, on: bool, dim: bool) -> None:
        side = brush.px(BOX)
        box = pygame.Rect(self.rect.left + brush.px(7), self.rect.centery - side // 2, side, side)
        brush.box(box, "brass" if on else "well", "brass" if on else "hairline" if dim else "edge", 4, 1.5)
        if on:
            brush.icon("tick", box.inflate(-brush.px(4), -brush.px(4)), "on_brass")

    def _step(self, brush: Brush, number: int, step: pygame.Rect) -> None:
        here = number == self._level
        brush.box(step, "brass" if here else "raised", "brass" if here else "edge", 4)
        words, style = str(number), SMALL_STRONG
        left = step.centerx - fonts.text_width(words, style, brush.look) // 2
        top = step.centery - fonts.line_height(style, brush.look) // 2
        brush.text(words, (left, top), style, "on_brass" if here else "text")

    def _set(self, level: int) -> Reply:
        level = max(0, min(len(self._levels), level))
        return True if level == self._level else self.choose(level) or True

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        for number, step in enumerate(self._steps, 1):
            if step.collidepoint(place):
                return self._set(0 if number == self._level else number)
        return False

    def activate(self) -> Reply:
        return self._set(0 if self._level else 1)

    def on_key(self, event: pygame.event.Event) -> Reply:
        if event.key in (pygame.K_LEFT, pygame.K_MINUS, pygame.K_KP_MINUS):
            return self._set(self._level - 1)
        if event.key in (pygame.K_RIGHT, pygame.K_PLUS, pygame.K_KP_PLUS, pygame.K_EQUALS):
            return self._set(self._level + 1)
        return False

    def describe(self) -> str:
        many = len(self._levels)
        level = "in the text" if many == 1 else f"level {self._level} of {many}"
        state = level if self._level else "not in the text"
        return f"toggle: {self.giving}: {self.clause.title}{self.clause.when}, {state}, {self._shown.price}"
