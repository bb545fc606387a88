"""What it is worth to a seat that a text ends the crisis, or brings its end nearer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.rules.scenario import AnyOf, Condition, InForce
from game.rules.terms import Clause, Text
from game.rules.view import View

CALM = 1200
"""Hundredths of a point that ending the crisis in the first round would be worth beyond what its text brings: nothing
can break down any more."""


@dataclass(frozen=True, slots=True)
class Need:
    """One need of a settlement: the ways to meet it, and whether it is met already."""

    ways: tuple[InForce, ...]
    stands: bool

    def met(self, chosen: Mapping[str, Clause], frame: Text) -> bool:
        """Whether a text with these clauses would meet it."""
        for way in self.ways:
            clause = chosen.get(way.concession)
            if clause is None or clause.level < way.level or (way.verified and not frame.witness):
                continue
            if all(seat in frame.signatories for seat in way.covers):
                return True
        return False


class Ending:
    """How near the end is, as long as neither the round nor what is in force changes."""

    def __init__(self, view: View) -> None:
        self._needs = [[_need(view, each) for each in settlement.needs] for settlement in view.setting.settlements]
        self._worth = CALM * (view.setting.rounds - view.round) // view.setting.rounds
        self._before = max((_nearness(sum(n.stands for n in needs), len(needs)) for needs in self._needs), default=0)

    def worth(self, text: Text) -> int:
        """What a text adds by bringing the end nearer, in hundredths of a point."""
        return self.worth_of({clause.concession: clause for clause in text.clauses}, text)

    def worth_of(self, chosen: Mapping[str, Clause], frame: Text) -> int:
        """The same for these clauses in the frame of a text."""
        nearest = self._before
        for needs in self._needs:
            met = sum(each.stands or each.met(chosen, frame) for each in needs)
            nearest = max(nearest, _nearness(met, len(needs)))
        return self._worth * (nearest - self._before) // 100


def _need(view: View, condition: Condition) -> Need:
    ways = _ways(condition)
    stands = any(
        clause.concession == way.concession
        and clause.level >= way.level
        and (deal.text.verified or not way.verified)
        and set(way.covers) <= set(deal.text.signatories)
        for deal in view.deals() if deal.status in ("in force", "signed")
        for clause in deal.text.clauses
        for way in ways
    )  # fmt: skip
    return Need(ways, stands)


def _ways(need: Condition) -> tuple[InForce, ...]:
    """The ways in which a need of a settlement can be met."""
    if isinstance(need, AnyOf):
        return tuple(way for each in need.conditions for way in _ways(each))
    return (need,) if isinstance(need, InForce) else ()


def _nearness(met: int, needs: int) -> int:
    """Percent of the way to a settlement, the last steps counting most."""
    part = 100 * met // max(1, needs)
    return part * part * part // 10_000
