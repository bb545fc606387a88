"""What a table of the export is: its columns with their meaning, and the rows that one game adds. Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from game.debrief.evidence import Evidence
from game.export.people import People
from game.records import Record

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


class Column(Struct, frozen=True):
    """One column: its name, its type in the standard's words, and what it means."""

    name: str
    type: Literal["string", "integer", "number", "boolean"]
    meaning: str


class Played(Struct, frozen=True):
    """One ended game.

    game: its name in every table, which is its file's name
    people: pseudonyms in place of names
    """

    game: str
    record: Record
    known: Evidence
    people: People


class Table(Struct, frozen=True):
    """One table.

    key: columns that together name a row
    rows: what one game adds to it
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Played], Iterable[Row]]


GAME = Column("game", "string", "the game: the name of its record without the ending")
ROUND = Column("round", "integer", "the round, from 1; 0 before the first")
SEAT = Column("seat", "string", "the delegation's id in the scenario")
PERSON = Column(
    "person", "string", "a pseudonym for one person of this game; empty for a computer or an unnamed person"
)


def whole(name: str, meaning: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", meaning)


def number(name: str, meaning: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", meaning)


def words(name: str, meaning: str) -> Column:
    """A column of words."""
    return Column(name, "string", meaning)


def flag(name: str, meaning: str) -> Column:
    """A column of yes and no."""
    return Column(name, "boolean", meaning)
