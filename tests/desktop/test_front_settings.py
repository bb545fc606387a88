"""Settings hold at once, are kept, and a broken file costs nothing but itself."""

from __future__ import annotations

import json
from pathlib import Path

import pygame
import pytest
from person import Person

from game.desktop import settings
from game.desktop.app import Appearance


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    return tmp_path


def test_what_is_kept_is_found_again(home: Path) -> None:
    wanted = Appearance(theme="paper", text_percent=150, motion=False, sound=False)
    assert settings.keep(wanted) == ""
    assert settings.load() == (wanted, "")


def test_nothing_kept_is_no_trouble(home: Path) -> None:
    assert settings.load() == (Appearance(), "")


@pytest.mark.parametrize(
    "text",
    ["{", "[1, 2]", '{"theme": "mauve"}', '{"text_percent": 100000}', '{"text_percent": true}', '{"motion": "yes"}',
     '{"unknown": 1}', "\x00\xff", "[" * 100_000],
)  # fmt: skip
def test_a_broken_file_is_kept_beside_a_fresh_start(home: Path, text: str) -> None:
    (home / settings.NAME).write_text(text, encoding="latin-1")
    found, sentence = settings.load()
    assert found == Appearance()
    assert sentence.endswith(".")
    assert "kept as settings.broken-1.json" in sentence
    assert (home / "settings.broken-1.json").read_text(encoding="latin-1") == text
    assert not (home / settings.NAME).exists()


def test_the_sentence_about_a_broken_file_stands_at_the_front_door(home: Path) -> None:
    (home / settings.NAME).write_text("{", encoding="utf-8")
    assert "Your settings could not be read" in Person().words()


def test_settings_by_keyboard_change_the_window_at_once_and_are_kept(home: Path) -> None:
    person = Person()
    person.press("card: Settings")
    person.press("card: Theme Paper")
    assert person.app.stage.look.theme.name == "paper"
    person.tab_to("slider: Size of text")
    for _ in range(5):
        person.key(pygame.K_RIGHT)
    assert person.app.stage.look.percent == 150
    person.press("switch: Motion that explains, on")
    person.press("switch: Sound, on")
    held = json.loads((home / settings.NAME).read_text(encoding="utf-8"))
    assert held == {"theme": "paper", "text_percent": 150, "motion": False, "sound": False, "full_screen": False,
                    "volume": 100, "window": []}  # fmt: skip
    assert not person.client.sounds.on
    person.press("switch: Full screen, off")
    assert person.app.window.get_flags() & pygame.FULLSCREEN
    assert settings.load()[0].full_screen
    person.press("switch: Full screen, on")
    assert not person.app.window.get_flags() & pygame.FULLSCREEN
    assert not settings.load()[0].full_screen


def test_settings_by_mouse(home: Path) -> None:
    person = Person()
    person.click("card: Settings")
    person.click("card: Theme Paper")
    person.click("switch: Motion that explains")
    person.click("button: Done")
    assert person.screen() == "MainMenu"
    assert settings.load()[0] == Appearance(theme="paper", motion=False)


def test_a_folder_that_cannot_be_written_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("OVERTURE_HOME", str(home / "file"))
    assert "cannot be kept" in settings.keep(Appearance())
