"""How the load of a seminar grows with its seats: 50, 100, 200 and 400, each acting every five seconds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from game.bench.row import Row
from game.bench.seminar import load
from game.seminar.limits import TABLES

SEATS = (50, 100, 200, 400)


@cache
def _loaded(seats: int) -> dict[str, float]:
    return load(seats, min(TABLES, seats // 5), seconds=20, stalled=0)


def _row(seats: int, what: str, unit: str, aim: str, key: str) -> Row:
    name = f"{seats} seats at {min(TABLES, seats // 5)} tables: {what}"
    return Row(name, unit, aim, lambda: _loaded(seats)[key])


def _rows() -> Iterator[Row]:
    for seats in SEATS:
        aim = "at most twice that of 50 seats" if seats > SEATS[0] else "what the others are held to"
        yield _row(seats, "act to screen, 99th", "ms", aim, "act_to_screen_p99_ms")
        yield _row(seats, "joining all", "s", "at most 15", "joining_s")
        yield _row(seats, "processor time of an act", "ms", "at most 6", "cpu_ms_an_act")
        yield _row(seats, "memory at its peak", "MiB", "at most 96", "server_peak_mib")


ROWS = tuple(_rows())
