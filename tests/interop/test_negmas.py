"""Overture's negotiator among NegMAS's own, its scenarios in NegMAS, and our frontier against NegMAS's."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from random import Random

import pytest

if find_spec("negmas") is None:
    MISSING = "NegMAS is not installed: install the extra with `pip install overture[negmas]` to run these tests."
    if os.environ.get("OVERTURE_REQUIRE_ALL"):
        raise RuntimeError(MISSING)
    pytest.skip(MISSING, allow_module_level=True)

from negmas import SAOMechanism, Scenario
from negmas.preferences.ops import nash_points, pareto_frontier
from negmas.sao import LinearTBNegotiator

from game.content import load_scenario
from game.interop.negmas import OvertureNegotiator, Projection, project, save, to_negmas
from game.interop.tournament import accepted_below, distance, domain, everyone_meets, negotiate, standings
from game.negotiation.frontier import Block, frontier
from game.negotiation.solutions import nash
from game.rules.model.setting import Setting

SMALL = ((4, 3), (4, 4), (6, 3))


@pytest.fixture(scope="module")
def strait() -> Setting:
    return load_scenario("strait").setting


def blocks_of(bargain: Projection) -> list[Block]:
    return [list(zip(*tables, strict=True)) for tables in zip(*bargain.worths, strict=True)]


@pytest.mark.parametrize("size", [(2, 3), (4, 4), (6, 3), (8, 3)])
def test_our_frontier_is_negmas_frontier(size: tuple[int, int]) -> None:
    for seed in range(3):
        bargain = domain(seed, seed, (size,))
        worst = tuple(sum(map(min, table)) for table in bargain.worths)
        scenario = to_negmas(replace(bargain, reservations=(worst[0], worst[1])), stretch=False)
        theirs, _ = pareto_frontier(scenario.ufuns, issues=scenario.outcome_space.issues)
        assert {tuple(map(int, point)) for point in theirs} == set(frontier(blocks_of(bargain)).points)


def test_our_nash_point_is_one_of_theirs() -> None:
    for seed in range(6):
        bargain = domain(0, seed, SMALL)
        scenario = to_negmas(bargain)
        points, _ = pareto_frontier(scenario.ufuns, issues=scenario.outcome_space.issues)
        lows = [sum(map(min, table)) for table in bargain.worths]
        spans = [sum(map(max, table)) - low for table, low in zip(bargain.worths, lows, strict=True)]
        found = nash(blocks_of(bargain), bargain.reservations)
        assert found is not None
        mine = [(w - low) / span for w, low, span in zip(found.deal.worths, lows, spans, strict=True)]
        theirs = nash_points(scenario.ufuns, points, outcome_space=scenario.outcome_space)
        assert any(list(point) == pytest.approx(mine) for point, _ in theirs)


def test_utilities_keep_the_order_and_the_reservation_of_worths() -> None:
    bargain = domain(3, 1, SMALL)
    scenario = to_negmas(bargain)
    for ufun, table, reservation in zip(scenario.ufuns, bargain.worths, bargain.reservations, strict=True):
        low, high = sum(map(min, table)), sum(map(max, table))
        assert ufun.reserved_value == pytest.approx((reservation - low) / (high - low))
        for outcome in Random(1).sample(list(scenario.outcome_space.enumerate()), 20):
            places = [names.index(value) for names, value in zip(bargain.options, outcome, strict=True)]
            worth = sum(options[place] for options, place in zip(table, places, strict=True))
            assert float(ufun(outcome)) == pytest.approx((worth - low) / (high - low))


def test_a_small_tournament_goes_as_documented() -> None:
    """The documented table is of many domains; of these few only what is far from chance is asked."""
    encounters, times = [], []
    for number in range(10):
        met, took = everyone_meets(domain(number, 11, SMALL), 11, deadlines=(20,))
        encounters += met
        times += took
    means = standings(encounters)
    assert max(means, key=lambda key: means[key]) == (20, "Overture")
    assert distance(encounters) <= 0.04
    assert accepted_below(encounters) == 0
    assert sorted(times)[len(times) // 2] < 0.001


def test_where_nothing_can_be_gained_no_deal_is_made() -> None:
    for other in ("Linear", "Conceder", "Overture"):
        hopeless = negotiate(domain(9, 2, SMALL), "Overture", other, 20)
        assert hopeless.advantages[0] >= 0.0
        assert not hopeless.below[0]


def test_the_same_negotiation_goes_the_same_way() -> None:
    bargain = domain(4, 3, SMALL)
    assert negotiate(bargain, "Overture", "Linear", 20) == negotiate(bargain, "Overture", "Linear", 20)


def test_a_scenario_can_be_bargained_over_in_negmas(strait: Setting) -> None:
    first, second = strait.doors[0].sides[0].side, strait.doors[0].sides[1].side
    scenario = to_negmas(project(strait, first, second))
    mechanism = SAOMechanism(outcome_space=scenario.outcome_space, n_steps=20)
    mechanism.add(OvertureNegotiator(), ufun=scenario.ufuns[0])
    mechanism.add(LinearTBNegotiator(), ufun=scenario.ufuns[1])
    mechanism.run()
    deal = mechanism.state.agreement
    assert deal is not None
    assert all(float(ufun(deal)) >= float(ufun.reserved_value) for ufun in scenario.ufuns)


def test_a_projection_holds_the_published_worths(strait: Setting) -> None:
    first, second = strait.doors[0].sides[0].side, strait.doors[0].sides[1].side
    projection = project(strait, first, second)
    assert projection.parties == (first, second)
    for names, mine, theirs in zip(projection.options, *projection.worths, strict=True):
        assert names[0] == "none"
        assert mine[0] == theirs[0] == 0
        for name, worth in zip(names[1:], mine[1:], strict=True):
            pairs = name.split(" ")
            given = zip(pairs[::2], pairs[1::2], strict=True)
            assert worth == sum(strait.published(first, concession, int(level)) for concession, level in given)


@pytest.mark.filterwarnings("ignore::game.interop.negmas.NoZoneWarning")
def test_what_excludes_each_other_is_one_issue(strait: Setting) -> None:
    for first, second in product(strait.seats, strait.seats):
        if first == second:
            continue
        for names in project(strait, first, second).options:
            for name in names:
                given = name.split(" ")[::2] if name != "none" else []
                assert not any(b in strait.concession[a].excludes for a in given for b in given)


def test_a_seat_bargains_with_another(strait: Setting) -> None:
    with pytest.raises(ValueError, match="two different seats"):
        project(strait, strait.seats[0], strait.seats[0])


def test_a_saved_scenario_can_be_loaded_by_negmas(strait: Setting, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    scenario = to_negmas(project(strait, strait.seats[0], strait.seats[1]))
    save(scenario, folder)
    loaded = Scenario.load(folder)
    assert loaded is not None
    outcome = next(iter(scenario.outcome_space.enumerate()))
    again = {ufun.name: ufun for ufun in loaded.ufuns}
    assert len(again) == 2
    for ufun in scenario.ufuns:
        assert float(again[ufun.name](outcome)) == pytest.approx(float(ufun(outcome)))
        assert again[ufun.name].reserved_value == pytest.approx(ufun.reserved_value)
