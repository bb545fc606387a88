"""Typed codes: a right one opens at once, whoever else guesses from the same address; a wrong one is looked at slowly.

Nobody is ever locked out: a class behind one router shares its address with whoever guesses. What makes guessing
hopeless is that all guesses together wait for one another (`GUESSES` a second), and each device for its own wrong ones.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TypeVar

from game.seminar.limits import GUESSES, PAUSE, TRIES
from game.seminar.people import Coined, People
from game.seminar.tokens import tidy

Found = TypeVar("Found")


class Guesses:
    """Wrong codes of one connection in the last minute. Any beyond `TRIES` costs it `PAUSE` seconds each."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=TRIES)

    def wrong(self) -> None:
        """Counts a wrong code."""
        self._wrong.append(self._clock())

    @property
    def many(self) -> bool:
        """Whether the next unknown code has to wait."""
        return len(self._wrong) == TRIES and self._clock() - self._wrong[0] <= 60

    @property
    def wait(self) -> float:
        """Seconds until the next unknown code is looked at."""
        return max(0.0, self._wrong[-1] + PAUSE - self._clock()) if self.many else 0.0


class Lookup:
    """Finds what a code opens. One thread does the slow part, so that no crowd of guesses slows play."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="codes")
        self._turn = asyncio.Lock()

    async def find(self, code: str, guesses: Guesses) -> tuple[int, str] | None:
        """The table and perhaps the seat that a code opens. Codes of this run are known without a search."""
        if not tidy(code):
            return None
        found = self._people.known(code)
        return found or await self._search(code, guesses)

    async def _search(self, code: str, guesses: Guesses) -> tuple[int, str] | None:
        """Looks through the codes of earlier runs, which are kept as slow hashes alone."""
        await asyncio.sleep(guesses.wait)
        async with self._turn:
            found = await self._run(lambda: self._people.find(code))
            await asyncio.sleep(1 / GUESSES)
        if found is None:
            guesses.wrong()
        return found

    async def coin(self) -> Coined:
        """A new code, made where it holds up nobody."""
        return await self._run(self._people.coin)

    async def _run(self, work: Callable[[], Found]) -> Found:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def close(self) -> None:
        """Ends the thread."""
        self._thread.shutdown()
