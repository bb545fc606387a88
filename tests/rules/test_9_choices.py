"""Cases of the rules, 9: what may be done is asked of a View, and is what play accepts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bay import BAY
from msgspec.structs import replace
from scene import Scene
from wild import wild_steps

from game.content import load_scenario
from game.rules.choices import Choice, choices, details, filled, own_moves, with_choice
from game.rules.model.terms import Plan, Text, Use
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs import SEAT_VERBS
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.say import Say

GAMES = [("strait", 3), ("congress", 2), ("ferry", 5), ("first-readout", 4)]


def parts(seen: View, act: Act) -> Iterator[Act]:
    """An act as `choices` lists it: a plan by its parts, a wish by its clauses, without what is not asked for."""
    match act:
        case Commit(plan=plan):
            yield from (Commit(Plan((plain(seen, use),))) for use in plan.moves)
            yield from (Commit(Plan(breaches=(each,))) for each in plan.breaches)
            yield from (Commit(Plan(leaves=(each,))) for each in plan.leaves)
            yield from (Commit(Plan(looks_away=(each,))) for each in plan.looks_away)
            yield from (Commit(Plan(**{n: d})) for n in ("enforce", "announce") if (d := getattr(plan, n)) is not None)
        case Ask(to=to, wish=wish):
            yield from (Ask(to, (clause,)) for clause in wish)
        case Say(code=code, to=to):
            yield from [replace(act, to=tuple(sorted(to)))] if code else []
        case _ if not isinstance(act, Offer):
            yield act


def plain(seen: View, use: Use) -> Use:
    """A use without what its move does not ask for."""
    move = seen.setting.move[use.move]
    if not (move.signal and seen.setting.plays("intent")):
        use = replace(use, intent=None)
    return replace(use, target="") if move.target in ("none", "concession") else use


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_9_1_what_play_accepts_is_listed_as_possible(name: str, seed: int):
    """Acts of a random game stand in the list of their verb, and are called possible there."""
    state, tried = new_game(load_scenario(name), seed), set()
    for number, step in enumerate(wild_steps(load_scenario(name), seed)):
        if isinstance(step.act, Act) and number % 4 == 0:
            seen = view(state, step.seat)
            wanted = [*parts(seen, step.act)]
            listed = {each.act: each for each in choices(seen, step.act.verb)} if wanted else {}
            if isinstance(step.act, Offer) and number % 12 == 0:
                # Two are listed; whoever has put enough to each of the others may still put a text to both together.
                offers = [each for each in choices(seen, "offer") if each.possible or "have put" in each.refusal]
                possible_clauses = {each.act.text.clauses for each in offers}
                assert all((clause,) in possible_clauses for clause in step.act.text.clauses), step.act
            for act in wanted:
                assert act in listed, act
                assert listed[act].possible, (act, listed[act].refusal)
                tried.add(act.verb)
        state = play(state, step.seat, step.act)
    assert len(tried) > 4


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_9_2_what_is_listed_as_possible_is_played(name: str, seed: int):
    """At some moments of a random game all that is called possible is played, and it costs what it says."""
    state = new_game(load_scenario(name), seed)
    for number, step in enumerate(wild_steps(load_scenario(name), seed)):
        if number % 90 == 0 and state.table.outcome is None:
            seat = step.seat if step.seat in state.desks else state.scenario.setting.seats[0]
            for each in possible(view(state, seat)):
                after = play(state, seat, each.act)
                if not isinstance(each.act, Commit) and not (isinstance(each.act, Offer)):
                    assert after != state
                if isinstance(each.act, Commit):
                    assert each.cost <= state.desks[seat].capital
        state = play(state, step.seat, step.act)


def possible(seen: View) -> Iterator[Choice]:
    for verb in SEAT_VERBS:
        for index, each in enumerate(choices(seen, verb)):
            if each.possible and (verb != "offer" or index % 37 == 0):
                yield each


def test_9_3_a_choice_says_what_it_costs_whom_it_needs_and_why_not():
    """The door is closed, so an open text with North is refused and a quiet one takes a unit of capital."""
    scene = Scene()
    listed = {each.act: each for each in choices(scene.view("crown"), "offer")}
    quiet = listed[Offer(scene.text("letter", "north", secret=True))]
    assert quiet.possible
    assert quiet.cost == 1
    assert quiet.needs == ("north",)
    open_text = listed[Offer(scene.text("letter", "north"))]
    assert not open_text.possible
    assert "closed" in open_text.refusal
    assert listed[Offer(Text(("crown", "port")))].cost == 0
    plans = {each.act: each for each in choices(scene.signals().view("crown"), "commit")}
    assert plans[Commit(Plan((Use("exercise", "port", intent="pressure"),)))].cost == 2
    assert not plans[Commit(Plan((Use("restrict"),)))].refusal


def test_9_4_an_inquiry_offers_whatever_its_target_has():
    """Progress can be asked of who has a programme, enforcement of who enforces, and of nobody else."""
    seen = Scene().view("crown")
    asked = {
        seat: [each.value for each in next(details(seen, Use("inquire", seat))).options] for seat in ("north", "hills")
    }
    assert "progress" in asked["north"]
    assert "enforcement" not in asked["north"]
    assert "enforcement" in asked["hills"]
    assert "progress" not in asked["hills"]


def test_9_5_a_form_is_filled_with_what_fits_whatever_is_chosen_in_it():
    """Whatever a form's reader chooses, what follows is made to fit, so that the whole is possible."""
    seen = Scene().signals().view("crown")
    line = filled(seen, Use("line"))
    assert (line.option, line.concession, line.level) == ("", "scaling", 0)
    without = with_choice(seen, line, "option", "without")
    assert seen.setting.concession[without.concession].giver != "crown"
    inquiry = with_choice(seen, filled(seen, Use("inquire")), "option", "worth")
    assert (inquiry.concession, inquiry.level) == ("cap", 1)
    assert with_choice(seen, inquiry, "option", "trust") == replace(inquiry, option="trust", concession="", level=0)
    for move in own_moves(seen):
        assert Commit(Plan((filled(seen, Use(move.id)),))) in {each.act for each in choices(seen, "commit")}


def test_9_6_every_verb_of_a_delegation_can_be_asked_what_it_can_do():
    scene = Scene()
    for verb in SEAT_VERBS:
        assert all(each.act.verb == verb for each in choices(scene.view("crown"), verb))


def test_9_7_a_move_that_somebody_can_point_at_nobody_is_not_theirs():
    """A move at one's guarantor, for anybody by its words, is nothing that a guarantor could do."""
    rulebook = BAY.setting.rulebook
    move = replace(rulebook.moves[0], id="call", target="guarantor", by=())
    setting = replace(BAY.setting, rulebook=replace(rulebook, moves=(*rulebook.moves, move)))
    assert [seat for seat in setting.seats if move in setting.moves_of[seat]] == list(setting.alliance)
