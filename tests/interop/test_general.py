"""Bargains of every kind NegMAS has: wide, continuous, tangled, timed, shrinking, crowded; and what is told apart from
a crash where there is nothing to bargain over."""

from __future__ import annotations

import os
from importlib.util import find_spec
from random import Random
from typing import Any

import pytest

if find_spec("negmas") is None:
    if os.environ.get("OVERTURE_REQUIRE_ALL"):
        raise RuntimeError("NegMAS is not installed: install the extra with `pip install overture[negmas]`.")
    pytest.skip("NegMAS is not installed: pip install overture[negmas]", allow_module_level=True)

from negmas import SAOMechanism, make_issue, make_os
from negmas.gb import SerialTAUMechanism, TAUMechanism
from negmas.preferences import (
    ExpDiscountedUFun,
    HyperRectangleUtilityFunction,
    LinearAdditiveUtilityFunction,
    LinearUtilityFunction,
    MappingUtilityFunction,
)
from negmas.sao import BoulwareTBNegotiator, LinearTBNegotiator, ResponseType, SAONegotiator, SAOResponse

from game.content import load_scenario
from game.interop.negmas import NoZoneWarning, OvertureNegotiator, UnfitError, project


def talk(space: Any, sides: list[tuple[SAONegotiator, Any]], **limits: Any) -> SAOMechanism:
    mechanism = SAOMechanism(outcome_space=space, **limits)
    for negotiator, ufun in sides:
        mechanism.add(negotiator, ufun=ufun)
    mechanism.run()
    return mechanism


def price(values: int, reservation: float, rising: bool, space: Any) -> Any:
    worths = {v: (v if rising else values - 1 - v) / (values - 1) for v in range(values)}
    return LinearAdditiveUtilityFunction([worths], outcome_space=space, reserved_value=reservation)


@pytest.mark.parametrize("values", [1000, 5000])
@pytest.mark.parametrize("reservation", [0.0, 0.1, 0.2, 0.3, 0.4])
def test_two_of_ours_agree_on_one_price(values: int, reservation: float) -> None:
    space = make_os([make_issue(values, "price")])
    sides = [(OvertureNegotiator(), price(values, reservation, rising, space)) for rising in (True, False)]
    deal = talk(space, sides, n_steps=20).state.agreement
    assert deal is not None
    assert all(float(ufun(deal)) >= reservation for _, ufun in sides)


def test_a_continuous_issue_is_bargained_over_in_steps() -> None:
    space = make_os([make_issue((0.0, 1.0), "share"), make_issue(3, "extra")])
    ours = LinearUtilityFunction([0.8, 0.1], outcome_space=space, reserved_value=0.2)
    theirs = LinearUtilityFunction([-0.6, 0.2], bias=0.6, outcome_space=space, reserved_value=0.2)
    agreed = talk(space, [(OvertureNegotiator(), ours), (LinearTBNegotiator(), theirs)], n_steps=30).state.agreement
    assert agreed is not None
    assert float(ours(agreed)) >= 0.2


def product_of(space: Any, factors: list[list[float]]) -> MappingUtilityFunction:
    def worth(outcome: Any) -> float:
        value = 1.0
        for at, option in enumerate(outcome):
            value *= factors[at][option]
        return value

    return MappingUtilityFunction(worth, outcome_space=space, reserved_value=0.1)


def test_worths_that_multiply_still_come_to_a_deal() -> None:
    space = make_os([make_issue(5, name) for name in "abc"])
    rising, falling = [[0.2, 0.4, 0.6, 0.8, 1.0]] * 3, [[1.0, 0.8, 0.6, 0.5, 0.4]] * 3
    ours, theirs = product_of(space, rising), product_of(space, falling)
    for other in (BoulwareTBNegotiator(), OvertureNegotiator()):
        negotiator = OvertureNegotiator()
        agreed = talk(space, [(negotiator, ours), (other, theirs)], n_steps=50).state.agreement
        assert agreed is not None
        assert float(ours(agreed)) >= 0.1
        assert negotiator.fit is not None
        assert 0.0 < negotiator.fit < 1.0


def test_nobody_walks_away_from_hyper_rectangles_while_a_good_deal_is_known() -> None:
    space = make_os([make_issue(10, "x"), make_issue(10, "y")])
    box = HyperRectangleUtilityFunction(
        outcome_ranges=[{0: (2, 5), 1: (6, 9)}, {0: (4, 8), 1: (0, 7)}],
        utilities=[0.6, 0.4],
        outcome_space=space,
        reserved_value=0.1,
    )
    agreed = talk(space, [(OvertureNegotiator(), box), (OvertureNegotiator(), box)], n_steps=20).state.agreement
    assert agreed is not None
    assert float(box(agreed)) == max(float(box(outcome)) for outcome in space.enumerate())


def test_where_only_time_is_limited_the_clock_is_read() -> None:
    space = make_os([make_issue(101, "price")])
    sides = [
        (OvertureNegotiator(), price(101, 0.1, True, space)),
        (LinearTBNegotiator(), price(101, 0.1, False, space)),
    ]
    mechanism = talk(space, sides, time_limit=1.5)
    assert mechanism.state.agreement is not None
    assert float(sides[0][1](mechanism.state.agreement)) >= 0.45
    assert mechanism.state.relative_time > 0.4


def test_what_shrinks_with_time_is_agreed_before_it_is_gone() -> None:
    space = make_os([make_issue(101, "price")])
    sides: list[tuple[SAONegotiator, Any]] = []
    for rising in (True, False):
        whole = price(101, 0.0, rising, space)
        shrinking = ExpDiscountedUFun(
            whole, 0.9, factor="step", outcome_space=space, reserved_value=0.2, dynamic_reservation=False
        )
        sides.append((OvertureNegotiator(), shrinking))
    mechanism = talk(space, sides, n_steps=50)
    assert mechanism.state.agreement is not None
    assert mechanism.state.step <= 15


def test_three_sides_are_heard_apart_and_agree() -> None:
    space = make_os([make_issue(4, name) for name in "abcd"])
    agreed = 0
    for seed in range(6):
        luck = Random(seed)
        ufuns = [
            LinearAdditiveUtilityFunction(
                [{value: luck.random() / 4 for value in range(4)} for _ in range(4)],
                outcome_space=space,
                reserved_value=0.2,
            )
            for _ in range(3)
        ]
        ours = OvertureNegotiator()
        sides = [(ours, ufuns[0]), (BoulwareTBNegotiator(), ufuns[1]), (BoulwareTBNegotiator(), ufuns[2])]
        mechanism = talk(space, sides, n_steps=30)
        agreed += mechanism.state.agreement is not None
        if mechanism.state.agreement is not None:
            assert float(ufuns[0](mechanism.state.agreement)) >= 0.2
    assert agreed >= 5


class Nonsense(SAONegotiator):  # type: ignore[misc]
    """Offers what is no outcome at all."""

    def __call__(self, state: Any, dest: str | None = None) -> SAOResponse:
        return SAOResponse(ResponseType.REJECT_OFFER, ("what", "ever"))


def test_an_invalid_offer_is_not_heard() -> None:
    space = make_os([make_issue(11, "price")])
    sides = [(Nonsense(), price(11, 0.1, True, space)), (OvertureNegotiator(), price(11, 0.1, False, space))]
    mechanism = talk(space, sides, n_steps=5)
    assert mechanism.state.agreement is None
    assert not mechanism.state.has_error


def test_a_reservation_equal_to_the_best_deal_is_no_reason_to_leave() -> None:
    space = make_os([make_issue(11, "price")])
    content = LinearAdditiveUtilityFunction([dict.fromkeys(range(11), 0.5)], outcome_space=space, reserved_value=0.0)
    sides = [(OvertureNegotiator(), price(11, 1.0, True, space)), (LinearTBNegotiator(), content)]
    assert talk(space, sides, n_steps=10).state.agreement == (10,)


@pytest.mark.parametrize("protocol", [SerialTAUMechanism, TAUMechanism])
def test_another_protocol_is_refused_in_a_sentence(protocol: Any) -> None:
    space = make_os([make_issue(11, "price")])
    mechanism = protocol(outcome_space=space, n_steps=10)
    for rising in (True, False):
        mechanism.add(OvertureNegotiator(), ufun=price(11, 0.1, rising, space))
    with pytest.raises(UnfitError, match="use SAOMechanism"):
        mechanism.run()


def test_without_a_utility_function_a_sentence_says_what_to_do() -> None:
    space = make_os([make_issue(11, "price")])
    mechanism = SAOMechanism(outcome_space=space, n_steps=10)
    mechanism.add(OvertureNegotiator())
    mechanism.add(LinearTBNegotiator(), ufun=price(11, 0.1, True, space))
    with pytest.raises(UnfitError, match="no utility function"):
        mechanism.run()


def test_a_pair_with_nothing_to_agree_on_is_told_so() -> None:
    setting = load_scenario("strait").setting
    pairs = [(one, two) for at, one in enumerate(setting.seats) for two in setting.seats[at + 1 :]]
    with pytest.warns(NoZoneWarning, match="better than none for both"):
        hopeless = [pair for pair in pairs if not project(setting, *pair).feasible]
    assert hopeless
    assert len(hopeless) < len(pairs)
