"""Several forms of one screen, the roomiest first, of which only the one that fits is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.desktop.theme import Look
from game.desktop.widgets import Widget
from game.desktop.widgets.base import Memory, Span


@dataclass
class Chosen:
    """Which form fitted at a width and scale, kept so that the others need not be made again."""

    at: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(eq=False)
class Forms(Widget):
    """Forms that are made when they are looked at, of which one is shown: the first that is low enough.

    ``least`` is the height that the last form needs, at 100 percent.
    """

    forms: Sequence[Callable[[], Widget]]
    least: float
    shown: Widget | None = field(default=None, init=False)
    _made: dict[int, Widget] = field(default_factory=dict, init=False)

    def children(self) -> tuple[Widget, ...]:
        return (self.shown,) if self.shown else ()

    def mount(self, parent: Widget | None, path: str, memory: Memory) -> None:
        super().mount(parent, path, memory)
        self._made.clear()

    def path_of(self, number: int) -> str:
        """Where a form lies below this widget."""
        raise NotImplementedError

    def form(self, number: int) -> Widget:
        """One of the forms, made if it was not before."""
        if number not in self._made:
            made = self._made[number] = self.forms[number]()
            made.mount(self, f"{self.path}/{self.path_of(number)}", self.memory)
        return self._made[number]

    def first_at(self, look: Look, width: int) -> int:
        """The number of the first form to try at a width."""
        return 0

    def measure_height(self, look: Look, width: int) -> Span:
        span = self.form(self.first_at(look, width)).heights(look, width)
        return Span(min(span.least, look.px(self.least)), span.liked)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        number, last = self.first_at(look, rect.width), len(self.forms) - 1
        while number < last and self.form(number).heights(look, rect.width).least > rect.height:
            number += 1
        self.shown = self.form(number)
        self.shown.place(look, rect, clip)


@dataclass(eq=False)
class FirstThatFits(Forms):
    """Makes the first form whose least width and height fit; the last where none does."""

    least: float = 176

    def path_of(self, number: int) -> str:
        return str(number)

    def first_at(self, look: Look, width: int) -> int:
        """The number of the first form whose least width fits."""
        kept = self.memory.at(self.path, Chosen).at
        number = kept.get((width, look.percent), 0)
        last = len(self.forms) - 1
        if number and self.form(number).widths(look).least > width:
            number = min(number + 1, last)
        while number < last and self.form(number).widths(look).least > width:
            number += 1
        kept[width, look.percent] = number
        return number

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(320), look.px(1280))


@dataclass(eq=False)
class FirstThatIsLowEnough(Forms):
    """Makes the first form whose least height fits; the last, made for low windows, where none does.

    All forms lie at one path, so that the focus stays where it is when another takes over.
    """

    least: float = 106

    def path_of(self, number: int) -> str:
        return "form"

    def measure_width(self, look: Look) -> Span:
        return self.form(0).widths(look)
