"""Several people at one machine: each has a table of their own, and a curtain falls whenever the machine changes hands.

Whoever is ready hands over by that; F9 or the button at the top hands over at any time.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.desktop.live_game import Live
from game.desktop.response import Response
from game.desktop.screen import Screen, Swap
from game.desktop.screens.curtain import fall, next_person
from game.desktop.screens.game import GameScreen
from game.desktop.screens.header import Handing
from game.desktop.theme import Look
from game.desktop.widgets import Widget
from game.rules.model.view import View
from game.wording import seat_name


class HotSeat(Screen):
    """Holds a GameScreen for each person, so that each is told the rounds that ended while others sat here."""

    def __init__(self, live: Live, seat: str, make: Callable[[str], GameScreen]) -> None:
        self.live, self.seat, self._make = live, seat, make
        self._games: dict[str, GameScreen] = {}

    @property
    def game(self) -> GameScreen:
        """The table of whoever sits here."""
        if self.seat not in self._games:
            self._games[self.seat] = self._make(self.seat)
        return self._games[self.seat]

    @property
    def view(self) -> View:
        """What whoever sits here sees."""
        return self.live.view(self.seat)

    def entered(self) -> None:
        self.game.entered()

    def moving(self, now: int) -> bool:
        return self.game.moving(now)

    def due(self, now: int) -> int | None:
        return self.game.due(now)

    def arrived(self, news: object) -> Response | None:
        """The machine changes hands as soon as whoever sits here is done and another is not."""
        return self.game.arrived(news) or (self.hand_over() if self._done() else None)

    def _done(self) -> bool:
        table = self.view.table
        if table.outcome is not None or self.game.telling is not None or self.seat not in table.said_ready:
            return False
        return next_person(self.view) not in (self.seat, *table.said_ready)

    def hand_over(self) -> Response | None:
        """The curtain, and behind it the table of the next person."""
        seat = next_person(self.view)
        return Swap(fall(self.view, seat, lambda: self._sit(seat)))

    def _sit(self, seat: str) -> Response | None:
        self.seat = seat
        return Swap(self)

    def key(self, event: pygame.event.Event) -> Response | bool:
        if event.key == pygame.K_F9:
            return self.hand_over() or True
        return self.game.key(event)

    def build(self, look: Look) -> Widget:
        self.game.hand_over = Handing(seat_name(self.view.setting, next_person(self.view)), self.hand_over)
        return self.game.build(look)
