"""Whether a meter that rises is good or bad news, for the seat that reads it."""

from __future__ import annotations

from game.rules.model.view import View

BAD_FOR_MOST = ("tension", "abandonment", "entrapment", "strain", "autonomy")


def rising_is_bad(view: View, key: str) -> bool:
    """By what the mandate pays for the meter; by what most would say where it pays nothing."""
    kind, _, of = key.partition(":")
    for flow in view.mandate.flows:
        same = flow.of == of if flow.of else kind != "support" or of == view.seat
        if flow.meter == kind and same and flow.per_ten:
            return flow.per_ten < 0
    return kind in BAD_FOR_MOST
