"""The deals worth offering: those that seem to be bettered by no other for both sides, best for oneself first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from game.negotiation.bargain import Bargain, Table
from game.negotiation.frontier import Block, Choice, Frontier, frontier
from game.negotiation.options import Options

EXACT = 24
"""With more options in all, only the frontier's outer corners are looked at: they cost a sort instead of a search."""

Losses = list[list[float]]
"""For each issue what each standing option is believed to lose the other side, as a share of its range."""


class Front:
    """Deals from the best for oneself to the best for them.

    gains: what each is worth to oneself; falls
    losses: what each is believed to lose them; falls
    fair: the fair share once it was worked out, see `firmness`
    """

    def __init__(self, gains: list[int], losses: list[float], choose: Callable[[int], Choice]) -> None:
        self.gains, self.losses, self.choice = gains, losses, choose
        self.fair: float | None = None

    def __len__(self) -> int:
        return len(self.gains)

    def as_good(self, target: float) -> int:
        """How many of the deals are worth at least so much to oneself."""
        return bisect_right(self.gains, -target, key=lambda gain: -gain)


def front(bargain: Bargain, options: Sequence[Options], losses: Losses, lost: Callable[[Choice], float]) -> Front:
    """The deals worth offering, given what each option is believed to lose the other side.

    `lost` gives the same for a whole deal; it is asked where worths do not add up and the deals are listed.
    """
    if bargain.value is not None:
        return _skyline([(bargain.worth(choice), lost(choice), choice) for choice in bargain.deals])
    if len(options) == 1:
        worths = options[0].worths
        return _skyline([(worths[o], lose, (o,)) for o, lose in zip(options[0].standing, losses[0], strict=True)])
    if sum(len(issue.standing) for issue in options) <= EXACT:
        return _exact(options, losses)
    return _corners(options, losses)


def _skyline(deals: list[tuple[int, float, Choice]]) -> Front:
    kept: list[tuple[int, float, Choice]] = []
    for deal in sorted(deals, key=lambda each: (-each[0], each[1])):
        if not kept or deal[1] < kept[-1][1]:
            kept.append(deal)
    return Front([deal[0] for deal in kept], [deal[1] for deal in kept], lambda index: kept[index][2])


FINE = 1000
"""Losses become integers by this factor."""


def _exact(options: Sequence[Options], losses: Losses) -> Front:
    blocks: list[Block] = [
        [(issue.worths[option], -round(FINE * loss)) for option, loss in zip(issue.standing, lost, strict=True)]
        for issue, lost in zip(options, losses, strict=True)
    ]
    found = frontier(blocks, 2)

    def choice(index: int) -> Choice:
        return tuple([issue.standing[at] for issue, at in zip(options, found.choice(index), strict=True)])

    return Front([point[0] for point in found.points], [-point[1] / FINE for point in found.points], choice)


def _corners(options: Sequence[Options], losses: Losses) -> Front:
    """The corners of the frontier's convex hull: issue by issue what saves them most for what it costs is given first.

    A deal on the hull is made of options on the hulls of their issues, so nothing is searched (Keeney and Raiffa 1976).
    """
    start: list[int] = []
    gain, loss = 0, 0.0
    steps: list[tuple[float, int, int, int, float]] = []
    for at, (issue, lost) in enumerate(zip(options, losses, strict=True)):
        hull = _hull([(issue.worths[option], lose, option) for option, lose in zip(issue.standing, lost, strict=True)])
        start.append(hull[0][2])
        gain += hull[0][0]
        loss += hull[0][1]
        for (more, lose, _), (less, saved, option) in pairwise(hull):
            steps.append(((saved - lose) / (more - less), at, option, more - less, lose - saved))
    steps.sort()
    gains, kept = [gain], [loss]
    for _, _, _, cost, saving in steps:
        gains.append(gains[-1] - cost)
        kept.append(kept[-1] - saving)

    def choice(index: int) -> Choice:
        taken = list(start)
        for step in steps[:index]:
            taken[step[1]] = step[2]
        return tuple(taken)

    return Front(gains, kept, choice)


def _hull(points: list[tuple[int, float, int]]) -> list[tuple[int, float, int]]:
    """The corners that face oneself and them, best for oneself first."""
    hull: list[tuple[int, float, int]] = []
    for point in sorted(points, key=lambda each: (-each[0], each[1])):
        if hull and point[1] >= hull[-1][1]:
            continue
        while len(hull) > 1 and _bent_in(hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    return hull


def _bent_in(first: tuple[int, float, int], middle: tuple[int, float, int], last: tuple[int, float, int]) -> bool:
    """Whether the way over the middle saves them no more for what it costs than the straight way."""
    return (first[1] - middle[1]) * (first[0] - last[0]) <= (first[1] - last[1]) * (first[0] - middle[0])


def efficient(own: Table, other: Table) -> Frontier:
    """The deals that no other deal betters for both sides; best for oneself first."""
    blocks: list[Block] = [tuple(zip(mine, theirs, strict=True)) for mine, theirs in zip(own, other, strict=True)]
    return frontier(blocks, 2)


def package(own: Table, other: Table, at_least: int) -> Choice | None:
    """Of all deals worth `at_least` to oneself the one worth most to the other side, exactly; None if none is."""
    found = efficient(own, other)
    last = bisect_right(found.points, -at_least, key=lambda point: -point[0])
    return found.choice(last - 1) if last else None
