"""What can be news, and what can be held against somebody. A new member needs its sentence in `wording`."""

from __future__ import annotations

from enum import StrEnum


class NewsKind(StrEnum):
    """What everyone is told of a round beside the moves that they saw."""

    EVENT = "event"
    RATIFIED = "ratified"
    FELL = "fell"
    LINE_CROSSED = "line-crossed"
    OVER_HEADS = "over-heads"
    COMMUNIQUE = "communique"
    LEFT = "left"
    LEAKED = "leaked"
    BREACH = "breach"
    PLEDGE_TESTED = "pledge-tested"
    PLEDGE_KEPT = "pledge-kept"
    PLEDGE_FAILED = "pledge-failed"
    DEMAND_MET = "demand-met"
    DEMAND_REFUSED = "demand-refused"
    OVERTURE_IGNORED = "overture-ignored"
    INCIDENT = "incident"
    BOOSTED = "boosted"
    PRICE = "price"
    GOOD_OFFICES = "good-offices"
    DOOR = "door"


class GrievanceKind(StrEnum):
    """What one seat can hold against another in everyone's ledger."""

    BREACH = "breach"
    LEFT = "left"
    PLEDGE_FAILED = "pledge-failed"
    DEMAND_REFUSED = "demand-refused"
    OVERTURE_IGNORED = "overture-ignored"
