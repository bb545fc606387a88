"""Ready names once what would go without an answer; a second press, after a look, goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest
from hands import Hands, said

from game.content import load_scenario
from game.desktop.live_game import Live
from game.desktop.screens.game import GameScreen
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.verbs.decline import Decline
from game.rules.verbs.ready import Ready
from tests.tools.gallery import paint_screen
from tests.tools.posing import game_at, settle, unheard

WAITS = "One offer and Orveld's overture wait for your answer."


@pytest.fixture
def game() -> Iterator[GameScreen]:
    """One offer and an overture wait for this seat."""
    found = game_at("strait", "meridane", 3, seed=5)
    yield found
    found.live.close()


def is_ready(game: GameScreen, hands: Hands) -> bool:
    settle(game)
    hands.build()
    return game.desk.view.desk.ready or game.desk.view.table.phase != "negotiation"


def test_the_first_press_asks_and_the_second_goes_on(game: GameScreen) -> None:
    hands = Hands(game, (1280, 720))
    assert WAITS not in said(hands)
    hands.click("button: Ready")
    assert not is_ready(game, hands)
    assert WAITS in said(hands)
    hands.click("button: Ready all the same?")
    assert is_ready(game, hands)


def test_a_double_click_is_the_first_press_alone(game: GameScreen) -> None:
    hands = Hands(game, (1280, 720))
    hands.click("button: Ready")
    hands.click_at(hands.stage._pointer, clicks=2)
    assert not is_ready(game, hands)
    assert WAITS in said(hands)


def test_the_keyboard_asks_the_same(game: GameScreen) -> None:
    hands = Hands(game, (1280, 720))
    hands.tab_to("button: Ready")
    for _ in range(3):
        hands.key(pygame.K_RETURN)
        assert not is_ready(game, hands)
    hands.look()
    hands.key(pygame.K_RETURN)
    assert is_ready(game, hands)


def test_it_is_asked_again_when_something_else_waits(game: GameScreen) -> None:
    hands = Hands(game, (1280, 720))
    hands.click("button: Ready")
    game.live.submit("meridane", Decline(game.desk.view.offers_waiting()[0].number))
    assert not is_ready(game, hands)
    assert "all the same" not in said(hands)
    hands.click("button: Ready")
    assert not is_ready(game, hands)
    if not game.desk.view.offers_waiting():
        assert "Orveld's overture waits for your answer." in said(hands)


def test_nothing_is_asked_when_nothing_waits() -> None:
    game = game_at("strait", "meridane", 2)
    try:
        assert not game.desk.view.offers_waiting()
        hands = Hands(game, (1280, 720))
        hands.click("button: Ready")
        assert is_ready(game, hands)
    finally:
        game.live.close()


def test_the_question_fits(game: GameScreen) -> None:
    game.ready()
    assert game.ready_all_the_same
    for size in ((1024, 640), (1280, 720), (1920, 1080)):
        for percent in (100, 125, 150, 175, 200):
            stage, _ = paint_screen(game, "ink", percent, size)
            assert stage.faults() == [], (size, percent)


@pytest.fixture
def shared() -> Iterator[GameScreen]:
    """Two people at one machine: the phase waits for the other, and what the first has done can be taken back."""
    live = Live.start(load_scenario("strait"), 5, ["meridane", "lindrow"], post=unheard, paced=False)
    live.wait()
    yield GameScreen(live, "meridane", motion=False)
    live.close()


def seen(game: GameScreen, hands: Hands) -> View:
    settle(game)
    hands.build()
    return game.desk.view


def test_ready_is_taken_back_where_it_was_pressed_but_not_by_a_double_click(shared: GameScreen) -> None:
    hands = Hands(shared, (1280, 720))
    hands.click("button: Ready")  # names the offer that waits
    hands.click("button: Ready all the same?")
    hands.click_at(hands.stage._pointer, clicks=2)
    assert seen(shared, hands).desk.ready
    hands.click("button: Take back that you are ready")
    assert not seen(shared, hands).desk.ready
    hands.click("button: Ready all the same?")
    assert seen(shared, hands).desk.ready, "and said again"


def test_a_committed_plan_is_taken_back_and_changed(shared: GameScreen) -> None:
    hands = Hands(shared, (1280, 720))
    for seat in shared.live.seats:
        shared.live.submit(seat, Ready())
    assert seen(shared, hands).table.phase == "signals"
    plan = Plan((Use("exercise", "lindrow", intent="invitation"),))
    shared.planner.take(plan)
    shared.desk.open("plan")
    hands.build()
    hands.click("button: Commit")
    assert seen(shared, hands).desk.plan == plan
    assert "Until the others have committed you can take it back." in said(hands)
    hands.click("button: Take your plan back")
    assert seen(shared, hands).desk.plan is None
    assert shared.planner.plan == plan
    hands.click("button: Commit")
    assert seen(shared, hands).desk.plan == plan
