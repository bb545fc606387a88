"""How fast things are on this machine: `overture bench`. What is measured lives in one module for each room.

Every module has a tuple ROWS of `Row`; a row measures when it is called, and says what the aim is. Machines are shared
and noisy, so nothing here is a test.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module

from game.bench.row import Row

ROOMS = ("table", "delegates", "debrief", "desktop", "seminar")
"""Modules of this package, in the order in which they are measured."""

LONG = ("faults", "lesson", "fast_lesson", "crowd")
"""Measured only when they are named: kills and hostile frames, whole lessons, and up to 400 seats."""


def rows(only: tuple[str, ...] = ()) -> list[Row]:
    """Everything that can be measured, or only some rooms."""
    found: list[Row] = []
    for room in only or ROOMS:
        found += import_module(f"game.bench.{room}").ROWS
    return found


def run_bench(only: tuple[str, ...] = (), *, as_json: bool = False) -> int:
    """Measures and prints a table, or one JSON object a line of the table."""
    every = (*ROOMS, *LONG)
    unknown = [room for room in only if room not in every]
    if unknown:
        print(f"There is no room {unknown[0]!r} to measure: choose from {', '.join(every)}.", file=sys.stderr)
        return 1
    results = []
    for row in rows(only):
        print(f"measuring {row.name} ...", file=sys.stderr)
        value, note = row.measured()
        results.append({"name": row.name, "value": value, "unit": row.unit, "aim": row.aim, "note": note})
        if not as_json:
            shown = "-" if value is None else f"{value:,.1f}"
            print(f"{row.name:<58} {shown:>12} {row.unit:<12} aim {row.aim}  {note}".rstrip())
    if as_json:
        print(json.dumps(results, indent=2))
    return 0
