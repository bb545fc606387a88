"""A small file that is always written whole. Once a server runs, a thread of its own writes it, and only the newest."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import Executor, Future
from pathlib import Path


class AtomicFile:
    """One file. `disk` is the thread that writes it; None writes at once."""

    def __init__(self, path: Path | None, *, mode: int = 0o600, sync: bool = False) -> None:
        self.path = path
        self.disk: Executor | None = None
        self._mode = mode
        self._sync = sync
        self._newest = ""
        self._on_disk = ""
        self._last: Future[None] | None = None

    def write(self, text: str) -> None:
        """Keeps a text; `written` says when it is there. Without a thread it is there at once, or raises `OSError`."""
        if self.path is None:
            return
        self._newest = text
        if self.disk is None:
            self._put(self.path)
        else:
            self._last = self.disk.submit(self._put, self.path)

    async def written(self) -> None:
        """Returns when everything given so far is on disk. Raises `OSError` if it could not be written."""
        if self._last is not None:
            await asyncio.wrap_future(self._last)

    def _put(self, path: Path) -> None:
        # The newest, not what was newest when this was asked for: writes that queue up behind a slow disk become one.
        text = self._newest
        if text == self._on_disk:
            return
        draft = path.with_name(path.name + ".new")
        # With its mode from the first byte on, or the hashes in it could be read for a moment.
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, self._mode)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if self._sync:
                os.fsync(file.fileno())
        os.replace(draft, path)
        self._on_disk = text
