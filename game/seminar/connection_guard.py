"""Connections before they have asked for anything: whoever opens many, or sends a request drop by drop, is let go.

uvicorn waits for ever for the first request, and one laptop could hold every connection that the system allows.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from game.seminar.limits import ANSWERING, OPEN, OPEN_EACH, PATIENCE

log = logging.getLogger("overture.seminar.door")
log.setLevel(logging.ERROR)  # whoever sends garbage gets an answer, and cannot fill the terminal with warnings


def worth_saying(record: logging.LogRecord) -> bool:
    """Whether a line of uvicorn's log is about the server, and not about bytes that a client sent."""
    return "Invalid UTF-8" not in record.getMessage()


held: dict[str, dict[ConnectionGuard, None]] = {}
"""Connections of each address that are not sockets of the game, oldest first."""


class ConnectionGuard(H11Protocol):
    """A connection. It has `PATIENCE` seconds for a request, and `ANSWERING` to take what it asked for."""

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Lets it in; where its address has too many, the oldest that asks for nothing makes way.

        A class behind one router shares its address with whoever opens hundreds: the newest is a page that loads.
        """
        self.logger = log
        super().connection_made(transport)
        same = held.setdefault(self._address, {})
        same[self] = None
        self._wait(PATIENCE)
        if len(same) > OPEN_EACH:
            oldest = next((each for each in same if not each.asked), self)
            oldest._leave()
            oldest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets it."""
        self._leave()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hands it to the game, which has limits of its own."""
        self._leave()
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        """Gives it time for the next request."""
        super().on_response_complete()
        self._wait(PATIENCE)

    @property
    def _address(self) -> str:
        return self.client[0] if self.client else ""

    def _wait(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._look)

    @property
    def asked(self) -> bool:
        """Whether a request of it waits for its answer."""
        return self.cycle is not None and not self.cycle.response_complete

    def _look(self) -> None:
        """It has asked in time: then it has a while for the answer. It has not: then it goes."""
        if self.asked:
            self._timer = self.loop.call_later(ANSWERING, self.transport.abort)
        else:
            self.transport.abort()

    def _leave(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
            same = held.get(self._address, {})
            same.pop(self, None)
            if not same:
                held.pop(self._address, None)


def many_files() -> None:
    """Asks the system, where it can be asked, for as many open files as the connections may need."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = OPEN + 200 if most == resource.RLIM_INFINITY else min(OPEN + 200, most)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
