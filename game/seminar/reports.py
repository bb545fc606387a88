"""Reports after the game, made by the debrief from the records: one table, the comparison of tables, a CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.record import RecordError, load_record

if TYPE_CHECKING:
    from game.debrief.measures import Debrief
    from game.seminar.people import People
    from game.seminar.table import Table

COMPARISON, CSV, CARDS = 0, -1, -3
"""Instead of a table's number."""


Report = tuple[str, str, str]
"""A body, its media type, and a file name if it is to be saved."""


def report_page(tables: Mapping[int, Table], people: People, number: int) -> Report:
    """A report. Raises `RecordError`."""
    from game.debrief.compare import compare, compared_html  # wanted once, after the game
    from game.debrief.export import participation_csv
    from game.debrief.report import report_html

    games = [(table.name, _measured(table)) for n, table in tables.items() if number in (COMPARISON, CSV, n)]
    if number == CSV:
        sat = {table.name: [(p.seat, p.name) for p in people.ever(n)] for n, table in tables.items()}
        return participation_csv(games, sat), "text/csv; charset=utf-8", "participation.csv"
    if number == COMPARISON and len(games) > 1:
        held = compare([name for name, _ in games], [game for _, game in games])
        return compared_html(held), "text/html; charset=utf-8", ""
    name, game = games[0]
    return report_html(game, name), "text/html; charset=utf-8", ""


def _measured(table: Table) -> Debrief:
    from game.debrief.measures import debrief

    path = table.session.path
    if path is None:
        raise RecordError("This table keeps no record, so there is no report of it.")
    return debrief(load_record(path))
