"""How a number of students sits down: tables, seats, and offices inside a delegation."""

from __future__ import annotations

from game.rules.model.setting import Setting
from game.rules.offices import offices
from game.seminar.limits import TABLES
from game.wire import Json
from game.wording import count, listed


def tables_for(setting: Setting, students: int) -> int:
    """How many tables suit a number of students: one or two to a seat, rather than a crowd. At most `TABLES`."""
    seats = len(setting.seats)
    full = students // seats
    if full <= 2:
        return 1
    return min(TABLES, max(1, round(students / (seats * 1.6))))


def proposal(setting: Setting, students: int, tables: int) -> Json:
    """So many tables with the number of people in each seat, and a sentence for each."""
    sizes = [students // tables + (number < students % tables) for number in range(tables)]
    seats = list(setting.seats)
    rows = []
    for number, size in enumerate(sizes, 1):
        each = {seat: size // len(seats) + (place < size % len(seats)) for place, seat in enumerate(seats)}
        rows.append({"table": number, "students": size, "seats": each, "text": _words(setting, number, each)})
    return {"students": students, "tables": tables, "rows": rows, "text": _summary(setting, students, tables)}


def _summary(setting: Setting, students: int, tables: int) -> str:
    sit = "One student sits" if students == 1 else f"{students} students sit"
    said = [f"{sit} at {count(tables, 'table')} of {setting.title}."]
    if students > tables * len(setting.seats):
        shared = listed(o.title.lower() for o in offices(setting, setting.seats[0])[:2])
        said.append(f"A delegation of two shares a seat as {shared}.")
    if students < tables * len(setting.seats):
        said.append("Where nobody sits, a computer does.")
    return " ".join(said)


def _words(setting: Setting, number: int, each: dict[str, int]) -> str:
    parts = []
    for seat, people in each.items():
        title = setting.delegation[seat].title
        if people == 0:
            parts.append(f"{title}: a computer")
        else:
            parts.append(f"{title}: {people}")
    return f"Table {number}. {'; '.join(parts)}."
