"""What a restart needs beside the records: the tables with their clocks, and how far the debrief was. No secret of
anybody is in it.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from game.delegates import NAMES
from game.host.recorded_game import Moment
from game.record import RecordError, load_record
from game.seminar.lesson import KeptLesson
from game.seminar.placing import Rule
from game.seminar.table import Table


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table as it stood: `left` are the seconds on its clock in the phase that `moment` names."""

    number: int
    started: bool
    running: bool
    left: float
    lengths: dict[str, int]
    moment: Moment


@dataclass(frozen=True, slots=True)
class KeptSeminar:
    """A class as it stood. `stage` is -1 before the debrief; `computers` is who plays computer seats of a new table.

    lesson: its timetable, if it has one
    rule: where those sit who come in with the class code
    """

    computers: dict[str, str]
    rehearse: bool
    stage: int
    tables: tuple[KeptTable, ...]
    lesson: KeptLesson | None = None
    rule: Rule = "table"


def kept_table(table: Table) -> KeptTable:
    """A table as it stands."""
    left = round(table.clock.left, 1)
    return KeptTable(table.number, table.started, table.clock.running, left, dict(table.clock.length), table.moment)


def kept_text(seminar: KeptSeminar) -> str:
    """What is written down."""
    return json.dumps({**asdict(seminar), "lesson": msgspec.to_builtins(seminar.lesson)})


def read_kept(path: Path) -> KeptSeminar | None:
    """What was written down; None if it is damaged or missing. Raises `RecordError` if it may not be read."""
    if not path.exists():
        return None
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        computers = held["computers"] if "computers" in held else {"*": held["level"]}
        lesson = msgspec.convert(held.get("lesson"), KeptLesson | None)
        tables = tuple(map(_table, held["tables"]))
        rule = msgspec.convert(held.get("rule", "table"), Rule)
        found = KeptSeminar(dict(computers), bool(held["rehearse"]), held["stage"], tables, lesson, rule)
        whole = set(found.computers.values()) <= set(NAMES) and type(found.stage) is int and bool(found.tables)
    except OSError as error:
        raise RecordError(f"{path} cannot be read ({error.strerror}): see to it that you may read it.") from error
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return found if whole else None


def from_records(folder: Path) -> KeptSeminar | None:
    """A class of which only the records are left: its clocks stand at the beginning of a phase. None without records.

    Raises `RecordError`.
    """
    numbers = sorted(int(name[1]) for path in folder.glob("table-*.jsonl") if (name := TABLE.fullmatch(path.name)))
    tables = []
    for number in numbers:
        begun = bool(load_record(table_path(folder, number)).entries)
        tables.append(KeptTable(number, begun, running=False, left=0.0, lengths={}, moment=(-1, 0, "")))
    return KeptSeminar({"*": "standard-cast"}, rehearse=False, stage=-1, tables=tuple(tables)) if tables else None


TABLE = re.compile(r"table-(\d{1,3})\.jsonl")


def table_path(folder: Path, number: int) -> Path:
    """Where the record of a table is kept."""
    return folder / f"table-{number}.jsonl"


def _table(held: dict[str, Any]) -> KeptTable:
    take, round_no, phase = held["moment"]
    lengths = {str(name): int(seconds) for name, seconds in held["lengths"].items()}
    started, running = bool(held["started"]), bool(held["running"])
    moment = int(take), int(round_no), str(phase)
    return KeptTable(int(held["number"]), started, running, float(held["left"]), lengths, moment)
