"""Signals as they were meant and as they were read."""

from __future__ import annotations

from game.debrief.charts import (
    Cell,
    Drawing,
    grid_chart,
)
from game.debrief.measures import Debrief
from game.debrief.signals import Heard
from game.wording import move_noun, seat_name

MOST_ROWS = 28

MOST_READERS = 3

READINGS = {"pressure": "pressure", "invitation": "invitation", "home": "for home", "": "—"}
"""Intents as the words of a small square."""


def signal_rows(game: Debrief) -> list[tuple[str, str, dict[str, Heard]]]:
    """Signals with their words, what was meant, and who read them how."""
    rows: dict[tuple[int, str, str, str], dict[str, Heard]] = {}
    for heard in game.heard:
        rows.setdefault((heard.round, heard.by, heard.move, heard.target), {})[heard.to] = heard
    seen, setting = game.known.onlooker(), game.known.setting
    found = []
    for (round_no, by, move, target), readers in rows.items():
        at = f" → {seat_name(setting, target)}" if target else ""
        name = f"R{round_no} {seat_name(setting, by)}: {move_noun(seen, move)}{at}"
        found.append((name, next(iter(readers.values())).meant, readers))
    return found


def perception_figure(game: Debrief, width: float = 760, size: float = 13) -> Drawing | None:
    """Signals against readings as a grid; None where there were none."""
    rows = signal_rows(game)
    if not rows:
        return None
    readers = [s for s in game.known.setting.seats if any(s in heard for _, _, heard in rows)]
    if width < 500 or len(readers) > MOST_READERS:
        return _concerned_only(game, rows, width, size)
    columns = ["meant", *(seat_name(game.known.setting, seat) for seat in readers)]
    grid = []
    for name, meant, heard in rows[:MOST_ROWS]:
        cells = [Cell(READINGS[meant])]
        cells += [_reading_cell(heard.get(seat)) for seat in readers]
        grid.append((name, cells))
    return grid_chart("Signals: meant and read", perception_says(game), columns, grid, width=width, size=size)


def _concerned_only(game: Debrief, rows: list[tuple[str, str, dict[str, Heard]]], width: float, size: float) -> Drawing:
    """The same where room is short: only those who were concerned stand beside each signal, each with its name."""
    most = min(max(len(heard) for _, _, heard in rows), 3 if width < 500 else 4)
    grid = []
    for name, meant, heard in rows[:MOST_ROWS]:
        cells = [Cell(READINGS[meant])]
        for seat, each in list(heard.items())[:most]:
            cells.append(_reading_cell(each, seat_name(game.known.setting, seat)))
        grid.append((name, cells))
    columns = ["meant", "read", *[""] * (most - 1)]
    title = "Signals: meant and read"
    return grid_chart(title, perception_says(game), columns, grid, width=width, size=size, first=0.22)


def _reading_cell(heard: Heard | None, who: str = "") -> Cell:
    if heard is None:
        return Cell("")
    if heard.agrees is None:
        return Cell(READINGS[heard.read] if heard.read else "not read", "paper", who)
    return Cell(READINGS[heard.read] + (" ✓" if heard.agrees else " ✗"), "good" if heard.agrees else "bad", who)


def perception_says(game: Debrief) -> str:
    """How well signals were understood, in a sentence or two."""
    judged = [h for h in game.heard if h.agrees is not None]
    right = sum(bool(h.agrees) for h in judged)
    if not judged:
        return f"{len(game.heard)} signals concerned somebody; no reading can be set against what was meant."
    missing = sum(not h.read for h in game.heard)
    unread = f" {missing} were never read." if missing else ""
    return (
        f"Of {len(judged)} readings, {right} took the signal as it was meant and {len(judged) - right} did not.{unread}"
    )
