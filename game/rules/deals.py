"""What a space of additive deals holds: its Pareto frontier, and the points that theories of fairness pick
from it.

Pure arithmetic on integers: blocks of options in, deals out. Who may sign what, and what a concession is
worth to whom, does not belong here; options that depend on each other are merged into one block by the
caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import prod

from game.rules.model.value import Value

Worths = tuple[int, ...]
"""One integer per party, in any unit used throughout (in the game: hundredths of a point)."""

Choice = tuple[int, ...]
"""For each block the position, from 0, of the option taken."""

Block = Sequence[Worths]
"""The options of one issue, or of several linked issues together: what each is worth to every party."""

CAP = 1500
"""With three parties or more a frontier is thinned to this many points after each merge."""


class Deal(Value, frozen=True):
    """One option per block, and what they are worth together to each party."""

    worths: Worths
    choice: Choice


class _Place(Value, frozen=True):
    """Where the choice made in one block stands in a code: a code is a whole choice packed into one
    integer."""

    shift: int
    mask: int
    options: tuple[int, ...]


class Frontier(Value, frozen=True, dict=True):
    """The Pareto-efficient points of a space of deals, best for the first party first.

    points: worths to each party; none is repeated and none dominates another
    exact: every efficient point is listed; if not, the points are a sample
    bound: for each party, how much more a deal that is not listed can be worth to it than one and the same
        listed point (an additive epsilon-cover); 0 throughout when exact
    """

    points: tuple[Worths, ...]
    exact: bool
    bound: Worths
    _codes: tuple[int, ...]
    _places: tuple[_Place, ...]

    def __repr__(self) -> str:
        return f"Frontier(points={self.points}, exact={self.exact}, bound={self.bound})"

    def __len__(self) -> int:
        return len(self.points)

    def choice(self, index: int) -> Choice:
        """A choice of options that gives the point at `index`. Raises IndexError outside the frontier."""
        code = self._codes[index]
        return tuple(place.options[code >> place.shift & place.mask] for place in self._places)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """For every point one choice of options that gives it."""
        return tuple(self.choice(index) for index in range(len(self.points)))

    def deals(self) -> Iterator[Deal]:
        """Every point together with its choice."""
        return (Deal(point, self.choice(index)) for index, point in enumerate(self.points))


class Solution(Value, frozen=True):
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


# --------------------------------------------------------------------------------------------------
# The frontier


def frontier(blocks: Sequence[Block], parties: int | None = None, cap: int = CAP) -> Frontier:
    """The Pareto frontier of all deals that take one option from every block.

    Blocks are merged one by one, and dominated points are dropped after each merge: a part of a deal that is
    dominated stays dominated whatever is added to it (Nemhauser and Ullmann 1969). Nothing is enumerated.

    `parties` is needed only where there are no blocks; the one deal is then worth 0 to everyone. For one or
    two parties the answer is always exact. For more it is exact unless more than `cap` points are efficient
    after some merge; they are then thinned to one per cell of a grid, and `Frontier.bound` says how much that
    can hide.

    Raises ValueError if a block is empty, if options differ in length, or if there is no party or no room.
    """
    count = _parties(blocks, parties)
    if cap < 1:
        raise ValueError("a frontier needs room for at least one point")
    places, steps, shift = [], [], 0
    for block in blocks:
        kept = _efficient(block)
        width = (len(kept) - 1).bit_length()
        places.append(_Place(shift, (1 << width) - 1, kept))
        steps.append([(block[option], here << shift) for here, option in enumerate(kept)])
        shift += width
    merge = _merge_two if count <= 2 else _merge_many
    points, codes, bound = merge(steps, count, shift, cap)
    return Frontier(points, not any(bound), bound, codes, tuple(places))


_Steps = Sequence[Sequence[tuple[Worths, int]]]
"""For each block the options worth considering, each with what it adds to a code."""

_Merged = tuple[tuple[Worths, ...], tuple[int, ...], Worths]
"""Points, codes and bound of a frontier."""


def _parties(blocks: Sequence[Block], parties: int | None) -> int:
    if not all(blocks):
        raise ValueError("every block needs at least one option")
    lengths = {len(option) for block in blocks for option in block} | ({parties} - {None})
    count = lengths.pop() if len(lengths) == 1 else None
    if not count:
        raise ValueError("every option needs one worth for each of the same parties, at least one")
    return count


def _efficient(block: Block) -> tuple[int, ...]:
    """Positions of the options that no other option dominates; of equal options the first."""
    if len(block[0]) > 2:
        first = {worths: here for here, worths in reversed(list(enumerate(block)))}
        return tuple(sorted(first[worths] for worths in _undominated(list(first))))
    kept: list[int] = []
    for here in sorted(range(len(block)), key=block.__getitem__, reverse=True):
        if not kept or block[here][-1] > block[kept[-1]][-1]:
            kept.append(here)
    return tuple(kept)


def _merge_two(steps: _Steps, count: int, width: int, cap: int) -> _Merged:
    """One integer per point, first party's worth in front, then the second's, then the code: sorting and
    adding such integers sorts and adds all three at once, and only the skyline scan is left to do."""
    del cap
    pairs = [[(worths[0], worths[-1] if count == 2 else 0, code) for worths, code in block] for block in steps]
    lows = [(min(x for x, _, _ in block), min(y for _, y, _ in block)) for block in pairs]
    low_x, low_y = sum(x for x, _ in lows), sum(y for _, y in lows)
    bits = (sum(max(y for _, y, _ in block) for block in pairs) - low_y).bit_length()
    second = ((1 << bits) - 1) << width
    skyline = [0]
    for block, (x0, y0) in zip(pairs, lows, strict=True):
        merged: list[int] = []
        for x, y, code in block:
            step = ((x - x0) << bits | (y - y0)) << width | code
            merged += [point + step for point in skyline]
        merged.sort(reverse=True)
        skyline, best = [], -1
        for point in merged:
            if point & second > best:
                best = point & second
                skyline.append(point)
    xs = [(point >> width + bits) + low_x for point in skyline]
    ys = [((point & second) >> width) + low_y for point in skyline]
    points = tuple(zip(xs, ys, strict=True)) if count == 2 else tuple((x,) for x in xs)
    return points, tuple(point & ((1 << width) - 1) for point in skyline), (0,) * count


def _merge_many(steps: _Steps, count: int, width: int, cap: int) -> _Merged:
    del width
    kept: dict[Worths, int] = {(0,) * count: 0}
    bound = [0] * count
    for block in steps:
        merged: dict[Worths, int] = {}
        for worths, step in block:
            for point, code in kept.items():
                merged.setdefault(tuple(map(int.__add__, point, worths)), code + step)
        points, lost = _thin(_undominated(list(merged)), cap)
        bound = [had + more for had, more in zip(bound, lost, strict=True)]
        kept = {point: merged[point] for point in points}
    points = sorted(kept, reverse=True)
    return tuple(points), tuple(kept[point] for point in points), tuple(bound)


def _undominated(points: list[Worths]) -> list[Worths]:
    """Those of several different points that no other is at least as good as for every party.

    For each party the points as good as a given one are a set of bits in one integer; what remains when the
    sets of all parties are intersected dominates it. Whole machine words at a time, this beats comparing
    pairs by far.
    """
    if not points:
        return []
    as_good = [-1] * len(points)
    for party in range(len(points[0])):
        order = sorted(range(len(points)), key=lambda here: -points[here][party])
        seen, start = 0, 0
        while start < len(order):
            end, worth = start, points[order[start]][party]
            while end < len(order) and points[order[end]][party] == worth:
                seen |= 1 << order[end]
                end += 1
            for here in order[start:end]:
                as_good[here] &= seen
            start = end
    return [point for here, point in enumerate(points) if as_good[here] == 1 << here]


def _thin(points: list[Worths], cap: int) -> tuple[list[Worths], list[int]]:
    """At most `cap` of the points, one for each cell of a grid, and the most that this loses each party."""
    count = len(points[0])
    if len(points) <= cap:
        return points, [0] * count
    lows = [min(point[party] for point in points) for party in range(count)]
    spans = [max(point[party] for point in points) - lows[party] + 1 for party in range(count)]
    lines = 64
    while True:
        cells: dict[Worths, list[Worths]] = {}
        for point in points:
            cell = tuple((w - low) * lines // span for w, low, span in zip(point, lows, spans, strict=True))
            cells.setdefault(cell, []).append(point)
        if len(cells) <= cap:
            break
        lines = lines * 7 // 8 if lines > 8 else lines - 1
    kept, lost = [], [0] * count
    for cell_points in cells.values():
        keeper = max(cell_points, key=lambda point: (sum(point), point))
        kept.append(keeper)
        for party in range(count):
            lost[party] = max(lost[party], max(point[party] for point in cell_points) - keeper[party])
    return kept, lost


# --------------------------------------------------------------------------------------------------
# Solutions

_Objective = Callable[[Worths], Fraction]
"""From everyone's gains to what a theory maximises."""


def best_joint(blocks: Sequence[Block], parties: int | None = None) -> Solution:
    """The deal with the greatest sum of worths; always exact, since each block can be settled by itself.

    Of several, the one best for the first party, then the second, and so on. Comparing worths of different
    parties is the caller's decision (Harsanyi 1955). Raises ValueError as `frontier` does.
    """
    count = _parties(blocks, parties)
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
