"""What a seat is reckoned to care for in meters: by its role, and in those that a scenario adds by what anyone can see.

Nobody's mandate is known but the own one. Slopes are thousandths of a point a round for each point of a meter.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.effects.kind import kinds
from game.rules.model.meters import ExtraMeter, rounded
from game.rules.model.setting import Setting
from game.rules.model.view import View

ROLE_INTERESTS: Mapping[str, Mapping[str, int]] = {
    "challenger": {"progress": 40, "strain": -25, "confidence": -25, "tension": -15},
    "guarantor": {"progress": -60, "confidence": 30, "tension": -15},
    "partner": {"progress": -25, "confidence": 45, "tension": -20},
    "neighbour": {"progress": -10, "strain": -10, "autonomy": -20, "tension": -15},
    "mediator": {"tension": -20},
}
"""What anyone would guess a role cares for."""

WISHED = 20
"""What anyone is reckoned to care for a meter of which nothing is known but which way concessions move it: as much as
the least involved for tension."""


def role_slopes(view: View, seat: str) -> dict[str, int]:
    """What one more point of each meter is reckoned to be worth to a seat a round."""
    setting = view.setting
    slopes: dict[str, int] = {}
    for meter, slope in ROLE_INTERESTS[setting.delegation[seat].role].items():
        if meter == "tension":
            slopes["tension"] = slope
        elif meter == "confidence":
            own = (seat,) if seat in setting.alliance else tuple(setting.alliance)
            for partner in own:
                add_confidence(slopes, view, partner, slope)
        else:
            for each in setting.seats:
                slopes[f"{meter}:{each}"] = slope
    for extra in setting.meters:
        slopes[key_of(extra, seat)] = _cared_for(view, extra, seat)
    return slopes


def add_confidence(slopes: dict[str, int], view: View, partner: str, per_ten: int) -> None:
    """Adds what confidence is worth, as what is worth a point of each meter that makes it up, where they stand now."""
    for key, lost in confidence_slopes(view, partner):
        slopes[key] = slopes.get(key, 0) - rounded(per_ten * lost, 100 * 100)


def confidence_slopes(view: View, partner: str) -> tuple[tuple[str, int], ...]:
    """By how many hundredths of a percent of a point confidence falls with one more point of each meter."""
    alliance, meters = view.setting.alliance[partner], view.table.meters
    left = 100 - meters[f"autonomy:{partner}"]
    fears = alliance.weight * meters[f"abandonment:{partner}"]
    fears += (100 - alliance.weight) * meters[f"entrapment:{partner}"]
    return (
        (f"abandonment:{partner}", alliance.weight * left),
        (f"entrapment:{partner}", (100 - alliance.weight) * left),
        (f"autonomy:{partner}", 100 * 100 - fears),
    )


def key_of(extra: ExtraMeter, seat: str) -> str:
    """The key of an added meter: the table's one, or that of a seat."""
    return extra.id if extra.of == "table" else f"{extra.id}:{seat}"


def _cared_for(view: View, extra: ExtraMeter, seat: str) -> int:
    """Others are taken to be in the own place: who feels what the lake lacks reckons that its neighbours feel it.

    Not across a door, and not where the own mandate is silent: there it goes by which way the concessions move the
    meter, since nobody would ask for what nobody wishes.
    """
    own = key_of(extra, view.seat)
    mine = sum(flow.per_ten for flow in view.mandate.flows if _flow_key(flow.meter, flow.of) == own)
    if mine and not view.setting.hostile(view.seat, seat):
        return mine
    return WISHED * _wished(view.setting, extra.id)


def _flow_key(meter: str, of: str) -> str:
    return f"{meter}:{of}" if of else meter


def _wished(setting: Setting, meter: str) -> int:
    """1 if the concessions on the table raise a meter, -1 if they lower it or hold it back, 0 if they do neither."""
    levels = (level for concession in setting.concessions for level in concession.levels)
    moved = sum(effect.leans(meter) for level in levels for effect in kinds(level.effects))
    return (moved > 0) - (moved < 0)
