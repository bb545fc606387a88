"""Nothing overlaps, sticks out or is cramped: every screen of a game, at every size of window and text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.desktop.gallery import paint_screen
from game.desktop.posing import posed, poses
from game.desktop.screen import Screen

SIZES = ((1024, 640), (1280, 720), (1920, 1080))


@pytest.fixture(params=sorted(poses()))
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    with posed(poses()[request.param]) as found:
        yield found


def test_it_fits(screen: Screen) -> None:
    faults = []
    for size in SIZES:
        for percent in (100, 150, 200):
            stage, _ = paint_screen(screen, "ink", percent, size)
            faults += [f"{size} {percent}%: {fault}" for fault in stage.faults()]
    assert faults == []
