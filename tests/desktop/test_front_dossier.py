"""The dossier says what the mandate holds, asks its questions, and a curtain keeps two people's apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from hands import Hands
from person import Person

from game.content import load_scenario, scenario_ids
from game.desktop.outcome import Back, Swap
from game.desktop.screens.curtain import Curtain, next_person
from game.desktop.screens.dossier import DossierScreen
from game.desktop.screens.rulescard import RulesCard
from game.rules import new_game, view
from game.rules.acts import Ready
from game.rules.play import play
from game.rules.terms import Actor
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
    assert "Fennick is at the machine." in person.words()


def test_ready_hands_the_machine_over_and_each_is_told_the_round(person: Person) -> None:
    scenario = load_scenario("first-readout")
    person.app.follow(person.client.begin(scenario, ("fennick", "ruvane"), 3, "easy"))
    for words in ("Read your dossier", "I speak for Fennick", "To the table", "I speak for Ruvane", "To the table"):
        person.press(f"button: {words}")
    person.press("button: I speak for Fennick")
    person.key(pygame.K_F9)
    person.press("button: I speak for Ruvane")
    assert "Ruvane is at the machine." in person.words()
    assert isinstance(person.app.screen.hand_over(), Swap)  # type: ignore[attr-defined]
