"""The front door: go on, begin, learn, host, watch, settings, leave."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.desktop.client import Client
from game.desktop.crest import Crest
from game.desktop.response import Quit, Response
from game.desktop.screen import Go, Screen
from game.desktop.screens.layouts import FixedRow
from game.desktop.screens.menu_frame import notice
from game.desktop.screens.title_picture import ARRIVING, TitlePicture
from game.desktop.screens.ways_in import go_on_newest, learn
from game.desktop.theme import DISPLAY, NAME, QUOTE, SMALL, Look
from game.desktop.widgets import Card, Column, Fit, Icon, Label, Pad, Pane, Row, Scroll, Space, Widget

CHAIRS = (Crest("star", 1), Crest("lamp", 2), Crest("mountain", 0), Crest("bridge", 4), Crest("wave", 3))
TIES = ((0, 1), (0, 4))
DOORS = ((0, 2), (1, 2))


class MainMenu(Screen):
    """The first screen of all. Coming back to it ends whatever game was open; everything is kept."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.since: int | None = None

    def entered(self) -> None:
        """Whoever comes back here has left the game."""
        self.client.leave_game()
        if self.since is None:
            self.since = pygame.time.get_ticks()

    def moving(self, now: int) -> bool:
        return self.client.motion and self.since is not None and now - self.since <= ARRIVING + 50

    def build(self, look: Look) -> Widget:
        vista = TitlePicture(CHAIRS, TIES, DOORS, since=self.since, grow=1)
        middle = Column([Space(grow=1), self._menu(), Space(grow=1)], gap=0)
        aside = Pane(Scroll(middle, key="menu"), least=400, most=480)
        wide = FixedRow([aside, Pane(Pad(vista, 24, grow=1), least=430, grow=1)], gap=0, align="fill")
        return Column([Fit([wide, Scroll(self._menu(), key="menu")], grow=1)], gap=0)

    def _menu(self) -> Widget:
        return Pad(Column([*self._name(), *self._notes(), *self._entries()], gap=9), 22, 26)

    def _name(self) -> list[Widget]:
        return [
            Label("Overture", DISPLAY),
            Label("Some states demonstrate. Some promise. You find out what a promise is worth.", QUOTE, "muted"),
            Space(tall=4),
        ]

    def _notes(self) -> list[Widget]:
        return [notice(sentence) for sentence in self.client.notes]

    def _entries(self) -> list[Widget]:
        newest = self.client.newest()
        entries: list[Widget] = []
        if newest is not None:
            entries.append(_entry("continue", "Continue", newest.words(), self._continue, mark="brass"))
        if self._just_left and self.client.saves_to_choose():
            entries.append(_entry("save", "Other games", "Unfinished games, the newest first.", self._saved))
        entries += [
            _entry("new-game", "New game", "Choose a crisis, a seat and how well the others play.", self._new),
            _entry("learn", "Learn to play", "Ten minutes, one idea a round, at a small table.", self._learn),
            _entry("host", "Host a seminar", "A class joins by browser; this machine is the server.", self._host),
            _entry("replay", "Watch a replay", "A recorded game, round by round.", self._watch),
            _entry("score", "Record book", "Your games, the best of them, and tables by their code.", self._book),
            _entry("settings", "Settings", "Theme, size of text, motion, sound, full screen.", self._settings),
            _entry("quit", "Leave", "", Quit),
        ]
        return entries

    @property
    def _just_left(self) -> bool:
        """Whether Continue means the game that was left a moment ago, so that there is nothing to choose."""
        left, newest = self.client.left, self.client.newest()
        return left is not None and newest is not None and newest.path == left and not newest.stuck

    def _continue(self) -> Response | None:
        choose = self.client.saves_to_choose() and not self._just_left
        return self._saved() if choose else go_on_newest(self.client)

    def _saved(self) -> Response | None:
        from game.desktop.screens.saved_games import SavedGames

        return Go(SavedGames(self.client))

    def _new(self) -> Response | None:
        from game.desktop.screens.choose_game import ChooseGame

        return Go(ChooseGame(self.client))

    def _learn(self) -> Response | None:
        return learn(self.client)

    def _host(self) -> Response | None:
        from game.desktop.screens.hosting import HostSeminar

        return Go(HostSeminar(self.client))

    def _watch(self) -> Response | None:
        from game.desktop.screens.choose_record import ChooseRecord

        return Go(ChooseRecord(self.client))

    def _book(self) -> Response | None:
        from game.desktop.screens.record_book import RecordBook

        return Go(RecordBook(self.client))

    def _settings(self) -> Response | None:
        from game.desktop.screens.settings_screen import Settings

        return Go(Settings(self.client))

    def key(self, event: pygame.event.Event) -> Response | bool:
        """Escape does nothing here: there is nothing below, and leaving is asked for by name."""
        return False


def _entry(icon: str, title: str, words: str, press: Callable[[], Response | None], mark: str = "") -> Widget:
    said: list[Widget] = [Label(title, NAME)]
    if words:
        said.append(Label(words, SMALL, "muted"))
    row = Row([Icon(icon, 26, "brass"), Column(said, gap=1, grow=1)], gap=14)
    return Card(row, press, f"{title}. {words}".strip(), mark=mark, key=title)
