"""A lesson in minutes: the plan fits, no phase is too short, and what runs over is made up for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.briefs.timetable import LEAST, LONGEST, MOST, SHORTEST, TooShort, adapted, late, timetable

LENGTHS = some.frozensets(some.integers(1, 20), min_size=1, max_size=4)


@given(some.integers(SHORTEST, LONGEST), LENGTHS)
def test_a_plan_fits_its_minutes_and_no_phase_is_too_short(minutes: int, lengths: frozenset[int]) -> None:
    try:
        plan = timetable(minutes, lengths)
    except TooShort:
        assert (minutes * 60 * 0.6) // min(lengths) < 2 * sum(LEAST.values()), "it refuses only what is crowded"
        return
    assert plan.rounds in lengths
    assert plan.starts + plan.play <= plan.ends
    assert plan.ends + plan.debrief == minutes * 60
    assert plan.negotiation >= LEAST["negotiation"]
    assert plan.signals >= LEAST["signals"]
    assert plan.debrief >= 6 * 60


@given(some.integers(50, 200), some.integers(3, 8), some.lists(some.integers(0, 60), min_size=20, max_size=20))
def test_what_runs_over_is_taken_from_what_is_to_come(minutes: int, rounds: int, extra: list[int]) -> None:
    plan = timetable(minutes, {rounds})
    now, overrun = float(plan.starts), iter(extra)
    for number in range(1, rounds + 1):
        for phase in ("negotiation", "signals"):
            length = adapted(plan, plan.ends - now, number, phase)
            assert LEAST[phase] <= length <= plan.length(phase) * MOST
            now += length + next(overrun)
    slack = extra[2 * rounds - 1] + LEAST["negotiation"] + LEAST["signals"]
    assert now <= plan.ends + slack or late(plan.ends - (now - 1), rounds, rounds, "signals", 0) > 0


@given(some.integers(50, 200), some.integers(3, 8))
def test_a_class_that_keeps_time_is_never_called_late(minutes: int, rounds: int) -> None:
    plan = timetable(minutes, {rounds})
    assert not late(plan.play, rounds, 1, "negotiation", plan.negotiation)
    assert late(60, rounds, 1, "negotiation", plan.negotiation) > 0


def test_seventy_five_minutes_of_the_strait_have_six_rounds() -> None:
    found = {minutes: timetable(minutes, (5, 6, 8)).rounds for minutes in (60, 75, 90)}
    assert found == {60: 5, 75: 6, 90: 8}
    assert timetable(75, (5, 6, 8), 8).rounds == 8
    for minutes, rounds, told in ((75, 7, "5, 6 or 8 rounds"), (20, 8, "do not fit into 20 minutes: give it"),
                                  (10, None, "20 to 300 minutes")):  # fmt: skip
        with pytest.raises(TooShort, match=told):
            timetable(minutes, (5, 6, 8), rounds)
