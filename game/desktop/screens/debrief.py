"""The debrief of a finished game in the window. What it says is made by `game.debrief`; here it is only laid out."""

from __future__ import annotations

from pathlib import Path

from game.desktop.look import Look
from game.desktop.screen import Screen
from game.desktop.widgets import Label, Widget


class DebriefScreen(Screen):
    """One record, unlocked."""

    def __init__(self, path: Path | None, seat: str) -> None:
        self.path, self.seat = path, seat

    def build(self, look: Look) -> Widget:
        return Label("The debrief is not there yet.")
