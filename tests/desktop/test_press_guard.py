"""A second press in haste means what the first one meant: it presses nothing that has only just come under the hand."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest
from hands import Hands
from person import Person

from game.desktop.screen import Screen
from game.desktop.screens.game import GameScreen
from game.desktop.theme import Look
from game.desktop.widgets import Button, Card, Column, Label, Row, Scroll, Widget
from game.rules.verbs.read import signals_to_read
from tests.tools.posing import game_at, pass_round, settle


class Cards(Screen):
    """Cards that go when they are pressed, so that the next one slides under the hand."""

    def __init__(self, many: int = 4) -> None:
        self.left = list(range(many))
        self.counted = 0

    def build(self, look: Look) -> Widget:
        cards = [
            Card(Column([Label(f"Text {n}"), Row([Button(f"Sign {n}", lambda n=n: self._sign(n), key="sign")])]),
                 key=f"card-{n}")
            for n in self.left
        ]  # fmt: skip
        count = Button("Count", self._count, key="count")
        return Column([count, Scroll(Column(cards), key="pane", grow=1)])

    def _sign(self, number: int) -> None:
        self.left.remove(number)

    def _count(self) -> None:
        self.counted += 1


def place_of(hands: Hands, words: str) -> tuple[int, int]:
    return hands.stage.find(words).focus_rect().center


def test_what_slides_under_the_hand_is_pressed_only_after_a_look() -> None:
    screen = Cards()
    hands = Hands(screen)
    here = place_of(hands, "Sign 0")
    hands.click_at(here)
    assert screen.left == [1, 2, 3]
    for _ in range(3):
        hands.click_at(here, clicks=2)
    assert screen.left == [1, 2, 3]
    hands.look()
    hands.click_at(here)
    assert screen.left == [2, 3]


def test_what_stays_where_it_was_is_pressed_at_once() -> None:
    screen = Cards()
    hands = Hands(screen)
    hands.click_at(place_of(hands, "Sign 3"))
    hands.click_at(place_of(hands, "Sign 1"))
    assert screen.left == [0, 2]


def test_the_same_control_is_pressed_as_fast_as_one_likes() -> None:
    screen = Cards()
    hands = Hands(screen)
    for _ in range(5):
        hands.click_at(place_of(hands, "Count"))
    assert screen.counted == 5


def test_what_the_wheel_brings_under_the_hand_was_brought_on_purpose() -> None:
    screen = Cards(40)
    hands = Hands(screen)
    here = place_of(hands, "Sign 2")
    hands.send(pygame.MOUSEMOTION, pos=here, rel=(0, 0), buttons=(0, 0, 0))
    while hands.stage.find("Sign 30").focus_rect().center[1] > here[1] + 20:
        hands.send(pygame.MOUSEWHEEL, x=0, y=-1, precise_y=-1.0, flipped=False)
    hands.click_at(hands.stage.find("Sign 30").focus_rect().center)
    assert 30 not in screen.left


def test_the_keyboard_rests_on_the_pane_when_what_it_pressed_is_gone() -> None:
    screen = Cards()
    hands = Hands(screen)
    hands.tab_to("Sign 1")
    hands.key(pygame.K_RETURN)
    for _ in range(3):
        hands.look()
        hands.key(pygame.K_RETURN)
    assert screen.left == [0, 2, 3]
    focused = hands.stage.focused
    assert isinstance(focused, Scroll)
    assert focused.key == "pane"
    hands.key(pygame.K_TAB)
    assert hands.stage.focused is hands.stage.find("Sign 2")


def test_the_keyboard_goes_back_from_the_pane_to_what_stood_before() -> None:
    hands = Hands(Cards())
    hands.tab_to("Sign 1")
    hands.key(pygame.K_RETURN)
    hands.key(pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    assert hands.stage.focused is hands.stage.find("Sign 0")


def test_a_double_click_that_changes_the_screen_presses_nothing_on_the_next(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    person = Person()
    here = person.app.stage.find("card: New game").focus_rect().center
    person.click("card: New game")
    assert person.screen() == "ChooseGame"
    under = [w for w in person.app.stage._under(here) if w.focusable]
    assert under, "the test wants something under the pointer"
    person.send(pygame.MOUSEBUTTONDOWN, pos=here, button=1, clicks=2)
    person.send(pygame.MOUSEBUTTONUP, pos=here, button=1)
    assert person.screen() == "ChooseGame"


# -- at the table


@pytest.fixture
def busy() -> Iterator[GameScreen]:
    """A table at which several offers wait."""
    found = game_at("congress", "hartmoor", 1)
    yield found
    found.live.close()


def signed(game: GameScreen) -> set[int]:
    return {seen.number for seen in game.desk.view.offers() if game.seat in seen.offer.signed}


def again(hands: Hands, game: GameScreen) -> None:
    """The second press of a double click, once the first has been answered."""
    here = hands.stage._pointer
    settle(game)
    hands.build()
    hands.click_at(here, clicks=2)
    settle(game)
    hands.build()


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
def test_one_double_click_signs_one_treaty(busy: GameScreen, size: tuple[int, int]) -> None:
    hands, before = Hands(busy, size), signed(busy)
    numbers = [seen.number for seen in busy.desk.view.offers_waiting()]
    assert len(numbers) > 1
    hands.click(f"Sign offer {numbers[0]}")
    again(hands, busy)
    again(hands, busy)
    assert signed(busy) == before | {numbers[0]}


def test_a_double_click_on_a_reading_answers_no_overture() -> None:
    game = game_at("strait", "meridane", 3)
    try:
        assert game.desk.view.overtures_waiting()
        hands = Hands(game, (1280, 720))
        hands.click("as pressure")
        again(hands, game)
        assert not signals_to_read(game.desk.view)
        assert game.desk.right == "now"
    finally:
        game.live.close()


def test_enter_twice_signs_one_treaty(busy: GameScreen) -> None:
    hands, before = Hands(busy, (1280, 720)), signed(busy)
    first = busy.desk.view.offers_waiting()[0].number
    hands.tab_to(f"Sign offer {first}")
    for _ in range(3):
        hands.key(pygame.K_RETURN)
        settle(busy)
        hands.look()
        hands.build()
    assert signed(busy) == before | {first}
    focused = hands.stage.focused
    assert focused is None or "Sign" not in focused.describe()


def test_the_same_act_in_haste_is_handed_in_once(game: GameScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []
    monkeypatch.setattr(game.live, "submit", lambda seat, act: handed.append(act))
    hands = Hands(game, (1600, 900))
    number = game.desk.view.offers_waiting()[0].number
    hands.click(f"Sign offer {number}")
    hands.click_at(hands.stage._pointer, clicks=2)
    assert len(handed) == 1


def test_a_double_click_on_the_last_step_leaves_the_story_open(game: GameScreen) -> None:
    hands = Hands(game, (1600, 900))
    pass_round(game)
    hands.build()
    telling = game.telling
    assert telling is not None
    while not telling.last:
        hands.click("button: Next")
    hands.click_at(hands.stage._pointer, clicks=2)
    hands.tab_to("On to the next round")
    assert game.telling is telling
    hands.click("On to the next round")
    assert game.telling is None
