"""Every screen outside a game fits: nothing overlaps, sticks out or is cut, from the smallest window up."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop.client import Client
from game.desktop.screens.main_menu import MainMenu
from game.desktop.theme import THEMES
from tests.tools.front_gallery import screens
from tests.tools.gallery import lay_out, paint_screen

SIZES = ((1024, 640), (1280, 720), (1920, 1080))


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_everything_fits(percent: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    faults = []
    for name, make in screens(Client(MainMenu)).items():
        for size in SIZES:
            stage = lay_out(make(), "ink", percent, size)
            faults += [f"{name} at {size} and {percent}%: {fault}" for fault in stage.faults()]
    assert faults == []


def test_every_screen_paints_in_both_themes_and_says_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    for make in screens(Client(MainMenu)).values():
        said = {theme: paint_screen(make(), theme, 100, (1280, 720))[0].words() for theme in THEMES}
        assert said["ink"] == said["paper"] != []
