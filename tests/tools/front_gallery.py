"""The screens outside a game, painted to pictures in both themes and at several sizes; prints what does not fit.

python -m tests.tools.front_gallery OUTDIR [NAME]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame

from game import saves
from game.content import load_scenario
from game.desktop.client import Client
from game.desktop.live_game import Live
from game.desktop.response import Back
from game.desktop.screen import Screen
from game.desktop.screens.choose_game import ChooseGame
from game.desktop.screens.choose_record import ChooseRecord
from game.desktop.screens.choose_seat import ChooseSeat
from game.desktop.screens.curtain import fall
from game.desktop.screens.dossier import DossierScreen
from game.desktop.screens.game import GameScreen
from game.desktop.screens.hosting import HostSeminar
from game.desktop.screens.hot_seat import HotSeat
from game.desktop.screens.main_menu import MainMenu
from game.desktop.screens.opening import Opening
from game.desktop.screens.record_book import RecordBook
from game.desktop.screens.replay_screen import ReplayScreen
from game.desktop.screens.replayed_game import retell
from game.desktop.screens.rules_card import RulesCard
from game.desktop.screens.saved_games import SavedGames
from game.desktop.screens.settings_screen import Settings
from game.desktop.server_process import Server
from game.desktop.theme import THEMES
from game.record import load_record
from game.rules import new_game, view
from game.rules.model.terms import CHAIR, Actor
from game.rules.verbs.end_phase import EndPhase
from game.session import Session
from tests.tools.gallery import paint_screen

SIZES = ((1280, 720, 100), (1024, 640, 100), (1024, 640, 150), (1024, 640, 200), (1280, 720, 150), (1920, 1080, 100),
         (1920, 1080, 200))  # fmt: skip


def screens(client: Client) -> dict[str, Callable[[], Screen]]:
    """Every screen outside a game, by name, each made anew."""
    strait = load_scenario("strait")
    seat = "meridane"
    seen = view(new_game(strait, 7, [seat]), seat)
    kept = _played()
    return {
        "front": lambda: MainMenu(client),
        "games": lambda: ChooseGame(client),
        "seats": lambda: ChooseSeat(client, strait),
        "opening": lambda: Opening(strait.setting, Back),
        "dossier": lambda: DossierScreen(seen, Back),
        "dossier-bonds": lambda: DossierScreen(seen, page="bonds"),
        "dossier-questions": lambda: _answered(DossierScreen(seen, page="questions")),
        "rules": lambda: RulesCard(strait.setting),
        "curtain": lambda: fall(seen, seat, Back),
        "settings": lambda: Settings(client),
        "host": lambda: _hosting(client),
        "saved": lambda: _entered(SavedGames(client)),
        "book": lambda: _entered(RecordBook(client)),
        "records": lambda: _entered(ChooseRecord(client)),
        "several": lambda: _several(ChooseSeat(client, strait)),
        "hotseat": _shared,
        "watch": lambda: _later(ReplayScreen(retell(load_record(kept)))),
        "watch-own": lambda: _own(ReplayScreen(retell(load_record(kept)))),
    }


def _played() -> Path:
    """A finished game of computers, a second one, and a damaged file, in the folders where lists find them."""
    scenario = load_scenario("first-readout")
    paths = [saves.new_path(scenario.id)]
    for path in paths:
        session = Session.start(scenario, 5, {}, {"*": "standard"}, path)
        while not session.over:
            session.settle(sync=False)
            if not session.over:
                session.submit(Actor(CHAIR), EndPhase(), sync=False)
        session.close()
    kept = saves.finish(paths[0])
    for seats in (["fennick"], ["isolane", "ruvane"]):
        Session.start(scenario, 5, dict.fromkeys(seats, "person"), {}, saves.new_path(scenario.id)).close()
    saves.new_path("strait").write_text("not a record\n", encoding="utf-8")
    return kept


def _entered(screen: Screen) -> Screen:
    screen.entered()
    return screen


def _later(screen: ReplayScreen) -> Screen:
    screen.at = 1
    return screen


def _own(screen: ReplayScreen) -> Screen:
    screen.seat, screen.at = "isolane", len(screen.told.moments) - 1
    return screen


class _Printed:
    """A server that has printed what it prints, without serving."""

    runs = True
    links = Server.links
    notes = Server.notes
    said = (
        ("", "Records are kept in seminars/2031-05-20-strait"),
        ("Facilitator", "http://127.0.0.1:8765/chair#Q2n4sd81kdnd2"),
        ("under", "the first device that opens this link claims it: open it yourself, now"),
        ("Projector", "http://127.0.0.1:8765/board#Lk2sd8123jsd9"),
        ("Join", "http://127.0.0.1:8765/"),
        ("under", "Table 1: heron-37"),
    )


def _hosting(client: Client) -> Screen:
    client.server = _Printed()  # type: ignore[assignment]
    return HostSeminar(client)


def _several(screen: ChooseSeat) -> Screen:
    screen.several, screen.trouble = True, "“seven” is not a whole number: leave the field empty, or write digits only."
    return screen


def _shared() -> Screen:
    session = Session.start(load_scenario("first-readout"), 5, dict.fromkeys(("fennick", "ruvane"), "person"))
    live = Live(session, ("fennick", "ruvane"), lambda _: None, paced=False)
    return HotSeat(live, "fennick", lambda seat: GameScreen(live, seat, motion=False))


def _answered(screen: DossierScreen) -> DossierScreen:
    screen.answers.given.update({0: 1, 1: 1})
    return screen


def paint(out: Path, only: str = "") -> Iterator[str]:
    """Paint them all; yields each fault as a sentence."""
    client = Client(MainMenu)
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
