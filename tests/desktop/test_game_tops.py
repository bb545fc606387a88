"""Every page begins at its top: at a new phase, a new round, the end, and when a text has been put."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest
from hands import Hands

from game.desktop.screens.game import GameScreen
from game.desktop.widgets import Scroll
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.ready import Ready
from tests.tools.posing import game_at, pass_round, settle

SIZE = (1280, 720)


@pytest.fixture
def game() -> Iterator[GameScreen]:
    found = game_at("strait", "meridane", 2)
    yield found
    found.live.close()


def pane(hands: Hands, key: str) -> Scroll:
    return next(w for w in hands.stage.top.walk() if isinstance(w, Scroll) and w.key == key)


def to_the_end(hands: Hands, key: str) -> None:
    """By the wheel, as a person reads on to the end of a page."""
    place = pane(hands, key).rect.center
    hands.send(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0))
    for _ in range(80):
        hands.send(pygame.MOUSEWHEEL, x=0, y=-1, precise_y=-1.0, flipped=False)
    assert pane(hands, key).offset.down > 0


def in_sight(hands: Hands, words: str) -> bool:
    widgets = (w for w in hands.stage.top.walk() if words in w.describe())
    return any(w.rect.clip(w.clip).height >= min(w.rect.height, 12) for w in widgets)


def test_the_plan_opens_at_its_top(game: GameScreen) -> None:
    hands = Hands(game, SIZE)
    game.desk.open("plan")
    hands.build()
    to_the_end(hands, "plan")
    hands.click("open move: ")
    to_the_end(hands, "plan")
    game.desk.open("now")
    hands.build()
    game.live.submit("meridane", Ready())
    settle(game)
    hands.build()
    assert game.desk.right == "plan"
    assert pane(hands, "plan").offset.down == 0
    assert in_sight(hands, "Your plan")


def test_a_move_card_that_is_opened_is_brought_into_sight(game: GameScreen) -> None:
    game.live.submit("meridane", Ready())
    settle(game)
    hands = Hands(game, SIZE)
    cards = [w for w in hands.stage.top.walk() if w.describe().startswith("card: open move")]
    last = cards[-1].describe()
    hands.tab_to(last)
    hands.key(pygame.K_RETURN)
    assert pane(hands, "plan").offset.down > 0
    assert in_sight(hands, last.replace("open move", "close move"))
    assert in_sight(hands, "WHAT YOU MAY EXPECT")


def test_a_new_round_begins_at_the_top_of_now(game: GameScreen) -> None:
    hands = Hands(game, SIZE)
    to_the_end(hands, "page-now")
    pass_round(game)
    game._told()
    settle(game)
    hands.build()
    assert pane(hands, "page-now").offset.down == 0


def test_news_stands_above_what_waits() -> None:
    for number in range(2, 6):
        game = game_at("strait", "meridane", number)
        hands = Hands(game, SIZE)
        words = "\n".join(hands.stage.words())
        game.live.close()
        if game.now._news() and "WAITS FOR YOU" in words:
            assert words.index("THIS ROUND") < words.index("WAITS FOR YOU")
            return
    raise AssertionError("no round has news while something waits")


def test_a_text_that_is_begun_from_another_is_shown_from_its_top(game: GameScreen) -> None:
    hands = Hands(game, SIZE)
    game.composer.begin("The Freeze")
    hands.build()
    to_the_end(hands, "editor")
    game.composer.begin("Pause for pause")
    hands.build()
    assert pane(hands, "editor").offset.down == 0


def test_the_end_is_shown_from_its_title(game: GameScreen) -> None:
    hands = Hands(game, SIZE)
    to_the_end(hands, "page-now")
    while not game.live.over:
        game.live.submit("meridane", Commit() if game.live.view("meridane").table.phase == "signals" else Ready())
        game.live.wait()
    settle(game)
    game._told()
    hands.build()
    assert pane(hands, "page-now").offset.down == 0
    assert in_sight(hands, "your walk-away")


def test_what_becomes_of_a_text_that_was_put_is_in_sight(game: GameScreen) -> None:
    for seen in game.desk.view.offers_waiting():
        game.live.submit("meridane", Decline(seen.number))
    settle(game)
    hands = Hands(game, SIZE)
    to_the_end(hands, "page-now")
    game.desk.open("compose")
    hands.build()
    hands.click("Lindrow does not sign")
    hands.tab_to("You give: Standing consultation")
    hands.key(pygame.K_RIGHT)
    hands.click("button: Put the offer")
    settle(game)
    hands.build()
    assert pane(hands, "page-now").offset.down == 0
    assert in_sight(hands, "You put offer")
