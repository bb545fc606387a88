"""Whether what a condition asks for is promised already, by texts that everyone can read, in force or signed just now.

Only promises count: what a meter happens to show, or what somebody may do of his own accord, is assured by nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.rules.law.running import breaks, owed
from game.rules.law.selectors import selected
from game.rules.model.conditions import AllOf, AnyOf, Condition, Did, InForce, NoneOf
from game.rules.model.room import Deal
from game.rules.model.setting import Setting


class Assured:
    """What public texts promise in a round, as it bears on what one seat asks of another."""

    def __init__(self, setting: Setting, deals: Iterable[Deal], actor: str, target: str, round_no: int) -> None:
        self.setting = setting
        self.deals = [deal for deal in deals if deal.public and deal.status in ("signed", "in force")]
        self.actor = actor
        self.target = target
        self.round = round_no

    def all(self, conditions: Collection[Condition]) -> bool:
        """Whether every one of several conditions is assured; false for none."""
        return bool(conditions) and all(map(self.holds, conditions))

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is assured."""
        match condition:
            case InForce():
                return any(self._promises(deal, condition) for deal in self.deals)
            case NoneOf():
                return all(isinstance(each, Did) and self._forsworn(each) for each in condition.conditions)
            case AllOf():
                return self.all(condition.conditions)
            case AnyOf():
                return sum(map(self.holds, condition.conditions)) >= condition.at_least
        return False

    def _promises(self, deal: Deal, wanted: InForce) -> bool:
        signed = deal.text.signatories
        named = any(c.concession == wanted.concession and c.level >= wanted.level for c in deal.text.clauses)
        return named and set(wanted.covers) <= set(signed) and (deal.text.verified or not wanted.verified)

    def _forsworn(self, did: Did) -> bool:
        """Whether everybody who might make a move has promised not to make it."""
        by = selected(self.setting, did.by, self.actor, self.target)
        at = selected(self.setting, did.target, self.actor, self.target) or ("",)
        return bool(by) and all(self._leaves(seat, did.move, target) for seat in by for target in at)

    def _leaves(self, seat: str, move: str, target: str) -> bool:
        return any(
            breaks(self.setting, run, move, target) for run in owed(self.setting, self.deals, seat, self.round)
        )
