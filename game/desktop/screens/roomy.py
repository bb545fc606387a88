"""Several forms of one screen, the roomiest first, of which only the one that fits is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.desktop.look import Look
from game.desktop.widgets import Widget
from game.desktop.widgets.base import Memory, Span


@dataclass
class Chosen:
    """Which form fitted at a width and scale, kept so that the others need not be made again."""

    at: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(eq=False)
class Roomy(Widget):
    """Makes the first form whose least width fits; the last where none does."""

    forms: Sequence[Callable[[], Widget]]
    shown: Widget | None = field(default=None, init=False)
    _made: dict[int, Widget] = field(default_factory=dict, init=False)

    def children(self) -> tuple[Widget, ...]:
        return (self.shown,) if self.shown else ()

    def mount(self, parent: Widget | None, path: str, memory: Memory) -> None:
        super().mount(parent, path, memory)
        self._made.clear()

    def _form(self, number: int) -> Widget:
        if number not in self._made:
            made = self._made[number] = self.forms[number]()
            made.mount(self, f"{self.path}/{number}", self.memory)
        return self._made[number]

    def _best(self, look: Look, width: int) -> Widget:
        kept = self.memory.at(self.path, Chosen).at
        number = kept.get((width, look.percent), 0)
        last = len(self.forms) - 1
        if number and self._form(number).widths(look).least > width:
            number = min(number + 1, last)
        while number < last and self._form(number).widths(look).least > width:
            number += 1
        kept[width, look.percent] = number
        return self._form(number)

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(320), look.px(1280))

    def measure_height(self, look: Look, width: int) -> Span:
        return self._best(look, width).heights(look, width)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        self.shown = self._best(look, rect.width)
        self.shown.place(look, rect, clip)
