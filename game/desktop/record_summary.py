"""What a list says about a record without replaying it: which game, which round, who sits there, when it was played."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from game.records.limits import FORMAT, LARGEST
from game.records.ruleset import RULES


@dataclass(frozen=True)
class RecordSummary:
    """A record at a glance. ``trouble`` is a sentence where it cannot be read; the file stays where it is.

    ``other`` is a sentence where it can be watched, and another version plays it on.
    """

    path: Path
    when: datetime
    title: str = ""
    round: int = 0
    rounds: int = 0
    people: tuple[str, ...] = ()  # names of the delegations for which people speak
    trouble: str = ""
    other: str = ""

    @property
    def stuck(self) -> str:
        """Why it cannot be gone on with; empty if nothing is known to stand in the way."""
        return self.trouble or self.other

    def words(self) -> str:
        """One line: which game, how far, when."""
        if self.trouble:
            return self.trouble
        return f"{self.title}, round {self.round} of {self.rounds}, {day_words(self.when.date(), date.today())}"


def day_words(day: date, today: date) -> str:
    """A day as people say it."""
    ago = (today - day).days
    return "today" if ago == 0 else "yesterday" if ago == 1 else f"{day.day} {day:%B %Y}"


def peek(path: Path) -> RecordSummary:
    """Reads the header and the last round's mark. Whatever is wrong with the rest shows when it is opened."""
    when = datetime.fromtimestamp(0)
    try:
        found = path.stat()
        when = datetime.fromtimestamp(found.st_mtime)
        if found.st_size > LARGEST:
            raise ValueError
        first, *lines = path.read_bytes().split(b"\n")
        header = json.loads(first)
        if header["overture"] not in (1, FORMAT):
            return RecordSummary(path, when, trouble=f"{path.name} was written by a newer Overture: open it with that.")
        return _read(path, when, header, lines)
    except OSError as error:
        return RecordSummary(path, when, trouble=f"{path.name} cannot be read: {error.strerror}.")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return RecordSummary(path, when, trouble=f"{path.name} is damaged or not a game; it is left where it is.")


def _read(path: Path, when: datetime, header: Any, lines: list[bytes]) -> RecordSummary:
    setting = header["scenario"]["setting"]
    names = {each["id"]: str(each["title"]) for each in setting["delegations"]}
    people = tuple(names[seat] for seat, status in header["seats"].items() if status == "person")
    other = "" if header["rules"] == RULES and header["overture"] == FORMAT else _other(header)
    marks = [line for line in lines if line.startswith(b'{"digest"')]
    number = int(json.loads(marks[-1])["round"]) if marks else 1
    return RecordSummary(path, when, str(setting["title"]), number, int(setting["rounds"]), people, other=other)


def _other(header: Any) -> str:
    version = str(header.get("version", ""))[:40]
    return f"Other rules played it: go on with {f'Overture {version}' if version else 'the version that began it'}."
