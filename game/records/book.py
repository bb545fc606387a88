"""The record book: one line for each game that was played to its end on this machine, kept here only."""

from __future__ import annotations

from pathlib import Path

import msgspec

from game.datafiles import own_folder
from game.records.paths import private, private_folder
from game.records.table_code import TableCode, read_code

NAME = "record-book.jsonl"


class Played(msgspec.Struct, frozen=True):
    """One game.

    day: when it ended, as YYYY-MM-DD
    title: the title of its scenario
    code: its table and how it ended
    record: the name of its file, which may be gone
    """

    day: str
    title: str
    code: str
    record: str = ""

    @property
    def table(self) -> TableCode:
        """Its code, read."""
        return read_code(self.code)


def path() -> Path:
    """The file. It may not exist yet."""
    return own_folder(NAME)


def games() -> tuple[Played, ...]:
    """Every game in the book, the oldest first. A line that cannot be read is passed over."""
    try:
        lines = path().read_bytes().splitlines()
    except OSError:
        return ()
    return tuple(each for line in lines if (each := _read(line)) is not None)


def _read(line: bytes) -> Played | None:
    try:
        found = msgspec.json.decode(line, type=Played)
        read_code(found.code)
    except (ValueError, msgspec.DecodeError):
        return None
    return found


def enter(played: Played) -> str:
    """Writes a game into the book, once; a sentence if that cannot be done."""
    if any((each.code, each.record) == (played.code, played.record) for each in games()):
        return ""
    try:
        private_folder(path().parent)
        with open(path(), "ab", opener=private) as book:
            book.write(msgspec.json.encode(played) + b"\n")
    except OSError as error:
        return f"This game could not be written into the record book: {error.strerror}."
    return ""
