"""The seminar server: one laptop hosts a class, and students install nothing.

`host` is what the command line calls. Everything a browser may know leaves through `pages`; everything it may say
comes in through `incoming_frames`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.present.adviser_mode import Help


def host(
    scenario: str | None,
    tables: int | None = None,
    port: int = 8765,
    bind: str = "127.0.0.1",
    public_url: str = "",
    level: str = "standard",
    record_dir: Path | None = None,
    rehearse: bool = False,
    characters: Mapping[str, str] = {},
    *,
    plain: bool = False,
    adviser: Help | None = None,
    students: int = 0,
    minutes: int | None = None,
    rounds: int | None = None,
    roster: Path | None = None,
) -> int:
    """Hosts a class until it is interrupted; returns the exit code. Mistakes go to standard error as one sentence.

    scenario: id or path; None continues what is in `record_dir`
    tables: how many tables of the scenario are opened; as many as suit the students where none are given
    bind: the address to listen on; 127.0.0.1 reaches this machine alone
    public_url: the address that people type, where a proxy stands in front
    level: the delegate of computer seats
    record_dir: where records and the list of seats are kept; an existing one is continued
    rehearse: every seat is a computer until somebody takes it
    characters: what computers are like, by seat; drawn for each table where nothing is said
    plain: nothing is drawn
    adviser: how much it says to people
    students: how many are expected
    minutes: of the lesson, which then has a timetable
    roster: a class list as CSV, whose people get personal links
    rounds: a length that the scenario bears; else the one that suits the minutes
    """
    from game.seminar.hosting import run  # Starlette and uvicorn take a quarter of a second to import
    from game.seminar.lesson import Wishes

    return run(
        scenario, tables, port, bind, public_url, level, record_dir, rehearse, characters,
        plain=plain, adviser=adviser, wishes=Wishes(students, minutes, rounds), roster=roster,
    )  # fmt: skip


__all__ = ["host"]
