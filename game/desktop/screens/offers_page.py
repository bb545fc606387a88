"""All open texts side by side, over the whole table: one of them is chosen, compared with, read and answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatFits
from game.desktop.screens.layouts import FixedRow
from game.desktop.screens.matrix_grid import matrix_grid
from game.desktop.screens.one_line_label import OneLineLabel
from game.desktop.screens.read_page import answers, entry_card
from game.desktop.theme import STRONG
from game.desktop.widgets import Button, Column, Flow, Icon, Label, Pane, Row, Scroll, Sheet, Widget
from game.present.offer_matrix import MatrixColumn, OfferMatrix, differing, offer_matrix


class OffersPage:
    """Which text is chosen, and whether it is read in sentences where there is no room for both."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.chosen = 0
        self.reading = False

    @property
    def matrix(self) -> OfferMatrix:
        """The open texts of this moment."""
        return self.desk.kept("offer matrix", lambda: offer_matrix(self.desk.view))

    def open(self, number: int = 0) -> Response | None:
        """Compare, beginning with a text."""
        self.chosen, self.reading = number or self.chosen, False
        return self.desk.open("offers")

    def close(self) -> Response | None:
        """Back to the table."""
        self.reading = False
        return self.desk.open("now")

    def _choose(self, number: int) -> Response | None:
        self.chosen = number
        return None

    def _read(self) -> Response | None:
        self.reading = not self.reading
        return None

    def page(self, *, whole: bool) -> Widget:
        """The whole page; `whole` asks for the height at which nine rows are seen at once."""
        matrix = self.matrix
        if not matrix.columns:
            words = Row([Label("No text is open now.", STRONG, grow=1), self._closing()], gap=10)
            return Sheet(Column([words], gap=8), around=10, key="offers", closes=self.close)
        at = next((at for at, each in enumerate(matrix.columns) if each.number == self.chosen), 0)
        forms: list[Callable[[], Widget]] = [lambda: self._wide(matrix, at), lambda: self._narrow(matrix, at, whole)]
        forms += [] if whole else [lambda: self._low(matrix, at)]
        body = FirstThatFits(forms, grow=1, least=400 if whole else 120)
        return Sheet(Column([self._top(matrix, at), body], gap=6), around=8, key="offers", closes=self.close)

    def _closing(self) -> Widget:
        return Button("Close", self.close, kind="quiet", icon="cross", small=True, key="close")

    def _top(self, matrix: OfferMatrix, at: int) -> Widget:
        several = len(matrix.columns) > 1
        words = f"{len(matrix.columns)} texts side by side" if several else "One text"
        told = f"{differing(matrix)} Marked: what is not as in {matrix.columns[at].number}." if several else ""
        steps = [self._step(matrix, at, -1), self._step(matrix, at, 1)] if several else []
        label = Label(words, STRONG)
        return FixedRow([Icon("offer", 20, "brass"), label, OneLineLabel(told, grow=1), *steps, self._closing()], gap=8)

    def _step(self, matrix: OfferMatrix, at: int, way: int) -> Widget:
        to = at + way
        there = 0 <= to < len(matrix.columns)
        says = "The text before it" if way < 0 else "The text after it"
        press = partial(self._choose, matrix.columns[to].number if there else self.chosen)
        why_not = "" if there else "There is no other on this side."
        return Button("", press, "quiet", "left" if way < 0 else "right", why_not, says, small=True, key=f"step{way}")

    def _wide(self, matrix: OfferMatrix, at: int) -> Widget:
        """The matrix, and beside it the chosen text in sentences with what can be answered."""
        column = matrix.columns[at]
        told = entry_card(self.desk, replace(column.card, buttons=()), self._place(column))
        answered = Column(answers(self.desk, column.card, self._place(column)), gap=6, key="answers")
        card = Column([Scroll(told, key=f"card-{column.number}"), answered], gap=8)
        grid = matrix_grid(matrix, at, self.desk.crest, self._choose)
        sides: list[Widget] = [Pane(grid, least=560, grow=1), Pane(card, least=340, most=460, steady=True)]
        return FixedRow(sides, gap=14, align="fill")

    def _narrow(self, matrix: OfferMatrix, at: int, whole: bool = False) -> Widget:
        """The matrix alone, with what can be answered under it; the sentences in its place where they are asked for."""
        column = matrix.columns[at]
        grid: Widget = matrix_grid(matrix, at, self.desk.crest, self._choose, whole)
        if self.reading:
            card = entry_card(self.desk, replace(column.card, buttons=()), self._place(column))
            grid = Scroll(card, key=f"card-{column.number}", grow=1, closes=self._read)
        words = "Side by side" if self.reading else "In sentences"
        read = Button(words, self._read, icon="info", key="read", guise=words)
        below = Column(answers(self.desk, column.card, self._place(column)), gap=4, grow=1, key="answers")
        return Column([grid, Row([Flow([read]), below], gap=8)], gap=5)

    def _low(self, matrix: OfferMatrix, at: int) -> Widget:
        """The same where the height is short: all of it scrolls."""
        return Scroll(self._narrow(matrix, at), least=64, key="low")

    def _place(self, column: MatrixColumn) -> str:
        return f"offers-{column.card.key}"

