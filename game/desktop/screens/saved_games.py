"""Going on: the unfinished games, newest first. A game that cannot be read says so and stays where it is."""

from __future__ import annotations

from game import saves
from game.desktop.client import Client
from game.desktop.record_summary import RecordSummary, peek
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.screens.menu_frame import Loose, notice, page
from game.desktop.screens.ways_in import go_on
from game.desktop.theme import NAME, SMALL, Look
from game.desktop.widgets import Card, Column, Icon, Label, Row, Widget
from game.wording import listed


class SavedGames(Screen):
    """A card for each unfinished game."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.found: list[RecordSummary] = []

    def entered(self) -> None:
        """What there is is looked at again each time."""
        self.found = [peek(path) for path in self.client.unfinished()]

    def build(self, look: Look) -> Widget:
        notes: list[Widget] = [notice(sentence) for sentence in self.client.notes]
        cards: list[Widget] = [self._card(each) for each in self.found]
        if not cards:
            cards = [Label("There is no unfinished game.")]
        where = Loose(f"Games are kept in {saves.folder()}.", SMALL, "muted")
        return page("Continue", Column([*notes, *cards, where], gap=10), wide=820)

    def _card(self, each: RecordSummary) -> Widget:
        if each.trouble:
            row = Row([Icon("warning", 24, "critical"), Loose(each.trouble, grow=1)], gap=12)
            return Card(row, lambda: None, each.trouble, why_not=each.trouble, mark="critical", key=each.path.name)
        if each.other:
            said = Loose(f"{each.other} {each.path.name}", SMALL, "muted")
            row = Row([Icon("replay", 26, "muted"), Column([Label(each.words(), NAME), said], gap=2, grow=1)], gap=14)
            return Card(row, lambda: None, f"{each.words()}. {each.other}", why_not=each.other, key=each.path.name)
        played = f"{each.when:%H:%M}, {each.path.name}"
        who = f"You speak for {listed(each.people)}." if each.people else "Computers only."
        words = Column([Label(each.words(), NAME), Loose(f"{who} {played}", SMALL, "muted")], gap=2, grow=1)
        row = Row([Icon("continue", 26, "brass"), words], gap=14)
        return Card(row, lambda: self._go_on(each), f"{each.words()}. {who}", key=each.path.name)

    def _go_on(self, each: RecordSummary) -> Response | None:
        return go_on(self.client, each.path)
