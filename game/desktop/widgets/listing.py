"""A list with aligned columns. Rows can be chosen; where the columns do not fit, each row becomes a block."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import BODY, HEADING, Look, Style
from game.desktop.widgets.base import Reply, Span, Widget, share
from game.desktop.widgets.labels import Label
from game.desktop.widgets.layout import Column


@dataclass(frozen=True)
class Head:
    """A column: its title, how its cells are aligned, and its share of room left over."""

    title: str
    align: str = "left"
    grow: int = 0


@dataclass(eq=False)
class Line(Widget):
    """One row of a list."""

    cells: Sequence[Widget | str]
    on_press: Callable[[], Response | None] | None = None
    chosen: bool = False
    says: str = ""  # what the cells say together, where reading them in turn would not do
    style: Style = BODY

    def __post_init__(self) -> None:
        self._stacked: Column | None = None
        self.parts: list[Widget] = [Label(c, self.style) if isinstance(c, str) else c for c in self.cells]

    @property
    def focusable(self) -> bool:  # type: ignore[override]
        """Rows that lead somewhere take the focus."""
        return self.on_press is not None

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.parts)

    def activate(self) -> Reply:
        return (self.on_press() or True) if self.on_press else False

    def paint(self, brush: Brush) -> None:
        if self.chosen:
            brush.box(self.rect, "chosen", "brass", 6)
        elif self.focusable and brush.hover == self.path:
            brush.box(self.rect, "hover", None, 6)
        super().paint(brush)
        if brush.focus == self.path:
            brush.ring(self.rect.inflate(-brush.px(4), -brush.px(4)), 5)

    def describe(self) -> str:
        if not self.focusable:
            return ""
        words = self.says or ", ".join(part.describe() for part in self.parts if part.describe())
        return f"row: {words}{', chosen' if self.chosen else ''}"


@dataclass(eq=False)
class Listing(Widget):
    """Rows under heads. Up and Down move from row to row."""

    heads: Sequence[Head]
    lines: Sequence[Line]
    empty: str = ""  # the sentence shown when there is nothing

    leaf_text = True

    def __post_init__(self) -> None:
        self._titles = [Label(head.title, HEADING, "muted", head.align) for head in self.heads]
        for line in self.lines:
            for part, head in zip(line.parts, self.heads, strict=True):
                if isinstance(part, Label) and part.align == "left":
                    part.align = head.align
        self._none = Label(self.empty, BODY, "muted")

    def children(self) -> tuple[Widget, ...]:
        return tuple(self.lines) if self.lines else (self._none,)

    def _columns(self, look: Look) -> list[Span]:
        spans = []
        for place, title in enumerate(self._titles):
            cells = [title.widths(look), *(line.parts[place].widths(look) for line in self.lines)]
            spans.append(Span(max(c.least for c in cells), max(c.liked for c in cells)))
        return spans

    def _around(self, look: Look) -> int:
        return look.px(16) * (len(self.heads) - 1) + 2 * look.px(10)

    def measure_width(self, look: Look) -> Span:
        if not self.lines:
            return self._none.widths(look)
        columns = self._columns(look)
        blocks = max((part.widths(look).least for line in self.lines for part in line.parts), default=0)
        return Span(blocks + 2 * look.px(10), sum(span.liked for span in columns) + self._around(look))

    def _dealt(self, look: Look, width: int) -> list[int] | None:
        columns = self._columns(look)
        room = width - self._around(look)
        if sum(span.least for span in columns) > room:
            return None
        return share(room, columns, [head.grow for head in self.heads])

    def _title_tall(self, look: Look, widths: list[int]) -> int:
        if not any(head.title for head in self.heads):
            return 0
        tall = (title.heights(look, wide).liked for title, wide in zip(self._titles, widths, strict=True))
        return max(tall) + look.px(6)

    def _line_tall(self, line: Line, look: Look, widths: list[int]) -> int:
        tall = (part.heights(look, wide).liked for part, wide in zip(line.parts, widths, strict=True))
        return max(tall) + look.px(12)

    def _block(self, line: Line, look: Look) -> Column:
        return Column([part for part in line.parts if part.widths(look).liked], gap=2)

    def _talls(self, look: Look, width: int) -> tuple[int, list[int]]:
        """The height of the heads and of each line."""
        dealt = self._dealt(look, width)
        if dealt is not None:
            return self._title_tall(look, dealt), [self._line_tall(line, look, dealt) for line in self.lines]
        inner = width - 2 * look.px(10)
        return 0, [self._block(line, look).measure_height(look, inner).liked + look.px(16) for line in self.lines]

    def measure_height(self, look: Look, width: int) -> Span:
        if not self.lines:
            return self._none.heights(look, width)
        head, talls = self._talls(look, width)
        return Span(head + sum(talls), head + sum(talls))

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        if not self.lines:
            self._none.place(look, rect, clip)
            return
        dealt = self._dealt(look, rect.width)
        self._heads_shown = dealt is not None and any(head.title for head in self.heads)
        head, talls = self._talls(look, rect.width)
        top = rect.top + head
        if dealt is not None:
            self._place_cells(self._titles, dealt, look, pygame.Rect(rect.left, rect.top, rect.width, head), clip)
        for line, tall in zip(self.lines, talls, strict=True):
            box = pygame.Rect(rect.left, top, rect.width, tall)
            line.place(look, box, clip)
            if dealt is not None:
                self._place_cells(line.parts, dealt, look, box, clip)
            else:
                self._block(line, look).place(look, box.inflate(-2 * look.px(10), -look.px(16)), clip)
            top += tall

    def _place_cells(
        self, parts: Sequence[Widget], widths: list[int], look: Look, box: pygame.Rect, clip: pygame.Rect
    ) -> None:
        left = box.left + look.px(10)
        for part, wide in zip(parts, widths, strict=True):
            tall = min(part.heights(look, wide).liked, box.height)
            part.place(look, pygame.Rect(left, box.top + (box.height - tall) // 2, wide, tall), clip)
            left += wide + look.px(16)

    def paint(self, brush: Brush) -> None:
        if self.lines and self._heads_shown:
            for title in self._titles:
                title.paint(brush)
        for line in self.lines:
            brush.surface.fill(brush.colour("hairline"), (line.rect.left, line.rect.top, line.rect.width, brush.px(1)))
        super().paint(brush)

    def on_key(self, event: pygame.event.Event) -> Reply:
        return False

    def describe(self) -> str:
        count = len(self.lines)
        return f"list of {count} row{'' if count == 1 else 's'}" if count else ""
