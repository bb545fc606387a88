"""The dossier says what the mandate holds, asks its questions, and a curtain keeps two people's apart."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hands import Hands
from person import Person

from game.content import load_scenario, scenario_ids
from game.desktop.response import Back
from game.desktop.screens.curtain import Curtain, next_person
from game.desktop.screens.dossier import DossierScreen
from game.desktop.screens.hot_seat import HotSeat
from game.desktop.screens.rules_card import RulesCard
from game.desktop.screens.ways_in import begin
from game.rules import new_game, view
from game.rules.model.terms import Actor
from game.rules.reducer import play
from game.rules.verbs.ready import Ready
from game.wording import decimal


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    somebody = Person()
    yield somebody
    somebody.client.leave_game()


@pytest.mark.parametrize("name", scenario_ids())
def test_every_brief_is_short_and_every_number_of_the_mandate_is_shown(name: str) -> None:
    scenario = load_scenario(name)
    for seat, mandate in scenario.mandates.items():
        assert len(mandate.brief.split()) <= 400
        said = "\n".join(Hands(DossierScreen(view(new_game(scenario, 1, [seat]), seat))).stage.words())
        assert mandate.brief.split("\n")[0][:40] in said
        for aim in (*mandate.objectives, *mandate.red_lines):
            assert aim.title in said
        for number in (mandate.walk_away.nobody_deals, mandate.walk_away.others_deal):
            assert decimal(number) in said
        for flow in mandate.flows:
            assert decimal(flow.per_ten) in said


def test_a_question_is_judged_at_once_and_its_first_answer_stays() -> None:
    seen = view(new_game(load_scenario("strait"), 1, ["meridane"]), "meridane")
    asked = seen.mandate.questions
    hands = Hands(DossierScreen(seen, page="questions"))
    wrong = next(words for number, words in enumerate(asked[0].answers, 1) if number != asked[0].right)
    hands.click(f"card: {wrong}")
    said = "\n".join(hands.stage.words())
    assert f"Not right: it is “{asked[0].answers[asked[0].right - 1]}”. {asked[0].why}" in said
    for question in asked[1:]:
        hands.tab_to(f"card: {question.answers[question.right - 1]}")
        hands.key(pygame.K_RETURN)
    assert f"{len(asked) - 1} of {len(asked)} right." in "\n".join(hands.stage.words())


def test_in_a_game_the_dossier_leads_back() -> None:
    seen = view(new_game(load_scenario("strait"), 1, ["kessary"]), "kessary")
    assert isinstance(Hands(DossierScreen(seen)).click("button: Back to the table"), Back)


def test_the_rules_card_explains_every_line_of_the_rules() -> None:
    setting = load_scenario("strait").setting
    said = "\n".join(Hands(RulesCard(setting)).stage.words())
    for line in setting.rulebook.card:
        assert line.title in said
        assert line.text in said


def test_the_curtain_shows_nothing_and_only_its_button_draws_it() -> None:
    hands = Hands(Curtain("Lindrow", lambda: Back()))
    assert hands.key(pygame.K_ESCAPE) is False
    assert isinstance(hands.click("button: I speak for Lindrow"), Back)


def test_the_machine_goes_to_the_next_person_who_is_not_ready() -> None:
    state = new_game(load_scenario("strait"), 1, ["orveld", "lindrow", "kessary"])
    assert next_person(view(state, "orveld")) == "lindrow"
    assert next_person(view(state, "kessary")) == "orveld"
    state = play(state, Actor("lindrow"), Ready())
    assert next_person(view(state, "orveld")) == "kessary"
    alone = new_game(load_scenario("strait"), 1, ["orveld"])
    assert next_person(view(alone, "orveld")) == "orveld"


def test_a_hot_seat_keeps_two_dossiers_apart(person: Person) -> None:
    person.press("card: New game")
    person.press("card: The First Readout")
    person.press("switch: Several people")
    person.press("card: Ruvane")
    person.press("button: Begin")
    person.press("button: Read your dossier")
    fennick, ruvane = (load_scenario("first-readout").mandates[seat].brief[:30] for seat in ("fennick", "ruvane"))
    for name, own, others in (("Fennick", fennick, ruvane), ("Ruvane", ruvane, fennick)):
        assert person.screen() == "Curtain"
        assert own not in person.words()
        person.press(f"button: I speak for {name}")
        assert own in person.words()
        assert others not in person.words()
        person.press("button: To the table")
    person.press("button: I speak for Fennick")
    assert person.screen() == "HotSeat"
    assert "button: Hand over to Ruvane" in person.words()


def _part(person: Person) -> bool:
    """Does the next thing that the screen asks for."""
    for words in ("Read your dossier", "I speak for", "To the table", "Next", "On to", "Ready", "Commit"):
        said = [line for line in person.words().split("\n") if line.startswith(f"button: {words}")]
        if said and "not now" not in said[0]:
            person.press(f"button: {words}")
            return True
    return False


def test_two_people_play_a_game_to_its_end_with_a_curtain_at_every_change(person: Person) -> None:
    person.app.follow(begin(person.client, load_scenario("ferry"), ("ebrany", "quellin"), 3, "easy"))
    live = person.client.live
    assert live is not None
    live.at_once()
    until, sat, before = time.monotonic() + 120, list[str](), ""
    while not live.over:
        assert time.monotonic() < until, person.words()
        _part(person)
        person.app.turn(20)
        now = person.app.screen.seat if isinstance(person.app.screen, HotSeat) else person.screen()
        if now != before:
            sat.append(now)
        before = now
    seats = [name for name in sat if name in live.seats]
    assert seats.count("ebrany") > 2
    assert seats.count("quellin") > 2
    changes = [pair for pair in pairwise(sat) if set(pair) == {"ebrany", "quellin"}]
    assert changes == []


def test_f9_hands_the_machine_over_at_any_time(person: Person) -> None:
    person.app.follow(begin(person.client, load_scenario("first-readout"), ("fennick", "ruvane"), 3, "easy"))
    for words in ("Read your dossier", "I speak for Fennick", "To the table", "I speak for Ruvane", "To the table"):
        person.press(f"button: {words}")
    person.press("button: I speak for Fennick")
    person.key(pygame.K_F9)
    assert person.screen() == "Curtain"
    person.press("button: I speak for Ruvane")
    assert "button: Hand over to Fennick" in person.words()
