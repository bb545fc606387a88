"""A lesson in minutes: how many rounds, how long their phases and the debrief are; and what becomes of the phases when
something runs over. Pure: it reads no clock, and whoever shows it brings the words.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from game.wording import count, listed

Phase = Literal["negotiation", "signals"]

LEAST: dict[Phase, int] = {"negotiation": 90, "signals": 40}
"""Seconds below which a phase is no use: nobody reads, speaks and signs faster."""

GOOD = 6 * 60 + 15
"""Seconds of a round that a student can follow who reads what is there: 5.4 to 7.7 minutes were measured."""

TALKS = 3
"""Parts of a round that are for talks, where one part is for plans."""

MOST = 1.5
"""How much longer than planned a phase may become where time is left over: more would be waiting."""

SHORTEST, LONGEST = 20, 300
"""Minutes of a lesson."""

STEP = 5
"""Phases are told in seconds that a clock shows as a round number."""


class TooShort(ValueError):
    """A lesson in which so many rounds do not fit, in one sentence with the way out."""


class Timetable(Struct, frozen=True):
    """A lesson from the first student's coming to its end. Times are seconds.

    rounds: a length that the case bears
    negotiation, signals: each of a round's two phases
    """

    minutes: int
    rounds: int
    joining: int
    reading: int
    negotiation: int
    signals: int
    debrief: int

    @property
    def play(self) -> int:
        """What all rounds take together."""
        return self.rounds * (self.negotiation + self.signals)

    @property
    def starts(self) -> int:
        """When the first round begins."""
        return self.joining + self.reading

    @property
    def ends(self) -> int:
        """When play is over and the debrief begins, whatever ran over before."""
        return self.minutes * 60 - self.debrief

    def length(self, phase: Phase) -> int:
        """The length of a phase as it was planned."""
        return self.negotiation if phase == "negotiation" else self.signals


def timetable(minutes: int, lengths: Collection[int], rounds: int | None = None) -> Timetable:
    """The timetable of a lesson of so many minutes.

    lengths: numbers of rounds that the case bears
    rounds: one of them; else the most whose rounds can be followed, or the fewest

    Raises `TooShort` where even the shortest phases do not fit.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise TooShort(f"A lesson takes {SHORTEST} to {LONGEST} minutes: choose another number.")
    if rounds is not None and rounds not in lengths:
        borne = listed(map(str, sorted(lengths)), "or")
        raise TooShort(f"This case is played in {borne} rounds: choose that.")
    joining, reading, debrief = _frame(minutes)
    play = minutes * 60 - joining - reading - debrief
    best = rounds or max((n for n in lengths if play // n >= GOOD), default=min(lengths))
    negotiation, signals = _phases(play // best)
    if negotiation < LEAST["negotiation"] or signals < LEAST["signals"]:
        raise TooShort(
            f"{count(best, 'round')} do not fit into {minutes} minutes: give {_needed(best)}, or choose a shorter case."
        )
    return Timetable(minutes, best, joining, reading, negotiation, signals, debrief)


def _frame(minutes: int) -> tuple[int, int, int]:
    """Seconds for coming in, for reading and for the debrief: what a lesson has around its rounds."""
    joining = max(3, min(5, minutes // 18)) * 60
    reading = max(4, min(12, minutes // 9)) * 60
    debrief = max(6, minutes * 27 // 100) * 60
    return joining, reading, debrief


def _phases(each: int) -> tuple[int, int]:
    signals = each // (TALKS + 1) // STEP * STEP
    return (each - signals) // STEP * STEP, signals


def _needed(rounds: int) -> str:
    """The fewest minutes into which so many rounds fit."""
    for minutes in range(SHORTEST, LONGEST + 1):
        negotiation, signals = _phases((minutes * 60 - sum(_frame(minutes))) // rounds)
        if negotiation >= LEAST["negotiation"] and signals >= LEAST["signals"]:
            return f"it {minutes}"
    return "it more"


def adapted(plan: Timetable, left: float, round_no: int, phase: Phase) -> int:
    """Seconds for a phase that begins now, with so many seconds left until play has to be over.

    What is left is shared among the phases that are still to come, so that one that ran over shortens all of them a
    little; none is cut below `LEAST`, and none grows beyond `MOST` times its plan.
    """
    after = (plan.rounds - round_no) * (plan.negotiation + plan.signals)
    this = plan.length(phase)
    to_come = after + (this + plan.signals if phase == "negotiation" else this)
    share = int(left * this / to_come) // STEP * STEP
    return max(LEAST[phase], min(share, int(this * MOST)))


def late(left: float, rounds: int, round_no: int, phase: Phase, phase_left: float) -> int:
    """Seconds by which play would go on too long even with the shortest phases from the next one on; 0 if it fits."""
    after = (rounds - round_no) * sum(LEAST.values())
    rest = phase_left + after + (LEAST["signals"] if phase == "negotiation" else 0)
    return max(0, round(rest - left))
