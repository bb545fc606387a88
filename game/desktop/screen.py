"""What a screen is: it builds its widgets from what it holds and answers input with a response."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.desktop.response import Back, Response

if TYPE_CHECKING:
    from game.desktop.theme import Look
    from game.desktop.widgets.base import Widget


class Screen:
    """One page of the client. ``build`` is called again after everything that may have changed it."""

    title = "Overture"

    def build(self, look: Look) -> Widget:
        """The widgets of this moment. Cheap: it holds no pictures."""
        raise NotImplementedError

    def key(self, event: pygame.event.Event) -> Response | bool:
        """A key that no widget wanted: True if it was used. Escape leaves the screen."""
        return Back() if event.key == pygame.K_ESCAPE else False

    def arrived(self, news: object) -> Response | None:
        """Something another thread posted: a new View, a sentence, the end of thinking."""
        return None

    def moving(self, now: int) -> bool:
        """Whether something on the screen is in motion at this time in milliseconds, so that frames follow."""
        return False

    def due(self, now: int) -> int | None:
        """Milliseconds until something will move by itself; none if nothing will."""
        return None

    def entered(self) -> None:
        """The screen has come to the top."""


@dataclass(frozen=True)
class Go(Response):
    """Put a screen on top of this one."""

    screen: Screen


@dataclass(frozen=True)
class Swap(Response):
    """Put a screen in the place of this one."""

    screen: Screen
