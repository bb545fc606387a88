"""What a press can have been meant for: what lay under the hand half a second ago, not what has just slid there.

It knows names and layouts only; what a press does is decided by the stage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.desktop.widgets.base import Widget

LOOK = 500
"""Milliseconds that a person needs to see what has come under the hand, and to hold back."""


@dataclass(frozen=True)
class Name:
    """Which control of which screen, and what it says it would do where that can change."""

    screen: int
    path: str
    guise: str = ""


@dataclass(frozen=True)
class Layout:
    """What could be pressed from a moment on; the uppermost first."""

    since: float
    spots: tuple[tuple[Name, tuple[int, int, int, int]], ...]
    widgets: tuple[Widget, ...]

    def under(self, place: tuple[int, int]) -> Name | None:
        """What a press at a point would have hit."""
        return next((spot[0] for spot, w in zip(self.spots, self.widgets, strict=True) if w.hit(place)), None)


class PressGuard:
    """One for the whole window, since a press may change the screen too."""

    def __init__(self) -> None:
        self.clock: Callable[[], int] = pygame.time.get_ticks
        self.last: Name | None = None  # what was pressed last
        self._layouts: list[Layout] = []
        self._led = True

    def lay(self, screen: int, widgets: Sequence[Widget]) -> None:
        """Take what can be pressed now, the uppermost first."""
        spots = tuple((Name(screen, w.path, w.guise), (*w.rect.topleft, *w.rect.size)) for w in widgets)
        if self._led:
            self._layouts = [Layout(float("-inf"), spots, tuple(widgets))]
        elif spots != self._layouts[-1].spots:
            self._layouts.append(Layout(self.clock(), spots, tuple(widgets)))
            self._forget()
        self._led = False

    def lead(self) -> None:
        """The hand itself moves what is under it, as by the wheel: the eye follows, and nothing has slid there."""
        self._led = True

    def _forget(self) -> None:
        seen = self.clock() - LOOK
        while len(self._layouts) > 1 and self._layouts[1].since <= seen:
            del self._layouts[0]

    @property
    def _seen(self) -> Layout:
        """The layout of half a second ago."""
        self._forget()
        return self._layouts[0]

    def misses(self, place: tuple[int, int], name: Name) -> bool:
        """Whether a press of the pointer was meant for what was there before. The control pressed last is never
        missed: pressing it again is how one goes on."""
        return name not in (self.last, self._seen.under(place))

    def turned(self, name: Name) -> bool:
        """Whether the control pressed last has just become something else under the key that pressed it."""
        last = self.last
        if last is None or name == last or (name.screen, name.path) != (last.screen, last.path):
            return False
        return all(spot[0] != name for spot in self._seen.spots)
