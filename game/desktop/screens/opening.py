"""How a game begins: its name, what everyone knows at the start, and the delegations taking their seats."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.desktop.crest import crest_of
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.screens.layouts import FixedRow
from game.desktop.screens.title_picture import ARRIVING, TitlePicture
from game.desktop.theme import DISPLAY, READOUT, Look
from game.desktop.widgets import Button, Column, Fit, Flow, Label, Pad, Pane, Scroll, Space, Widget
from game.rules.model.setting import Setting


class Opening(Screen):
    """Shown once, before the dossier. ``then`` follows the button."""

    def __init__(self, setting: Setting, then: Callable[[], Response | None], motion: bool = True) -> None:
        self.setting, self.then, self.motion = setting, then, motion
        self.since: int | None = None

    def entered(self) -> None:
        """The delegations begin to take their seats."""
        self.since = self.since or pygame.time.get_ticks()

    def moving(self, now: int) -> bool:
        return self.motion and self.since is not None and now - self.since <= ARRIVING + 50

    def build(self, look: Look) -> Widget:
        setting = self.setting
        chairs = [crest_of(setting, seat) for seat in setting.seats]
        ties = [(setting.seats.index(a.partner), setting.seats.index(a.guarantor)) for a in setting.alliances]
        doors = [(setting.seats.index(d.sides[0].side), setting.seats.index(d.sides[1].side)) for d in setting.doors]
        names = [each.title for each in setting.delegations]
        vista = TitlePicture(chairs, ties, doors, names, self.since, grow=1)
        words = Pane(Scroll(self._words(), key="words"), least=440, most=560, grow=2)
        wide = FixedRow([words, Pane(Pad(vista, 24), least=430, grow=3)], gap=0, align="fill")
        return Column([Fit([wide, Scroll(self._words(), key="words")], grow=1)], gap=0)

    def _words(self) -> Widget:
        story = [Label(part.strip(), READOUT) for part in self.setting.opening.split("\n") if part.strip()]
        go = Flow([Button("Read your dossier", self.then, "primary", "mandate", key="go")])
        words = Pad(Column([Label(self.setting.title, DISPLAY), *story, go], gap=16), 20, 28)
        return Column([Space(grow=1), words, Space(grow=1)], gap=0)
