"""Reading a record: every seal is held against its line, and a fault is a sentence that names the line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from msgspec import DecodeError
from msgspec.json import decode

from game.records import tolerant
from game.records.errors import RecordError, reason
from game.records.format import Entry, Header, Mark
from game.records.limits import FORMAT, LARGEST
from game.records.record import Record
from game.records.ruleset import GONE, RULES
from game.records.seals import BrokenSeal, Chain, is_sealed
from game.records.words import Words, restore
from game.rules.model.setting import Scenario
from game.rules.model.table import SeatStatus
from game.wire import Malformed

LEGACY_RULES = 1
"""What every record of format 1 says, by whichever rules it was played."""
FRESH = b'{"digest":'
"""How a line with a digest begins."""


def load_record(path: str | Path) -> Record:
    """Reads a record and checks every line. Raises `RecordError` that names the line; a cut tail is kept in `cut`."""
    where = Path(path)
    body, _, cut = _bytes_of(where).rpartition(b"\n")
    if not body:
        begun = cut.startswith((b'{"delegates":', b'{"overture":'))
        why = "its first line is cut off, and with it the scenario" if begun else "it has no header"
        raise RecordError(f"{where} is not a {'whole ' * begun}record: {why}. Name the record of a game.")
    return _Reader(where).record(body.split(b"\n"), cut)


def _bytes_of(where: Path) -> bytes:
    try:
        if where.is_dir():
            raise RecordError(f"{where} cannot be read (it is a folder): name the record of a game.")
        if where.exists() and not where.is_file():  # a pipe or a device may never come to its end
            raise RecordError(f"{where} cannot be read (it is no ordinary file): name the record of a game.")
        if where.stat().st_size > LARGEST:
            raise RecordError(f"{where} is too large to be a record.")
        return where.read_bytes()
    except OSError as error:
        raise RecordError(f"{where} cannot be read ({reason(error)}): name the record of a game.") from error
    except ValueError as error:
        raise RecordError("A file name cannot hold a null character: name the record of a game.") from error


PLACE = b'{"typed":'
"""What stands where a person typed something."""


class _Reader:
    """One record while it is read."""

    def __init__(self, where: Path) -> None:
        self.where = where
        self.chain = Chain()
        self.words = Words()
        self.entries: list[Entry] = []
        self.marks: list[Mark] = []
        self.unknown = 0
        self.sealed = True
        self.strict = True

    def record(self, lines: list[bytes], cut: bytes) -> Record:
        """The whole record."""
        header = self._header(lines[0])
        for number, line in enumerate(lines[1:], 2):
            body, behind = self._opened(number, line)
            if body.startswith(FRESH):
                self._mark(number, body)
            else:
                self._entry(number, body, behind)
        return Record(
            str(self.where), header, tuple(self.entries), cut, tuple(self.marks), self.words, self.chain.last,
            self.unknown,
        )  # fmt: skip

    def fault(self, number: int, what: str) -> RecordError:
        """A sentence about a line."""
        return RecordError(f"{self.where}:{number}: {what}")

    def _opened(self, number: int, line: bytes) -> tuple[bytes, bytes]:
        """A line without its seal. Raises `RecordError` if the seal is broken."""
        if not self.sealed:
            return line, b""
        try:
            return self.chain.open(line)
        except BrokenSeal as broken:
            raise self.fault(number, f"this line {broken}. Use a copy of the file.") from broken

    def _object(self, number: int, body: bytes) -> dict[str, Any]:
        try:
            data = decode(body)
        except (DecodeError, RecursionError, ValueError) as error:
            if number == 1:
                raise self.fault(1, "this is not the record of a game: name another file.") from error
            raise self.fault(number, "this line is not JSON, so the file was damaged: use a copy.") from error
        if not isinstance(data, dict):
            raise self.fault(number, "this line is not an object.")
        return data

    # -- the header --------------------------------------------------------------------------------

    def _header(self, line: bytes) -> Header:
        if is_sealed(line):
            body, _ = self._opened(1, line)
            data = self._object(1, body)
        else:
            data = self._object(1, line)
            self.sealed = False
        given = data.get("overture")
        if given == FORMAT and not self.sealed:
            raise self.fault(1, "this line has lost its seal, so it was changed. Use a copy of the file.")
        if given != FORMAT and (given != 1 or self.sealed):
            raise self.fault(1, self._no_format(data))
        return self._read_header(data, FORMAT if self.sealed else 1)

    def _no_format(self, data: Mapping[str, Any]) -> str:
        given, version = data.get("overture"), data.get("version")
        if isinstance(given, int) and given > FORMAT and isinstance(version, str):
            return f"this record was written by a newer Overture ({version[:40]}): install that to open it."
        return "this is not a record of this version of Overture."

    def _read_header(self, data: Mapping[str, Any], form: int) -> Header:
        seats, delegates, seed = data.get("seats"), data.get("delegates", {}), data.get("seed")
        rules = data.get("rules")
        if not isinstance(seats, dict) or not isinstance(delegates, dict) or type(seed) is not int:
            raise self.fault(1, "the header lacks seats or a seed.")
        if type(rules) is not int or (form < FORMAT and rules != LEGACY_RULES):
            raise self.fault(1, "the header does not say by which rules it was played.")
        statuses = get_args(SeatStatus)
        if not all(s in statuses for s in seats.values()) or not all(isinstance(d, str) for d in delegates.values()):
            raise self.fault(1, "the header does not say who speaks for each seat.")
        version, commit = (str(data.get(name, ""))[:40] for name in ("version", "commit"))
        self.strict = rules == RULES or form < FORMAT
        scenario = self._scenario(data.get("scenario", {}), version, form)
        known = rules if self.strict or form == FORMAT else GONE
        return Header(scenario, seed, seats, delegates, known, version, commit, form)

    def _scenario(self, data: Any, version: str, form: int) -> Scenario:
        from game.wire_reading import need_depth, scenario_from_json

        try:
            need_depth(data)
        except Malformed as error:
            raise self.fault(1, str(error)) from error
        try:
            return scenario_from_json(data)
        except Malformed as error:
            if self.strict and form == FORMAT:
                raise self.fault(1, str(error)) from error
            self.strict = False  # an earlier version's: it had words that are gone
        try:
            return tolerant.read(data, Scenario)
        except tolerant.Unreadable as error:
            raise self.fault(
                1, f"this version cannot read the scenario of this game: open it with Overture {version}."
            ) from error

    # -- the other lines ---------------------------------------------------------------------------

    def _mark(self, number: int, body: bytes) -> None:
        if self.sealed:  # what stands after the digest is read only where it is looked at
            self.marks.append(Mark(len(self.entries), body[11:27].decode("ascii", "replace"), number, body))
        else:
            self.marks.append(Mark(len(self.entries), str(self._object(number, body).get("digest")), number))

    def _entry(self, number: int, body: bytes, behind: bytes) -> None:
        from game.wire_reading import action_from_json, actor_from_json

        content = self._object(number, body)
        try:
            if behind or PLACE in body:
                restore(content, behind, self.words)
        except (ValueError, LookupError, TypeError) as error:
            raise self.fault(
                number, "this line was changed: its words are not those that were sealed. Use a copy of the file."
            ) from error
        identity, time = content.get("id", ""), content.get("time", 0)
        if not isinstance(identity, str) or not isinstance(time, int):
            raise self.fault(number, "the id or the time of this act is of the wrong kind.")
        try:
            actor, action = actor_from_json(content.get("actor")), action_from_json(content.get("act"))
        except Malformed as error:
            if self.strict:
                raise self.fault(number, str(error)) from error
            self.unknown += 1
            return
        self.entries.append(Entry(actor, action, identity, time, number))
