"""The record book: games played to their end here, the best of them by seat and level; and codes of tables."""

from __future__ import annotations

from game.content import ScenarioError, load_scenario
from game.desktop.client import Client
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.screens.menu_frame import notice, page
from game.desktop.screens.ways_in import begin
from game.desktop.theme import SMALL, SMALL_STRONG, Look
from game.desktop.widgets import (
    Button,
    Column,
    Flow,
    Head,
    Label,
    Line,
    Listing,
    Sheet,
    TextField,
    TypedText,
    Widget,
    heading,
)
from game.present.record_book import best, compared, firsts, totals
from game.records import book
from game.records.table_code import TableCode, read_code

CODE = 400
"""Letters that a code may have."""


class RecordBook(Screen):
    """What lasts on this machine, and a place to play or compare a table that somebody else has named."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.one, self.other = TypedText(), TypedText()
        self.games: tuple[book.Played, ...] = ()
        self.trouble: tuple[str, str] = ("", "")  # the key of the field that it is about, and the sentence
        self.lines: tuple[tuple[str, str, str], ...] = ()

    def entered(self) -> None:
        """The book is read again each time."""
        self.games = book.games()

    def build(self, look: Look) -> Widget:
        parts: list[Widget] = [Label(totals(self.games))]
        if self.games:
            figures = [Head(title, "right") for title in ("BEST", "GRADE", "GAMES")]
            heads = [Head("TABLE", grow=1), Head("LEVEL"), *figures]
            rows = [Line([_cell(words) for words in row]) for row in best(self.games)]
            parts += [heading("BEST BY SEAT AND LEVEL"), Listing(heads, rows), heading("FIRSTS")]
            parts += [Label(words, SMALL) for words in firsts(self.games)]
        return page("Record book", Column([*parts, self._codes()], gap=12), wide=900)

    def _codes(self) -> Widget:
        one = TextField("Code of a table", self.one, hint="strait.meridane.standard.8812.8~ABCD", most=CODE, key="one")
        other = TextField("Another code of it, to compare", self.other, most=CODE, key="other")
        buttons = Flow([
            Button("Play this table", self._play, "primary", "play", key="play-code"),
            Button("Compare the two", self._compare, icon="ledger", key="compare-codes"),
        ])  # fmt: skip
        heads = [Head("", grow=1), Head("THE FIRST"), Head("THE SECOND")]
        rows = [Line([_cell(words) for words in row]) for row in self.lines]
        parts = [heading("A TABLE BY ITS CODE"), one, *self._wrong("one"), other, *self._wrong("other"), buttons]
        return Sheet(Column([*parts, *([Listing(heads, rows)] if rows else [])], gap=10))

    def _wrong(self, key: str) -> list[Widget]:
        """What is wrong, beside the field that it is about."""
        return [notice(self.trouble[1], "warning", "critical")] if self.trouble[0] == key else []

    def _read(self, key: str, words: str) -> TableCode | None:
        try:
            return read_code(words)
        except ValueError as error:
            self.trouble = (key, str(error))
            return None

    def _play(self) -> Response | None:
        self.trouble, self.lines = ("", ""), ()
        code = self._read("one", self.one.text)
        if code is None:
            return None
        try:
            scenario = load_scenario(code.scenario)
            if scenario.setting.rounds != code.rounds or not set(code.seats) <= set(scenario.setting.seats):
                self.trouble = ("one", f"This machine has another version of {scenario.setting.title}.")
                return None
            return begin(self.client, scenario, code.seats, code.seed, code.delegates)
        except ScenarioError as error:
            self.trouble = ("one", f"{code.scenario} cannot be played here: {error.mistakes[0]}")
        except self.client.refusals as error:
            self.trouble = ("one", str(error))
        return None

    def _compare(self) -> Response | None:
        self.trouble, self.lines = ("", ""), ()
        one = self._read("one", self.one.text)
        other = self._read("other", self.other.text) if one is not None else None
        if one is not None and other is not None:
            self.lines = compared(one, other)
        return None


def _cell(words: str) -> Label:
    return Label(words, SMALL_STRONG if words[:1] in "+-0123456789" else SMALL)
