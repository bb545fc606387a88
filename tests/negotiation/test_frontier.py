"""The exact frontier and its solutions against plain enumeration."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from random import Random

import pytest

from game.negotiation.frontier import Block, Deal, Worths, frontier
from game.negotiation.solutions import best_joint, kalai_smorodinsky, nash, worths_of

Space = list[list[Worths]]


def all_deals(space: Space, parties: int) -> list[Worths]:
    return [tuple(sum(option[party] for option in taken) for party in range(parties)) for taken in product(*space)]


def efficient(points: list[Worths]) -> list[Worths]:
    different = set(points)
    return sorted(
        (
            point
            for point in different
            if not any(other != point and all(o >= p for o, p in zip(other, point, strict=True)) for other in different)
        ),
        reverse=True,
    )


def random_space(luck: Random) -> tuple[Space, int]:
    """Small worths, so that ties and duplicates are the rule; linked, single and absent issues among them."""
    parties = luck.choice((1, 2, 2, 2, 3, 4))
    reach = luck.choice((1, 3, 30))
    space = [
        [tuple(luck.randint(-reach, reach) for _ in range(parties)) for _ in range(luck.randint(1, 4))]
        for _ in range(luck.randint(0, 4))
    ]
    return space, parties


SPACES = [random_space(Random(seed)) for seed in range(1200)]


def test_frontier_equals_brute_force() -> None:
    for space, parties in SPACES:
        front = frontier(space, parties)
        assert list(front.points) == efficient(all_deals(space, parties))
        assert front.exact
        assert front.bound == (0,) * parties


def test_every_choice_gives_its_point() -> None:
    for space, parties in SPACES:
        for deal in frontier(space, parties).deals():
            assert worths_of(space, deal.choice, parties) == deal.worths


def test_nash_equals_brute_force() -> None:
    for seed, (space, parties) in enumerate(SPACES):
        disagreement = tuple(Random(seed).randint(-4, 3) for _ in range(parties))
        gains = [
            tuple(w - d for w, d in zip(worths, disagreement, strict=True)) for worths in all_deals(space, parties)
        ]
        rational = [gain for gain in gains if min(gain) >= 0]
        solution = nash(space, disagreement)
        if not rational:
            assert solution is None
            continue
        best = max((prod(gain), sum(gain), gain) for gain in rational)
        assert solution is not None
        assert solution.exact
        assert solution.value == best[0]
        assert solution.deal.worths == tuple(g + d for g, d in zip(best[2], disagreement, strict=True))


def test_kalai_smorodinsky_equals_brute_force() -> None:
    for seed, (space, parties) in enumerate(SPACES):
        disagreement = tuple(Random(seed).randint(-4, 3) for _ in range(parties))
        gains = [
            tuple(w - d for w, d in zip(worths, disagreement, strict=True)) for worths in all_deals(space, parties)
        ]
        rational = [gain for gain in gains if min(gain) >= 0]
        solution = kalai_smorodinsky(space, disagreement)
        if not rational:
            assert solution is None
            continue
        ideal = [max(column) for column in zip(*rational, strict=True)]

        def share(gain: Worths, ideal: list[int] = ideal) -> Fraction:
            return min((Fraction(g, most) for g, most in zip(gain, ideal, strict=True) if most), default=Fraction(1))

        best = max((share(gain), sum(gain), gain) for gain in rational)
        assert solution is not None
        assert solution.value == best[0]
        assert solution.deal.worths == tuple(g + d for g, d in zip(best[2], disagreement, strict=True))


def test_best_joint_equals_brute_force() -> None:
    for space, parties in SPACES:
        best = max((sum(worths), worths) for worths in all_deals(space, parties))
        solution = best_joint(space, parties)
        assert (solution.value, solution.deal.worths) == best
        assert worths_of(space, solution.deal.choice, parties) == solution.deal.worths


def test_trading_two_issues_beats_splitting_each() -> None:
    """Logrolling: each yields what it values less, and both solutions find it."""
    inspections: Block = [(0, 9), (2, 5), (3, 0)]
    relief: Block = [(9, 0), (5, 2), (0, 3)]
    for solve in (nash, kalai_smorodinsky):
        solution = solve([inspections, relief], (0, 0))
        assert solution is not None
        assert solution.deal == Deal((9, 9), (0, 0))


def test_linked_issues_are_one_block() -> None:
    together = [[(0, 0), (4, 4), (5, -3)]]
    assert frontier(together).points == ((5, -3), (4, 4))


def test_without_issues_the_only_deal_is_worth_nothing() -> None:
    assert frontier([], 2).points == ((0, 0),)
    solution = nash([], (0, 0))
    assert solution is not None
    assert solution.deal == Deal((0, 0), ())
    assert nash([], (1, 0)) is None


@pytest.mark.parametrize("blocks", [[[]], [[(1, 2)], [(1,)]], [[()]], []])
def test_a_space_that_makes_no_sense_is_refused(blocks: Space) -> None:
    with pytest.raises(ValueError, match="every"):
        frontier(blocks)


def test_a_disagreement_point_speaks_for_every_party() -> None:
    with pytest.raises(ValueError, match="part"):
        nash([[(1, 2)]], (0,))
    with pytest.raises(ValueError, match="part"):
        nash([[(1, 2)]], (0,), frontier([[(1, 2)]]))


def test_a_sampled_frontier_says_so_and_its_bounds_hold() -> None:
    """Few points allowed: what is missing stays within the bound, for the frontier and for both solutions."""
    for seed in range(60):
        luck = Random(seed)
        space = [[tuple(luck.randint(-20, 20) for _ in range(3)) for _ in range(4)] for _ in range(4)]
        exact, sampled = frontier(space), frontier(space, cap=8)
        assert len(sampled) <= 8
        assert not sampled.exact or sampled.points == exact.points
        for point in exact.points:
            assert any(
                all(s + b >= p for s, b, p in zip(listed, sampled.bound, point, strict=True))
                for listed in sampled.points
            )
        for deal in sampled.deals():
            assert worths_of(space, deal.choice) == deal.worths
        low = (-30, -30, -30)
        best, found = nash(space, low), nash(space, low, sampled)
        assert best is not None
        assert found is not None
        assert found.value <= best.value <= found.bound
        fair = kalai_smorodinsky(space, low, sampled)
        assert fair is not None
        assert fair.value <= fair.bound


def test_a_cap_that_is_not_reached_changes_nothing() -> None:
    space = [[(1, 0, 0), (0, 1, 0), (0, 0, 1)]] * 3
    assert frontier(space, cap=10) == frontier(space)
    assert len(frontier(space)) == 10
