"""Paths of records: folders and files that only their owner may read, and a path as it is typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from game.records.errors import RecordError, unwritable

ENDING: Final = ".jsonl"
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700


def private_folder(path: Path) -> None:
    """Makes a folder and what leads to it, for its owner alone; what is there stays as it is. Raises `OSError`."""
    missing = [each for each in (path, *path.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if not path.is_dir():
        path.mkdir()  # a file stands there: let the system say so


def need_name(path: Path) -> None:
    """Raises `RecordError` for a path that names no file that could be written."""
    if "\0" in str(path):
        raise RecordError("A file name cannot hold a null character: choose another name.")
    try:
        folder = not path.name or path.is_dir()
    except OSError as error:  # a name that is too long for this system
        raise unwritable(_cut(path), error, "choose another name") from error
    if folder:
        raise RecordError(f"{str(path)!r} is a folder: name a file in it, as in {path / ('game' + ENDING)}.")


def _cut(path: Path) -> str:
    """A path in a sentence, whatever its length."""
    text = str(path)
    return text if len(text) <= 120 else f"{text[:60]}...{text[-20:]}"


def private_copy(source: Path, target: Path) -> None:
    """Copies a record to a new file that its owner alone may read. Raises `RecordError`."""
    need_name(target)
    begun = False
    try:
        with open(source, "rb") as old, open(target, "xb", opener=private) as new:
            begun = True
            new.write(old.read())
    except FileExistsError as error:
        raise RecordError(f"{target} exists already: choose another name.") from error
    except OSError as error:
        if begun:  # half a copy is none
            target.unlink(missing_ok=True)
        raise unwritable(target, error, "choose another place") from error


def private(path: str, flags: int) -> int:
    """Opens a file, for `open`; a new one for its owner alone."""
    return os.open(path, flags, PRIVATE_FILE)


def as_argument(path: str | Path) -> str:
    """A path as it is typed in a command on this system."""
    # Both modules are loaded here, because the first prompt of a play waits for neither.
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline([str(path)])
    from shlex import quote

    return quote(str(path))
