"""The screens outside a game, painted to pictures in both themes and at several sizes; prints what does not fit.

python -m game.desktop.screens.frontgallery OUTDIR [NAME]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame

from game.content import load_scenario
from game.desktop.client import Client
from game.desktop.gallery import paint_screen
from game.desktop.look import THEMES
from game.desktop.outcome import Back
from game.desktop.screen import Screen
from game.desktop.screens.curtain import fall
from game.desktop.screens.dossier import DossierScreen
from game.desktop.screens.frontdoor import FrontDoor
from game.desktop.screens.games import ChooseGame
from game.desktop.screens.opening import Opening
from game.desktop.screens.rulescard import RulesCard
from game.desktop.screens.seats import ChooseSeat
from game.rules import new_game, view

SIZES = ((1280, 800, 100), (1024, 640, 100), (1024, 640, 150), (1024, 640, 200), (1280, 720, 150), (1920, 1080, 100),
         (1920, 1080, 200))  # fmt: skip


def screens(client: Client) -> dict[str, Callable[[], Screen]]:
    """Every screen outside a game, by name, each made anew."""
    strait = load_scenario("strait")
    seat = "meridane"
    seen = view(new_game(strait, 7, [seat]), seat)
    return {
        "front": lambda: FrontDoor(client),
        "games": lambda: ChooseGame(client),
        "seats": lambda: ChooseSeat(client, strait),
        "opening": lambda: Opening(strait.setting, Back),
        "dossier": lambda: DossierScreen(seen, Back),
        "dossier-bonds": lambda: DossierScreen(seen, page="bonds"),
        "dossier-questions": lambda: _answered(DossierScreen(seen, page="questions")),
        "rules": lambda: RulesCard(strait.setting),
        "curtain": lambda: fall(seen, seat, Back),
    }


def _answered(screen: DossierScreen) -> DossierScreen:
    screen.answers.given.update({0: 1, 1: 1})
    return screen


def paint(out: Path, only: str = "") -> Iterator[str]:
    """Paint them all; yields each fault as a sentence."""
    client = Client()
    for name, make in screens(client).items():
        if only and only != name:
            continue
        for theme in THEMES:
            for wide, tall, percent in SIZES:
                stage, surface = paint_screen(make(), theme, percent, (wide, tall))
                pygame.image.save(surface, out / f"{name}-{theme}-{wide}-{percent}.png")
                yield from (f"{name}, {theme}, {wide} x {tall}, {percent}%: {fault}" for fault in stage.faults())


def main(out: Path, only: str = "") -> int:
    """Paint everything; 1 if something does not fit."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    os.environ["OVERTURE_HOME"] = tempfile.mkdtemp(prefix="overture-")
    out.mkdir(parents=True, exist_ok=True)
    faults = list(paint(out, only))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
