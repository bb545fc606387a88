"""A person at the whole client: presses keys and buttons from screen to screen, reads what is said."""

from __future__ import annotations

import time
from typing import Any

import pygame

from game.desktop.app import App
from game.desktop.client import Client
from game.desktop.screens.main_menu import MainMenu


class Person:
    """Drives a client through its application, as the loop does, without waiting for the clock."""

    def __init__(self, size: tuple[int, int] = (1280, 800)) -> None:
        self.client = Client(MainMenu, size)
        assert self.client.app is not None
        self.app: App = self.client.app
        self.looked = 0  # milliseconds spent looking before a press
        self.app.aim.clock = lambda: pygame.time.get_ticks() + self.looked
        pygame.event.clear()

    def send(self, kind: int, **what: Any) -> None:
        self.app.handle(pygame.event.Event(kind, **what))

    def key(self, key: int, text: str = "") -> None:
        self.send(pygame.KEYDOWN, key=key, mod=0, unicode=text, scancode=0)

    def type(self, text: str) -> None:
        for letter in text:
            self.send(pygame.TEXTINPUT, text=letter)

    def tab_to(self, words: str) -> None:
        for _ in range(200):
            focused = self.app.stage.focused
            if self.app.stage.keyboard and focused is not None and words in focused.describe():
                return
            self.key(pygame.K_TAB)
        raise AssertionError(f"Tab never reaches {words!r}; the screen says {self.words()}")

    def press(self, words: str) -> None:
        """By keyboard alone."""
        self.tab_to(words)
        self.looked += 1000
        self.key(pygame.K_RETURN, "\r")

    def click(self, words: str) -> None:
        """By mouse alone, after turning the wheel until it is in sight."""
        self.looked += 1000
        stage = self.app.stage
        widget = stage.find(words)
        stage._reveal(widget)
        place = stage.find(words).focus_rect().clip(widget.clip).center
        self.send(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0))
        self.send(pygame.MOUSEBUTTONDOWN, pos=place, button=1, clicks=1)
        self.send(pygame.MOUSEBUTTONUP, pos=place, button=1)

    def words(self) -> str:
        return "\n".join(self.app.stage.words())

    def wait_for(self, words: str, seconds: float = 20) -> None:
        """Let the loop run until the screen says something."""
        until = time.monotonic() + seconds
        while words not in self.words():
            assert time.monotonic() < until, f"the screen never says {words!r}: {self.words()}"
            self.app.turn(20)

    def screen(self) -> str:
        """The kind of the screen on top."""
        return type(self.app.screen).__name__
