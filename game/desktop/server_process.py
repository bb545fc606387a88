"""The server of a seminar as a process of its own: its command, its lines, and the links among them.

It ends with the window, and everything in it is kept.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress

from game.desktop.app import post

LINKS = ("Facilitator", "Projector", "Join")
"""What a link that the server says may be for."""

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
        self.said: list[tuple[str, str]] = []  # what kind of thing was said, and its words
        self._process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "OVERTURE_READ_BY_WINDOW": "1"},
        )
        threading.Thread(target=self._listen, name="seminar", daemon=True).start()

    @property
    def runs(self) -> bool:
        """Whether it still serves."""
        return self._process.poll() is None

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append(_spoken(line.strip()))
            post(self)
        self._process.wait()
        post(self)

    def links(self) -> list[tuple[str, str]]:
        """What each link is for, and the newest link for it."""
        return list({kind: words for kind, words in self.said if kind in LINKS}.items())

    def new_link(self) -> None:
        """Ask for a facilitator link that can still be claimed, as one does in a terminal."""
        assert self._process.stdin is not None
        with suppress(OSError):  # it has just ended
            self._process.stdin.write("link\n")
            self._process.stdin.flush()

    def notes(self) -> list[str]:
        """Sentences that were said beside the links: codes, where records lie, what went wrong."""
        return list(dict.fromkeys(words for kind, words in self.said if kind not in LINKS and words))

    def stop(self) -> None:
        """End it in good order."""
        if self.runs:
            self._process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
            try:
                self._process.wait(8)
            except subprocess.TimeoutExpired:
                self._process.kill()


def _spoken(line: str) -> tuple[str, str]:
    """What the server says, as it says it; whatever else is printed is a sentence."""
    try:
        said = json.loads(line)
        return said["kind"], said["words"]
    except (ValueError, KeyError, TypeError):
        return "", line
