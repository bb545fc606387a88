"""The file of a record: whole lines at its end, on disk or not there at all, and found again if it is moved in play.

What a line says is not known here.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from game.records.errors import NotKept, RecordError, reason, unwritable
from game.records.locking import lock
from game.records.paths import PRIVATE_FILE, need_name, private_folder

ELSEWHERE = "name another place with --record FILE"
COPY = "go on with a copy of it where you may write"
"""What to do where a record cannot be written: a new one, an old one."""
_BINARY = getattr(os, "O_BINARY", 0)
PIECE = 1 << 20


class Storage:
    """An open file that only this program writes. `size` counts what is on disk; `notes` what happened to the file."""

    def __init__(self, path: Path, handle: int, size: int) -> None:
        self.path = path
        self.size = size
        self.notes: list[str] = []
        self._handle = handle

    @classmethod
    def create(cls, path: Path) -> Storage:
        """A new, empty file. Raises `RecordError` if there is one, or if none can be."""
        need_name(path)
        try:
            private_folder(path.parent)
            # Only a file that is not there yet: of two games begun at once under one name, one must be told.
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
        except FileExistsError as error:
            if path.exists() and path.parent.is_dir():
                raise RecordError(f"{path} exists already: choose another name or resume it.") from error
            raise unwritable(path, error, ELSEWHERE) from error
        except OSError as error:
            raise unwritable(path, error, ELSEWHERE) from error
        storage = cls(path, handle, 0)
        storage._take_lock(ELSEWHERE)
        return storage

    @classmethod
    def open(cls, path: Path) -> Storage:
        """A file that is there, to be written on. Raises `RecordError`."""
        need_name(path)
        try:
            handle = os.open(path, os.O_RDWR | _BINARY)
        except FileNotFoundError as error:
            raise RecordError(f"{path} cannot be read ({reason(error)}): name the record of a game.") from error
        except OSError as error:
            raise unwritable(path, error, COPY) from error
        storage = cls(path, handle, os.fstat(handle).st_size)
        storage._take_lock(COPY)
        return storage

    def _take_lock(self, way_out: str) -> None:
        try:
            free = lock(self._handle)
        except OSError as error:
            self.close()
            raise unwritable(self.path, error, way_out) from error
        if not free:
            self.close()
            raise RecordError(f"{self.path} is being written by another game: close that one first.")

    def truncate(self, size: int) -> None:
        """Takes off what stands behind a place. Raises `OSError`."""
        os.ftruncate(self._handle, size)
        self.size = size

    def append(self, data: bytes) -> None:
        """Puts bytes on disk behind the others; where that fails, none of them stays. Raises `NotKept`."""
        try:
            self._stay_in_place()
            os.lseek(self._handle, self.size, os.SEEK_SET)
            left = memoryview(data)
            while left:
                left = left[os.write(self._handle, left) :]
            os.fsync(self._handle)
        except OSError as error:
            # Half a line would be taken for an act that was cut off, and nobody was told of this one.
            with suppress(OSError):
                os.ftruncate(self._handle, self.size)
            raise NotKept(error.errno or errno.EIO, reason(error), str(self.path)) from error
        self.size += len(data)

    def discard(self) -> None:
        """Closes the file and takes it away: nothing was begun."""
        self.close()
        with suppress(OSError):
            self.path.unlink()

    def close(self) -> None:
        """Closes the file and gives its lock back."""
        if self._handle >= 0:
            with suppress(OSError):
                os.close(self._handle)
        self._handle = -1

    # -- a file that is deleted or renamed while it is written --------------------------------------

    def _stay_in_place(self) -> None:
        """Follows a file that was renamed, and writes one anew that was deleted. Raises `OSError`."""
        mine = os.fstat(self._handle)
        if _is_at(self.path, mine):
            return
        moved = _name_of(self._handle)
        if moved is not None and _is_at(moved, mine):
            self.path = moved
            self.notes.append(f"The record was moved while you played: it goes on as {moved}.")
        elif mine.st_nlink == 0:
            self._write_anew()

    def _write_anew(self) -> None:
        """A copy of a deleted file in its place, or beside what stands there now."""
        number, target = 1, self.path
        while target.exists():
            number += 1
            target = self.path.with_name(f"{self.path.stem} {number}{self.path.suffix}")
        private_folder(target.parent)
        handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            while piece := os.read(self._handle, PIECE):
                os.write(handle, piece)
            os.fsync(handle)
            lock(handle)
        except OSError:
            os.close(handle)
            target.unlink(missing_ok=True)
            raise
        os.close(self._handle)
        self._handle, self.path = handle, target
        self.notes.append(f"The record was deleted while you played: it was written anew as {target}.")


def _is_at(path: Path, mine: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), mine)
    except OSError:
        return False


def _name_of(handle: int) -> Path | None:
    """What an open file is called now, where the system tells."""
    try:
        return Path(os.readlink(f"/proc/self/fd/{handle}"))
    except OSError:
        return None


__all__ = ["COPY", "ELSEWHERE", "Storage"]
