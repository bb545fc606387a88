"""What the screens share: settings, sounds, sentences to be read, the game that is open. Knows no screen.

The first screen is handed in; the ways from one screen into a game are theirs (`screens/ways_in.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop import settings
from game.desktop.app import App, Appearance
from game.desktop.record_summary import RecordSummary, peek
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.sound import Sounds

if TYPE_CHECKING:
    from game.desktop.after_game import AfterGame
    from game.desktop.live_game import Live
    from game.desktop.server_process import Server


USUAL = (1280, 800)
"""The size of a window that nobody has sized yet."""


class Client:
    """What the screens share: settings and sounds, sentences that wait to be read, the game that is open."""

    def __init__(self, menu: Callable[[Client], Screen], size: tuple[int, int] | None = None) -> None:
        appearance, trouble = settings.load()
        kept = appearance.window[2:]
        size = size or ((kept[0], kept[1]) if len(kept) == 2 else USUAL)
        self.notes = [trouble] if trouble else []
        self.sounds = Sounds(appearance.sound, appearance.volume)
        self.live: Live | None = None
        self.after: Callable[[Client, Live, str], AfterGame] | None = None  # makes what follows a game at a seat
        self.left: Path | None = None  # the unfinished game that was left last, wherever it is kept
        self._sitting: tuple[Path, ...] = ()  # the games left in this sitting, the last first, wherever they are kept
        self.server: Server | None = None
        self._appearance = appearance
        self.app: App | None = None
        self.app = App(menu(self), appearance, size=size)

    # -- settings

    @property
    def appearance(self) -> Appearance:
        """What is set now."""
        return self.app.appearance if self.app is not None else self._appearance

    @property
    def motion(self) -> bool:
        """Whether things may move."""
        return self.appearance.motion

    def appear(self, appearance: Appearance) -> str:
        """Apply settings at once and keep them; a sentence if they cannot be kept."""
        self.sounds.on, self.sounds.volume = appearance.sound, appearance.volume
        if self.app is not None:
            self.app.set_appearance(appearance)
        return settings.keep(appearance)

    # -- games

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """Errors that are sentences for whoever sits here."""
        from game.content import ScenarioError
        from game.record import RecordError
        from game.rules.model.refusal import Illegal

        return (ScenarioError, RecordError, Illegal)

    def unfinished(self) -> tuple[Path, ...]:
        """Records of unfinished games: those left in this sitting, the last first, then the folder's, newest first."""
        from game import saves

        found = (*(path for path in self._sitting if path.is_file()), *saves.unfinished())
        return tuple({path.resolve(): path for path in found}.values())

    def newest(self) -> RecordSummary | None:
        """The newest unfinished game that can be played on; else the newest, with what is wrong with it."""
        found = None
        for path in self.unfinished():
            seen = peek(path)
            if not seen.stuck:
                return seen
            found = found or seen
        return found

    def saves_to_choose(self) -> bool:
        """Whether there is more than one unfinished game, or one that cannot be played on."""
        found = self.unfinished()
        return len(found) > 1 or any(peek(path).stuck for path in found)

    def leave_game(self) -> None:
        """Close the game that is open, if one is; everything in it is kept, and Continue goes on with it."""
        if self.live is None:
            return
        live, self.live = self.live, None
        live.close()
        self.left = None if live.over else live.path
        left = (self.left,) if self.left is not None else ()
        self._sitting = (*left, *(path for path in self._sitting if path != live.path))

    # -- the window

    def run(self, first: Response | None = None) -> None:
        """Until the window is closed."""
        assert self.app is not None
        self.app.follow(first)
        try:
            self.app.run()
        finally:
            self.leave_game()
            self._keep_window()
            if self.server is not None:
                self.server.stop()

    def _keep_window(self) -> None:
        """Size and place of the window, for the next time."""
        app = self.app
        if app is not None and app.frame and app.frame != app.appearance.window:
            settings.keep(replace(app.appearance, window=app.frame))
