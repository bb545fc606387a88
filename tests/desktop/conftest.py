"""The desktop is tested without a window that anybody sees and without sound; and a table with a person at it."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Iterator

import pygame
import pytest
from hands import Hands

from game.desktop.screens.game import GameScreen
from tests.tools.posing import game_at


@pytest.fixture(scope="session", autouse=True)
def _pygame() -> None:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((320, 240))


@pytest.fixture
def game() -> Iterator[GameScreen]:
    """The Veil Strait from Meridane's seat, in its first round."""
    found = game_at("strait", "meridane", 1)
    yield found
    found.live.close()


@pytest.fixture
def hands(game: GameScreen) -> Hands:
    """A person at that table, in a large window."""
    return Hands(game, (1600, 900))
