"""What a space of additive deals holds: its Pareto frontier, exactly for two parties.

Pure arithmetic on integers: blocks of options in, deals out; options that depend on each other are one block. What
theories of fairness pick belongs to `game.negotiation.solutions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

Worths = tuple[int, ...]
"""One integer per party, in any unit used throughout (in the game: hundredths of a point)."""

Choice = tuple[int, ...]
"""For each block the position, from 0, of the option taken."""

Block = Sequence[Worths]
"""The options of one issue, or of several linked issues together: what each is worth to every party."""

CAP = 1500
"""With three parties or more a frontier is thinned to this many points after each merge."""


class Deal(Struct, frozen=True):
    """One option per block, and what they are worth together to each party."""

    worths: Worths
    choice: Choice


class _Place(Struct, frozen=True):
    """Where the choice made in one block stands in a code: a code is a whole choice packed into one
    integer."""

    shift: int
    mask: int
    options: tuple[int, ...]


class Frontier(Struct, frozen=True, dict=True):
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
    count = party_count(blocks, parties)
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


def party_count(blocks: Sequence[Block], parties: int | None) -> int:
    """How many parties the options have worths for. Raises ValueError for an empty block or options of other length."""
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
    # Party by party: a coarser grid is tried many times, and this is most of what a debrief waits for.
    columns = [[point[party] - lows[party] for point in points] for party in range(count)]
    lines = 64
    while True:
        held = [[far * lines // span for far in column] for column, span in zip(columns, spans, strict=True)]
        grid = list(zip(*held, strict=True))
        if len(set(grid)) <= cap:
            break
        lines = lines * 7 // 8 if lines > 8 else lines - 1
    cells: dict[Worths, list[Worths]] = {}
    for cell, point in zip(grid, points, strict=True):
        cells.setdefault(cell, []).append(point)
    kept, lost = [], [0] * count
    for cell_points in cells.values():
        keeper = max(cell_points, key=lambda point: (sum(point), point))
        kept.append(keeper)
        for party in range(count):
            lost[party] = max(lost[party], max(point[party] for point in cell_points) - keeper[party])
    return kept, lost
