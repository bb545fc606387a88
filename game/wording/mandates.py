"""A mandate in words: aims, red lines, and what each meter pays or costs."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.conditions import all_hold
from game.rules.model.mandate import Mandate, Objective
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.round.forecast import board_from
from game.wording.expecting import expectation
from game.wording.names import meter_name, points, upper_first


def mandate_lines(view: View) -> list[str]:
    """The reader's aims, red lines and what it earns from meters, in plain words and points."""
    mandate, lines = view.mandate, ["Your aims at the end:"]
    lines += [f"- {_objective(view, aim)}" for aim in mandate.objectives]
    if mandate.red_lines:
        lines.append("Your red lines:")
        lines += [f"- {_objective(view, line)}" for line in mandate.red_lines]
    lines.append("Every round you score by these meters:")
    lines += [f"- {line}" for line in flow_lines(view, mandate)]
    told = "" if mandate.walk_away is None else " That is the result to compare yourself with."
    return [*lines, f"{expectation(mandate.walk_away)}{told}"]


def _objective(view: View, aim: Objective) -> str:
    word = "earns" if aim.points >= 0 else "costs"
    holds = all_hold(aim.when, board_from(view, Plan()), view.seat, private=True)
    now = "now it holds" if holds else "now it does not hold"
    return f"{aim.title} ({word} {points(abs(aim.points))}; {now})."


def flow_lines(view: View, mandate: Mandate) -> Iterable[str]:
    """What each meter pays or costs the reader, in points a round."""
    for flow in mandate.flows:
        key = f"{flow.meter}:{flow.of}" if flow.of else flow.meter
        verb = "earns" if flow.per_ten >= 0 else "costs"
        name = upper_first(meter_name(view, key))
        below = ", and below that the other way round" if not flow.only_above and flow.above > 0 else ""
        if flow.meter in ("restrictions", "leak"):
            yield f"{name}: each level {verb} you {points(abs(flow.per_ten))} a round."
        else:
            yield f"{name}: every 10 above {flow.above} {verb} you {points(abs(flow.per_ten))} a round{below}."
