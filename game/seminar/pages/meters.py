"""Meters as pages show them: number, band, change since the last round. Why is asked for when somebody asks."""

from __future__ import annotations

from game.rules.model.view import View
from game.wire import Json
from game.wording.names import band_word, meter_keys, meter_name, upper_first

PAIR = ("confidence", "abandonment", "entrapment")


def meters(view: View) -> Json:
    """Tension, every alliance, and the other meters of which the viewer knows at least a band."""
    return {
        "tension": meter(view, "tension"),
        "alliances": [_alliance(view, partner) for partner in view.setting.alliance],
        "others": [meter(view, key) for key in meter_keys(view) if key.partition(":")[0] not in (*PAIR, "tension")],
        "restrictions": _restrictions(view),
    }


def meter(view: View, key: str) -> Json:
    """One meter. `value` is null where only a band is known."""
    kind, _, of = key.partition(":")
    value = view.meter(key)
    found: dict[str, object] = {
        "key": key,
        "kind": kind,
        "of": of.partition(":")[0],
        "name": upper_first(meter_name(view, key)),
        "value": value,
        "delta": change(view, key),
    }
    if value is not None:
        found["band"] = band_word(kind, value)
        found["step"] = min(value // 20, 4)
    else:
        found["step"] = view.table.bands.get(key, 0)
        found["band"] = band_word(kind, view.table.bands.get(key, 0) * 20)
    return found


def change(view: View, key: str) -> int | None:
    """How a meter moved since the start of the last resolved round, as the viewer knows; None if it cannot."""
    now = view.meter(key)
    if now is None or not view.table.history:
        return None
    before = view.table.history[-1].before
    if key in before and key not in view.desk.facts:
        return now - before[key]
    last = view.table.history[-1].round
    return sum(s.by for when, s in view.desk.shifts if when >= last and s.meter == key)


def _alliance(view: View, partner: str) -> Json:
    alliance = view.setting.alliance[partner]
    return {
        **meter(view, f"confidence:{partner}"),
        "partner": partner,
        "guarantor": alliance.guarantor,
        "weight": alliance.weight,
        "fears": [
            {**meter(view, f"{kind}:{partner}"), "short": short}
            for kind, short in (("abandonment", "left alone"), ("entrapment", "dragged along"))
        ],
    }


def _restrictions(view: View) -> Json | None:
    rule = view.setting.restrictions
    if rule is None:
        return None
    return {"by": rule.by, "on": rule.on, "level": view.table.restrictions, "announced": view.table.announced}
