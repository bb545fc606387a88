"""What a browser's plan page is told of each move: whatever its use asks for, as the rules say what that can be."""

from __future__ import annotations

import json

from game.content import load_scenario
from game.rules.choices import choices, filled
from game.rules.model.terms import Plan, Use
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.seminar.pages.seat import plan
from game.wire import Json


def questions(move: Json, target: str) -> Json | None:
    """What is asked first of a use at a target."""
    return move["asks"][move["asked"][target]]


def test_every_inquiry_of_the_rules_stands_in_the_browsers_form():
    """Progress of a programme can be asked about at the target that has one, and nowhere else."""
    seen = view(new_game(load_scenario("strait"), 1), "meridane")
    inquire = next(each for each in plan(seen)["moves"] if each["id"] == "inquire")
    at = {seat: [each["value"] for each in questions(inquire, seat)["options"]] for seat in inquire["targets"]}
    assert "progress" in at["orveld"]
    assert all("progress" not in options for seat, options in at.items() if seat != "orveld")
    worth = next(each for each in questions(inquire, "orveld")["options"] if each["value"] == "worth")
    assert worth["then"]["name"] == "concession"
    assert worth["then"]["options"][0]["then"]["name"] == "level"


def test_a_form_filled_from_what_the_page_says_is_what_the_rules_would_fill_in():
    """The first of everything that the page offers for a move is what the rules would fill in."""
    state = play(new_game(load_scenario("strait"), 1), "chair", EndPhase())
    for seat in state.desks:
        seen = view(state, seat)
        listed = {each.act for each in choices(seen, "commit")}
        for move in plan(seen)["moves"]:
            target = move["targets"][0] if move["targets"] else ""
            use, ask = Use(move["id"], target), questions(move, target)
            fields = {"option": "", "concession": "", "level": 0}
            while ask and ask["options"]:
                chosen = ask["options"][0]
                fields[ask["name"]], ask = chosen["value"], chosen.get("then")
            whole = Use(use.move, use.target, **fields)
            assert whole == filled(seen, use)
            assert Commit(Plan((whole,))) in listed


def test_what_a_page_says_of_moves_stays_small():
    """It is sent again whenever the table changes."""
    seen = view(new_game(load_scenario("strait"), 1), "meridane")
    assert len(json.dumps(plan(seen))) < 16_000
