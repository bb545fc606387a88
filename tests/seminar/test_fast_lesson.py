"""A lesson in fast motion, from the class code to the debrief, with students of every kind."""

from __future__ import annotations

from game.bench.fast_lesson import KINDS, fast_lesson


def test_a_lesson_ends_in_time_and_nobody_is_lost() -> None:
    assert {"late", "silent", "leaving", "rude"} <= set(KINDS)
    told = fast_lesson(students=10, tables=2, minutes=30, speed=150)
    assert told["students"] == 10
    assert (told["without_a_row"], told["without_a_debrief"]) == (0, 0)
    assert told["minutes_late"] <= 3, "seconds of a busy machine are minutes here"
    assert told["rounds_at_the_slowest_table"] >= 4
    assert told["acts"] > 20
