"""Whatever passes the check is played three rounds in every client: the window, the line client, and a browser's place.

`OVERTURE_MIXTURES=1000` makes it a long run, in which a real browser sits at every table too.
"""

from __future__ import annotations

import io
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from mixing import MIXTURES, mixture

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).parents[1] / "seminar"))

import pygame
from classroom import Device, classroom
from test_browsers import take_seat

from game.content import load_scenario
from game.rules.model.setting import Scenario
from game.session import Session
from game.terminal import Client, Console, Ear
from game.terminal.loop import obey
from tests.tools.gallery import paint_screen
from tests.tools.posing import game_at, pass_round

ROUNDS = 3
PHASES: dict[str, dict[str, Any]] = {"negotiation": {"verb": "ready"}, "signals": {"verb": "commit", "plan": {}}}
LONG = "OVERTURE_MIXTURES" in os.environ
ASKED = 4
"""Times a line is typed: an offer that waits is asked about once, and one that comes then takes the Ready back."""
CLASSES = 4
"""A class takes longest to open: in the usual run one opens for every fourth scenario."""

PAGES = ("now", "compose", "plan", "brief") if LONG else ("now", "compose")


@pytest.fixture(scope="module", autouse=True)
def _display() -> None:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((320, 240))


@pytest.mark.parametrize("seed", range(MIXTURES))
def test_what_passes_the_check_is_played_in_every_client(
    seed: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = mixture(seed, tmp_path)
    scenario = load_scenario(path)
    by_line(scenario)
    in_the_window(path)
    if LONG or seed % CLASSES == 0:
        in_a_class(path, tmp_path / "class", request.getfixturevalue("browser") if LONG else None)


def by_line(scenario: Scenario) -> None:
    seat, out = scenario.setting.seats[0], io.StringIO()
    session = Session.start(scenario, 1, {seat: "person"}, {"*": scenario.setting.level})
    client = Client(session, [seat], Console(out), Ear(io.StringIO()))
    client.begin()
    client.follow()
    for number in range(1, 2 * ROUNDS + 1):
        for line in ("status", "offers", "brief"):
            obey(client, line)
            client.follow()
        for _ in range(ASKED):
            if not session.over and _place(session, seat) < number:
                obey(client, "ready")
                client.follow()
        assert session.over or session.view(seat).round == 1 + number // 2, out.getvalue()[-900:]


def _place(session: Session, seat: str) -> int:
    """How many phases are behind a seat."""
    seen = session.view(seat)
    return 2 * (seen.round - 1) + (seen.table.phase == "signals")


def in_the_window(path: Path) -> None:
    game = game_at(str(path), "", 1)
    try:
        for _ in range(ROUNDS):
            if game.live.over:
                return
            for page in PAGES:
                game.desk.open(page)
                assert paint_screen(game, "ink", 100, (1024, 640))[0].faults() == [], page
            pass_round(game)
            assert paint_screen(game, "ink", 100, (1024, 640))[0].faults() == []
            if game.telling is not None:
                game._told()
        assert game.live.over or game.live.view(game.seat).round == 1 + ROUNDS, "the table stands still"
    finally:
        game.live.close()


def in_a_class(path: Path, folder: Path, browser: Any) -> None:
    with classroom(folder, str(path), level=load_scenario(path).setting.level) as room:
        seats, chair = room.hub.scenario.setting.seats, room.chair()
        person = room.seat(seats[0])
        page = take_seat(browser, room, seats[1], "Ada") if browser else None
        assert chair.do("start", empty="computer")["t"] == "ok"
        for here, phase in enumerate(ROUNDS * list(PHASES)):
            sit_through(person, here, phase, page)
        if page:
            assert page.said == []


def sit_through(person: Device, here: int, phase: str, page: Any) -> None:
    """Acts until the phase is over: an offer that comes takes a Ready back, as it should, so it is said again."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(TimeoutError):
            if beyond(person.until("head", lambda head: beyond(head, here) or not done(head), 1), here):
                return
            answer = person.act(PHASES[phase])
            assert answer["t"] == "ok" or beyond(person.until("head", lambda head: beyond(head, here), 5), here), answer
            person.until("head", lambda head: beyond(head, here) or done(head), 5)
        if page:
            press(page, phase)
    raise AssertionError(f"the table stands still: {person.parts['head']}")


def beyond(head: dict[str, Any], here: int) -> bool:
    return bool(head["outcome"]) or 2 * (head["round"] - 1) + (head["phase"] == "signals") > here


def done(head: dict[str, Any]) -> bool:
    return bool(head["ready"] or head["committed"])


def press(page: Any, phase: str) -> None:
    button = page.page.get_by_role("button", name="Ready" if phase == "negotiation" else "Commit the plan", exact=True)
    if button.first.is_visible():
        button.first.click()
