"""Going on: the unfinished games, newest first. A game that cannot be read says so and stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from game.desktop.client import Client
from game.desktop.record_summary import RecordSummary, peek
from game.desktop.response import Into, Response
from game.desktop.screen import Screen
from game.desktop.screens.menu_frame import Loose, notice, page
from game.desktop.screens.ways_in import go_on
from game.desktop.theme import NAME, SMALL, Look
from game.desktop.widgets import Button, Card, Column, Icon, Label, Pane, Row, TextField, TypedText, Widget
from game.records import saves
from game.wording import listed


class SavedGames(Screen):
    """A card for each unfinished game."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.found: list[RecordSummary] = []
        self.removed: Path | None = None  # what was deleted last, which can be brought back
        self.naming, self.name = "", TypedText()
        self.trouble = ""

    def entered(self) -> None:
        """What there is is looked at again each time."""
        self.found = [peek(path) for path in self.client.unfinished()]

    def build(self, look: Look) -> Widget:
        notes: list[Widget] = [notice(sentence) for sentence in self.client.notes]
        notes += [notice(self.trouble, "warning", "critical")] if self.trouble else []
        if self.removed is not None:
            words = Loose(f"{self.removed.stem} is deleted.", SMALL, grow=1)
            back = Button("Bring it back", self._bring_back, icon="undo", small=True, key="undo")
            notes.append(Card(Row([Icon("info", 20, "caution"), words, back], gap=10), mark="caution", key="removed"))
        cards: list[Widget] = [self._row(each) for each in self.found]
        if not cards:
            cards = [Label("There is no unfinished game.")]
        where = Loose(f"Games are kept in {saves.folder()}.", SMALL, "muted")
        return page("Continue", Column([*notes, *cards, where], gap=10), wide=820)

    def _row(self, each: RecordSummary) -> Widget:
        """A game, and beside it its name and its end."""
        name = each.path.stem
        buttons: list[Widget] = [
            Button("", partial(self._name, each.path), "quiet", "mandate", says=f"Name {name}", key="name"),
            Button("", partial(self._remove, each.path), "quiet", "cross", says=f"Delete {name}", key="delete"),
        ]
        row = Row([Pane(self._card(each), grow=1), *buttons], gap=4, key=f"row-{name}")
        if self.naming != each.path.name:
            return row
        keep = partial(self._named, each.path)
        field = TextField("A name for it", self.name, keep, most=saves.LONGEST, key="own-name", grow=1)
        return Column([row, Row([field, Button("Keep the name", keep, icon="tick", key="keep-name")], gap=8)], gap=6)

    def _name(self, path: Path) -> Response | None:
        self.naming, self.name = path.name, TypedText(path.stem)
        return Into("own-name")

    def _named(self, path: Path) -> Response | None:
        self.naming = ""
        self._do(lambda: saves.rename(path, self.name.text))
        return None

    def _remove(self, path: Path) -> Response | None:
        self.removed = self._do(lambda: saves.remove(path))
        return None

    def _bring_back(self) -> Response | None:
        removed, self.removed = self.removed, None
        if removed is not None:
            self._do(lambda: saves.bring_back(removed))
        return None

    def _do(self, move: Callable[[], Path]) -> Path | None:
        """Move a file and look again; a sentence where that cannot be done."""
        self.trouble = ""
        try:
            return move()
        except OSError as error:
            self.trouble = f"That could not be done: {error.strerror}. The game is where it was."
            return None
        finally:
            self.entered()

    def _card(self, each: RecordSummary) -> Widget:
        if each.trouble:
            row = Row([Icon("warning", 24, "critical"), Loose(each.trouble, grow=1)], gap=12)
            return Card(row, lambda: None, each.trouble, why_not=each.trouble, mark="critical", key=each.path.name)
        if each.other:
            said = Loose(f"{each.other} {each.path.name}", SMALL, "muted")
            row = Row([Icon("replay", 26, "muted"), Column([Label(each.words(), NAME), said], gap=2, grow=1)], gap=14)
            return Card(row, lambda: None, f"{each.words()}. {each.other}", why_not=each.other, key=each.path.name)
        played = f"{each.when:%H:%M}, {each.path.stem}"
        who = f"You speak for {listed(each.people)}." if each.people else "Computers only."
        words = Column([Label(each.words(), NAME), Loose(f"{who} {played}", SMALL, "muted")], gap=2, grow=1)
        row = Row([Icon("continue", 26, "brass"), words], gap=14)
        return Card(row, lambda: self._go_on(each), f"{each.words()}. {who}", key=each.path.name)

    def _go_on(self, each: RecordSummary) -> Response | None:
        return go_on(self.client, each.path)
