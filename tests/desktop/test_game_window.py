"""A whole game in a real window with real X events: once by keyboard alone, once by mouse alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_front_window import Screen, Window

ENDED = "button: Debrief"
TURNS = 120
"""Presses after which a game of four rounds must be over."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    found = Screen("1280x800")
    yield found
    found.close()


def _next(words: str) -> str:
    """What a person does who sees this: read signals, answer what waits, then say ready; commit; read on."""
    for wish in ("button: Skip to the end", "button: On to the next round", "button: See how it ended"):
        if wish in words:
            return wish
    readings = [line for line in words.splitlines() if "as an invitation" in line]
    if readings:
        return readings[0]
    offers = [line for line in words.splitlines() if line.startswith("button: Sign offer")]
    for line in offers:
        if "not now" not in line:
            return line
    for wish in ("button: Ready", "button: Commit the plan"):
        if wish in words and f"{wish} (not now" not in words:
            return wish
    return ""


def _gone(window: Window, wish: str) -> None:
    window.wait(lambda: wish not in window.words(), f"an answer to {wish!r}")


def _changed(window: Window, words: str) -> None:
    window.wait(lambda: window.words() != words, "something new")


def _calm(window: Window) -> str:
    """What the screen says once nobody has spoken for a while: computers go on talking while a person reads."""
    words, since = window.words(), time.monotonic()
    while time.monotonic() - since < 1.4:
        time.sleep(0.1)
        if window.words() != words:
            words, since = window.words(), time.monotonic()
    return words


def _play(window: Window, use: Callable[[str], None]) -> None:
    for _ in range(TURNS):
        words = _calm(window)
        if ENDED in words:
            return
        wish = _next(words)
        if not wish:
            _changed(window, words)
            continue
        use(wish)
        _gone(window, wish)
    raise AssertionError(f"the game does not end; the screen says: {window.words()}")


@pytest.mark.parametrize("way", ["keyboard", "mouse"])
def test_a_whole_game(screen: Screen, tmp_path: Path, way: str) -> None:
    window = Window(
        screen, tmp_path, "play", "first-readout", "--seat", "fennick", "--seed", "5", "--client", "desktop"
    )
    use = window.press if way == "keyboard" else window.click
    try:
        use("button: Read your dossier")
        use("button: To the table")
        window.wait_for("what now")
        _play(window, use)
        assert "your walk-away" in window.words()
        use("button: Open the debrief")
        window.wait_for("What happened")
    finally:
        window.close()
