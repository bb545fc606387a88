"""A real window with real X events, from the front door through the first round; killed, and gone on with exactly."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from realwindow import HERE, SECONDS, Screen, Window

from game.record import load_record, state_digest


@pytest.fixture
def screen() -> Iterator[Screen]:
    found = Screen("1280x800")
    yield found
    found.close()


def _record(home: Path) -> Path:
    (found,) = (home / "games").glob("*.jsonl")
    return found


def _ready(window: Window, use: Callable[[str], None]) -> None:
    """Ready, and again after every offer that comes meanwhile, until plans are made."""
    until = time.monotonic() + SECONDS
    while "button: Commit" not in window.words():
        assert time.monotonic() < until, window.words()
        if "button: Ready" in window.words():
            use("button: Ready")
            answered = time.monotonic() + 3
            while "button: Ready" in window.words() and time.monotonic() < answered:
                time.sleep(0.05)
        time.sleep(0.1)


def _through_the_first_round(window: Window, home: Path, use: Callable[[str], None]) -> None:
    use("card: Learn to play")
    use("button: Read your dossier")
    use("button: To the table")
    _ready(window, use)
    for button in ("button: Open the plan", "card: open move: Readout", "button: Add", "button: Commit"):
        use(button)
    window.wait(lambda: load_record(_record(home)).last().table.round == 2, "the second round")


@pytest.mark.parametrize("way", ["keyboard", "mouse"])
def test_from_the_front_door_through_the_first_round(screen: Screen, tmp_path: Path, way: str) -> None:
    window = Window(screen, tmp_path)
    try:
        _through_the_first_round(window, tmp_path, window.press if way == "keyboard" else window.click)
    finally:
        window.close()


@pytest.mark.parametrize("size", [(1024, 640), (1366, 768)])
def test_the_whole_window_is_on_a_small_display(size: tuple[int, int], tmp_path: Path) -> None:
    display = Screen(f"{size[0]}x{size[1]}")
    window = Window(display, tmp_path)
    try:
        window.wait_for("card: Learn to play")
        frame = window.frame()
        for start, length, room in zip(window.at(), frame["size"], size, strict=True):
            assert start >= 0
            assert start + length < room
        assert frame["faults"] == []
    finally:
        window.close()
        display.close()


def test_killed_in_the_middle_it_goes_on_exactly(screen: Screen, tmp_path: Path) -> None:
    window = Window(screen, tmp_path, "play", "ferry", "--seat", "ebrany", "--seed", "5", "--client", "desktop")
    try:
        window.press("button: Read your dossier")
        window.press("button: To the table")
        _ready(window, window.press)
    finally:
        window.kill()
    before = load_record(_record(tmp_path))
    again = Window(screen, tmp_path, "continue")
    try:
        again.wait(lambda: again.frame()["screen"] == "GameScreen", "the table")
        again.wait_for("button: Open the plan")
    finally:
        again.close()
    after = load_record(_record(tmp_path))
    same = replace(after, entries=after.entries[: len(before.entries)])
    assert same.entries == before.entries
    assert state_digest(same.last()) == state_digest(before.last())


def test_without_a_display_the_line_client_starts_and_says_so(tmp_path: Path) -> None:
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    for display in ({}, {"DISPLAY": ":4242"}):
        done = subprocess.run(
            [sys.executable, "-m", "game", "play", "ferry"], input="quit\n", capture_output=True, text=True, timeout=60,
            env={**environment, **display, "OVERTURE_HOME": str(tmp_path)}, cwd=HERE.parent.parent,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stderr.count("so this is the line client.") == 1
        assert "Traceback" not in done.stderr
