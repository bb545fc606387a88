"""Why a meter moved. A new cause is a member here and its sentence in `wording`; mypy names places that lack it."""

from __future__ import annotations

from enum import StrEnum

from game.rules.model.value import Value


class CauseKind(StrEnum):
    """What can move a meter."""

    MOVE = "move"
    CONCESSION = "concession"
    EVENT = "event"
    DRIFT = "drift"
    RESTRICTIONS = "restrictions"
    REVEALED = "revealed"
    INCIDENT = "incident"
    MISREAD = "misread"
    PRICE = "price"
    STREAK = "streak"
    RESTRAINT_IGNORED = "restraint-ignored"
    OVERTURE_IGNORED = "overture-ignored"
    PLEDGE_KEPT = "pledge-kept"
    PLEDGE_FAILED = "pledge-failed"
    DEMAND_MET = "demand-met"
    DEMAND_REFUSED = "demand-refused"
    FELL_AT_HOME = "fell-at-home"
    LINE_CROSSED = "line-crossed"
    OVER_HEADS = "over-heads"
    SIDE_DEAL = "side-deal"
    COMMUNIQUE = "communique"
    LEFT = "left"
    LEAK = "leak"
    KEPT = "kept"
    BREACH = "breach"
    WORD_KEPT = "word-kept"
    WORD_BROKEN = "word-broken"
    HOLLOW_THREAT = "hollow-threat"


class Cause(Value, frozen=True):
    """Why a meter moved: its kind, the id concerned, who did it and to whom."""

    kind: CauseKind
    what: str = ""
    by: str = ""
    target: str = ""


class Shift(Value, frozen=True):
    """A change of one meter by one cause. `audience` None means that everyone may know."""

    meter: str
    by: int
    cause: Cause
    audience: tuple[str, ...] | None = None
