"""Unfinished games can be named, and deleted with a way back; window and volume are kept."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pygame
import pytest
from hands import Hands, said

from game.desktop import settings
from game.desktop.app import Appearance
from game.desktop.screens.saved_games import SavedGames
from game.desktop.sound import Sounds
from game.records import saves
from tests.tools.posing import game_at


@pytest.fixture
def games(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SavedGames:
    """Two games that were left in their first round."""
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    (tmp_path / "games").mkdir()
    for name in ("one", "two"):
        game_at("first-readout", "", 1, 3, tmp_path / "games" / f"{name}.jsonl").live.close()
    client: Any = SimpleNamespace(unfinished=saves.unfinished, notes=[])
    screen = SavedGames(client)
    screen.entered()
    return screen


def names() -> list[str]:
    return sorted(path.stem for path in saves.unfinished())


def test_a_deleted_game_comes_back(games: SavedGames) -> None:
    hands = Hands(games)
    hands.click("button: Delete one")
    assert names() == ["two"]
    assert "one is deleted." in said(hands)
    hands.click("button: Bring it back")
    assert names() == ["one", "two"]
    assert "is deleted" not in said(hands)


def test_a_game_that_comes_back_takes_no_others_name(games: SavedGames) -> None:
    hands = Hands(games)
    hands.click("button: Delete one")
    saves.rename(saves.folder() / "two.jsonl", "one")
    hands.click("button: Bring it back")
    assert names() == ["one", "one 2"]


def test_a_game_gets_a_name_of_ones_own(games: SavedGames) -> None:
    hands = Hands(games)
    hands.click("button: Name two")
    hands.key(pygame.K_a, pygame.KMOD_CTRL)
    hands.type("The long/one: ours?")
    hands.key(pygame.K_RETURN)
    assert names() == ["The longone ours", "one"]
    assert "The longone ours" in said(hands)
    assert all(not seen.stuck for seen in games.found)


def test_a_file_that_cannot_be_moved_says_so_and_stays(games: SavedGames, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(saves, "remove", refuse)
    hands = Hands(games)
    hands.click("button: Delete one")
    assert "That could not be done: Permission denied. The game is where it was." in said(hands)
    assert names() == ["one", "two"]


@pytest.mark.parametrize("held", [{"volume": 101}, {"volume": True}, {"window": [1, 2, 3]}, {"window": [1, 2, 3, 4]},
                                  {"window": ["a", 0, 800, 600]}, {"window": 7}])  # fmt: skip
def test_a_window_or_volume_that_cannot_be_starts_fresh(held: object, tmp_path: Path,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    settings.path().write_text(json.dumps(held), encoding="utf-8")
    found, trouble = settings.load()
    assert found == Appearance()
    assert "could not be read" in trouble


def test_window_and_volume_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    wanted = Appearance(volume=30, window=(12, 40, 1100, 700))
    assert settings.keep(wanted) == ""
    assert settings.load() == (wanted, "")


def test_a_sound_is_as_loud_as_is_set() -> None:
    sounds = Sounds(volume=30)
    sounds.play("press")
    assert all(abs(sound.get_volume() - 0.3) < 0.02 for sound in sounds._made.values())
