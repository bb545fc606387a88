"""How far a long run has come and how long it will still take, on standard error if that is a terminal."""

from __future__ import annotations

import sys
import time

WIDTH = 30


class Progress:
    """A bar for `total` steps. Silent where nobody watches."""

    def __init__(self, total: int, label: str = "games") -> None:
        self._total = max(1, total)
        self._label = label
        self._done = 0
        self._begun = self._shown = time.monotonic()
        self._watched = sys.stderr.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if self._watched and (now - self._shown > 0.2 or self._done == self._total):
            self._shown = now
            sys.stderr.write(f"\r{self.line(now - self._begun)} ")
            sys.stderr.flush()

    def line(self, passed: float) -> str:
        """The bar in words, after so many seconds."""
        filled = WIDTH * self._done // self._total
        left = passed / max(1, self._done) * (self._total - self._done)
        bar = "#" * filled + "." * (WIDTH - filled)
        return f"[{bar}] {self._done} of {self._total} {self._label}, {left:.0f} s left"

    def end(self) -> None:
        """Leaves the line."""
        if self._watched and self._done:
            sys.stderr.write("\n")
