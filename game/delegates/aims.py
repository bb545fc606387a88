"""What hangs on a meter at the end, or in an event sure to fall, adds to the worth of each point of it.

In hundredths of a point, by the meter's key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.delegates.interests import confidence_slopes
from game.delegates.needs import alternatives
from game.rules.board import Board
from game.rules.effects.kind import kinds
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.conditions import Condition, MeterIs
from game.rules.model.meters import clamp
from game.rules.model.view import View

AIM_REACH = 12
"""Points of a meter within which an aim at the end pulls."""

Stake = tuple[tuple[Condition, ...], int]
"""Conditions, and what it brings that they hold."""

Moved = Mapping[str, list[tuple[str, int]]]
"""For each level of a concession, by ``concession:level``, what it moves a round: meters by key, and by how much."""


def aims_on_meters(view: View, moved: Moved, n: int, news: Iterable[Stake] = ()) -> dict[str, int]:
    """What each point of a meter adds while a bound that an own aim hangs on is within reach.

    n: rounds in which something still moves
    news: what hangs on a bound besides
    """
    pulls: dict[str, int] = {}
    aims = [(aim.when, aim.points) for aim in (*view.mandate.objectives, *view.mandate.red_lines)]
    for when, at_stake in (*aims, *news):
        for each in (inner for need in when for inner in alternatives(need)):
            if not isinstance(each, MeterIs):
                continue
            now = _expected(view, each, moved, n)
            if now is None:
                continue
            bound, sign = (each.at_least, 1) if each.at_least > 0 else (each.at_most, -1)
            # Toward a bound that pays, back from one that costs; beyond what can be given there is nothing to pull for.
            way = sign if at_stake > 0 else -sign
            far = abs(now - bound)
            if far <= AIM_REACH or 0 < way * (bound - now) <= n * _carried(view, each, way, moved):
                points = sign * at_stake // ((AIM_REACH + max(far, AIM_REACH)) * len(when))
                _pull(pulls, view, each, points)
    return pulls


def surely(view: View, board: Board, through: Mapping[str, int]) -> Iterator[Stake]:
    """What each event that falls when its condition comes true would bring the seat.

    through: what one more point of each meter is worth to it from now to the end
    """
    for event in view.setting.events:
        if event.sure and event.id not in view.table.fallen:
            fallen = board.copied()
            for effect in kinds(event.effects):
                effect.befall(fallen, Cause(CauseKind.EVENT, event.id))
            yield event.when, sum(through.get(shift.meter, 0) * shift.by for shift in fallen.shifts)


def _pull(pulls: dict[str, int], view: View, bound: MeterIs, points: int) -> None:
    if bound.meter != "confidence":
        pulls[_key(bound)] = pulls.get(_key(bound), 0) + points
        return
    for key, lost in confidence_slopes(view, bound.of):
        pulls[key] = pulls.get(key, 0) - points * lost // (100 * 100)


def _expected(view: View, bound: MeterIs, moved: Moved, n: int) -> int | None:
    """Where a meter stands; one that the scenario adds, where its drift and what is promised take it."""
    now = view.meter(_key(bound))
    if now is None or not _added(view, bound):
        return now
    drifts = (drift for drift in view.setting.drifts if drift.meter == bound.meter and not drift.when)
    by = sum(drift.by for drift in drifts if drift.of in ("all", bound.of))
    return clamp(now + n * (by + _promised(view, bound, moved)))


def _promised(view: View, bound: MeterIs, moved: Moved) -> int:
    """What is moved a round by what stands: of each concession the highest level."""
    held: dict[str, int] = {}
    for deal in view.deals():
        for clause in deal.text.clauses if deal.status in ("in force", "signed") else ():
            held[clause.concession] = max(held.get(clause.concession, 0), clause.level)
    return sum(_by(moved, f"{name}:{level}", _key(bound)) for name, level in held.items())


def _carried(view: View, bound: MeterIs, way: int, moved: Moved) -> int:
    """How far all that can be given carries a meter that the scenario adds one way a round: up is 1, down -1.

    Other meters are moved by much else, and in both directions.
    """
    if not _added(view, bound):
        return 0
    return sum(
        max(way * _by(moved, f"{concession.id}:{number}", _key(bound))
            for number in range(1, len(concession.levels) + 1))
        for concession in view.setting.concessions
    )  # fmt: skip


def _by(moved: Moved, level: str, meter: str) -> int:
    return sum(by for key, by in moved[level] if key == meter)


def _added(view: View, bound: MeterIs) -> bool:
    return any(extra.id == bound.meter for extra in view.setting.meters)


def _key(bound: MeterIs) -> str:
    return f"{bound.meter}:{bound.of}" if bound.of else bound.meter
