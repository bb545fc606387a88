"""Taking one person's words out of a record: the lines stay, every seal holds, and the game replays exactly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.json import decode

from game.records.errors import RecordError, unwritable
from game.records.limits import FORMAT
from game.records.paths import PRIVATE_FILE
from game.records.read import load_record
from game.records.seals import Chain
from game.records.storage import COPY, Storage
from game.records.words import behind_without
from game.rules.model.terms import CHAIR


def take_out(path: str | Path, seat: str, member: str = "") -> int:
    """Takes out what was typed in a seat (the chair's is ``chair``), or by one member of it, the name included.

    Returns in how many lines there was something. The file is written whole before it takes the old one's place.
    Raises `RecordError` for a record that is damaged, being written, of format 1, or without anything of that person.
    """
    where = Path(path)
    storage = Storage.open(where)
    try:
        record = load_record(where)
        if record.header.format < FORMAT:
            raise RecordError(f"{where} is of format 1, from which nothing can be taken out.")
        if seat != CHAIR and seat not in record.header.scenario.setting.seats:
            seats = ", ".join(record.header.scenario.setting.seats)
            raise RecordError(f"There is no delegation {seat!r} in {where}: choose from {seats}, {CHAIR}.")
        pieces = list(_without(where.read_bytes(), seat, member))
        found = sum(changed for _, changed in pieces)
        if not found:
            raise RecordError(f"Nothing that {member or seat} typed is in {where}.")
        storage.close()  # some systems replace no open file
        _put(where, b"".join(line for line, _ in pieces))
    except OSError as error:
        raise unwritable(where, error, COPY) from error
    finally:
        storage.close()
    return found


def _without(data: bytes, seat: str, member: str) -> Iterator[tuple[bytes, bool]]:
    """Every line as it is then, and whether something was taken out of it."""
    chain = Chain()
    for line in data.split(b"\n")[:-1]:  # a torn last line was never part of the game
        body, behind = chain.open(line)
        left = _left(body, behind, seat, member) if behind else behind
        yield line[: len(line) - len(behind) - 1] + left + b"}\n", left != behind


def _left(body: bytes, behind: bytes, seat: str, member: str) -> bytes:
    actor = decode(body)["actor"]
    held = decode(behind)
    name = held.get(actor[2]["typed"]) if len(actor) == 3 and isinstance(actor[2], dict) else None
    mine = actor[0] == seat and (not member or (name is not None and name[1] == member))
    return behind_without(behind) if mine else behind


def _put(where: Path, data: bytes) -> None:
    draft = where.with_name(where.name + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, where)


__all__ = ["take_out"]
