"""The drawing of open texts side by side: heads, rows and foot in the same lanes, the rows scrolling between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.crest import Crest
from game.desktop.response import Response
from game.desktop.theme import HEADING, SMALL, SMALL_STRONG, STRONG, Look
from game.desktop.widgets import Scroll, Span, Widget
from game.desktop.widgets.base import Reply
from game.desktop.widgets.labels import paint_seat
from game.present.offer_matrix import MatrixColumn, MatrixRow, OfferMatrix

TONES = {"good": "firm", "bad": "critical", "": "text"}
LANE, NAMES = 92, 150
"""The least widths of a text's lane and of the names of clauses, in pixels at 100 percent."""
ROW = 21
"""The height of a row of the matrix."""
FEW, MANY = 3, 9
"""Rows that stay in sight: at the least, and where the window is meant to show them all."""


@dataclass(frozen=True)
class Lane:
    """Where a column of the matrix stands: its left edge on the window, and its width."""

    left: int
    wide: int


@dataclass(eq=False)
class TextHead(Widget):
    """The head of a column: whose text it is and its number. Pressed, the column is the one that is compared with."""

    column: MatrixColumn
    crest: Crest
    chosen: bool
    press: Callable[[], Response | None]

    focusable = True

    def __post_init__(self) -> None:
        past = "replaced by a later version" if self.column.past else self.column.version
        self.tip = f"{', '.join(filter(None, (f'{self.column.title} {self.column.number}', past)))}."

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(44), look.px(44))

    def paint(self, brush: Brush) -> None:
        here = brush.hover == self.path
        fill = "chosen" if self.chosen else "hover" if here else "raised"
        brush.box(self.rect, fill, "brass" if self.chosen else "edge", 8)
        side = brush.px(22)
        disc = pygame.Rect(self.rect.left + brush.px(7), self.rect.top + brush.px(5), side, side)
        paint_seat(brush, self.crest, disc)
        place = (disc.right + brush.px(6), disc.centery - fonts.line_height(STRONG, brush.look) // 2)
        brush.text(str(self.column.number), place, STRONG, "muted" if self.column.past else "text")
        words = self.column.version or self.column.title
        room = self.rect.width - brush.px(12)
        cut = fonts.shortened(words, SMALL, brush.look, room)
        top = self.rect.bottom - fonts.line_height(SMALL, brush.look)
        brush.text(cut, (self.rect.left + brush.px(7), top), SMALL, "muted")
        if brush.focus == self.path:
            brush.ring(self.rect, 8)

    def activate(self) -> Reply:
        return self.press() or True

    def describe(self) -> str:
        column = self.column
        parts = [f"text: {column.title} {column.number}", column.version, column.brief, "chosen" if self.chosen else ""]
        return ", ".join(filter(None, parts))


@dataclass(eq=False)
class MatrixLine(Widget):
    """One row: who gives it, what it is called, and what each text in sight says."""

    row: MatrixRow
    crest: Crest | None
    chosen: int
    numbers: Sequence[int]
    shown: range = field(default=range(0), init=False)
    lanes: list[Lane] = field(default_factory=list, init=False)

    leaf_text = True

    def __post_init__(self) -> None:
        self.tip = self.row.note

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(ROW), look.px(ROW))

    def paint(self, brush: Brush) -> None:
        rect, look = self.rect, brush.look
        line = pygame.Rect(rect.left, rect.top, rect.width, brush.px(1))
        brush.surface.fill(brush.colour("hairline"), line)
        left, top = rect.left, rect.top + (rect.height - fonts.line_height(SMALL, look)) // 2
        if self.crest is not None:
            side = brush.px(16)
            paint_seat(brush, self.crest, pygame.Rect(left, rect.centery - side // 2, side, side))
        left += brush.px(22)
        name = fonts.shortened(self.row.title, SMALL, look, self.lanes[0].left - left - brush.px(6))
        brush.text(name, (left, top), SMALL, "muted" if self.row.same else "text")
        for at, lane in zip(self.shown, self.lanes, strict=True):
            self._cell(brush, at, lane, top)

    def _cell(self, brush: Brush, at: int, lane: Lane, top: int) -> None:
        cell, other = self.row.cells[at], self.row.cells[at].text != self.row.cells[self.chosen].text
        size = (lane.wide - brush.px(4), self.rect.height - brush.px(3))
        box = pygame.Rect((lane.left, self.rect.top + brush.px(2)), size)
        if other:
            brush.box(box, "chosen", "brass", 4)
        words = fonts.shortened(cell.text or "–", SMALL, brush.look, lane.wide - brush.px(10))
        style = SMALL_STRONG if other else SMALL
        colour = TONES[cell.tone] if cell.text else "muted"
        brush.text(words, (lane.left + brush.px(7), top), style, colour)

    def describe(self) -> str:
        said = (f"{number}: {cell.text or 'no'}" for number, cell in zip(self.numbers, self.row.cells, strict=True))
        return f"{self.row.title}: {'; '.join(said)}{'' if self.row.same else ' (they differ)'}"


@dataclass(eq=False)
class MatrixFoot(Widget):
    """What each text comes to, whether one's home lets it pass, and who has signed."""

    columns: Sequence[MatrixColumn]
    crests: Callable[[str], Crest]
    homes: bool
    shown: range = field(default=range(0), init=False)
    lanes: list[Lane] = field(default_factory=list, init=False)

    leaf_text = True

    def _rows(self) -> tuple[str, ...]:
        return ("NET TO YOU", *(("AT HOME",) if self.homes else ()), "SIGNED")

    def measure_height(self, look: Look, width: int) -> Span:
        tall = look.px(ROW) * len(self._rows()) + look.px(4)
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        step = brush.px(ROW)
        rule = pygame.Rect(self.rect.left, self.rect.top, self.rect.width, brush.px(2))
        brush.surface.fill(brush.colour("brass"), rule)
        for number, title in enumerate(self._rows()):
            top = self.rect.top + brush.px(3) + number * step
            drop = (step - fonts.line_height(HEADING, brush.look)) // 2
            brush.text(title, (self.rect.left, top + drop), HEADING, "muted")
            for at, lane in zip(self.shown, self.lanes, strict=True):
                self._cell(brush, title, self.columns[at], pygame.Rect(lane.left + brush.px(7), top, lane.wide, step))

    def _cell(self, brush: Brush, title: str, column: MatrixColumn, box: pygame.Rect) -> None:
        top = box.centery - fonts.line_height(SMALL_STRONG, brush.look) // 2
        if title == "SIGNED":
            return self._seats(brush, column, box)
        words = column.net if title == "NET TO YOU" else column.home or "–"
        sign = column.sign if title == "NET TO YOU" else {"passes": 1, "falls": -1}.get(column.home, 0)
        brush.text(words, (box.left, top), SMALL_STRONG, "firm" if sign > 0 else "critical" if sign < 0 else "text")
        return None

    def _seats(self, brush: Brush, column: MatrixColumn, box: pygame.Rect) -> None:
        """A disc for each signatory; a ring alone for one whose name is missing; a word for what is past."""
        if column.past:
            words = fonts.shortened("replaced", SMALL, brush.look, box.width - brush.px(10))
            brush.text(words, (box.left, box.centery - fonts.line_height(SMALL, brush.look) // 2), SMALL, "muted")
            return
        seats = [*((seat, True) for seat in column.signed), *((seat, False) for seat in column.missing)]
        side = min(brush.px(18), (box.width - brush.px(9)) // max(1, len(seats)))
        for number, (seat, there) in enumerate(seats):
            square = pygame.Rect(box.left + number * (side + brush.px(2)), box.centery - side // 2, side, side)
            if there:
                paint_seat(brush, self.crests(seat), square)
            else:
                brush.disc(square.center, side - brush.px(2), "panel", "edge", 1.5)

    def describe(self) -> str:
        return "; ".join(f"text {each.number}: {each.brief}" for each in self.columns)


@dataclass(eq=False)
class MatrixRows(Widget):
    """All rows, one under another."""

    lines: Sequence[MatrixLine]

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.lines)

    def measure_height(self, look: Look, width: int) -> Span:
        tall = look.px(ROW) * len(self.lines)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        for number, line in enumerate(self.lines):
            line.place(look, pygame.Rect(rect.left, rect.top + number * look.px(ROW), rect.width, look.px(ROW)), clip)


@dataclass(eq=False)
class MatrixGrid(Widget):
    """As many texts side by side as there is room for, the chosen one among them."""

    heads: Sequence[TextHead]
    lines: Sequence[MatrixLine]
    foot: MatrixFoot
    chosen: int
    whole: bool  # asks for room for nine rows
    shown: range = field(default=range(0), init=False)

    def __post_init__(self) -> None:
        least = ROW * min(len(self.lines), MANY if self.whole else FEW) + 12
        self.rows = Scroll(MatrixRows(self.lines), least=least, key="rows", grow=1)

    def children(self) -> tuple[Widget, ...]:
        heads = self.heads[self.shown.start : self.shown.stop] if self.shown else self.heads
        return (*heads, self.rows, self.foot)

    def measure_width(self, look: Look) -> Span:
        lanes = min(len(self.heads), 2)
        return Span(look.px(NAMES + LANE * lanes), look.px(260 + 130 * len(self.heads)))

    def measure_height(self, look: Look, width: int) -> Span:
        around = look.px(44) + look.px(10) + self.foot.heights(look, width).liked
        rows = self.rows.heights(look, width)
        return Span(around + rows.least, around + rows.liked)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        lanes = self._lanes(look, rect)
        head, foot = look.px(44), self.foot.heights(look, rect.width).liked
        for at, lane in zip(self.shown, lanes, strict=True):
            self.heads[at].place(look, pygame.Rect(lane.left, rect.top, lane.wide - look.px(4), head), clip)
        self.foot.shown, self.foot.lanes = self.shown, lanes
        for line in self.lines:
            line.shown, line.lanes = self.shown, lanes
        top = rect.top + head + look.px(4)
        tall = min(self.rows.heights(look, rect.width).liked, rect.bottom - foot - look.px(4) - top)
        self.rows.place(look, pygame.Rect(rect.left, top, rect.width, tall), clip)
        self.foot.place(look, pygame.Rect(rect.left, top + tall + look.px(4), rect.width, foot), clip)

    def _lanes(self, look: Look, rect: pygame.Rect) -> list[Lane]:
        """The lanes of the texts in sight, right of the names; the bar of the rows keeps its room."""
        room = rect.width - look.px(20)
        fit = max(1, min(len(self.heads), (room - look.px(NAMES)) // look.px(LANE)))
        first = max(0, min(self.chosen - fit // 2, len(self.heads) - fit))
        self.shown = range(first, first + fit)
        wide = max(look.px(LANE), min(look.px(150), (room - look.px(230)) // fit))
        left = rect.left + room - wide * fit
        return [Lane(left + number * wide, wide) for number in range(fit)]


def matrix_grid(
    matrix: OfferMatrix,
    chosen: int,
    crest: Callable[[str], Crest],
    choose: Callable[[int], Response | None],
    whole: bool = False,
) -> MatrixGrid:
    """The drawing of a matrix, its differences marked against the chosen column."""
    numbers = [column.number for column in matrix.columns]

    def head(at: int, column: MatrixColumn) -> TextHead:
        key, press = f"text-{column.number}", partial(choose, column.number)
        return TextHead(column, crest(column.author), at == chosen, press, key=key)

    heads = [head(at, column) for at, column in enumerate(matrix.columns)]
    lines = [MatrixLine(row, crest(row.giver) if row.giver else None, chosen, numbers) for row in matrix.rows]
    foot = MatrixFoot(matrix.columns, crest, any(column.home for column in matrix.columns))
    return MatrixGrid(heads, lines, foot, chosen, whole, key="matrix", grow=1)
