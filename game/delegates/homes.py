"""What each delegation's home is likely to let through, as one seat can tell from what is published and from bands."""

from __future__ import annotations

from collections.abc import Mapping

from game.delegates.counterparts import SURE
from game.rules.law.home import limit
from game.rules.law.running import span
from game.rules.model.terms import Clause, Text
from game.rules.model.units import HUNDREDTHS
from game.rules.model.view import View

UNLIKELY = 5
"""Thousandths of a chance that is left to what a home would most likely refuse."""

BAND = 20
"""Points of support in a band."""

MIDDLING = 58
"""The most support that anybody is reckoned to have in the band in which most begin."""

UNKNOWN = 50
"""Percent of trust that another home is reckoned to have in whoever promises it something."""


class Homes:
    """The homes as one seat reckons with them, as long as neither the round nor what is in force changes."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.setting = view.setting
        self._standing: dict[str, dict[str, int]] = {}
        self._chances: dict[tuple[str, int], int] = {}
        self._added: dict[tuple[str, bool, bool], dict[Clause, int]] = {}
        self._counted: dict[tuple[str, str, int, bool, bool], int] = {}

    def standing(self, seat: str) -> dict[str, int]:
        """What home counts of each concession that stands, hundredths of a point a round."""
        if seat not in self._standing:
            self._standing[seat] = self._sacrifices(seat)
        return self._standing[seat]

    def _sacrifices(self, seat: str) -> dict[str, int]:
        best: dict[str, tuple[int, int]] = {}
        for deal in self.view.deals():
            if deal.status not in ("in force", "signed") or seat not in deal.text.signatories:
                continue
            for clause in deal.text.clauses:
                if span(deal.since or deal.signed, clause)[1] < self.view.round:
                    continue
                counted = self.counted(seat, deal.text, clause)
                if clause.level > best.get(clause.concession, (0, 0))[0]:
                    best[clause.concession] = (clause.level, counted)
        return {name: worth for name, (_, worth) in best.items()}

    def added(self, seat: str, frame: Text) -> Mapping[Clause, int]:
        """For each level of each concession what it would add to a home's sacrifice in a text with these terms."""
        key = (seat, bool(frame.witness), frame.public)
        known = self._added.get(key)
        if known is None:
            held = self.standing(seat)
            clauses = (Clause(c.id, n) for c in self.setting.concessions for n in range(1, len(c.levels) + 1))
            known = self._added[key] = {
                each: held.get(each.concession, 0) - self.counted(seat, frame, each) for each in clauses
            }
        return known

    def counted(self, seat: str, text: Text, clause: Clause) -> int:
        """What a seat's home would count a clause of a text at, hundredths of a point a round."""
        key = (seat, clause.concession, clause.level, bool(text.witness), text.public)
        known = self._counted.get(key)
        if known is None:
            known = self._counted[key] = self._count(seat, text, clause)
        return known

    def _count(self, seat: str, text: Text, clause: Clause) -> int:
        worth = self.setting.published(seat, clause.concession, clause.level)
        giver = self.setting.concession[clause.concession].giver
        if giver != seat and worth > 0:
            share = self.view.desk.trust.get(giver, UNKNOWN) if seat == self.view.seat else UNKNOWN
            return worth * max(share, self.setting.numbers.verified_floor if text.witness else 0) // 100
        return worth if text.public or worth > 0 else worth * self.setting.numbers.confidential_share // 100

    def chance(self, seat: str, cost: int) -> int:
        """Thousandths of a chance that a seat's home lets a net sacrifice through, hundredths of a point a round."""
        if cost <= 0:
            return SURE
        known = self._chances.get((seat, cost))
        if known is None:
            known = self._chances[seat, cost] = self._chance(seat, cost)
        return known

    def _chance(self, seat: str, cost: int) -> int:
        if not self.setting.plays("ratification"):
            return SURE
        if seat == self.view.seat:
            return SURE if cost <= limit(self.setting, self.view.desk.support) else 0
        low = self.view.table.bands[f"support:{seat}"] * BAND
        high = min(low + BAND - 1, max(MIDDLING, low + BAND // 2))
        needed = self.setting.numbers.home_floor + -(-cost * self.setting.numbers.home_slope // HUNDREDTHS)
        return max(UNLIKELY, min(SURE, SURE * (high - needed + 1) // (high - low + 1)))
