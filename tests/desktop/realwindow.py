"""The client in a window of its own with real X events: a server that nobody looks at, hands and eyes.

Nothing here knows the client but by what `spied.py` writes down of its frames.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wanting import tool

HERE = Path(__file__).parent
SECONDS = 60  # a loaded machine is slow
WINDOW = "the window"
LOOK = 0.6  # seconds in which a person sees what has come under the hand


class Screen:
    """An X server that nobody looks at."""

    def __init__(self, size: str) -> None:
        tool("xdotool", WINDOW)
        reads, writes = os.pipe()
        self.server = subprocess.Popen(
            [tool("Xvfb", WINDOW), "-displayfd", str(writes), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=(writes,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writes)
        with os.fdopen(reads) as number:
            self.display = f":{number.readline().strip()}"

    def close(self) -> None:
        self.server.kill()
        self.server.wait()


class Window:
    """The client in its own process; hands and eyes on it."""

    def __init__(self, screen: Screen, home: Path, *arguments: str) -> None:
        self.screen, self.seen_at, self._known = screen, home / "frame.json", ""
        self.seen_at.unlink(missing_ok=True)
        gone = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")
        environment = {name: value for name, value in os.environ.items() if name not in gone}
        environment |= {"DISPLAY": screen.display, "OVERTURE_HOME": str(home), "SDL_AUDIODRIVER": "dummy",
                        "PYTHONPATH": str(HERE.parent.parent)}  # fmt: skip
        command = [sys.executable, str(HERE / "spied.py"), str(self.seen_at), *arguments]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    # -- eyes

    def frame(self) -> dict[str, Any]:
        if self.process.poll() is not None:
            assert self.process.stderr is not None
            raise AssertionError(f"the client has ended: {self.process.stderr.read().decode()}")
        try:
            frame: dict[str, Any] = json.loads(self.seen_at.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"hands": 0, "screen": "", "focused": "", "widgets": [], "size": [0, 0], "faults": []}
        return frame

    def words(self) -> str:
        return "\n".join(widget["says"] for widget in self.frame()["widgets"])

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + SECONDS
        while not holds():
            assert time.monotonic() < until, f"it never came to {what}; the screen says: {self.words()}"
            time.sleep(0.03)

    def wait_for(self, words: str) -> None:
        self.wait(lambda: words in self.words(), words)

    def _find(self, words: str) -> dict[str, Any]:
        self.wait_for(words)
        found = [widget for widget in self.frame()["widgets"] if words in widget["says"]]
        return found[0] if found else self._find(words)

    def _resting(self, words: str, seconds: float) -> dict[str, Any]:
        """A widget once it has lain still for a while: nobody presses what has only just come under the hand."""
        now, since = self._find(words), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.04)
            before, now = now, self._find(words)
            if before["rect"] != now["rect"]:
                since = time.monotonic()
        return now

    # -- hands

    def _tool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.screen.display}
        return subprocess.run(
            ["xdotool", *words], env=environment, check=True, timeout=20, text=True, stdout=subprocess.PIPE
        ).stdout

    def _do(self, *words: str) -> None:
        """One key or one button, until the client has used it."""
        before = self.frame()["hands"]
        self._tool(*words)
        self.wait(lambda: self.frame()["hands"] > before, " ".join(words))

    def _point(self, across: int, down: int) -> None:
        """The pointer to a place in the window, wherever the window lies."""
        self._tool("mousemove", "--window", self._id(), str(across), str(down))

    def _id(self) -> str:
        """The one window: the pointer begins in the middle of the display, and so upon it."""
        if not self._known:
            self.wait(lambda: self.frame()["size"] != [0, 0], "a first frame")
            *_, self._known = self._tool("getmouselocation").strip().split(":")
        return self._known

    def at(self) -> tuple[int, int]:
        """Where the window lies on its display."""
        lines = self._tool("getwindowgeometry", "--shell", self._id()).splitlines()
        found = dict(line.split("=") for line in lines if "=" in line)
        return int(found["X"]), int(found["Y"])

    def resize(self, size: tuple[int, int]) -> None:
        """As a person does who pulls at the corner; the window then lies where the pointer counts from."""
        self._tool("windowmove", self._id(), "0", "0")
        self._tool("windowsize", self._id(), *map(str, size))
        self.wait(lambda: self.frame()["size"] == list(size), f"a window of {size}")

    def key(self, name: str) -> None:
        self._do("key", name)

    def press(self, words: str) -> None:
        """By keyboard alone."""
        for _ in range(200):
            path, focused = self._find(words)["path"], self.frame()["focused"]
            if focused == path:
                return self.key("Return")
            self.key("Tab")
            until = time.monotonic() + 3
            while self.frame()["focused"] == focused and time.monotonic() < until:
                time.sleep(0.02)
        raise AssertionError(f"Tab never reaches {words!r}")

    def click(self, words: str) -> None:
        """By mouse alone: the wheel brings it into sight, then a press and a release."""
        look = 0.0
        for _ in range(80):
            widget = self._resting(words, look or 0.05)
            left, top, wide, tall = widget["rect"]
            clip_left, clip_top, clip_wide, clip_tall = widget["clip"]
            above, below = max(top, clip_top), min(top + tall, clip_top + clip_tall)
            if below - above >= min(tall, 24):
                if not look:
                    look = LOOK
                    continue
                self._point(left + wide // 2, (above + below) // 2)
                return self._do("click", "1")
            self._point(clip_left + clip_wide // 2, clip_top + clip_tall // 2)
            self._do("click", "5" if top >= clip_top + clip_tall - 24 else "4")
        raise AssertionError(f"the wheel never brings {words!r} into sight")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
