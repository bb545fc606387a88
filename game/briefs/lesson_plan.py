"""The timetable of a lesson, as the facilitator's guide prints it and the facilitator's page tells it."""

from __future__ import annotations

from collections.abc import Collection

from game.briefs.paper import paragraph, table
from game.briefs.timetable import GOOD, Timetable, TooShort, timetable
from game.rules.model.setting import Scenario
from game.wording import count

Step = tuple[int, str, str]
"""The minute in which it begins, its name, and how it is done."""


def steps(plan: Timetable, *, asked: bool = True) -> list[Step]:
    """A lesson step by step. asked: the briefs end with questions."""
    return [
        (0, "Join", "The class code on the projector; pseudonyms, seats, offices."),
        (
            plan.joining // 60,
            "Read",
            f"Briefs and the rules card in silence{', then the questions' * asked}; delegations agree on one aim.",
        ),
        (
            plan.starts // 60,
            f"Play {count(plan.rounds, 'round')}",
            f"Negotiation {_clock(plan.negotiation)}, plans {_clock(plan.signals)}. The last 40 seconds are for"
            " signing. What runs over is taken from the phases still to come.",
        ),
        (plan.ends // 60, "Debrief", "Nine stages, unlocked one by one on every page. Do not skip the first."),
        (plan.minutes, "End", "Reports, the comparison of tables, participation as CSV."),
    ]


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def lesson(scenario: Scenario, minutes: int, lengths: Collection[int] = ()) -> list[str]:
    """The plan of a lesson for the guide, in the length that suits it; nothing where the case does not fit."""
    asked = any(mandate.questions for mandate in scenario.mandates.values())
    try:
        plan = timetable(minutes, lengths or (scenario.setting.rounds,))
    except TooShort:
        return []
    brisk = plan.negotiation + plan.signals < GOOD
    name = f"overture host {scenario.id} --students 30 --minutes {minutes}"
    return [
        f"<h2>{minutes} minutes</h2>",
        table(("Minute", "Step", "How"), ((str(at), name, how) for at, name, how in steps(plan, asked=asked))),
        paragraph(
            f"Start it with {name}, and your page keeps this timetable."
            + " That is brisk: best for people who have played the tutorial." * brisk
        ),
    ]
