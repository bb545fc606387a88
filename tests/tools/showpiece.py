"""The pictures of the README: the front door, a game in its fifth round, a text being written, and a debrief.

python -m tests.tools.pictures docs/pictures showpiece
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pygame

from game.content import load_scenario
from game.delegates import DELEGATES
from game.desktop.client import Client
from game.desktop.live_game import Live
from game.desktop.screen import Screen
from game.desktop.screens.game import GameScreen
from game.desktop.screens.main_menu import MainMenu
from game.session import Session
from tests.tools.gallery import paint_screen
from tests.tools.posing import poses

SEAT, ROUND, SEED = "meridane", 5, 23
POSED = (("compose", "strait-compose"), ("debrief", "debrief-happened"))
"""Pictures of posed screens, by their name and that of the pose."""
CARELESS = "random"
"""Who speaks for the seat until then: careless conduct shows what a link looks like when it cracks."""


def table() -> Screen:
    """A game in which one partner has lost faith, the door is open, and an offer waits."""
    session = Session.start(load_scenario("strait"), SEED, {SEAT: "person"}, {"*": "standard"})
    careless = DELEGATES[CARELESS](SEAT, 11)
    while session.table.round < ROUND and not session.over:
        if session.step(sync=False) is None:
            act = careless.choose(session.view(SEAT))
            if act is None:
                break
            session.submit(SEAT, act, sync=False)
    session.settle(sync=False)
    screen = GameScreen(Live(session, (SEAT,), lambda _: None, paced=False), SEAT, motion=False)
    screen.entered()
    return screen


def main(out: Path) -> None:
    """Paint them in the ink theme."""
    os.environ["OVERTURE_HOME"] = tempfile.mkdtemp(prefix="overture-")
    shown = [(name, poses()[pose]()) for name, pose in POSED]
    for name, screen in (("table", table()), ("front", MainMenu(Client(MainMenu))), *shown):
        pygame.image.save(paint_screen(screen, "ink", 100, (1280, 800))[1], out / f"{name}.png")
