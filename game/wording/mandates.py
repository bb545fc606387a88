"""A mandate in words: what each meter pays or costs."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.model.mandate import Mandate
from game.rules.model.view import View
from game.wording.names import meter_name, points, upper_first


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
