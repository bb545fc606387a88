"""At home: what a delegation's public lets through (the win-set of Putnam 1988).

Home judges by published worths, not by the cabinet's secret ones, so an outcome never tells a secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.rules.law.running import FOREVER, span
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.units import HUNDREDTHS


def sacrifice(setting: Setting, seat: str, deals: Iterable[Deal], trust: Mapping[str, int], round_no: int) -> int:
    """Net sacrifice of a seat by all texts it signed, in hundredths of a point a round; below 0 for a gain.

    Each concession counts at its highest level. What others promise counts by trust in them, a verified promise at
    least by `Numbers.verified_floor` percent; confidential texts count by `Numbers.confidential_share` percent.
    """
    best: dict[str, tuple[int, int]] = {}
    for deal in deals:
        if seat not in deal.text.signatories:
            continue
        for clause in deal.text.clauses:
            last = span(deal.since or deal.signed, clause)[1]
            if last != FOREVER and last < round_no:
                continue
            counted = _counted(setting, seat, deal, clause.concession, clause.level, trust)
            held = best.get(clause.concession)
            if held is None or clause.level > held[0]:
                best[clause.concession] = (clause.level, counted)
    return -sum(counted for _, counted in best.values())


def _counted(setting: Setting, seat: str, deal: Deal, concession: str, level: int, trust: Mapping[str, int]) -> int:
    worth = setting.published(seat, concession, level)
    giver = setting.concession[concession].giver
    if giver != seat and worth > 0:
        share = trust.get(giver, 50) if setting.plays("trust") else 100
        if deal.text.verified:
            # Where somebody watches, home need not trust the giver alone ("Settled by trial", 11).
            share = max(share, setting.numbers.verified_floor)
        return worth * share // 100
    if worth < 0 and not deal.text.public and not deal.leaked:
        # Of the amount, not of the negative number: `//` rounds down, and home would be asked a hundredth too much.
        return -(-worth * setting.numbers.confidential_share // 100)
    return worth


def limit(setting: Setting, support: int) -> int:
    """The greatest net sacrifice that support allows, in hundredths of a point a round; below 0 a gain is needed."""
    return (support - setting.numbers.home_floor) * HUNDREDTHS // setting.numbers.home_slope


def passes(
    setting: Setting, seat: str, deals: Iterable[Deal], trust: Mapping[str, int], support: int, round_no: int
) -> bool:
    """Whether home lets everything through that a seat has signed; what costs nothing on balance always passes."""
    return sacrifice(setting, seat, deals, trust, round_no) <= max(limit(setting, support), 0)
