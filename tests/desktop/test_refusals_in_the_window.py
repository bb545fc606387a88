"""What is refused in the window is mended at one press, and what comes of it can be handed in."""

from __future__ import annotations

from hands import Hands, said

from game.desktop.screens.game import GameScreen
from game.rules.model.terms import Clause, Plan, Text, Use
from tests.tools.posing import settle


def test_a_public_text_across_a_closed_door_is_made_confidential_and_put(game: GameScreen, hands: Hands) -> None:
    game.composer.take(Text(("meridane", "orveld"), (Clause("assurance"),)))
    hands.build()
    assert "only a confidential text" in said(hands)
    hands.click("button: Change it so that it is confidential")
    assert not game.composer.text().public
    assert "Change it so that" not in said(hands)
    hands.click("button: Put the offer")
    settle(game)
    assert [seen.offer.text.public for seen in game.desk.view.offers() if seen.offer.author == "meridane"] == [False]


def test_a_text_that_only_talks_allow_leads_to_the_move_that_opens_them(game: GameScreen, hands: Hands) -> None:
    game.composer.take(Text(("meridane", "orveld"), (Clause("cap"),)))
    hands.build()
    hands.click("button: Plan ")
    assert game.desk.right == "plan"
    assert [use.move for use in game.planner.plan.moves] == ["lower-price"]


def test_a_plan_of_two_moves_that_exclude_each_other_is_put_right(game: GameScreen, hands: Hands) -> None:
    both = (Use("raise-price"), Use("lower-price"))
    game.planner.take(Plan(both))
    game.desk.open("plan")
    hands.build()
    hands.click("button: Leave out ")
    assert len(game.planner.plan.moves) == 1
    assert game.planner.problem(game.planner.plan) == ""
    assert "Leave out Raise" not in said(hands)


def test_an_answer_that_changes_nothing_can_be_a_signature(game: GameScreen, hands: Hands) -> None:
    seen = game.desk.view.offer(1)
    assert seen is not None
    game.composer.load(seen.offer.text, seen.number)
    game.desk.open("compose")
    hands.build()
    hands.click("button: Sign the text on the table")
    settle(game)
    signed = game.desk.view.offer(1)
    assert signed is not None
    assert "meridane" in signed.offer.signed
