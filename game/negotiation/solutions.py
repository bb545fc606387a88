"""The deals that theories of fairness pick from a space of additive deals: Nash, Kalai-Smorodinsky, greatest sum.

Pure arithmetic on integers and fractions; the frontier itself belongs to `game.negotiation.frontier`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import prod

from msgspec import Struct

from game.negotiation.frontier import Block, Choice, Deal, Frontier, Worths, frontier, party_count

_Objective = Callable[[Worths], Fraction]
"""From everyone's gains to what a theory maximises."""


class Solution(Struct, frozen=True):
    """The deal that a theory picks.

    value: what the theory maximises, at this deal: a product of gains, a share of the ideal gain, a sum of
        worths
    bound: no deal of the whole space has a value above this; equal to `value` when that is proven to be
        the most
    """

    deal: Deal
    value: Fraction
    bound: Fraction

    @property
    def exact(self) -> bool:
        """Whether no deal of the whole space is better in the theory's own terms."""
        return self.value == self.bound


def best_joint(blocks: Sequence[Block], parties: int | None = None) -> Solution:
    """The deal with the greatest sum of worths; always exact, since each block can be settled by itself.

    Of several, the one best for the first party, then the second, and so on. Comparing worths of different
    parties is the caller's decision (Harsanyi 1955). Raises ValueError as `frontier` does.
    """
    count = party_count(blocks, parties)
    choice = tuple(max(range(len(block)), key=lambda here: (sum(block[here]), block[here])) for block in blocks)
    deal = Deal(worths_of(blocks, choice, count), choice)
    value = Fraction(sum(deal.worths))
    return Solution(deal, value, value)


def nash(blocks: Sequence[Block], disagreement: Worths, known: Frontier | None = None) -> Solution | None:
    """The deal with the greatest product of gains over the disagreement point (Nash 1950).

    Only deals that leave nobody below `disagreement` count; None if no listed deal does, which with an exact
    frontier means that none exists. Ties go to the greater sum, then to the party named first. Exact whenever
    the frontier is; otherwise improved option by option, with a bound from the frontier's own and from the
    hyperplane that supports the product at the deal found.

    `known` saves computing the frontier of `blocks` again. Raises ValueError as `frontier` does, and if
    `disagreement` does not name a worth for each party.
    """

    def product(gains: Worths) -> Fraction:
        return Fraction(prod(gains))

    def ceiling(gains: Worths) -> Fraction:
        weights = [prod(gains[:party] + gains[party + 1 :]) for party in range(len(gains))]
        if not all(weights):
            return Fraction(prod(_most(blocks, disagreement, party) for party in range(len(gains))))
        most = _most_weighted(blocks, disagreement, weights)
        return Fraction(most ** len(gains), len(gains) ** len(gains) * prod(weights))

    return _solve(blocks, disagreement, known, lambda _: (product, ceiling))


def kalai_smorodinsky(blocks: Sequence[Block], disagreement: Worths, known: Frontier | None = None) -> Solution | None:
    """The deal that maximises the least share of its ideal gain that any party gets (Kalai and Smorodinsky
    1975).

    A party's ideal gain is its greatest in any deal that leaves nobody below `disagreement`; a party that can
    gain nothing is left out of account. Between discrete deals shares are seldom equal, so the least is
    maximised; ties go to the greater sum of worths, then to the party named first. Other deals, exactness,
    `known` and errors are as for `nash`; with a sampled frontier the ideal is that of the listed deals.
    """

    def least_share(gains: Sequence[Worths]) -> tuple[_Objective, _Objective]:
        ideal = [max(column) for column in zip(*gains, strict=True)]
        able = [party for party, most in enumerate(ideal) if most > 0]
        if not able:
            return (lambda _: Fraction(1)), (lambda _: Fraction(1))
        whole = prod(ideal[party] for party in able)
        weights = [whole // most if most > 0 else 0 for most in ideal]
        average = Fraction(_most_weighted(blocks, disagreement, weights), whole * len(able))
        return (lambda mine: min(Fraction(mine[party], ideal[party]) for party in able)), (lambda _: average)

    return _solve(blocks, disagreement, known, least_share)


def worths_of(blocks: Sequence[Block], choice: Choice, parties: int | None = None) -> Worths:
    """What a choice is worth to each party. Raises ValueError if it does not name one option per block."""
    taken = [block[option] for block, option in zip(blocks, choice, strict=True)]
    return tuple(map(sum, zip(*taken, strict=True))) if taken else (0,) * (parties or 0)


def _solve(
    blocks: Sequence[Block],
    disagreement: Worths,
    known: Frontier | None,
    theory: Callable[[Sequence[Worths]], tuple[_Objective, _Objective]],
) -> Solution | None:
    """What a theory picks; from the gains of all rational points it gives what to maximise, and a ceiling on that
    for any deal whatever, which may depend on the gains at the deal found."""
    front = known or frontier(blocks, len(disagreement))
    if len(front.bound) != len(disagreement):
        raise ValueError("the disagreement point needs one worth for each party")
    gains = [_gain(point, disagreement) for point in front.points]
    rational = [here for here, gain in enumerate(gains) if min(gain) >= 0]
    if not rational:
        return None
    objective, ceiling = theory([gains[here] for here in rational])
    best = max(rational, key=lambda here: (objective(gains[here]), sum(gains[here]), gains[here]))
    deal = Deal(front.points[best], front.choice(best))
    if front.exact:
        value = objective(gains[best])
        return Solution(deal, value, value)
    deal = _climb(blocks, deal, disagreement, objective)
    reach = [_gain(point, disagreement, front.bound) for point in front.points]
    bounds = [objective(gain) for gain in reach if min(gain) >= 0]
    gain = _gain(deal.worths, disagreement)
    return Solution(deal, objective(gain), max(min(max(bounds), ceiling(gain)), objective(gain)))


def _gain(point: Worths, disagreement: Worths, more: Worths | None = None) -> Worths:
    extra = more or (0,) * len(point)
    return tuple(w - d + e for w, d, e in zip(point, disagreement, extra, strict=True))


def _climb(blocks: Sequence[Block], deal: Deal, disagreement: Worths, objective: _Objective) -> Deal:
    """Changes one block at a time for as long as the objective, then the sum, rises."""

    def rank(worths: Worths) -> tuple[Fraction, int]:
        gain = _gain(worths, disagreement)
        return (objective(gain), sum(gain)) if min(gain) >= 0 else (Fraction(-1), 0)

    best, improved = rank(deal.worths), True
    while improved:
        improved = False
        for here, block in enumerate(blocks):
            for option in range(len(block)):
                choice = (*deal.choice[:here], option, *deal.choice[here + 1 :])
                worths = worths_of(blocks, choice)
                if rank(worths) > best:
                    deal, best, improved = Deal(worths, choice), rank(worths), True
    return deal


def _most(blocks: Sequence[Block], disagreement: Worths, party: int) -> int:
    return max(0, sum(max(option[party] for option in block) for block in blocks) - disagreement[party])


def _most_weighted(blocks: Sequence[Block], disagreement: Worths, weights: Sequence[int]) -> int:
    def weigh(worths: Worths) -> int:
        return sum(weight * worth for weight, worth in zip(weights, worths, strict=True))

    return max(0, sum(max(map(weigh, block)) for block in blocks) - weigh(disagreement))
