"""One browser's connection: answers in order, and of the page only the latest.

A writer of its own sends to each client, so a phone that has stalled holds up nobody. What waits for it is bounded:
a handful of answers, and one page that is made at the moment it can be sent.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Protocol

from game.seminar.code_lookup import Guesses
from game.seminar.limits import ACTS, FRAMES, Allowance, Budget, Rate
from game.seminar.people import Device, Person
from game.wire import Json, dumps

ANSWERS = 256
"""Answers that may wait for a client before it is given up."""

OVERVIEW = 0.05
"""Seconds between pages of the facilitator, whose overview of all tables is long and read at leisure."""

Parts = Mapping[str, str]
"""A page in parts: name -> JSON. Only parts that changed are sent again."""


class Wire(Protocol):
    """The little of a socket that a client needs."""

    async def send_text(self, data: str) -> None:
        """Sends one message, waiting while the other side does not read."""

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Ends the connection."""


class Client:
    """A connection, and whom it speaks for once it has said so."""

    def __init__(self, wire: Wire, address: str) -> None:
        self.wire = wire
        self.address = address
        self.role = ""
        self.person: Person | None = None
        self.device: Device | None = None
        self.token = ""
        self.acts = Rate(ACTS)
        self.sent = Allowance()
        self.frames = Rate(FRAMES)
        self.guesses = Guesses()
        self.work = Budget()
        self.page: Callable[[], Parts] | None = None
        self.watching = 1
        self.looking: tuple[str, ...] = ()
        self.closed = False
        self.largest = 0
        self.since = monotonic()
        self._answers: deque[str] = deque()
        self._sent: dict[str, str] = {}
        self._due = asyncio.Event()
        self._stale = False

    def answer(self, frame: Json) -> None:
        """Sends something to this client alone, in order."""
        # Answers cannot be dropped one by one, since each confirms something; a client that reads none is given up
        # whole.
        if len(self._answers) >= ANSWERS:
            self.closed = True
        else:
            self._answers.append(dumps(frame))
        self._due.set()

    def refresh(self) -> None:
        """The page may have changed."""
        self._stale = True
        self._due.set()

    def forget(self) -> None:
        """Makes the next page a whole one."""
        self._sent.clear()
        self.refresh()

    def end(self) -> None:
        """Stops the writer."""
        self.closed = True
        self._due.set()

    async def write(self) -> None:
        """Sends what is due until the client is given up."""
        while True:
            await self._due.wait()
            self._due.clear()
            # Answers before the page: a refusal belongs to what the user still sees.
            while self._answers:
                await self.wire.send_text(self._answers.popleft())
            if self._stale and not self.closed:
                # Cleared before the page is made: what changes while it is sent makes the next one.
                self._stale = False
                message = self._message()
                if message:
                    await self.wire.send_text(message)
                    if self.role == "chair":
                        await asyncio.sleep(OVERVIEW)
            if self.closed:
                await self.wire.close(1000)
                return

    def _message(self) -> str:
        """The parts of the page that differ from what was sent last; empty if nothing does."""
        if self.page is None:
            return ""
        parts = self.page()
        changed = {name: part for name, part in parts.items() if self._sent.get(name) != part}
        gone = [name for name in self._sent if name not in parts]
        if not changed and not gone:
            return ""
        self._sent = dict(parts)
        body = ",".join(f'"{name}":{part}' for name, part in changed.items())
        message = f'{{"t":"page","parts":{{{body}}},"gone":{dumps(gone)}}}'
        self.largest = max(self.largest, len(message.encode()))
        return message
