"""Records in, a Tabular Data Package out: a CSV a table, and a `datapackage.json` that tells what each column means."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from game.debrief.evidence import Unfinished, everything
from game.export.acts import ACTS, MEMBERS, SPEECH
from game.export.games import GAMES, SEATS
from game.export.meters import METERS
from game.export.people import people_of
from game.export.table import Played, Row, Table
from game.export.texts import TEXTS
from game.records import RecordError, load_record
from game.records.named import records_in
from game.wording.harmless import plain_cell

TABLES: tuple[Table, ...] = (GAMES, SEATS, METERS, TEXTS, ACTS, SPEECH, MEMBERS)

CODEBOOK = "datapackage.json"


def export_games(named: Sequence[str | Path], folder: Path) -> int:
    """Writes the tables of every ended game among some records and folders. Returns 0, or 1 after one sentence.

    Games that go on keep their secrets: they are left out and counted, as in `debrief`.
    """
    try:
        found = records_in(named)
        games = list(_all_played(found.paths, [found.note] if found.note else []))
        written = _write(folder, games)
    except RecordError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or folder} cannot be written: {error.strerror}; choose another --out.", file=sys.stderr)
        return 1
    for path in written:
        print(path)
    return 0


def _all_played(paths: Iterable[Path], notes: list[str]) -> Iterator[Played]:
    next_person, left, seen = 1, 0, set[str]()
    played: list[Played] = []
    for path in paths:
        try:
            record = load_record(path)
            known = everything(record)
        except Unfinished:
            left += 1
            continue
        people = people_of((moment.entry.actor.member for moment in known.moments), next_person)
        next_person += len(people.pseudonyms)
        game = path.stem if path.stem not in seen else f"{path.parent.name}-{path.stem}"
        seen.add(game)
        played.append(Played(game, record, known, people))
    if left:
        notes.append(f"Left out because they go on: {left} of the games named.")
    for note in notes:
        print(note, file=sys.stderr)
    if not played:
        raise RecordError("Nothing is left to export: name the record of a game that has ended.")
    yield from played


def _write(folder: Path, games: Sequence[Played]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / CODEBOOK]
    written[0].write_text(json.dumps(codebook(), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    for table in TABLES:
        written.append(folder / f"{table.name}.csv")
        with written[-1].open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([column.name for column in table.columns])
            writer.writerows(_cells(table, row) for game in games for row in table.rows(game))
    return written


def _cells(table: Table, row: Row) -> list[object]:
    return [_cell(row[column.name]) for column in table.columns]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain_cell(value)


def codebook() -> dict[str, Any]:
    """The descriptor of the package: every table with its columns, their types and meanings, and its key."""
    return {
        "profile": "tabular-data-package",
        "name": "overture-export",
        "title": "Games of Overture",
        "description": "People are pseudonyms. Scores are in points. Words that would be a formula begin with '.",
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    fields = [{"name": each.name, "type": each.type, "description": each.meaning} for each in table.columns]
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": f"{table.name}.csv", "title": table.title,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]},
    }  # fmt: skip
