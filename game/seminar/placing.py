"""Where somebody sits who comes in with the class code: a pure rule over who sits already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, get_args

Rule = Literal["table", "delegation", "random", "roster"]
RULES: tuple[Rule, ...] = get_args(Rule)

Place = tuple[int, str]
"""A table and a seat at it."""


def place(
    rule: Rule,
    tables: Iterable[int],
    seats: Sequence[str],
    taken: Mapping[Place, int],
    most: int,
    draw: Callable[[Sequence[Place]], Place],
) -> Place | None:
    """The next place: nobody joins a delegation while a seat stands empty. None if every delegation is full.

    rule: `table` and `roster` fill one table after the other, `delegation` one delegation at every table
    taken: how many sit at each place
    most: members of a delegation
    """
    order = {seat: at for at, seat in enumerate(seats)}
    free = [(table, seat) for table in tables for seat in seats if taken.get((table, seat), 0) < most]
    fewest = min((taken.get(each, 0) for each in free), default=0)
    best = [each for each in free if taken.get(each, 0) == fewest]
    if not best:
        return None
    if rule == "random":
        return draw(best)
    if rule == "delegation":
        return min(best, key=lambda each: (order[each[1]], each[0]))
    return min(best, key=lambda each: (each[0], order[each[1]]))
