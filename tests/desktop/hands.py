"""A person at a stage: presses keys and buttons, reads what is said."""

from typing import Any

import pygame

from game.desktop.response import Into
from game.desktop.screen import Screen
from game.desktop.stage import Stage
from game.desktop.theme import THEMES, Look
from game.desktop.widgets import Reply


class Hands:
    """Drives one screen through its stage, building it anew after each input as the application does."""

    def __init__(self, screen: Screen, size: tuple[int, int] = (1280, 720), percent: int = 100, theme: str = "ink"):
        self.screen = screen
        self.stage = Stage(Look(THEMES[theme], percent), size)
        self.looked = 0  # milliseconds spent looking before a press
        self.stage.aim.clock = lambda: pygame.time.get_ticks() + self.looked
        self.build()

    def build(self) -> None:
        self.stage.show(self.screen.build(self.stage.look))

    def send(self, kind: int, **what: Any) -> Reply:
        reply = self.stage.handle(pygame.event.Event(kind, **what))
        if reply is False and kind == pygame.KEYDOWN:
            reply = self.screen.key(pygame.event.Event(kind, **what))
        self.build()
        if isinstance(reply, Into):
            self.stage.focus_into(reply.key)
        return reply

    def key(self, key: int, mod: int = 0, text: str = "") -> Reply:
        return self.send(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0)

    def type(self, text: str) -> None:
        for letter in text:
            self.send(pygame.TEXTINPUT, text=letter)

    def tab_to(self, words: str) -> None:
        for _ in range(200):
            focused = self.stage.focused
            if self.stage.keyboard and focused is not None and words in focused.describe():
                return
            self.key(pygame.K_TAB)
        raise AssertionError(f"Tab never reaches {words!r}")

    def look(self) -> None:
        """See what has changed before pressing again."""
        self.looked += 1000

    def click(self, words: str, clicks: int = 1) -> Reply:
        self.look()
        widget = self.stage.find(words)
        self.stage.focus_on(widget)  # as a person would scroll it into view first
        return self.click_at(widget.focus_rect().center, clicks)

    def click_at(self, place: tuple[int, int], clicks: int = 1) -> Reply:
        """A press at once, whatever lies there."""
        self.send(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0))
        down = self.send(pygame.MOUSEBUTTONDOWN, pos=place, button=1, clicks=clicks)
        up = self.send(pygame.MOUSEBUTTONUP, pos=place, button=1)
        return up if up not in (True, False) else down if down not in (True, False) else up or down


def said(hands: Hands) -> str:
    """Every word on the screen, a line each."""
    return "\n".join(hands.stage.words())
