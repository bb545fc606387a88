"""The words of a bargain: what a side brings, what was said, what it can answer. How to answer belongs elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct, field

from game.negotiation.frontier import Choice

Table = tuple[tuple[int, ...], ...]
"""For each issue the worth of each of its options, in one party's own unit."""


class Temper(Struct, frozen=True):
    """How a bargainer concedes; characters differ in these numbers.

    patience: exponent of time; 1 concedes evenly, more holds out and concedes late
    reciprocity: how strongly a concession of the other side that comes early is answered in kind; 0 not at all
    give: gain, as a share of the greatest possible, given up for another efficient package rather than repeating one
    variety: gain that may at first be given up little by little, where there is none, to say something new
    greed: how much more than is hoped for in the end is wanted to close at once; less as time runs out
    doubt: standard deviation of the other side's limit around our guess of it, as a share of its range
    firmness: exponent of the fair share: how seldom a side that never moves gets its way; 0 always
    """

    patience: float = 4.0
    reciprocity: float = 1.0
    give: float = 0.1
    variety: float = 0.5
    greed: float = 0.3
    doubt: float = 0.1
    firmness: float = 3.0


class Bargain(Struct, frozen=True, dict=True):
    """What one side brings to the table.

    issues: for each issue what each option is worth to oneself; where worths do not add up, the closest that do
    reservation: no deal worth less is ever offered or accepted
    deadline: how many rounds there are (each side speaks once a round), or None if nobody knows
    prior: what the options are believed to be worth to the other side, in the same shape and any unit, or None
    temper: how to concede
    discount: the share of its worth that a deal keeps if it comes at the deadline, above 0, at most 1
    value: what a choice is worth, where worths do not add up; None where they do
    deals: the choices to bargain over, where worths do not add up; empty for all there are
    """

    issues: Table
    reservation: int
    deadline: int | None = None
    prior: Table | None = None
    temper: Temper = field(default_factory=Temper)
    discount: float = 1.0
    value: Callable[[Choice], int] | None = None
    deals: tuple[Choice, ...] = ()

    @cached_property
    def best(self) -> int:
        """The worth of the best deal."""
        if self.value is not None:
            return max(map(self.value, self.deals), default=self.reservation)
        return sum(max(options) for options in self.issues)

    @cached_property
    def span(self) -> int:
        """How far the best deal lies above reservation, at least 1."""
        return max(1, self.best - self.reservation)

    def worth(self, choice: Choice) -> int:
        """What a choice is worth to oneself."""
        if self.value is not None:
            return self.value(choice)
        return sum([options[taken] for options, taken in zip(self.issues, choice, strict=True)])

    def advantage(self, worth: float) -> float:
        """How far a worth lies between reservation (0) and the best deal (1); below 0 if not worth having."""
        return (worth - self.reservation) / self.span


class History(Struct, frozen=True):
    """Every offer so far, oldest first.

    mine, theirs: the own ones and everybody else's
    speakers: who made each of theirs, counted from 0; empty if all come from one
    clock: where only time is limited, the share of it that was gone at each own turn, this one included
    """

    mine: tuple[Choice, ...] = ()
    theirs: tuple[Choice, ...] = ()
    speakers: tuple[int, ...] = ()
    clock: tuple[float, ...] = ()


class Accept(Struct, frozen=True):
    """Takes the last offer of the other side."""


class Propose(Struct, frozen=True):
    """Makes an offer."""

    choice: Choice


class WalkAway(Struct, frozen=True):
    """Leaves: no deal can be worth it."""


Answer = Accept | Propose | WalkAway
