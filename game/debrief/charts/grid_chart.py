"""A grid of cells, each with a word and a tone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.debrief.charts.drawing import Area, Drawing, Item, Label, Line, Tone, cut, text_width


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of a grid: what it says, how good or bad that is, and a line over it."""

    text: str
    tone: Tone = "paper"
    over: str = ""


def grid_chart(
    title: str,
    says: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    *,
    width: float = 760,
    size: float = 13,
    first: float = 0,
) -> Drawing:
    """A table as squares, each with its word in it; `first` is the share of the first column, 0 for an equal one."""
    stacked = width < 500
    names = 0 if stacked else min(max((text_width(n, size) for n, _ in rows), default=0) + 14, width * 0.46)
    room = width - names - 2
    opening = room * first if first else room / max(len(columns), 1)
    cell = (room - opening) / max(len(columns) - 1, 1)
    lefts = [names + (opening + cell * (place - 1) if place else 0) for place in range(len(columns))]
    widths = [opening, *[cell] * (len(columns) - 1)]
    tall = any(cell.over for _, cells in rows for cell in cells)
    above = size * 1.7 if stacked else 0
    row = above + size * (3.6 if tall else 2.5)
    head = size * 2
    items: list[Item] = [
        Label(left + wide / 2, size, cut(c, size - 1, wide - 4, bold=True), "soft", size - 1, "middle", True)
        for c, left, wide in zip(columns, lefts, widths, strict=True)
    ]
    for index, (name, cells) in enumerate(rows):
        y = head + row * index
        space = width if stacked else names - 10
        items.append(Label(0, y + (size if stacked else row * 0.62), cut(name, size, space), "ink", size))
        for each, left, wide in zip(cells, lefts, widths, strict=False):
            items += _cell(left + 2, y + above, wide - 4, row - above - 5, each, size)
    return Drawing(width, head + row * len(rows) + 4, title, says, tuple(items))


def _cell(x: float, y: float, width: float, height: float, cell: Cell, size: float) -> list[Item]:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    filled = cell.tone != "paper"
    items: list[Item] = [Area(corners, cell.tone if filled else "grid", 0.22 if filled else 0.35)]
    if filled:
        items.append(Line((corners[0], corners[3]), cell.tone, 3))
    text, middle = cut(cell.text, size - 1, width - 8), y + height / 2 + size * 0.33
    if cell.over:
        over = cut(cell.over, size - 2, width - 8)
        items.append(Label(x + width / 2, middle - size * 0.62, over, "soft", size - 2, "middle"))
        middle += size * 0.62
    items.append(Label(x + width / 2, middle, text, "ink", size - 1, "middle"))
    return items
