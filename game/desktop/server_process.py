"""The server of a seminar as a process of its own: its command, its lines, and the links among them.

It ends with the window, and everything in it is kept.
"""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from game.desktop.app import post

if TYPE_CHECKING:
    pass


_LINK = re.compile(r"^\s*(?:(Facilitator|Projector|Join)\s+)?(https?://\S+)\s*$")

PORT = 8765
"""The port of `overture host` where none is named."""


def free_port() -> int:
    """The usual port, or the next one that nobody listens on."""
    for port in range(PORT, PORT + 50):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    return PORT


class Server:
    """The process of a seminar and what it has printed. It outlives the screen, not the window."""

    def __init__(self, command: list[str]) -> None:
        self.lines: list[str] = []
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, name="seminar", daemon=True).start()

    @property
    def runs(self) -> bool:
        """Whether it still serves."""
        return self._process.poll() is None

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.rstrip())
            post(self)
        self._process.wait()
        post(self)

    def links(self) -> list[tuple[str, str]]:
        """What each printed link is for, and the newest link for it."""
        found = []
        last = "Link"
        for line in self.lines:
            matched = _LINK.match(line)
            last = (
                line.split()[0]
                if line[:1].isalpha() and line.split()[0] in ("Facilitator", "Projector", "Join")
                else last
            )
            if matched:
                found.append((matched[1] or last, matched[2]))
        return list(dict(found).items())

    def new_link(self) -> None:
        """Ask for a facilitator link that can still be claimed, as one does in a terminal."""
        assert self._process.stdin is not None
        with suppress(OSError):  # it has just ended
            self._process.stdin.write("link\n")
            self._process.stdin.flush()

    def notes(self) -> list[str]:
        """Sentences that were printed beside the links: codes, where records lie, what went wrong."""
        drawn = ("█", "▀", "▄")
        plain = dict.fromkeys(line.strip() for line in self.lines if not any(sign in line for sign in drawn))
        return [line for line in plain if line and not _LINK.match(line) and not line.startswith("Ctrl-C")]

    def stop(self) -> None:
        """End it in good order."""
        if self.runs:
            self._process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
            try:
                self._process.wait(8)
            except subprocess.TimeoutExpired:
                self._process.kill()
