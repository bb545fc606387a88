"""Every whole scenario in docs/authoring.md opens in a real window, though its delegations have no emblem."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from documented import WHOLE
from realwindow import Screen, Window


@pytest.fixture
def screen() -> Iterator[Screen]:
    found = Screen("1280x800")
    yield found
    found.close()


def test_the_smallest_scenario_is_among_them() -> None:
    assert "causeway" in WHOLE


@pytest.mark.parametrize("name", WHOLE)
def test_it_opens_in_a_window_as_it_stands(screen: Screen, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(WHOLE[name], "utf-8")
    first = yaml.safe_load(WHOLE[name])["delegations"][0]
    window = Window(screen, tmp_path, "play", str(path), "--client", "desktop")
    try:
        window.press(f"card: {first['title']}")
        window.press("button: Begin")
        window.press("button: Read your dossier")
        window.press("button: To the table")
        window.wait_for("button: Ready")
        assert window.frame()["faults"] == []
    finally:
        window.close()
