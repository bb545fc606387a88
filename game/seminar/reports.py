"""Reports after the game, made by the debrief package from the records: one table, the comparison, a CSV."""

from __future__ import annotations

import html

from game.seminar.hub import Hub

COMPARISON, CSV = 0, -1
"""Instead of a table's number."""


def report_page(hub: Hub, number: int) -> tuple[str, str, str]:
    """A report's body, its media type, and a file name if it is to be saved."""
    paths = [table.session.path for table in hub.tables.values() if number in (COMPARISON, CSV, table.number)]
    records = [path for path in paths if path is not None]
    try:
        from game.debrief import participation_csv, report_html
    except ImportError:
        return _missing(hub), "text/html; charset=utf-8", ""
    if number == CSV:
        return participation_csv(records), "text/csv; charset=utf-8", "participation.csv"
    return report_html(records), "text/html; charset=utf-8", ""


def _missing(hub: Hub) -> str:
    title = html.escape(hub.scenario.setting.title)
    return (
        f"<!doctype html><html lang=en><title>{title}</title><p>The report is not installed here. The records of all"
        " tables are kept: run <code>overture debrief RECORD</code>.</html>"
    )
