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
LYING = 0.05  # seconds in which a widget moves on if it was moving
LOOK = 0.6  # seconds in which a person sees what has come under the hand

NO_FRAME: dict[str, Any] = {
    "hands": 0, "screen": "", "focused": "", "widgets": [], "size": [0, 0], "faults": [], "calm": False,
}  # fmt: skip


class Screen:
    """An X server that nobody looks at, for one window after another."""

    def __init__(self, size: str) -> None:
        tool("xdotool", WINDOW)
        reads, writes = os.pipe()
        self.server = subprocess.Popen(
            [tool("Xvfb", WINDOW), "-displayfd", str(writes), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
             "-noreset"],
            pass_fds=(writes,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writes)
        with os.fdopen(reads) as number:
            self.display = f":{number.readline().strip()}"
        self.middle = [str(int(length) // 2) for length in size.split("x")]

    def use(self, *words: str) -> str:
        """One command of xdotool."""
        environment = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(
            ["xdotool", *words], env=environment, check=True, timeout=20, text=True, stdout=subprocess.PIPE
        ).stdout

    def close(self) -> None:
        self.server.kill()
        self.server.wait()


class Window:
    """The client in its own process; hands and eyes on it.

    haste: how many times quicker than anybody the person sees, and the window lets him press; all else is the same
    """

    def __init__(self, screen: Screen, home: Path, *arguments: str, haste: int = 1) -> None:
        self.screen, self.seen_at, self._known, self.look = screen, home / "frame.json", "", LOOK / haste
        self.seen_at.unlink(missing_ok=True)
        self._written, self._frame = (0, 0), NO_FRAME
        gone = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")
        environment = {name: value for name, value in os.environ.items() if name not in gone}
        environment |= {"DISPLAY": screen.display, "OVERTURE_HOME": str(home), "SDL_AUDIODRIVER": "dummy",
                        "PYTHONPATH": str(HERE.parent.parent)}  # fmt: skip
        command = [sys.executable, str(HERE / "spied.py"), str(self.seen_at), str(haste), *arguments]
        screen.use("mousemove", *screen.middle)  # as on a fresh display: a window opens there
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    # -- eyes

    def frame(self) -> dict[str, Any]:
        if self.process.poll() is not None:
            assert self.process.stderr is not None
            raise AssertionError(f"the client has ended: {self.process.stderr.read().decode()}")
        try:
            with self.seen_at.open(encoding="utf-8") as file:
                written = os.fstat(file.fileno()).st_ino, os.fstat(file.fileno()).st_mtime_ns
                if written != self._written:
                    self._written, self._frame = written, json.load(file)
        except FileNotFoundError:
            return NO_FRAME
        return self._frame

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

    def calm(self) -> str:
        """What the screen says once nobody else has anything to say, and so until a person does something."""
        self.wait(lambda: bool(self.frame()["calm"]), "an end of what the others say")
        return self.words()

    # -- hands

    def _do(self, *words: str, count: int = 1) -> None:
        """One key or one button, or so many keys, until the client has used them."""
        before = self.frame()["hands"]
        self.screen.use(*words)
        self.wait(lambda: self.frame()["hands"] >= before + count, " ".join(words))

    def _point(self, across: int, down: int) -> None:
        """The pointer to a place in the window, wherever the window lies."""
        self.screen.use("mousemove", "--window", self._id(), str(across), str(down))

    def _id(self) -> str:
        """The one window: the pointer begins in the middle of the display, and so upon it."""
        if not self._known:
            self.wait(lambda: self.frame()["size"] != [0, 0], "a first frame")
            *_, self._known = self.screen.use("getmouselocation").strip().split(":")
        return self._known

    def at(self) -> tuple[int, int]:
        """Where the window lies on its display."""
        lines = self.screen.use("getwindowgeometry", "--shell", self._id()).splitlines()
        found = dict(line.split("=") for line in lines if "=" in line)
        return int(found["X"]), int(found["Y"])

    def resize(self, size: tuple[int, int]) -> None:
        """As a person does who pulls at the corner; the window then lies where the pointer counts from."""
        self.screen.use("windowmove", self._id(), "0", "0")
        self.screen.use("windowsize", self._id(), *map(str, size))
        self.wait(lambda: self.frame()["size"] == list(size), f"a window of {size}")

    def key(self, name: str, count: int = 1) -> None:
        self._do("key", *[name] * count, count=count)

    def _tabs(self, path: str) -> int:
        """How many times Tab is to be pressed, as far as a person sees; once where nothing shows the focus."""
        frame = self.frame()
        order = [widget["path"] for widget in frame["widgets"] if widget["focusable"]]
        if path not in order or frame["focused"] not in order:
            return 1
        return (order.index(path) - order.index(frame["focused"])) % len(order)

    def press(self, words: str) -> None:
        """By keyboard alone."""
        for _ in range(200):
            path, focused = self._find(words)["path"], self.frame()["focused"]
            if focused == path:
                return self.key("Return")
            self.key("Tab", max(1, self._tabs(path)))
            until = time.monotonic() + 3
            while self.frame()["focused"] == focused and time.monotonic() < until:
                time.sleep(0.02)
        raise AssertionError(f"Tab never reaches {words!r}")

    def click(self, words: str) -> None:
        """By mouse alone: the wheel brings it into sight, then a press and a release."""
        look = 0.0
        for _ in range(80):
            widget = self._resting(words, look or LYING)
            left, top, wide, tall = widget["rect"]
            clip_left, clip_top, clip_wide, clip_tall = widget["clip"]
            above, below = max(top, clip_top), min(top + tall, clip_top + clip_tall)
            if below - above >= min(tall, 24):
                if not look:
                    look = self.look
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
