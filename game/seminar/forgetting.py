"""`overture forget`: one person's words and name out of a class's records and its list of seats."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from game.records import RecordError, load_record
from game.records.named import records_in
from game.records.removal import take_out
from game.seminar.atomic_file import AtomicFile
from game.seminar.classroom import SEATS

SOMEBODY = "somebody"
"""Stands for the name in the list of seats, which only says who may come back to one."""

Place = tuple[Path, str]
"""A record, and a seat in it."""


def run_forget(named: Sequence[str | Path], member: str, seat: str = "") -> int:
    """Forgets one person, and says where. Returns 0, or 1 after one sentence on standard error.

    named: records, or folders of them
    member: the name that the person took at the join page
    seat: where two people took the same name, whose is meant
    """
    try:
        found = records_in(named)
        place, seat_there = _one_place(found.paths, member, seat)
        lines = take_out(place, seat_there, member)
        listed = _out_of_the_list(place, seat_there, member)
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Taken out of {place}: {lines} lines of {seat_there}. The game replays as before.")
    if listed:
        print(f"Taken out of {place.with_name(SEATS)}: the name.")
    print("Pages, tables, cards and copies that were made before still hold them: make them anew, or delete them.")
    return 0


def _one_place(paths: Sequence[Path], member: str, seat: str) -> Place:
    """Where that person sat. Raises `RecordError` for nobody, and for several who may be different people."""
    places = [(path, there) for path in paths for there in _seats_of(path, member) if seat in ("", there)]
    if not places:
        raise RecordError(f"Nobody named {member!r} typed anything there: spell the name as it was typed at the door.")
    if len(places) > 1:
        told = "; ".join(f"{path.name}, {there}" for path, there in places)
        raise RecordError(f"{member!r} is in several places ({told}): name one record, and one seat with --seat.")
    return places[0]


def _seats_of(path: Path, member: str) -> list[str]:
    acted = (entry.actor for entry in load_record(path).entries if entry.actor.member == member)
    return list(dict.fromkeys(actor.seat for actor in acted))


def _out_of_the_list(record: Path, seat: str, member: str) -> bool:
    """Takes the name out of the class's list of seats, with a personal link of the class list; whether it was there."""
    path = record.with_name(SEATS)
    try:
        book = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise RecordError(f"{path} cannot be read: the words are out of {record}, the name is still there.") from error
    table = record.stem.removeprefix("table-")
    found = set[str]()
    for person in (*book.get("people", ()), *book.get("gone", ())):
        if (str(person.get("table")), person.get("seat"), person.get("name")) == (table, seat, member):
            person["name"] = SOMEBODY
            found.add(person["id"])
    if found:
        # The link carries the name too, and would lead back to the seat.
        book["links"] = [link for link in book.get("links", ()) if link["person"] not in found]
        AtomicFile(path, mode=0o600, sync=True).write(json.dumps(book))
    return bool(found)
