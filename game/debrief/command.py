"""What ``overture debrief`` and ``overture whatif`` do: files in, a report, data or lines out. Parses no arguments."""

from __future__ import annotations

import json
import sys
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from game.debrief.compare import Incomparable, compare, compared_html
from game.debrief.evidence import Unfinished
from game.debrief.export import as_data, participation_csv
from game.debrief.measures import Debrief, debrief
from game.debrief.report import report_html
from game.debrief.sections.deals import missed_sentence
from game.debrief.whatif import NoBranch, whatif, whatif_text
from game.records import Record, RecordError, load_record
from game.records.named import Found, one_record, records_in
from game.records.record import CONTRADICTION
from game.wording import outcome_sentence


def run_debrief(
    paths: Sequence[str | Path],
    seat: str = "",
    out: str | Path | None = None,
    csv: str | Path | None = None,
    as_json: bool = False,
) -> int:
    """Makes the report of one record, or of several of one scenario compared.

    The page is written to `out`, by default beside the first record with the ending ``.html``; with `as_json` the
    measures go to standard output instead, and a page is written only if `out` is given. Of a folder, games that go on
    and records that cannot be measured are left out, which is said. Returns 0, or 1 after one sentence on standard
    error.
    """
    games: list[tuple[str, Debrief]] = []
    try:
        measured = _all_measured(records_in(paths), set(map(Path, paths)), seat)
        first, games = measured[0][0], [(path.stem, game) for path, game in measured]
        held = compare([name for name, _ in games], [game for _, game in games]) if len(games) > 1 else None
        if as_json:
            data = [as_data(game) for _, game in games]
            _print(json.dumps(data[0] if len(data) == 1 else {"records": data}, ensure_ascii=False, indent=1))
        if csv is not None:
            _write(Path(csv), participation_csv(games))
        if out is not None or not as_json:
            where = Path(out) if out is not None else first.with_suffix(".html")
            page = compared_html(held) if held is not None else report_html(games[0][1], first.name)
            _write(where, page)
            if not as_json:
                _print(*_summary(games), f"The report is {where}.")
    except (RecordError, Unfinished, Incomparable, NoSeat, NotWritten) as error:
        print(error, file=sys.stderr)
        return 1
    except CONTRADICTION:
        foreign = next((game.known.program for _, game in games if game.known.program), "")
        if not foreign:
            raise
        print(f"This version has no words for all that other rules knew: use {foreign}.", file=sys.stderr)
        return 1
    return 0


def run_whatif(
    path: str | Path,
    at: int,
    delegates: Mapping[str, str] | None = None,
    games: int = 20,
    as_json: bool = False,
    jobs: int = -1,
) -> int:
    """Plays a record on from a round and prints the spread of outcomes. Returns 0, or 1 after one sentence."""
    try:
        found = whatif(load_record(one_record(path)), at, delegates, games, jobs)
    except (RecordError, NoBranch) as error:
        print(error, file=sys.stderr)
        return 1
    _print(json.dumps(found, ensure_ascii=False, indent=1) if as_json else whatif_text(found))
    return 0


class NotWritten(Exception):
    """A file that could not be written. Its text is one sentence."""


class NoSeat(Exception):
    """A seat that is not at the table of a record. Its text is one sentence."""


def _all_measured(found: Found, named: Container[Path], seat: str) -> list[tuple[Path, Debrief]]:
    """The measures of every record. What is wrong with one stops it where it was named, not where a folder was."""
    notes, going_on, measured = [found.note] if found.note else [], [], []
    for path in found.paths:
        try:
            measured.append((path, _measured(path, seat)))
        except (RecordError, Unfinished) as error:
            if path in named:
                raise
            if isinstance(error, Unfinished):
                going_on.append(path.name)
            else:
                notes.append(f"Skipped: {error}")
    if going_on:
        games = f"{len(going_on)} games that go on" if len(going_on) > 1 else "1 game that goes on"
        names = ", ".join(going_on[:3]) + (", ..." if len(going_on) > 3 else "")
        notes.append(f"Skipped {games}: {names}.")
    for note in notes:
        print(note, file=sys.stderr)
    if not measured:
        raise RecordError("Nothing is left to measure: name the record of a game that has ended.")
    return measured


def _measured(path: Path, seat: str) -> Debrief:
    record: Record = load_record(path)
    setting = record.header.scenario.setting
    seat = {each.title.casefold(): each.id for each in setting.delegations}.get(seat.casefold(), seat)
    if seat and seat not in setting.seats:
        raise NoSeat(f"There is no delegation {seat!r} in {path}: choose from {', '.join(setting.seats)}.")
    return debrief(record, seat)


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}; name another place with --out.") from error


def _print(*lines: str) -> None:
    for line in lines:
        print(line)


def _summary(games: Sequence[tuple[str, Debrief]]) -> list[str]:
    lines = []
    for name, game in games:
        if game.known.program:
            lines.append(f"{name}: {game.known.program} played it by other rules; it is read by round.")
        outcome = game.known.table.outcome
        head = f"{name}: " if len(games) > 1 else ""
        lines.append(head + (outcome_sentence(game.known.onlooker(), outcome) if outcome else "The game goes on."))
        if len(games) == 1:
            lines += [point.sentence for point in game.turning[:3]]
            if game.bargaining.missed is not None:
                lines.append(missed_sentence(game, game.bargaining.missed))
    return lines
