"""The options of one issue as beliefs and searches see them: all of them, or of a wide issue a few that stand for the
rest.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from msgspec import Struct

ROOM = 48
"""So many knots all issues together may have, beyond the four that every issue may: beliefs cost their square."""

STANDING = 16
"""So many options of a wide issue stand for all in a search where there are other issues; else SOLE."""

SOLE = 256
"""The same for a bargain about one issue, such as a price."""

TURNS = 3
"""Worths along an issue that turn no more often than this are taken to run smoothly, as along a scale."""

Basis = tuple[tuple[int, float], ...]
"""Which knots an option lies between, and how near to each; the factors add up to 1."""


class Options(Struct, frozen=True, dict=True):
    """One issue: what its options are worth to oneself, how many knots it may have, how many options a search, and
    what they are known to be worth to the other side, if that is known."""

    worths: tuple[int, ...]
    most: int
    searched: int
    theirs: tuple[int, ...] | None = None

    @cached_property
    def size(self) -> int:
        """How many options there are."""
        return len(self.worths)

    @cached_property
    def wide(self) -> bool:
        """Whether options are believed to be alike that lie near each other, since there are too many to learn."""
        return self.size > self.most

    @cached_property
    def knots(self) -> int:
        """How many numbers a belief about this issue has."""
        return min(self.size, self.most)

    @cached_property
    def places(self) -> list[int] | None:
        """Where each option stands on the scale: its own order if worths run smoothly along it, else that of worths.

        None if it is its own order.
        """
        if _turns(self.worths) <= TURNS:
            return None
        places = [0] * self.size
        for place, option in enumerate(sorted(range(self.size), key=self.worths.__getitem__)):
            places[option] = place
        return places

    def basis(self, option: int) -> Basis:
        """Between which knots an option lies."""
        if not self.wide:
            return self._own[option]
        place = option if self.places is None else self.places[option]
        at = place * (self.knots - 1) / (self.size - 1)
        knot = min(int(at), self.knots - 2)
        return ((knot, 1.0 - (at - knot)), (knot + 1, at - knot))

    @cached_property
    def _own(self) -> tuple[Basis, ...]:
        return tuple(((option, 1.0),) for option in range(self.size))

    @cached_property
    def standing(self) -> tuple[int, ...]:
        """The options that a search looks at: all, or so many spread evenly over own worth, the best among them."""
        if self.size <= self.searched:
            return tuple(range(self.size))
        order = sorted(range(self.size), key=self.worths.__getitem__)
        if self.theirs is not None:
            order = _undominated(order, self.theirs)
            if len(order) <= self.searched:
                return tuple(order)
        last = self.searched - 1
        return tuple(order[step * (len(order) - 1) // last] for step in range(self.searched))

    @cached_property
    def bases(self) -> tuple[Basis, ...]:
        """The bases of the standing options."""
        return tuple(self.basis(option) for option in self.standing)


def laid_out(
    issues: tuple[tuple[int, ...], ...], prior: tuple[tuple[int, ...], ...] | None = None
) -> tuple[Options, ...]:
    """All issues of a bargain, none with more knots than their number allows."""
    count = max(1, len(issues))
    most = max(4, ROOM // count)
    narrow = sum(map(len, issues)) <= ROOM
    searched = SOLE if count == 1 else STANDING
    return tuple(
        Options(worths, max(len(worths), 2) if narrow else most, max(searched, most), prior[at] if prior else None)
        for at, worths in enumerate(issues)
    )


def _undominated(order: list[int], theirs: tuple[int, ...]) -> list[int]:
    """Of options ordered by own worth those that none is better than for both sides, worst for oneself first."""
    kept: list[int] = []
    for option in reversed(order):
        if not kept or theirs[option] > theirs[kept[-1]]:
            kept.append(option)
    return kept[::-1]


def _turns(worths: tuple[int, ...]) -> int:
    """How often the worths along an issue change direction."""
    turns, rising = 0, 0
    for before, after in pairwise(worths):
        if after != before:
            now = 1 if after > before else -1
            turns += rising == -now
            rising = now
            if turns > TURNS:
                break
    return turns
