"""What a screen is: it builds its widgets from what it holds and answers input with an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.desktop.outcome import Back, Outcome

if TYPE_CHECKING:
    from game.desktop.look import Look
    from game.desktop.widgets.base import Widget


class Screen:
    """One page of the client. ``build`` is called again after everything that may have changed it."""

    title = "Overture"

    def build(self, look: Look) -> Widget:
        """The widgets of this moment. Cheap: it holds no pictures."""
        raise NotImplementedError

    def key(self, event: pygame.event.Event) -> Outcome | bool:
        """A key that no widget wanted: True if it was used. Escape leaves the screen."""
        return Back() if event.key == pygame.K_ESCAPE else False

    def arrived(self, news: object) -> Outcome | None:
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
