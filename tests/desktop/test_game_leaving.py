"""Escape closes what is open, the innermost first, and asks before the table is left; Continue goes back to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from hands import Hands, said
from person import Person

from game import saves
from game.content import load_scenario
from game.desktop.response import Back
from game.desktop.screens.game import GameScreen
from game.desktop.screens.ways_in import begin, go_on
from game.rules.verbs.ready import Ready
from game.session import Session
from tests.tools.gallery import paint_screen
from tests.tools.posing import game_at, pass_round, settle

QUESTION = "The game is kept; what you have drafted is not."


@pytest.fixture
def game(tmp_path: Path) -> Iterator[GameScreen]:
    found = game_at("strait", "meridane", 1, path=tmp_path / "game.jsonl")
    yield found
    found.live.close()


def escape(hands: Hands) -> object:
    return hands.key(pygame.K_ESCAPE)


def test_with_nothing_open_it_asks_and_escape_again_stays(hands: Hands) -> None:
    assert escape(hands) is True
    assert QUESTION in said(hands)
    assert escape(hands) is True
    assert QUESTION not in said(hands)


@pytest.mark.parametrize("way", ["keyboard", "mouse"])
def test_one_stays_or_leaves(hands: Hands, way: str) -> None:
    def use(words: str) -> object:
        if way == "mouse":
            return hands.click(words)
        hands.tab_to(words)
        hands.look()
        return hands.key(pygame.K_RETURN)

    escape(hands)
    assert use("button: Stay") is True
    assert QUESTION not in said(hands)
    escape(hands)
    assert use("button: Leave") == Back()


def test_the_button_in_the_corner_asks_the_same(hands: Hands) -> None:
    assert hands.click("Leave the table; the game is kept") is True
    assert QUESTION in said(hands)


def test_a_draft_in_the_composer_is_no_thing_to_throw_away(game: GameScreen, hands: Hands) -> None:
    game.composer.begin("The Freeze")
    game.desk.open("compose")
    hands.build()
    text = game.composer.text()
    escape(hands)
    escape(hands)
    assert game.composer.text() == text
    assert game.desk.right == "compose"


def test_the_innermost_is_closed_first(game: GameScreen, hands: Hands) -> None:
    number = game.desk.view.offers_waiting()[0].number
    hands.click(f"Decline offer {number}")
    hands.click("Why you decline")
    escape(hands)  # the list
    assert "Send: decline offer" in said(hands)
    escape(hands)  # the declining
    assert "Send: decline offer" not in said(hands)
    assert QUESTION not in said(hands)


def test_a_reason_closes_to_the_page_before(game: GameScreen, hands: Hands) -> None:
    hands.click("tension at the table")
    assert "Why is it so?" in said(hands)
    escape(hands)
    assert game.desk.right == "now"
    assert QUESTION not in said(hands)


def test_the_drawer_of_phrases_and_the_advice_close(game: GameScreen, hands: Hands) -> None:
    hands.click("More to say")
    assert game.talk.more
    escape(hands)
    assert not game.talk.more
    hands.click("button: Ask your adviser")
    assert "Your adviser" in said(hands)
    escape(hands)
    assert "button: Ask your adviser" in said(hands)
    assert QUESTION not in said(hands)


def test_a_move_card_closes_and_what_is_planned_stays(game: GameScreen, hands: Hands) -> None:
    game.live.submit("meridane", Ready())
    settle(game)
    hands.build()
    hands.click("open move: Joint exercise")
    hands.click("Add Joint exercise to the plan")
    hands.click("open move: Readout")
    escape(hands)
    assert game.planner.form.open == ""
    assert [use.move for use in game.planner.plan.moves] == ["exercise"]
    assert QUESTION not in said(hands)


def test_what_is_not_in_sight_is_not_closed(game: GameScreen) -> None:
    game.live.submit("meridane", Ready())
    settle(game)
    hands = Hands(game, (1280, 720))
    hands.click("open move: Joint exercise")
    game.desk.open("ledger")
    hands.build()
    escape(hands)
    assert QUESTION in said(hands)
    assert game.planner.form.open == "exercise"


def test_the_story_of_a_round_closes_to_the_next_round(game: GameScreen, hands: Hands) -> None:
    pass_round(game)
    hands.build()
    assert game.telling is not None
    escape(hands)
    assert game.telling is None
    assert QUESTION not in said(hands)


def test_the_question_fits(game: GameScreen) -> None:
    game.ask_to_leave()
    for size in ((1024, 640), (1280, 720), (1920, 1080)):
        for percent in (100, 150, 200):
            stage, _ = paint_screen(game, "ink", percent, size)
            assert stage.faults() == [], (size, percent)


# -- going on with what was left


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path / "home"))
    return tmp_path


def begun(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    session = Session.start(load_scenario("first-readout"), 5, {"fennick": "person"}, {"*": "easy"}, path)
    session.settle(sync=False)
    session.close()
    return path


def leave(person: Person) -> None:
    person.key(pygame.K_ESCAPE)
    person.press("button: Leave")
    assert person.screen() == "MainMenu"


def open_path(person: Person) -> Path | None:
    assert person.screen() == "GameScreen"
    assert person.client.live is not None
    return person.client.live.path


@pytest.mark.parametrize("others", [0, 2])
def test_continue_goes_on_with_a_record_kept_elsewhere(home: Path, others: int) -> None:
    for _ in range(others):
        begun(saves.new_path("first-readout"))
    path = begun(home / "mine" / "lesson.jsonl")
    person = Person()
    person.app.follow(go_on(person.client, path))
    leave(person)
    person.press("card: Continue")
    assert open_path(person) == path
    leave(person)
    person.press("card: Continue")
    assert open_path(person) == path
    assert ("Other games" in person.words()) is False
    leave(person)
    assert ("Other games" in person.words()) is (others > 0)
    person.client.leave_game()


def test_a_new_game_recorded_elsewhere_is_gone_on_with(home: Path) -> None:
    path = home / "mine.jsonl"
    person = Person()
    person.app.follow(begin(person.client, load_scenario("first-readout"), ("fennick",), 5, "easy", path))
    person.press("button: Read your dossier")
    person.press("button: To the table")
    leave(person)
    person.press("card: Continue")
    assert open_path(person) == path
    person.client.leave_game()


def test_the_game_just_left_comes_before_a_newer_one_and_the_others_stay_in_reach(home: Path) -> None:
    old = begun(saves.new_path("first-readout"))
    new = begun(saves.new_path("first-readout"))
    person = Person()
    person.app.follow(go_on(person.client, old))
    leave(person)
    person.press("card: Other games")
    assert person.screen() == "SavedGames"
    assert [each.path for each in person.app.screen.found] == [old, new]  # type: ignore[attr-defined]
    person.key(pygame.K_ESCAPE)
    person.press("card: Continue")
    assert open_path(person) == old
    person.client.leave_game()


def test_a_record_that_is_gone_is_not_offered(home: Path) -> None:
    path = begun(home / "mine.jsonl")
    person = Person()
    person.app.follow(go_on(person.client, path))
    person.client.leave_game()
    path.unlink()
    assert person.client.newest() is None
