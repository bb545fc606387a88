"""NegMAS's utility functions and outcome spaces as a bargain in integers; says so where one cannot be read."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from math import isfinite
from typing import Any

from game.negotiation import search
from game.negotiation.bargain import Bargain, Table, Temper
from game.negotiation.frontier import Choice

SCALE = 100_000
"""Utilities become integers by this factor over their range."""

STEPS = 1000
"""A continuous issue, or a number of more values than this, is bargained over in so many steps."""

FAR = 1000
"""Without a limit on rounds a discount is looked at over so many."""

PROBES = 50
"""In so many places it is looked at what time leaves of a deal."""

MODEST = 0.25
"""A deal with so much of what the best has over none is a modest one."""

EXACT = 1e-6
"""Worths that add up to within this share of their range add up."""


class UnfitError(ValueError):
    """What a negotiator was given cannot be bargained over; the message says why and what would do."""


class Space:
    """The outcomes of a negotiation as choices: for each issue its values, or steps of a scale."""

    def __init__(self, issues: Any) -> None:
        self.values = [_steps(issue) for issue in issues]
        self._numeric = [issue.is_numeric() and len(v) > 1 for issue, v in zip(issues, self.values, strict=True)]
        self._places: list[dict[Any, int]] = [
            {value: place for place, value in enumerate(values)} for values in self.values
        ]
        self._issues = issues

    @property
    def sizes(self) -> list[int]:
        """How many options each issue has."""
        return [len(values) for values in self.values]

    def outcome(self, choice: Choice) -> tuple[Any, ...]:
        """The outcome that a choice stands for."""
        return tuple(values[place] for values, place in zip(self.values, choice, strict=True))

    def choice(self, offer: Any) -> Choice | None:
        """The choice that is or comes closest to an outcome; None if it is no outcome of this space."""
        if not isinstance(offer, tuple) or len(offer) != len(self.values):
            return None
        places = [self._place(at, value) for at, value in enumerate(offer)]
        return None if None in places else tuple(place for place in places if place is not None)

    def _place(self, at: int, value: Any) -> int | None:
        try:
            if value in self._places[at]:
                return self._places[at][value]
            if not self._numeric[at] or not self._issues[at].is_valid(value):
                return None
        except TypeError:
            return None
        low, high, last = self.values[at][0], self.values[at][-1], len(self.values[at]) - 1
        return min(last, max(0, int((value - low) / (high - low) * last + 0.5)))


def _steps(issue: Any) -> list[Any]:
    """The values of an issue, or where there are too many numbers steps from the least to the greatest."""
    if issue.is_numeric() and (issue.is_continuous() or issue.cardinality > STEPS):
        low, high = issue.min_value, issue.max_value
        if not (isfinite(low) and isfinite(high)):
            raise UnfitError(f"Issue {issue.name!r} has no end: give it a least and a greatest value.")
        steps = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
        return steps if issue.is_continuous() else sorted({round(step) for step in steps})
    return list(issue.all)


class Reading:
    """One party's utility function, read as the worths of a bargain.

    fit: how much of the variance of utilities the additive worths tell; 1 where utilities add up
    """

    def __init__(self, space: Space, ufun: Any) -> None:
        if ufun is None:
            raise UnfitError("OvertureNegotiator has no utility function: add it to the mechanism with ufun=....")
        self._space, self._ufun = space, ufun
        self._seen: dict[Choice, float] = {}
        self.fit = 1.0
        self._parts = self._alone()
        self._sample = search.spread_out(space.sizes)
        if not self._adds_up():
            fitted = search.fit(space.sizes, self._sample, [self.utility(choice) for choice in self._sample])
            self._parts, self._ground, self.fit = [list(part) for part in fitted.parts], fitted.base, fitted.share

    def utility(self, choice: Choice) -> float:
        """What a choice is worth, before anything is lost with time."""
        known = self._seen.get(choice)
        if known is None:
            known = self._seen[choice] = float(self._ufun(self._space.outcome(choice)))
            if not isfinite(known):
                known = self._seen[choice] = -1e9
        return known

    def _alone(self) -> list[list[float]]:
        """What each option adds if everything else is as in the first outcome."""
        base = [0] * len(self._space.values)
        self._ground = self.utility(tuple(base))
        return [
            [self.utility((*base[:at], option, *base[at + 1 :])) - self._ground for option in range(size)]
            for at, size in enumerate(self._space.sizes)
        ]

    def _adds_up(self) -> bool:
        few = self._sample[:: max(1, len(self._sample) // 100)]
        return all(abs(self._added(choice) - self.utility(choice)) <= EXACT * self._span for choice in few)

    def _added(self, choice: Choice) -> float:
        return self._ground + sum(part[option] for part, option in zip(self._parts, choice, strict=True))

    @property
    def _span(self) -> float:
        return sum(max(part) - min(part) for part in self._parts) or 1.0

    @cached_property
    def table(self) -> Table:
        """For each issue what each option is worth, the best deal about `SCALE` above the worst."""
        return tuple(tuple(round(SCALE * worth / self._span) for worth in part) for part in self._parts)

    def worth(self, choice: Choice) -> int:
        """What a choice is worth as it is, in the unit of the table."""
        return round(SCALE * (self.utility(choice) - self._ground) / self._span)

    def reserved(self, least: float) -> int:
        """A utility in the unit of the table; never above the best deal unless the utility is."""
        return int(SCALE * (min(least, self._ground + 10 * self._span) - self._ground) / self._span)

    def bargain(self, rounds: int | None, temper: Temper, prior: Table | None, discount: float) -> Bargain:
        """What the party brings to the table; where utilities do not add up, with the deals that a search found.

        Where time takes from deals and not from having none, no deal has to be worth having at the end.
        """
        low = self._ground + sum(map(min, self._parts))
        reserved = float(self._ufun.reserved_value) / (discount if discount < 1.0 else 1.0)
        if self.fit >= search.CLOSE:
            rounding = len(self._parts) if self.fit == 1.0 else 0
            best = sum(map(max, self.table))
            least = self.reserved(max(low, reserved) if reserved == reserved else low)
            return Bargain(
                self.table, least if least >= best else min(best, least + rounding), rounds, prior, temper, discount
            )
        deals = search.found(self._space.sizes, self.utility, self._sample, reserved)
        least = self.reserved(max(reserved, min(map(self.utility, deals), default=reserved)))
        return Bargain(self.table, least, rounds, prior, temper, discount, self.worth, deals)

    def outcome_of_best(self, bargain: Bargain) -> Any:
        """The best outcome for the party."""
        if bargain.deals:
            return self._space.outcome(max(bargain.deals, key=bargain.worth))
        return self._space.outcome(tuple(max(range(len(each)), key=each.__getitem__) for each in self._parts))


def left_of(ufun: Any, nmi: Any, state: Any, outcome: Any, rounds: int | None) -> tuple[float, int | None]:
    """What time leaves of a deal by the end, as a share, and the last round in which a modest one is worth having:
    one that has a quarter of what the best has over none. With nothing lost the answer is 1 and `rounds`."""
    if not hasattr(ufun, "eval_on_state"):
        return 1.0, rounds
    now, last, share = float(ufun(outcome)), rounds or FAR, 1.0
    reserved = max(0.0, float(ufun.reserved_value))
    modest = reserved + MODEST * (now - reserved)
    for probe in range(1, PROBES + 1):
        at = copy(state)
        at.step = round(last * probe / PROBES)
        at.relative_time = probe / PROBES
        kept = float(ufun.eval_on_state(outcome, nmi, at)) / now if now > 0.0 else 1.0
        if kept < 1.0 and modest * kept <= reserved:
            return share, max(1, at.step - 1)
        share = min(1.0, max(0.01, kept))
    return share, rounds
