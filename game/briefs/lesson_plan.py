"""A lesson of so many minutes: its steps, and how long the phases of a round may be."""

from __future__ import annotations

from game.briefs.paper import paragraph, table
from game.rules.model.setting import Scenario

Step = tuple[int, str, str]


def plan(rounds: int, minutes: int, *, asked: bool = True) -> tuple[list[Step], int, int]:
    """A lesson of so many minutes: its steps, and the seconds of negotiation and of plans in each round.

    A third is debrief; a sixth goes to joining and reading; the rest is play.
    asked: the briefs end with questions
    """
    debrief = round(minutes / 3)
    joining = 5
    reading = max(6, round(minutes / 9))
    play = minutes - debrief - joining - reading
    each = play * 60 // rounds
    signals = max(30, round(each * 0.24 / 15) * 15)
    negotiation = max(60, (each - signals) // 15 * 15)
    steps = [
        (0, "Join", "Links and codes on the projector; pseudonyms, seats, offices. Give empty seats to computers."),
        (
            joining,
            "Read",
            f"Briefs and the rules card in silence{', then the questions' * asked}; delegations agree on one aim.",
        ),
        (
            joining + reading,
            f"Play {rounds} rounds",
            f"Negotiation {_clock(negotiation)}, plans {_clock(signals)}. The last 40 seconds are for signing."
            " Pause once, in the middle, and ask everyone for one word.",
        ),
        (joining + reading + play, "Debrief", "Nine stages, unlocked one by one on every page. Do not skip the first."),
        (minutes, "End", "Reports, the comparison of tables, participation as CSV."),
    ]
    return steps, negotiation, signals


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def lesson(scenario: Scenario, minutes: int) -> list[str]:
    """The plan of a lesson for the guide."""
    asked = any(mandate.questions for mandate in scenario.mandates.values())
    steps, negotiation, signals = plan(scenario.setting.rounds, minutes, asked=asked)
    note = f"Set the phases to {negotiation / 60:g} and {signals / 60:g} minutes on your page." + (
        " That is brisk: best for people who have played the tutorial." if negotiation < 150 else ""
    )
    return [
        f"<h2>{minutes} minutes</h2>",
        table(("Minute", "Step", "How"), ((str(at), name, how) for at, name, how in steps)),
        paragraph(note),
    ]
