"""The question before one leaves the table: what is kept and what is not; and the way to the settings."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.widgets import Button, Flow, Label, Modal, Widget


class Leaving:
    """Whether it is being asked, and the dialog that asks it."""

    def __init__(
        self, desk: Desk, leave: Callable[[], Response | None], settings: Callable[[], Response | None] | None = None
    ) -> None:
        self.desk, self._leave, self._settings = desk, leave, settings
        self.asked = False

    def ask(self) -> Response | None:
        """Ask."""
        self.asked = True
        return None

    def _stay(self) -> Response | None:
        self.asked = False
        return None

    def _set(self) -> Response | None:
        self.asked = False
        return self._settings() if self._settings is not None else None

    def _go(self) -> Response | None:
        self.asked = False
        return self._leave()

    def _words(self) -> str:
        if self.desk.view.table.outcome is not None:
            return "The game is over; how it ended can be seen again under Watch a replay."
        if self.desk.live.path is None:
            return "This game is not recorded: it ends here."
        return "The game is kept; what you have drafted is not."

    def dialog(self) -> list[Widget]:
        """The dialog while it is asked; it takes no room."""
        if not self.asked:
            return []
        stay = Button("Stay", self._stay, kind="primary", key="stay")
        leave = Button("Leave", self._go, icon="quit", key="leave")
        there = self._settings is not None
        settings = [Button("Settings", self._set, icon="settings", key="settings")] if there else []
        body = Label(self._words())
        foot = Flow([stay, *settings, leave], align="right")
        return [Modal("Leave the table?", body, self._stay, foot, 440, key="leaving")]
