"""Plans, rounds and the end by line."""

from __future__ import annotations

import re

import pytest

from game.terminal import Left


def test_ready_alone_finishes_a_game(sit):
    keyboard = sit("strait", "meridane")
    for _ in range(40):
        keyboard.types("ready")
        if keyboard.client.session.over:
            break
    assert "The game is over." in keyboard.said
    assert re.search(r"Your score is -?[\d.]+ points: .*that your seat expects when nobody deals", keyboard.said)
    assert "The record is kept in" in keyboard.said
    assert "The game is over: `debrief`" in keyboard.types("ready")


def test_a_plan_grows_is_undone_and_committed(sit):
    keyboard = sit("strait", "meridane")
    keyboard.types("ready")
    said = keyboard.types("plan exercise lindrow for home")
    assert "Joint exercise with Lindrow meant as a gesture for home, for two units of capital." in said
    assert "It costs two units of political capital and leaves one unit." in said
    assert "It costs three units" in keyboard.types("plan readout tav")
    assert "It costs two units" in keyboard.types("undo")
    said = keyboard.types("ready")
    assert "Your plan is committed." in said
    assert "Meridane held a joint exercise with Lindrow." in said
    assert re.search(r"Tension rose by \d+ to \d+: \+\d+ by Meridane's joint exercise with Lindrow", said)
    assert "Lindrow's confidence in Meridane rose by" in said


def test_why_names_the_causes(sit):
    keyboard = sit("strait", "orveld")
    keyboard.types("ready", "plan demonstration lindrow 2", "ready")
    said = keyboard.types("why tension")
    assert re.search(r"Tension is \d+ of 100 \((strained|dangerous)\)\.", said)
    assert re.search(r"Round 1, from 50 to \d+: \+\d+ by Orveld's demonstration toward Lindrow", said)
    assert re.search(r"being left alone counts \d+ percent", keyboard.types("why confidence lindrow"))


@pytest.mark.parametrize(
    ("seat", "words", "sentence"),
    [
        ("orveld", "demonstration tavenel strength 3 as invitation", "Demonstration toward Tavenel at strength 3 of 3"),
        ("orveld", "demo lin 2", "Demonstration toward Lindrow at strength 2 of 3 meant as pressure"),
        ("lindrow", "demand consult", 'Public demand toward Meridane ("Consult us'),
        ("lindrow", "hedge", "Hedge, for two units of capital."),
        ("meridane", "line never above relief 1", "Public line (never above level 1 of relief of restrictions)"),
        ("meridane", "line without full cap", "Public line (nothing without cap on the programme)"),
        ("meridane", "never", 'There is no move "never"'),
        ("meridane", "inquire orveld worth assurance 2", "about what level 2 of security assurance is worth to it"),
        ("meridane", "inquire kessary enforcement", "Inquire toward Kessary about its enforcement"),
        ("meridane", "lower", "Lower your price for talks, for one unit of capital."),
        ("kessary", "good offices", "Good offices, for two units of capital."),
        ("kessary", "enforce 0", "Real enforcement of the restrictions is set to 0 of 3."),
        ("kessary", "announce 3", "Announced enforcement is set to 3 of 3."),
    ],
)
def test_moves_are_planned_in_few_words(sit, seat, words, sentence):
    keyboard = sit("strait", seat)
    keyboard.types("ready")
    assert sentence in keyboard.types(f"plan {words}")


def test_a_commitment_is_broken_by_its_number(sit):
    keyboard = sit("strait", "meridane", "lindrow")
    keyboard.types("offer lindrow: assistance-lindrow; burden-lindrow", "pass", "accept 1", "ready", "ready")
    said = keyboard.types("plan breach 1")
    assert "Commitment 1 is quietly broken." in said
    assert "Breaking it quietly would save you" in keyboard.types("plan")
    assert "The plan is empty" in keyboard.types("plan keep 1")


def test_a_witness_of_others_looks_away(sit):
    keyboard = sit("strait", "meridane", "lindrow", "tavenel")
    clauses = "assistance-lindrow; burden-lindrow"
    assert "witnesses a promise of its own" in keyboard.types(f"offer lindrow: {clauses}; witness lindrow")
    keyboard.types(f"offer lindrow, tavenel: {clauses}; witness tavenel", "pass", "accept 1", "pass", "accept 1")
    keyboard.types("ready", "ready", "ready")
    while keyboard.client.seat != "tavenel":
        keyboard.types("pass")
    assert "The witness of commitment 1 looks away." in keyboard.types("plan look away 1")
    assert "The plan is empty" in keyboard.types("plan watch 1")



def test_nobody_reads_what_another_planned(sit):
    keyboard = sit("strait", "orveld", "meridane")
    keyboard.types("ready", "ready", "ready", "plan overture-quiet tavenel", "plan inquire meridane support", "ready")
    assert "Quiet overture to Tavenel" in keyboard.said
    passed = len(keyboard.said)
    keyboard.types("ready", "history", "status", "ledger", "rooms", "recap", "why tension")
    assert keyboard.said[passed:].startswith("You are ready.")
    assert "The keyboard passes to Meridane." in keyboard.said[passed:]
    assert "uiet overture" not in keyboard.said[passed:]


def test_each_person_is_told_the_round_in_order(sit):
    keyboard = sit("strait", "orveld", "meridane")
    keyboard.types("ready", "ready", "ready", "ready", "say Good morning", "ready")
    told = keyboard.said[keyboard.said.rindex("The keyboard passes to Meridane.") :]
    assert told.index("Round 1 is resolved.") < told.index("Round 2 of 8") < told.index("Good morning")


def test_a_lesson_waits_until_it_is_done_and_says_what_was_learnt(sit):
    keyboard = sit("first-readout", "fennick", level="script", seed=7)
    assert "Lesson 1 of 13. The number that matters." in keyboard.said
    assert "One thing at a time." in keyboard.types("offer quiet for quiet")
    assert "Lesson 2 of 13. Words that cost little." in keyboard.types("ready")
    assert "One thing at a time." in keyboard.types("plan exercise isolane")
    assert "Done. Your readout took" in keyboard.types("plan readout isolane", "ready")
    assert "Lesson 4 of 13. Who is not covered." in keyboard.types("wouldtake ruvane for pause")
    assert "One thing at a time." in keyboard.types("accept 1")
    assert "Done. Three names: your first deal." in keyboard.types("offer quiet for quiet")


def test_the_tutorial_ends_with_the_next_game(sit):
    keyboard = sit("first-readout", "fennick", level="script", seed=7)
    keyboard.types("ready", "plan readout isolane", "ready", "wouldtake ruvane for pause", "offer quiet for quiet")
    keyboard.types("ready", "ready", "decline 3 too little", "ready", "plan address", "ready", "accept 4", "accept 5")
    assert "`overture play strait` begins it." in keyboard.types("ready", "ready")


def test_a_round_can_be_played_again(sit):
    keyboard = sit("strait", "meridane")
    keyboard.types("ready", "plan exercise lindrow", "ready")
    assert "The game has gone back to the start of round 1." in keyboard.types("undo round 1")
    assert keyboard.client.view.round == 1


def test_the_brief_can_be_checked(sit):
    keyboard = sit("strait", "lindrow")
    assert "You speak for Lindrow." in keyboard.types("brief")
    assert "Question 1:" in keyboard.types("questions")
    assert "Question 2: Not right: it is" in keyboard.types("questions 1 1 2")


def test_leaving_keeps_the_game(sit):
    keyboard = sit("strait", "lindrow")
    with pytest.raises(Left):
        keyboard.types("quit")
    assert "To go on: overture play --resume" in keyboard.client.kept()


def test_ready_and_a_committed_plan_are_taken_back_while_others_are_at_it(sit):
    keyboard = sit("strait", "meridane", "lindrow")
    assert "nothing to take back" in keyboard.types("recall")
    assert "The keyboard passes to Lindrow" in keyboard.types("ready")
    assert "Meridane" in keyboard.types("pass orveld"), "only to somebody who shares it"
    assert "The keyboard passes to Meridane" in keyboard.types("pass meridane")
    assert "You are no longer counted as ready." in keyboard.types("undo")
    assert "Meridane is not ready after all." in keyboard.types("pass")
    keyboard.types("ready", "ready", "plan exercise lindrow", "ready", "pass meridane")
    assert "It is committed; `recall` takes it back while others still plan." in keyboard.types("plan")
    assert "`recall` takes it back" in keyboard.types("plan readout tavenel")
    assert "Your plan is yours again" in keyboard.types("recall")
    assert "It costs two units" in keyboard.types("plan")
    assert "committed" in keyboard.types("ready")
    assert "Meridane held a joint exercise with Lindrow." in keyboard.types("ready")
