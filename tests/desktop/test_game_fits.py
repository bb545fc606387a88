"""Nothing overlaps, sticks out, is cramped or out of sight: every screen of a game at every size of window and text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content import load_scenario
from game.desktop.live_game import Live
from game.desktop.screen import Screen
from game.desktop.screens.debrief import DebriefScreen, measure
from game.desktop.screens.game import GameScreen
from game.desktop.screens.hot_seat import HotSeat
from game.present.debrief_parts import alone_parts
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.verbs.ready import Ready
from tests.tools.gallery import lay_out, paint_screen
from tests.tools.posing import PAGES, game_at, pass_round, posed, poses, settle

SIZES = ((1024, 640), (1280, 720), (1920, 1080))
PERCENTS = (100, 125, 150, 175, 200)
PAINTED = (((1024, 640), 200), ((1920, 1080), 100))
"""Where every screen is painted as well: that asks for no more room, and takes most of the time."""

SCENARIOS = {"ferry": 2, "strait": 5, "congress": 8}
"""Scenarios by how many sit at the table."""


def faults(screen: Screen, name: str, *percents: int) -> list[str]:
    found = []
    for size in SIZES:
        for percent in percents or PERCENTS:
            at = (screen, "ink", percent, size)
            stage = paint_screen(*at)[0] if (size, percent) in PAINTED else lay_out(*at)
            found += [f"{name}, {size}, {percent}%: {fault}" for fault in stage.faults()]
    return found


def everything(view: View) -> Text:
    """A text with every clause there is, signed by all: the longest that can be written."""
    return Text(view.setting.seats, tuple(Clause(c.id, len(c.levels)) for c in view.setting.concessions))


def pages(game: GameScreen) -> Iterator[str]:
    """Every page of the game, one after another, as full as it gets."""
    game.composer.load(everything(game.desk.view))
    game.talk.more, game.talk.room = True, tuple(sorted(game.desk.view.setting.seats[:2]))
    for page in (*PAGES, "table", "seat"):
        game.desk.open(page)
        game.desk.refuse({"compose": "compose", "plan": "commit"}.get(page, page), "That is not possible. " * 6)
        yield page
    doors = (f"door:{number}" for number, _ in enumerate(game.desk.view.table.doors))
    for key in ("tension", *(f"confidence:{partner}" for partner in game.desk.view.setting.alliance), *doors):
        game.desk.why(key)
        yield f"why {key}"


@pytest.fixture
def game(scenario: str) -> Iterator[GameScreen]:
    found = game_at(scenario, "", 2)
    assert len(found.live.setting.seats) == SCENARIOS[scenario]
    yield found
    found.live.close()


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_page_of_the_negotiation_fits(game: GameScreen, percent: int) -> None:
    assert [fault for page in pages(game) for fault in faults(game, page, percent)] == []


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_page_of_the_plans_and_the_telling_fits(game: GameScreen, percent: int) -> None:
    game.live.submit(game.seat, Ready())
    settle(game)
    found = []
    moves = game.desk.view.setting.rulebook.moves
    for page in ("plan", "now", "compose", "talk"):
        game.desk.open(page)
        game.planner.form.toggle(max(moves, key=lambda move: len(move.text)).id)
        found += faults(game, page, percent)
    pass_round(game)
    assert game.telling is not None
    while not game.telling.last:
        found += faults(game, f"telling {game.telling.at}", percent)
        game._next()
    assert found + faults(game, "told", percent) == []


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_end_and_every_part_of_the_debrief_fit(scenario: str, tmp_path: Path) -> None:
    game = game_at(scenario, "", 99, path=tmp_path / "game.jsonl")
    game.live.close()
    screen = DebriefScreen(game.live.path, game.seat)
    screen.found = measure(tmp_path / "game.jsonl")
    assert screen.found.game is not None, screen.found.trouble
    found = faults(game, "end")
    for part in alone_parts(screen.found.game):
        screen.part = part.name
        found += faults(screen, part.name)
    assert found == []


def test_a_shared_machine_fits() -> None:
    seats = load_scenario("congress").setting.seats[:2]
    live = Live.start(load_scenario("congress"), 5, seats, post=lambda _: None, paced=False)
    live.wait()
    try:
        shared = HotSeat(live, seats[0], lambda seat: GameScreen(live, seat, motion=False))
        assert faults(shared, "hot seat") == []
    finally:
        live.close()


@pytest.mark.parametrize("name", sorted(poses()))
def test_a_posed_screen_fits(name: str) -> None:
    with posed(poses()[name]) as screen:
        assert faults(screen, name, 100, 150, 200) == []
