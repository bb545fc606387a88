"""Writing a text: both sides as toggles beside each other, levels as steps, and a verdict that stays in view."""

from __future__ import annotations

import pygame
import pytest
from hands import Hands, said

from game.desktop.screens.clause_toggle import ClauseToggle
from game.desktop.screens.game import GameScreen
from game.desktop.screens.verdict_bar import SignerMark
from game.desktop.widgets import Widget
from game.present.offer_form import ready_texts
from game.present.verdict import verdict
from game.rules.model.terms import Clause, Text
from tests.tools.posing import game_at


@pytest.fixture
def writing(game: GameScreen) -> GameScreen:
    game.composer.begin("Pause for pause")
    return game


def whole(widget: Widget) -> bool:
    return widget.rect.clip(widget.clip) == widget.rect


def toggles(hands: Hands) -> list[ClauseToggle]:
    return [each for each in hands.stage.top.walk() if isinstance(each, ClauseToggle)]


def test_six_clauses_of_each_side_and_the_verdict_at_the_smallest_window_with_large_text(writing: GameScreen) -> None:
    hands = Hands(writing, (1024, 640), 150)
    seen = [each for each in toggles(hands) if whole(each)]
    mine = [each for each in seen if each.giving == "You give"]
    assert len(mine) >= 6
    assert len(seen) - len(mine) >= 6
    assert min(each.rect.left for each in seen if each not in mine) > max(each.rect.right for each in mine)
    marks = [each for each in hands.stage.top.walk() if isinstance(each, SignerMark)]
    assert [each.signer.seat for each in marks] == ["lindrow", "orveld", "tavenel"]
    assert all(whole(each) for each in marks)
    for words in (" to you", "home: ", "Talks between Meridane and Orveld are closed", "button: Put the offer"):
        assert whole(hands.stage.find(words)), words
    assert hands.stage.faults() == []


def test_the_verdict_is_the_appraisals_and_the_advisers(writing: GameScreen) -> None:
    view, text = writing.desk.view, writing.composer.text()
    found = verdict(view, text)
    words = said(Hands(writing))
    assert f"{found.net} to you" in words
    assert found.home == "passes"
    assert found.objection in words
    assert "will probably not sign" in found.objection
    assert verdict(view, text, advised=False).signers == ()


def test_a_net_figure_has_its_sign(game: GameScreen) -> None:
    view, pair = game.desk.view, ("meridane", "orveld")
    assert verdict(view, Text(pair, (Clause("access"),))).net.startswith("+")
    assert verdict(view, Text(pair, (Clause("relief"),))).net.startswith("-")


def test_without_an_adviser_nobody_foresees_who_signs(writing: GameScreen) -> None:
    writing.live.adviser = "off"
    hands = Hands(writing)
    assert not [each for each in hands.stage.top.walk() if isinstance(each, SignerMark)]
    assert "will probably" not in said(hands)


def test_by_keyboard_a_clause_goes_in_rises_and_goes_out(writing: GameScreen) -> None:
    hands = Hands(writing)
    hands.tab_to("You give: Security assurance")
    hands.key(pygame.K_RETURN)
    assert Clause("assurance", 1) in writing.composer.text().clauses
    hands.key(pygame.K_RIGHT)
    assert Clause("assurance", 2) in writing.composer.text().clauses
    hands.key(pygame.K_SPACE)
    assert "assurance" not in {each.concession for each in writing.composer.text().clauses}


def test_by_mouse_a_step_sets_its_level_and_takes_it_back(writing: GameScreen) -> None:
    hands = Hands(writing)

    def press(step: int) -> None:
        hands.look()
        toggle = next(each for each in toggles(hands) if "Security assurance" in each.describe())
        hands.click_at(toggle._steps[step - 1].center)

    press(2)
    assert Clause("assurance", 2) in writing.composer.text().clauses
    press(1)
    assert Clause("assurance", 1) in writing.composer.text().clauses
    press(1)
    assert "assurance" not in {each.concession for each in writing.composer.text().clauses}


def test_a_name_is_explained_at_each_of_its_levels(writing: GameScreen) -> None:
    toggle = next(each for each in toggles(Hands(writing)) if each.clause.concession == "relief")
    assert toggle.tip.splitlines()[0] == "Relief of restrictions."
    assert "Level 1: relief of restrictions by one level, -0.37 a round to you." in toggle.tip
    assert "Level 2: " in toggle.tip


def test_when_and_how_long_unfold_beside_a_clause_and_are_told_in_its_name(writing: GameScreen) -> None:
    hands = Hands(writing)
    hands.click("button: Change when and how long: Joint exercises scaled down")
    writing.composer._choose("start:exercises", "1")
    hands.build()
    assert "You give: Joint exercises scaled down, in 1, level 1 of 2" in said(hands)
    hands.click("button: Done with when and how long")
    assert "choice: at once" not in said(hands)


def test_a_ready_text_that_cannot_be_put_says_why_and_what_would_let_it_be(game: GameScreen) -> None:
    closed = [each for each in ready_texts(game.desk.view) if each.refusal]
    assert closed
    hands = Hands(game, (1600, 900))
    game.desk.open("compose")
    hands.build()
    hands.click("choice: Start from a ready text")
    for _ in range(2):
        hands.key(pygame.K_DOWN)
    words = "\n".join(hands.stage.words())
    assert "not now" in words
    assert f"{closed[0].refusal} {closed[0].remedy.label}." in words


def test_many_who_could_be_asked_stand_in_one_list_at_every_size() -> None:
    game = game_at("congress", "", 1)
    try:
        seats = game.live.setting.seats
        game.composer.load(Text(seats, (Clause(game.live.setting.concessions[0].id),)))
        game.desk.open("compose")
        for size in ((1024, 640), (1280, 720)):
            hands = Hands(game, size)
            assert "choice: Ask one of them …, 8 to choose from" in said(hands)
            assert sum(whole(each) for each in toggles(hands)) >= 8
            assert hands.stage.faults() == []
        asked = game.composer._form.asks[0]
        hands.click("choice: Ask one of them")
        hands.key(pygame.K_DOWN)
        hands.key(pygame.K_RETURN)
        game.live.wait()
        game.entered()
        assert any(asked.act.to == each.to for room in game.desk.view.rooms.values() for each in room.asked)
    finally:
        game.live.close()


def test_escape_leaves_the_text_for_the_table_where_it_has_the_whole_window(writing: GameScreen) -> None:
    hands = Hands(writing, (1024, 640), 150)
    assert "what now" not in said(hands)
    hands.key(pygame.K_ESCAPE)
    assert writing.desk.page == "now"
    assert not writing.leaving.asked
    assert writing.composer.text().clauses
