"""From a scenario to the space of possible deals: what is in it, what hangs together, and what it is worth."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from bay import BAY
from msgspec.structs import replace
from recorded import computer_game, wild_record
from scene import Scene

from game.content import load_scenario
from game.debrief.deal_space import OUTSIDE, Yardstick, blocks, links, space, yardstick
from game.debrief.evidence import Evidence, everything, of_state, of_view
from game.negotiation.solutions import worths_of
from game.record import Record
from game.rules.effects.cap import Cap
from game.rules.law.texts import check_text
from game.rules.model.setting import Scenario
from game.rules.model.terms import Clause, Text
from game.rules.opening import new_game
from game.rules.reducer import view

NAMES = ("strait", "congress", "first-readout", "ferry")


def opening(scenario: Scenario, seed: int = 1) -> Evidence:
    return of_state(new_game(scenario, seed))


def excluding(one: str, other: str) -> Scenario:
    """The bay with two concessions that exclude each other."""
    changed = tuple(replace(c, excludes=(other,)) if c.id == one else c for c in BAY.setting.concessions)
    return replace(BAY, setting=replace(BAY.setting, concessions=changed))


def test_concessions_that_exclude_each_other_are_one_block_without_both() -> None:
    given = BAY.setting.given_by
    one, other = given["north"][0].id, given["crown"][0].id
    known = opening(excluding(one, other))
    found = blocks(known, BAY.setting.seats, (), 1)
    block = next(b for b in found if one in b.concessions)
    assert other in block.concessions
    for option in block.options:
        assert {one, other} - {clause.concession for clause in option}


@pytest.mark.parametrize("name", NAMES)
def test_every_concession_stands_in_one_block_and_each_block_begins_with_nothing(name: str) -> None:
    scenario = load_scenario(name)
    found = blocks(opening(scenario), scenario.setting.seats, (), 1)
    named = [concession for block in found for concession in block.concessions]
    assert sorted(named) == sorted(c.id for c in scenario.setting.concessions)
    assert all(block.options[0] == () for block in found)


@pytest.mark.parametrize("name", NAMES)
def test_linked_concessions_share_a_block(name: str) -> None:
    scenario = load_scenario(name)
    known = opening(scenario)
    excluded, joined = links(known)
    place = {c: b.concessions for b in blocks(known, scenario.setting.seats, (), 1) for c in b.concessions}
    for pair in excluded | joined:
        one, other = sorted(pair)
        assert place[one] == place[other]


def test_all_caps_hang_together() -> None:
    scenario = load_scenario("strait")
    caps = {
        c.id for c in scenario.setting.concessions for lv in c.levels if any(isinstance(e, Cap) for e in lv.effects)
    }
    found = blocks(opening(scenario), scenario.setting.seats, (), 1)
    assert sum(bool(caps & set(block.concessions)) for block in found) == 1


def test_a_core_concession_needs_both_sides_of_the_door() -> None:
    known = opening(BAY)
    core = {c.id for c in BAY.setting.concessions if c.core and c.giver == "north"}
    assert core
    apart = {c for b in blocks(known, ("north", "port"), (), 1) for c in b.concessions}
    across = {c for b in blocks(known, ("crown", "north"), (), 1) for c in b.concessions}
    assert not core & apart
    assert core <= across


def test_what_is_in_force_is_no_longer_on_offer() -> None:
    record = wild_record(BAY, 3)
    for known in everything(record).openings:
        held = [d for d in known.deals() if d.status == "in force"]
        for block in blocks(known, BAY.setting.seats, held, known.table.round):
            for option in block.options:
                for clause in option:
                    standing = [
                        c.level for d in held for c in d.text.clauses
                        if c.concession == clause.concession and c.rounds == 0 and c.delay == 0
                    ]  # fmt: skip
                    assert all(clause.level > level for level in standing)


@pytest.mark.parametrize("name", NAMES)
def test_every_deal_of_a_space_is_a_text_the_rules_allow_in_formal_talks(name: str) -> None:
    scenario = load_scenario(name)
    scene = Scene(scenario)
    state = scene.state
    doors = tuple(replace(door, state=2, paid=(True, True)) for door in state.table.doors)
    state = replace(state, table=replace(state.table, doors=doors))
    known = of_state(state)
    for pair in combinations(scenario.setting.seats, 2):
        held = space(known, yardstick(known), pair)
        for index in range(min(len(held.frontier), 12)):
            clauses = held.clauses(held.frontier.choice(index))
            check_text(view(state, pair[0]), Text(tuple(sorted(pair)), clauses))


# -- worths ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_points_add_up_to_what_their_options_are_worth(name: str) -> None:
    known = opening(load_scenario(name))
    measure = yardstick(known)
    seats = known.setting.seats
    held = space(known, measure, seats[:2])
    for index in range(len(held.frontier)):
        choice = held.frontier.choice(index)
        assert worths_of(held.table, choice, 2) == held.frontier.points[index]


def test_a_pair_s_frontier_is_what_brute_force_over_whole_texts_finds() -> None:
    """Each whole text is played out by itself; adding up options may be off by rounding, never by more."""
    known = opening(load_scenario("first-readout"))
    measure = yardstick(known)
    pair = ("fennick", "ruvane")
    held = space(known, measure, pair)
    places = [measure.seats.index(seat) for seat in pair]
    for choice in product(*(range(len(block.options)) for block in held.blocks)):
        clauses = held.clauses(choice)
        whole = measure.of(Text(tuple(sorted(pair)), clauses, OUTSIDE)) if clauses else (0,) * len(measure.seats)
        added = worths_of(held.table, choice, 2)
        for place, worth in zip(places, added, strict=True):
            assert abs(whole[place] - worth) <= 60
        assert any(all(p >= w for p, w in zip(point, added, strict=True)) for point in held.frontier.points)


def test_a_concession_without_effects_is_worth_its_worth_in_every_scored_round() -> None:
    scene = Scene(drifts=(), events=())
    measure = Yardstick(scene.state)
    setting = BAY.setting
    rounds = setting.rounds + setting.numbers.aftermath
    plain = [
        (c, n) for c in setting.concessions for n, level in enumerate(c.levels, 1)
        if not level.effects and not _aimed_at(c.id)
    ]  # fmt: skip
    assert plain
    for concession, level in plain:
        values = measure.of(Text(setting.seats, (Clause(concession.id, level),)))
        for seat, value in zip(measure.seats, values, strict=True):
            assert value == scene.state.desks[seat].worths.get(f"{concession.id}:{level}", 0) * rounds


def _aimed_at(name: str) -> bool:
    return any(
        name in repr(objective.when)
        for mandate in BAY.mandates.values()
        for objective in (*mandate.objectives, *mandate.red_lines)
    )


def test_a_promise_for_three_rounds_is_worth_less_than_a_standing_one() -> None:
    scene = Scene()
    measure = Yardstick(scene.state)
    giver = BAY.setting.given_by["crown"][0]
    standing = measure.of(Text(BAY.setting.seats, (Clause(giver.id),)))
    short = measure.of(Text(BAY.setting.seats, (Clause(giver.id, rounds=3),)))
    assert max(map(abs, short)) < max(map(abs, standing))


def test_one_seat_reckons_with_its_own_worths_and_with_what_is_published() -> None:
    scenario = load_scenario("strait")
    state = new_game(scenario, 4)
    known = of_view(view(state, "meridane"))
    measure = yardstick(known)
    rounds = scenario.setting.rounds + scenario.setting.numbers.aftermath
    values = dict(zip(measure.seats, measure.of(Text(("kessary", "meridane"), (Clause("buffer"),))), strict=True))
    assert values["meridane"] == state.desks["meridane"].worths["buffer:1"] * rounds
    assert values["kessary"] == scenario.setting.published("kessary", "buffer", 1) * rounds


def test_the_nash_point_leaves_nobody_below_no_deal_and_is_on_the_frontier() -> None:
    record: Record = computer_game("strait")
    known = everything(record).openings[0]
    measure = yardstick(known)
    for pair in combinations(known.setting.seats, 2):
        held = space(known, measure, pair)
        assert held.nash is not None
        assert min(held.nash.worths) >= 0
        assert held.nash.worths in held.frontier.points
