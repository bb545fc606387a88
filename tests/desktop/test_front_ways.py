"""From the front door into a game and back, by keyboard alone and by mouse alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from person import Person

from game import saves
from game.content import load_scenario
from game.desktop.screens.ways_in import go_on_newest


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    somebody = Person()
    yield somebody
    somebody.client.leave_game()


def test_the_front_door_offers_everything_and_no_game_to_go_on_with(person: Person) -> None:
    said = person.words()
    for entry in ("New game", "Learn to play", "Host a seminar", "Watch a replay", "Settings", "Leave"):
        assert f"card: {entry}" in said
    assert "Continue" not in said


WAYS: dict[str, Callable[[Person, str], None]] = {"keyboard": Person.press, "mouse": Person.click}


@pytest.mark.parametrize("way", WAYS)
def test_a_new_game_by_one_means_alone(person: Person, way: str) -> None:
    use = WAYS[way]
    use(person, "card: New game")
    use(person, "card: The Veil Strait")
    use(person, "card: Lindrow")
    use(person, "button: Begin")
    assert person.screen() == "Opening"
    assert "The Veil is forty minutes wide" in person.words()
    use(person, "button: Read your dossier")
    assert "YOU SPEAK FOR LINDROW" in person.words()
    use(person, "button: To the table")
    assert person.screen() == "GameScreen"
    assert "Lindrow" in person.words()


@pytest.mark.parametrize("way", WAYS)
def test_learning_starts_the_tutorial_with_its_first_lesson(person: Person, way: str) -> None:
    use = WAYS[way]
    use(person, "card: Learn to play")
    use(person, "button: Read your dossier")
    use(person, "button: To the table")
    lesson = load_scenario("first-readout").setting.lessons[0]
    assert lesson.title in person.words()
    assert "`" not in person.words()


def test_leaving_a_game_and_going_on_with_it(person: Person) -> None:
    person.press("card: Learn to play")
    person.press("button: Read your dossier")
    person.press("button: To the table")
    person.key(pygame.K_ESCAPE)
    assert person.screen() == "GameScreen"
    person.press("button: Leave")
    assert person.screen() == "MainMenu"
    assert person.client.live is None
    person.press("card: Continue. The First Readout, round 1 of 4, today")
    assert person.screen() == "GameScreen"


def test_a_number_that_is_none_is_refused_in_a_sentence(person: Person) -> None:
    person.press("card: New game")
    person.press("card: The Ferry")
    person.tab_to("Number of the game")
    person.type("seven")
    person.press("button: Begin")
    assert "“seven” is not a whole number" in person.words()
    assert saves.unfinished() == ()


def test_the_same_number_begins_the_same_game(person: Person) -> None:
    found = []
    for _ in range(2):
        person.press("card: New game")
        person.press("card: The Veil Strait")
        person.tab_to("Number of the game")
        person.type("41")
        person.press("button: Begin")
        live = person.client.live
        assert live is not None
        found.append(live.view(live.seats[0]).desk.worths)
        for _ in range(3):
            person.app.follow(None)
        while person.screen() != "MainMenu":
            person.key(pygame.K_ESCAPE)
    assert found[0] == found[1]


def test_what_is_asked_for_on_the_command_line_comes_before_the_front_door(person: Person) -> None:
    from game.desktop.start import _first, _seats

    strait = load_scenario("strait")
    assert _seats(strait, ["meri,KESSARY"]) == ("meridane", "kessary")
    person.app.follow(_first(person.client, strait, (), 7, "easy", None, None, False))
    assert person.screen() == "ChooseSeat"
    assert "choice: How well the computers play, Easy" in person.words()


def test_going_on_without_a_game_says_so(person: Person) -> None:
    assert go_on_newest(person.client) is None
    person.app.refresh()
    assert "There is no unfinished game to go on with." in person.words()
