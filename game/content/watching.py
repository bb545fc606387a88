"""Tells when files are saved, so that an author sees mistakes while writing. What is done then is not known here."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

EVERY = 0.4
"""Seconds between looks. Systems tell of changes in ways of their own, and a look at a few files costs nothing."""

Marks = dict[Path, tuple[int, int]]


def saves(paths: Sequence[Path], every: float = EVERY) -> Iterator[None]:
    """Yields once at the start, then after every save of one of the files or of another YAML file beside it."""
    before: Marks | None = None
    while True:
        now = _marks(paths)
        if now != before:
            before = now
            yield
        time.sleep(every)


def _marks(paths: Sequence[Path]) -> Marks:
    """Time and size of each file; one that is just being replaced has none for a moment."""
    found: Marks = {}
    for path in {each for one in paths for each in (one, *one.parent.glob("*.yaml"))}:
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found
