"""How far a long run has come and how long it will still take, on standard error."""

from __future__ import annotations

import sys
import threading
import time

WIDTH = 30
EVERY = 1.0
"""Seconds from line to line where no terminal redraws a bar."""


class Progress:
    """A bar for `total` steps on a terminal. Elsewhere silent, or with `told` a line a second.

    effort: of all steps together, if they differ; the time left is reckoned by it
    """

    def __init__(self, total: int, label: str = "games", *, told: bool = False, effort: int = 0) -> None:
        self._total = max(1, total)
        self._effort = max(1, effort or total)
        self._label = label
        self._done = self._spent = 0
        self._begun = self._shown = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._ended = threading.Event()
        if told or self._watched:
            # A thread of its own, as one slow game may take longer than a second.
            threading.Thread(target=self._tell, daemon=True).start()

    def step(self, effort: int = 1) -> None:
        """One more is done."""
        self._done += 1
        self._spent += effort
        if self._watched and time.monotonic() - self._shown > 0.2:
            self._show()

    def skip(self, effort: int = 1) -> None:
        """One less is to be done: it was done before."""
        self._total -= 1
        self._effort -= effort

    def line(self, passed: float) -> str:
        """The bar in words, after so many seconds."""
        total = max(1, self._total)
        filled = min(WIDTH, WIDTH * self._done // total)
        left = f"{passed / self._spent * (self._effort - self._spent):.0f} s left" if self._spent else "beginning"
        return f"[{'#' * filled + '.' * (WIDTH - filled)}] {self._done} of {self._total} {self._label}, {left}"

    def end(self) -> None:
        """Leaves the line."""
        if self._ended.is_set():
            return
        self._ended.set()
        if self._watched and self._done:
            self._show()
            sys.stderr.write("\n")

    def _show(self) -> None:
        self._shown = time.monotonic()
        ends = ("\r", " ") if self._watched else ("", "\n")
        sys.stderr.write(f"{ends[0]}{self.line(self._shown - self._begun)}{ends[1]}")
        sys.stderr.flush()

    def _tell(self) -> None:
        while not self._ended.wait(EVERY):
            self._show()
