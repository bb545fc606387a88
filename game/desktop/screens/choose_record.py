"""Choosing a record to watch: finished games, unfinished ones, or any file by its path."""

from __future__ import annotations

from pathlib import Path

from game.desktop.client import Client
from game.desktop.record_summary import RecordSummary, peek
from game.desktop.response import Response
from game.desktop.screen import Go, Screen
from game.desktop.screens.menu_frame import Loose, notice, page
from game.desktop.theme import NAME, SMALL, Look
from game.desktop.widgets import (
    Button,
    Card,
    Column,
    Icon,
    Label,
    Row,
    Sheet,
    TextField,
    TypedText,
    Widget,
    heading,
)
from game.records import saves
from game.records.paths import ENDING
from game.wording import listed


class ChooseRecord(Screen):
    """A card for each recorded game, the newest first."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.where = TypedText()
        self.trouble = ""
        self.done: list[RecordSummary] = []
        self.going: list[RecordSummary] = []

    def entered(self) -> None:
        """What lies in the folders is looked at again each time."""
        self.done = _in(saves.folder() / saves.FINISHED)
        self.going = [peek(path) for path in saves.unfinished()]

    def build(self, look: Look) -> Widget:
        parts: list[Widget] = [notice(self.trouble, "warning", "critical")] if self.trouble else []
        for title, found in (("FINISHED", self.done), ("UNFINISHED, AS YOUR OWN SEAT SAW IT", self.going)):
            if found:
                parts += [heading(title), *(self._card(each) for each in found)]
        if not self.done and not self.going:
            parts.append(Label("No game has been recorded here yet."))
        return page("Watch a replay", Column([*parts, self._other()], gap=10), wide=820)

    def _card(self, each: RecordSummary) -> Widget:
        if each.trouble:
            row = Row([Icon("warning", 24, "critical"), Loose(each.trouble, grow=1)], gap=12)
            return Card(row, lambda: None, each.trouble, why_not=each.trouble, mark="critical", key=each.path.name)
        who = f"People spoke for {listed(each.people)}." if each.people else "Computers only."
        more = " ".join(filter(None, (who, each.other, each.path.name)))
        words = Column([Label(each.words(), NAME), Loose(more, SMALL, "muted")], gap=2, grow=1)
        row = Row([Icon("replay", 26, "brass"), words], gap=14)
        return Card(row, lambda: self._open(each.path), f"{each.words()}. {who}", key=each.path.name)

    def _other(self) -> Widget:
        field = TextField("Another record, by its path", self.where, self._typed, hint="game.jsonl", key="path", grow=1)
        return Sheet(Column([field, Row([Button("Open", self._typed, icon="replay", key="open")])], gap=10))

    def _typed(self) -> Response | None:
        words = self.where.text.strip()
        if not words:
            self.trouble = "Type the path of a record first."
            return None
        return self._open(Path(words).expanduser())

    def _open(self, path: Path) -> Response | None:
        from game.desktop.screens.replay_screen import ReplayScreen
        from game.desktop.screens.replayed_game import retell
        from game.records import RecordError, load_record
        from game.records.named import one_record

        self.trouble = ""
        try:
            told = retell(load_record(one_record(path)))
            return Go(ReplayScreen(told, self.client.motion))
        except RecordError as error:
            self.trouble = str(error)
            return None


def _in(folder: Path) -> list[RecordSummary]:
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ENDING]
    except OSError:
        return []
    return sorted(map(peek, paths), key=lambda each: each.when, reverse=True)
