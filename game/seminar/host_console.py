"""What whoever sits at the laptop may type under the running server: a new facilitator link, when the browser that held
the page is gone. Whoever can type there has the records as well, so it asks for nothing.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from time import sleep

import uvicorn

from game.seminar.hub import Hub
from game.seminar.spoken_lines import Spoken, speak

HELP = "Ctrl-C stops the server; everything is kept. Type link and press Enter for a new facilitator link."

AWAY = 5.0
"""Seconds until a server that runs in the background looks again whether it has the terminal."""


class Attended(uvicorn.Server):
    """A server with somebody at its terminal. `base` is the address that people type."""

    def __init__(self, config: uvicorn.Config, hub: Hub, base: str) -> None:
        super().__init__(config)
        self._hub = hub
        self._base = base

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Begins to serve, and to listen to the terminal."""
        await super().startup(sockets)  # type: ignore[arg-type]
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._listen, args=(loop,), name="terminal", daemon=True).start()

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        while not self.should_exit:
            line = _line()
            if line is None:
                return
            if line.strip():
                loop.call_soon_threadsafe(self._answer, line)

    def _answer(self, line: str) -> None:
        if line.strip().casefold() == "link":
            speak(new_link(self._hub, self._base))
        else:
            speak((Spoken(HELP),))


def new_link(hub: Hub, base: str) -> tuple[Spoken, ...]:
    """A facilitator link that voids any other unclaimed one, and what to do with it."""
    hub.say("A new facilitator link was read from the terminal.")
    return (
        Spoken(f"{base}/chair#{hub.people.new_claim()}", "Facilitator"),
        Spoken("the first device that opens this link claims it. If another device should not have the page", "under"),
        Spoken("any more, press Shut out all but this one there.", "under"),
    )


def unstopped() -> None:
    """Lets a server that runs in the background of a shell go on: asking for a line would stop it there."""
    if hasattr(signal, "SIGTTIN"):
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)


def _line() -> str | None:
    """The next line; empty while somebody else has the terminal, None when there is none to come."""
    try:
        return sys.stdin.readline() or None
    except OSError:
        sleep(AWAY)
        return ""
    except (ValueError, AttributeError):  # closed, or a program without a terminal
        return None
