"""How meters went, round by round, and the causes behind their largest swings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from game.debrief.evidence import Evidence
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.table import RoundReport
from game.wording import cause_phrase, listed, meter_name, move_noun, signed, upper_first

MOST_POINTS = 6
"""Turning points that a report tells."""


@dataclass(frozen=True, slots=True)
class Track:
    """A meter over the game: its value before the first round and after each round played, 0 to 100."""

    key: str
    name: str
    start: int
    values: tuple[int, ...]

    @property
    def whole(self) -> tuple[int, ...]:
        """Start and values in one row."""
        return (self.start, *self.values)


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """One cause that moved the public meters much in one round; `moved` holds meters and by how much."""

    round: int
    cause: Cause
    moved: tuple[tuple[str, int], ...]
    label: str
    sentence: str

    @property
    def size(self) -> int:
        """Points moved in all."""
        return sum(abs(by) for _, by in self.moved)


def tracks(known: Evidence) -> dict[str, Track]:
    """Every meter of which the report may tell each round: public ones, and support and trust of known desks."""
    seen = known.onlooker()
    found = {}
    first = known.openings[0].table if known.openings else known.table
    history = known.table.history
    keys = [f"confidence:{partner}" for partner in known.setting.alliance]
    keys += [key for key in first.meters if not key.startswith("strain:")]
    for key in keys:
        start = history[0].before.get(key) if history else seen.meter(key)
        if start is not None:
            found[key] = Track(key, upper_first(meter_name(seen, key)), start, tuple(r.after[key] for r in history))
    for seat in known.desks:
        for key in (f"support:{seat}", *(f"trust:{seat}:{other}" for other in known.desks[seat].trust)):
            values = _private(known, seat, key)
            found[key] = Track(key, upper_first(meter_name(seen, key)), values[0], values[1 : len(history) + 1])
    return found


def _private(known: Evidence, seat: str, key: str) -> tuple[int, ...]:
    """A desk's meter at the start of each round and now."""
    kind, _, rest = key.partition(":")
    values = []
    for each in (*known.openings, known):
        desk = each.desks[seat]
        values.append(desk.support if kind == "support" else desk.trust[rest.partition(":")[2]])
    return tuple(values)


def pair_id(known: Evidence, partner: str) -> str:
    """The name of an alliance in data: partner and guarantor."""
    return f"{partner}-{known.setting.alliance[partner].guarantor}"


def turning_points(known: Evidence, most: int = MOST_POINTS) -> tuple[TurningPoint, ...]:
    """The causes behind the largest swings of confidence and tension, in the order in which they came."""
    found = [point for report in known.table.history for point in _of_round(known, report)]
    found.sort(key=lambda p: (-p.size, p.round, p.sentence))
    return tuple(sorted(found[:most], key=lambda p: (p.round, -p.size)))


def _of_round(known: Evidence, report: RoundReport) -> Iterator[TurningPoint]:
    sums: dict[Cause, dict[str, int]] = {}
    for shift in report.shifts:
        for key, hundredths in _felt(known, shift.meter, shift.by):
            moved = sums.setdefault(shift.cause, {})
            moved[key] = moved.get(key, 0) + hundredths
    for cause, moved in sums.items():
        whole = [(key, _rounded(by)) for key, by in moved.items() if _rounded(by)]
        if not whole or cause.kind is CauseKind.DRIFT:
            continue
        whole.sort(key=lambda each: (-abs(each[1]), each[0]))
        yield TurningPoint(
            report.round, cause, tuple(whole), short_cause(known, cause), _sentence(known, cause, report.round, whole)
        )


def _felt(known: Evidence, meter: str, by: int) -> Iterator[tuple[str, int]]:
    """What a shift does to tension and confidence, in hundredths of a point of the scale."""
    kind, _, rest = meter.partition(":")
    if kind == "tension":
        yield "tension", by * 100
    alliance = known.setting.alliance.get(rest)
    if alliance is not None and kind in ("abandonment", "entrapment"):
        yield f"confidence:{rest}", -by * (alliance.weight if kind == "abandonment" else 100 - alliance.weight)


def _rounded(hundredths: int) -> int:
    return (abs(hundredths) + 50) // 100 * (1 if hundredths >= 0 else -1)


def _sentence(known: Evidence, cause: Cause, round_no: int, moved: list[tuple[str, int]]) -> str:
    seen = known.onlooker()
    parts = [f"{meter_name(seen, key)} {signed(by)}".replace("-", "−") for key, by in moved]
    return f"{upper_first(cause_phrase(seen, cause))} in round {round_no}: {listed(parts)}."


def short_cause(known: Evidence, cause: Cause) -> str:
    """A cause in one to three words, for a mark in a chart."""
    match cause.kind:
        case CauseKind.MOVE:
            return upper_first(move_noun(known.onlooker(), cause.what))
        case CauseKind.CONCESSION:
            held = known.setting.concession.get(cause.what.partition(":")[0])
            return held.title if held else "A promise"
        case CauseKind.EVENT:
            event = known.setting.event.get(cause.what)
            return event.title if event else "An event"
        case CauseKind.DRIFT:
            return "Drift"
        case CauseKind.RESTRICTIONS:
            return "Restrictions"
        case CauseKind.REVEALED:
            return "Monitors report"
        case CauseKind.INCIDENT:
            return "Incident"
        case CauseKind.MISREAD:
            return "Signal misread"
        case CauseKind.PRICE:
            return "Price lowered"
        case CauseKind.STREAK:
            return "Restraint kept up"
        case CauseKind.RESTRAINT_IGNORED:
            return "Restraint ignored"
        case CauseKind.OVERTURE_IGNORED:
            return "Overture ignored"
        case CauseKind.PLEDGE_KEPT:
            return "Pledge kept"
        case CauseKind.PLEDGE_FAILED:
            return "Pledge failed"
        case CauseKind.DEMAND_MET:
            return "Demand met"
        case CauseKind.DEMAND_REFUSED:
            return "Demand refused"
        case CauseKind.FELL_AT_HOME:
            return "Fell at home"
        case CauseKind.LINE_CROSSED:
            return "Line crossed"
        case CauseKind.OVER_HEADS:
            return "Over their heads"
        case CauseKind.SIDE_DEAL:
            return "Side deal"
        case CauseKind.COMMUNIQUE:
            return "Communiqué"
        case CauseKind.LEFT:
            return "Text left"
        case CauseKind.LEAK:
            return "Leak"
        case CauseKind.KEPT:
            return "Promise kept"
        case CauseKind.BREACH:
            return "Breach found"
        case CauseKind.WORD_KEPT:
            return "Spoken word kept"
        case CauseKind.WORD_BROKEN:
            return "Spoken word broken"
        case CauseKind.HOLLOW_THREAT:
            return "Hollow threat"
    assert_never(cause.kind)


__all__ = ["Track", "TurningPoint", "pair_id", "short_cause", "tracks", "turning_points"]
