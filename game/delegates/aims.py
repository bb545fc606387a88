"""What aims at the end that hang on a meter add to the worth of each point of it: hundredths of a point, by key."""

from __future__ import annotations

from collections.abc import Mapping

from game.delegates.interests import confidence_slopes
from game.delegates.needs import alternatives
from game.rules.model.conditions import MeterIs
from game.rules.model.meters import clamp
from game.rules.model.view import View

AIM_REACH = 12
"""Points of a meter within which an aim at the end pulls."""

Moved = Mapping[str, list[tuple[str, int]]]
"""For each level of a concession, by ``concession:level``, what it moves a round: meters by key, and by how much."""


def aims_on_meters(view: View, moved: Moved, n: int) -> dict[str, int]:
    """What each point of a meter adds while the bound of an own aim is within reach.

    n: rounds in which something still moves
    """
    pulls: dict[str, int] = {}
    for objective in (*view.mandate.objectives, *view.mandate.red_lines):
        for each in (inner for need in objective.when for inner in alternatives(need)):
            if not isinstance(each, MeterIs):
                continue
            now = _expected(view, each, moved, n)
            if now is None:
                continue
            bound, sign = (each.at_least, 1) if each.at_least > 0 else (each.at_most, -1)
            far = abs(now - bound)
            if far <= AIM_REACH or 0 < sign * (bound - now) <= n * _carried(view, each, sign, moved):
                points = sign * objective.points // ((AIM_REACH + max(far, AIM_REACH)) * len(objective.when))
                _pull(pulls, view, each, points)
    return pulls


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


def _carried(view: View, bound: MeterIs, sign: int, moved: Moved) -> int:
    """How far all that can be given carries a meter that the scenario adds toward a bound, a round.

    Other meters are moved by much else, and in both directions.
    """
    if not _added(view, bound):
        return 0
    return sum(
        max(sign * _by(moved, f"{concession.id}:{number}", _key(bound))
            for number in range(1, len(concession.levels) + 1))
        for concession in view.setting.concessions
    )  # fmt: skip


def _by(moved: Moved, level: str, meter: str) -> int:
    return sum(by for key, by in moved[level] if key == meter)


def _added(view: View, bound: MeterIs) -> bool:
    return any(extra.id == bound.meter for extra in view.setting.meters)


def _key(bound: MeterIs) -> str:
    return f"{bound.meter}:{bound.of}" if bound.of else bound.meter
