"""Writing a record: the one place that puts a game on disk. A line is there before anyone is told.

Lines wait until `sync` puts them on disk together. Where that fails none of them stays, now or later.
"""

from __future__ import annotations

import errno
from pathlib import Path

from msgspec.structs import replace

from game.records.errors import NotKept, RecordError, reason
from game.records.format import Entry, Header, entry_content, header_body
from game.records.limits import FORMAT, LARGEST, WORDY
from game.records.paths import private
from game.records.read import load_record
from game.records.record import Record
from game.records.ruleset import RULES
from game.records.seals import Chain
from game.records.snapshot import snapshot_line
from game.records.storage import COPY, ELSEWHERE, Storage
from game.records.version import commit, release
from game.records.words import Words, hide
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.wire import dumps


class Recorder:
    """Writes one record. Opening it takes a lock that the system gives back even if the program is killed."""

    def __init__(self, storage: Storage, words: Words, seal: bytes) -> None:
        self._storage = storage
        self._words = words
        self._chain = Chain(seal)
        self._kept = seal
        self._waiting: list[bytes] = []
        self._length = 0

    @classmethod
    def create(cls, path: Path, header: Header, opening: State | None = None) -> Recorder:
        """Starts a new record with the first state of its game. Raises `RecordError` if the file is there or cannot be.

        What was begun and cannot be kept is taken away again.
        """
        storage = Storage.create(path)
        recorder = cls(storage, Words(), b"")
        begun = replace(header, rules=RULES, version=release(), commit=commit(), format=FORMAT)
        recorder._add(header_body(begun))
        if opening is not None:
            recorder.mark(opening)
        try:
            recorder.sync()
        except OSError as error:
            storage.discard()
            raise RecordError(f"{path} cannot be written ({reason(error)}): {ELSEWHERE}.") from error
        return recorder

    @classmethod
    def resume(cls, path: Path) -> tuple[Recorder, Record]:
        """Goes on with a record. A cut last line is kept aside in FILE.cut and taken off. Raises `RecordError`.

        A record of other rules, or of an older format, is not written on: `OtherRules` says what plays it.
        """
        storage = Storage.open(path)
        try:
            record = load_record(path)
            if not record.playable or record.header.format < FORMAT:
                raise record.other_rules()
            if record.cut:
                _keep_aside(path, record.cut)
                storage.truncate(storage.size - len(record.cut))
        except OSError as error:
            storage.close()
            raise RecordError(f"{path} cannot be written ({reason(error)}): {COPY}.") from error
        except RecordError:
            storage.close()
            raise
        return cls(storage, record.words, record.seal), record

    @property
    def path(self) -> Path:
        """Where the record is now: it is followed if it is moved in play."""
        return self._storage.path

    def notes(self) -> list[str]:
        """What happened to the file since this was last asked, in sentences."""
        notes, self._storage.notes = self._storage.notes, []
        return notes

    def append(self, entry: Entry, *, typed: bool = True, sync: bool = True) -> None:
        """Adds an accepted act; `typed` unless a computer made it. With `sync` it is on disk when this returns.

        Raises `NotKept`, and `Illegal` for a text that cannot be written.
        """
        content = entry_content(entry)
        try:
            behind = hide(content, self._words) if typed else b""
            body = dumps(content).encode()
        except UnicodeEncodeError as error:
            words = "That text holds half a character, which cannot be kept: write it anew."
            raise Illegal(Ground.UNWRITABLE, words) from error
        self._need_room(len(body) + len(behind), wordy=bool(behind))
        self._add(body, behind)
        if sync:
            self.sync()

    def mark(self, state: State) -> None:
        """Adds the digest and the snapshot of a round's first state, or of the end."""
        self._add(snapshot_line(state, self._words))

    def _need_room(self, more: int, *, wordy: bool) -> None:
        """Raises `NotKept` rather than write what no version would read again."""
        if self._storage.size + self._length + more > (WORDY if wordy else LARGEST):
            raise NotKept(errno.EFBIG, "it is as long as a record may be", str(self.path))

    def _add(self, body: bytes, behind: bytes = b"") -> None:
        line = self._chain.seal(body, behind)
        self._waiting.append(line)
        self._length += len(line)

    def sync(self) -> None:
        """Puts everything added so far on disk. Raises `NotKept`; then nothing of it stays."""
        try:
            self.put(self.take())
        except OSError:
            self.drop()
            raise

    def take(self) -> tuple[bytes, bytes]:
        """What waits to be put on disk, and the seal of its last line; from now on it is `put`'s."""
        taken = b"".join(self._waiting), self._chain.last
        self._waiting, self._length = [], 0
        return taken

    def put(self, taken: tuple[bytes, bytes]) -> None:
        """Puts on disk what was taken, or nothing of it. Raises `NotKept`; then `drop` what came since as well."""
        lines, seal = taken
        if lines:
            self._storage.append(lines)
        self._kept = seal

    def drop(self) -> None:
        """Forgets whatever is not on disk: the next line follows the last one there."""
        self._waiting, self._length = [], 0
        self._chain.last = self._kept

    def close(self) -> None:
        """Ends writing and gives the lock back, even where the disk takes no more. Raises `NotKept` then."""
        try:
            self.sync()
        finally:
            self._storage.close()


def _keep_aside(path: Path, cut: bytes) -> None:
    """Writes a torn line beside its record. Raises `OSError`."""
    with open(path.with_name(path.name + ".cut"), "ab", opener=private) as aside:
        aside.write(cut + b"\n")
