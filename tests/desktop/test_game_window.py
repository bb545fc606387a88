"""Whole games in a real window with real X events, from the front door to the debrief: by keyboard alone and by mouse
alone, at every size of window and text. On every screen on the way everything must fit.

OVERTURE_TEST_GAME names the scenario as its card does; the short Ferry unless it is set.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from realwindow import Screen, Window

GAME = os.environ.get("OVERTURE_TEST_GAME", "The Ferry")
SIZES = ((1024, 640), (1280, 720), (1920, 1080))
ENDED = "button: Debrief"
TURNS = 400
"""Presses after which any game must be over."""
HASTE = 10
"""The person here sees this much quicker than anybody does; `test_front_window.py` has one who does not."""

PATIENCE = 5
"""Seconds in which what was pressed must have done something."""


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    found = Screen("1920x1080")
    yield found
    found.close()


def _next(words: str) -> str:
    """What a person does who sees this: read signals, answer what waits, then say ready; commit; read on."""
    for wish in ("button: Skip to the end", "button: On to the next round", "button: See how it ended"):
        if wish in words:
            return wish
    lines = words.splitlines()
    for start, part in (("button: Read", "as an invitation"), ("button: Send: decline", ""),
                        ("button: Decline the overture", ""), ("button: Sign offer", "")):  # fmt: skip
        for line in lines:
            if line.startswith(start) and part in line and "not now" not in line:
                return line
    for wish in ("button: Ready all the same?", "button: Ready", "button: Commit the plan"):
        if wish in words and f"{wish} (not now" not in words:
            return wish
    return ""


def _answered(window: Window, wish: str) -> None:
    """Until the wish is done; not for ever: where the screen moved under the hand, a person looks again."""
    until = time.monotonic() + PATIENCE
    while wish in window.words().splitlines() and time.monotonic() < until:
        time.sleep(0.03)


def _calm(window: Window) -> str:
    """What the screen says once nobody else will speak."""
    words = window.calm()
    assert window.frame()["faults"] == []
    return words


def _play(window: Window, use: Callable[[str], None]) -> None:
    for _ in range(TURNS):
        words = _calm(window)
        if ENDED in words:
            return
        wish = _next(words)
        if not wish:
            window.wait(lambda seen=words: window.words() != seen, "something new")  # type: ignore[misc]
            continue
        use(wish)
        _answered(window, wish)
    raise AssertionError(f"the game does not end; the screen says: {window.words()}")


@pytest.mark.parametrize("way", ["keyboard", "mouse"])
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
def test_a_whole_game(screen: Screen, tmp_path: Path, size: tuple[int, int], percent: int, way: str) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"text_percent": percent, "motion": False}), encoding="utf-8")
    window = Window(screen, tmp_path, haste=HASTE)
    use = window.press if way == "keyboard" else window.click
    try:
        window.resize(size)
        for wish in ("card: New game", f"card: {GAME}", "button: Begin", "button: Read your dossier",
                     "button: To the table"):  # fmt: skip
            _calm(window)
            use(wish)
        window.wait_for("what now")
        _play(window, use)
        assert "your walk-away" in window.words()
        use("button: Open the debrief")
        window.wait_for("TURNING POINTS")
        assert window.frame()["faults"] == []
    finally:
        window.close()
