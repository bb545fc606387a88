"""Append-only records: a header, accepted acts, a digest a round. Loading is replaying.

The one place that writes a game to disk. A line is on disk before anyone is told; one writer at a time.
"""

from __future__ import annotations

import errno
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any, get_args

from filelock import FileLock, Timeout
from msgspec import Struct

from game.rules.model.refusal import Illegal
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.table import SeatStatus
from game.rules.model.terms import Actor
from game.rules.opening import new_game
from game.rules.reducer import play
from game.rules.verbs.act import Action
from game.wire import (
    Malformed,
    action_to_json,
    actor_to_json,
    digest,
    dumps,
    scenario_to_json,
    to_json,
)

FORMAT = 1
RULES = 1
CONTRADICTION = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What playing with a scenario comes to that no author could have written."""
LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is not taken for a record."""
ELSEWHERE = "name another place with --record FILE"
COPY = "go on with a copy of it where you may write"
"""What to do where a record cannot be written: a new one, an old one."""


class RecordError(Exception):
    """A record cannot be read or written. Its text is one sentence that names the file and, if any, the line."""


class Header(Struct, frozen=True):
    """What a game starts from: scenario, seed, who speaks for each seat, and the delegates of computer seats."""

    scenario: Scenario
    seed: int
    seats: Mapping[str, SeatStatus]
    delegates: Mapping[str, str]


class Entry(Struct, frozen=True):
    """One accepted act, its actor, the client's id for it, and when it came (milliseconds; 0 if not kept).

    `line` is where it stands in its file, 0 before it is written.
    """

    actor: Actor
    action: Action
    id: str = ""
    time: int = 0
    line: int = 0


class Mark(Struct, frozen=True):
    """The digest that was written after so many acts."""

    acts: int
    digest: str
    line: int


class Record(Struct, frozen=True):
    """A whole record in memory. `cut` holds the bytes of a last line that was not written to its end."""

    path: str
    header: Header
    entries: tuple[Entry, ...]
    cut: bytes = b""
    marks: tuple[Mark, ...] = ()

    def opening(self) -> State:
        """The first state of the game. Raises `RecordError` if the header's scenario contradicts itself."""
        try:
            return new_game(self.header.scenario, self.header.seed, self.header.seats)
        except Illegal as refusal:
            raise RecordError(f"{self.path}:1: {refusal}") from refusal
        except CONTRADICTION as error:
            raise RecordError(f"{self.path}:1: the scenario in the header contradicts itself.") from error

    def states(self) -> Iterator[tuple[Entry | None, State]]:
        """Every state in turn, each with the act that led to it; the first with None.

        Raises `RecordError` at an act that is not allowed, and at the first digest that is not what was recorded.
        Digests take time, so only those are computed that nothing later covers.
        """
        yield from self._states(self._covering())

    def _states(self, held: Iterable[Mark]) -> Iterator[tuple[Entry | None, State]]:
        """Every state in turn, held against some of the digests."""
        state, marks = self.opening(), deque(held)
        self._check(state, marks, 0)
        yield None, state
        for number, entry in enumerate(self.entries, 1):
            try:
                state = play(state, entry.actor, entry.action)
            except Illegal as refusal:
                raise RecordError(f"{self.path}:{entry.line}: this act is not allowed there. {refusal}") from refusal
            except CONTRADICTION as error:
                raise RecordError(
                    f"{self.path}:{entry.line}: this act cannot be played: the header's scenario contradicts itself."
                ) from error
            self._check(state, marks, number)
            yield entry, state

    def _first_fault(self, known: Mark) -> None:
        """Raises `RecordError` at the first digest that is wrong, where a later one is known to be."""
        state, marks = self.opening(), deque(mark for mark in self.marks if mark.acts < known.acts)
        for number, entry in enumerate((None, *self.entries)):
            state = state if entry is None else play(state, entry.actor, entry.action)
            while marks and marks[0].acts <= number:
                mark = marks.popleft()
                if state_digest(state) != mark.digest:
                    raise self._changed(mark)

    def _changed(self, mark: Mark) -> RecordError:
        return RecordError(
            f"{self.path}:{mark.line}: these acts do not lead to the game that was recorded, so the file was"
            " changed: use a copy."
        )

    def _covering(self) -> Iterator[Mark]:
        """The last digest of each take: a state holds all that led to it but for what was undone."""
        undone = [number for number, entry in enumerate(self.entries, 1) if entry.action.verb == "undo"]
        for mark, later in zip_longest(self.marks, self.marks[1:]):
            if later is None or any(mark.acts < number <= later.acts for number in undone):
                yield mark

    def _check(self, state: State, marks: deque[Mark], acts: int) -> None:
        """Holds the digests that were written after so many acts against the state, and takes them off."""
        while marks and marks[0].acts <= acts:
            mark = marks.popleft()
            if state_digest(state) != mark.digest:
                self._first_fault(mark)
                raise self._changed(mark)

    def last(self) -> State:
        """The state after every act."""
        return deque(self.states(), maxlen=1)[0][1]

    def verify(self) -> State:
        """The state after every act. Raises `RecordError` at the first digest that is not what was recorded."""
        return deque(self._states(self.marks), maxlen=1)[0][1]


def state_digest(state: State) -> str:
    """A hash of everything that is true in a game now: equal games have equal digests on every platform."""
    vault = {"bound": state.vault.bound, "breaches": to_json(state.vault.breaches), "scores": state.vault.scores}
    parts = {"seed": state.seed, "take": state.take, "table": to_json(state.table), "vault": to_json(vault)}
    parts["rooms"] = to_json(state.rooms)
    parts["desks"] = {seat: to_json(desk) for seat, desk in state.desks.items()}
    return digest(parts)


def _header_line(header: Header) -> str:
    return dumps(
        {
            "overture": FORMAT,
            "rules": RULES,
            "scenario": scenario_to_json(header.scenario),
            "seed": header.seed,
            "seats": dict(header.seats),
            "delegates": dict(header.delegates),
        }
    )


def _entry_line(entry: Entry) -> str:
    line: dict[str, Any] = {"actor": actor_to_json(entry.actor), "act": action_to_json(entry.action)}
    if entry.id:
        line["id"] = entry.id
    if entry.time:
        line["time"] = entry.time
    return dumps(line)


class Recorder:
    """Writes one record. Opening it takes a lock that the system gives back even if the program is killed."""

    def __init__(self, path: Path, lock: FileLock, file: IO[bytes]) -> None:
        self.path = path
        self._lock = lock
        self._file = file

    @classmethod
    def create(cls, path: Path, header: Header) -> Recorder:
        """Starts a new record. Raises `RecordError` if the file exists or cannot be written."""
        lock = _lock(path, ELSEWHERE)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = open(path, "xb")  # noqa: SIM115
        except FileExistsError as error:
            lock.release()
            raise RecordError(f"{path} exists already: choose another name or resume it.") from error
        except OSError as error:
            lock.release()
            raise _unwritable(path, error, ELSEWHERE) from error
        recorder = cls(path, lock, file)
        recorder._write(_header_line(header))
        recorder.sync()
        return recorder

    @classmethod
    def resume(cls, path: Path) -> tuple[Recorder, Record]:
        """Goes on with a record. A cut last line is kept aside in FILE.cut and taken off. Raises `RecordError`."""
        lock = _lock(path, COPY)
        try:
            record = load_record(path)
            file = open(path, "r+b")  # noqa: SIM115
            if record.cut:
                aside = path.with_name(path.name + ".cut")
                with open(aside, "ab") as kept:
                    kept.write(record.cut + b"\n")
                file.truncate(path.stat().st_size - len(record.cut))
            file.seek(0, os.SEEK_END)
        except OSError as error:
            lock.release()
            raise _unwritable(path, error, COPY) from error
        except RecordError:
            lock.release()
            raise
        return cls(path, lock, file), record

    def append(self, entry: Entry, *, sync: bool = True) -> None:
        """Writes an accepted act. With `sync` it is on disk when this returns. Raises `OSError`."""
        self._write(_entry_line(entry))
        if sync:
            self.sync()

    def mark(self, state: State) -> None:
        """Writes the digest of a round's first state."""
        self._write(dumps({"digest": state_digest(state), "round": state.table.round, "take": state.take}))

    def _write(self, line: str) -> None:
        try:
            self._file.write(line.encode() + b"\n")
        except OSError as error:
            raise self._full(error) from error

    def sync(self) -> None:
        """Puts everything written so far on disk."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._full(error) from error

    def _full(self, error: OSError) -> OSError:
        """The system's error with the name of the record, which it leaves out for an open file."""
        return OSError(error.errno or errno.EIO, error.strerror, str(self.path))

    def close(self) -> None:
        """Ends writing and gives the lock back, even where the disk takes no more. Raises `OSError` then."""
        try:
            self.sync()
        finally:
            with suppress(OSError):
                self._file.close()
            self._lock.release()


def _reason(error: OSError) -> str:
    """Why the system refused, as words inside a sentence."""
    words = error.strerror or "the system refused it"
    return words[:1].lower() + words[1:]


def _unwritable(path: Path, error: OSError, way_out: str) -> RecordError:
    return RecordError(f"{path} cannot be written ({_reason(error)}): {way_out}.")


def _lock(path: Path, way_out: str) -> FileLock:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(path.name + ".lock"))
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RecordError(f"{path} is being written by another game: close that one first.") from error
    except OSError as error:
        raise _unwritable(path, error, way_out) from error
    return lock


def load_record(path: str | Path) -> Record:
    """Reads a record and checks every line. Raises `RecordError` that names the line; a cut tail is kept in `cut`."""
    where = Path(path)
    try:
        if where.stat().st_size > LARGEST:
            raise RecordError(f"{where} is too large to be a record.")
        data = where.read_bytes()
    except OSError as error:
        raise RecordError(f"{where} cannot be read ({_reason(error)}): name the record of a game.") from error
    body, _, cut = data.rpartition(b"\n")
    if not body:
        begun = cut.startswith(b'{"delegates":')
        why = "its first line is cut off, and with it the scenario" if begun else "it has no header"
        raise RecordError(f"{where} is not a {'whole ' * begun}record: {why}. Name the record of a game.")
    lines = body.split(b"\n")
    header = _read_header(where, _json(where, 1, lines[0]))
    entries: list[Entry] = []
    marks: list[Mark] = []
    for number, line in enumerate(lines[1:], 2):
        content = _json(where, number, line)
        if "digest" in content:
            marks.append(Mark(len(entries), str(content["digest"]), number))
        else:
            entries.append(_read_entry(where, number, content))
    return Record(str(where), header, tuple(entries), cut, tuple(marks))


def _json(where: Path, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        if number == 1:
            raise RecordError(f"{where}:1: this is not the record of a game: name another file.") from error
        raise RecordError(f"{where}:{number}: this line is not JSON, so the file was damaged: use a copy.") from error
    if not isinstance(data, dict):
        raise RecordError(f"{where}:{number}: this line is not an object.")
    return data


def _read_header(where: Path, data: Mapping[str, Any]) -> Header:
    from game.wire_reading import scenario_from_json

    if data.get("overture") != FORMAT:
        raise RecordError(f"{where}:1: this is not a record of this version of Overture.")
    if data.get("rules") != RULES:
        raise RecordError(
            f"{where}:1: this game was played by other rules ({data.get('rules')!r}) than these ({RULES})."
        )
    seats, delegates, seed = data.get("seats"), data.get("delegates", {}), data.get("seed")
    if not isinstance(seats, dict) or not isinstance(delegates, dict) or not isinstance(seed, int):
        raise RecordError(f"{where}:1: the header lacks seats or a seed.")
    statuses = get_args(SeatStatus)
    if not all(s in statuses for s in seats.values()) or not all(isinstance(d, str) for d in delegates.values()):
        raise RecordError(f"{where}:1: the header does not say who speaks for each seat.")
    try:
        return Header(scenario_from_json(data.get("scenario", {})), seed, seats, delegates)
    except Malformed as error:
        raise RecordError(f"{where}:1: {error}") from error


def _read_entry(where: Path, number: int, data: Mapping[str, Any]) -> Entry:
    from game.wire_reading import action_from_json, actor_from_json

    identity, time = data.get("id", ""), data.get("time", 0)
    if not isinstance(identity, str) or not isinstance(time, int):
        raise RecordError(f"{where}:{number}: the id or the time of this act is of the wrong kind.")
    try:
        return Entry(actor_from_json(data.get("actor")), action_from_json(data.get("act")), identity, time, number)
    except Malformed as error:
        raise RecordError(f"{where}:{number}: {error}") from error
