"""A code that gives somebody else the same table, and after the end how it went there: one line, typed or pasted.

It holds what a table follows from: scenario, seats of people, computers, seed and rounds. Nothing of it is a secret.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

OUTCOMES: Final = ("settlement", "managed", "drift", "breakdown", "stopped")
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters of the check: none that is taken for another."""
_WORD: Final = r"[\w-]+"
_SHAPE: Final = re.compile(
    rf"(?P<scenario>{_WORD})\.(?P<seats>{_WORD}(?:\+{_WORD})*)\.(?P<level>{_WORD})\.(?P<seed>-?\d{{1,19}})"
    rf"\.(?P<rounds>\d{{1,3}})(?:\.(?P<cast>{_WORD}={_WORD}(?:\+{_WORD}={_WORD})*))?"
    r"(?:!(?P<outcome>\w+)\.(?P<ended>\d{1,3})\.(?P<score>-?\d{1,9})(?:\.(?P<share>-?\d{1,6}))?)?~(?P<check>\w{4})"
)


class TableCode(Struct, frozen=True):
    """A table, and how it ended for the first of its seats.

    seats: at which people sit
    level: the computer that plays every seat not named in `cast`
    cast: seat, computer
    outcome: empty before the end
    ended, score, share: the last round, hundredths of a point, and percent of what was possible; None where unknown
    """

    scenario: str
    seats: tuple[str, ...]
    level: str
    seed: int
    rounds: int
    cast: tuple[tuple[str, str], ...] = ()
    outcome: str = ""
    ended: int = 0
    score: int = 0
    share: int | None = None

    @property
    def delegates(self) -> Mapping[str, str]:
        """Which computer plays which seat, as a record names them."""
        return {"*": self.level, **dict(self.cast)}

    @property
    def table(self) -> TableCode:
        """The same without how it ended."""
        return TableCode(self.scenario, self.seats, self.level, self.seed, self.rounds, self.cast)

    def __str__(self) -> str:
        cast = "+".join(f"{seat}={name}" for seat, name in self.cast)
        parts = (self.scenario, "+".join(self.seats), self.level, str(self.seed), str(self.rounds), cast)
        body = ".".join(part for part in parts if part)
        if self.outcome:
            share = "" if self.share is None else f".{self.share}"
            body = f"{body}!{self.outcome}.{self.ended}.{self.score}{share}"
        return f"{body}~{_check(body)}"


def _check(body: str) -> str:
    """Four letters that a slip of the pen changes."""
    number = zlib.crc32(body.encode())
    return "".join(LETTERS[number >> (5 * place) & 31] for place in range(4))


def table_code(
    scenario: str, seats: tuple[str, ...], delegates: Mapping[str, str], seed: int, rounds: int
) -> TableCode:
    """The code of a table as a record tells it."""
    cast = tuple(sorted((seat, name) for seat, name in delegates.items() if seat != "*"))
    return TableCode(scenario, seats, delegates.get("*", "standard"), seed, rounds, cast)


def read_code(words: str) -> TableCode:
    """A code that somebody typed. Raises ValueError with one sentence for what is none."""
    text = "".join(words.split())
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise ValueError("This is no code of a table: copy the whole line, from the scenario to the four last letters.")
    if _check(text.rpartition("~")[0]) != found["check"].upper():
        raise ValueError("A letter of this code is wrong: compare it with the one you were given.")
    if found["outcome"] and found["outcome"] not in OUTCOMES:
        raise ValueError("This code tells of an ending that this version does not know: use a newer Overture.")
    cast = tuple(tuple(each.split("=")) for each in found["cast"].split("+")) if found["cast"] else ()
    return TableCode(
        found["scenario"], tuple(found["seats"].split("+")), found["level"], int(found["seed"]), int(found["rounds"]),
        cast, found["outcome"] or "", int(found["ended"] or 0), int(found["score"] or 0),
        None if found["share"] is None else int(found["share"]),
    )  # fmt: skip
