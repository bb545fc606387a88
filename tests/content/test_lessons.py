"""What a lesson says to those who type stands in brackets, and nobody else reads it."""

from __future__ import annotations

import pytest

from game.content import load_scenario, scenario_ids
from game.rules import new_game, view
from game.seminar.pages.seat import news
from game.wording.lessons import lesson_text, lessons_now


def test_only_whoever_types_is_told_what_to_type():
    seen = view(new_game(load_scenario("first-readout"), 1), "fennick")
    (lesson,) = lessons_now(seen)
    assert "choose Ready or type `ready`." in lesson_text(lesson, typed=True)
    assert "choose Ready." in lesson_text(lesson)
    (shown,) = news(seen)["lessons"]
    assert "`" not in shown["text"]


@pytest.mark.parametrize("name", scenario_ids())
def test_no_lesson_names_a_command_outside_brackets(name: str):
    for lesson in load_scenario(name).setting.lessons:
        plain = lesson_text(lesson)
        assert "`" not in plain
        assert "  " not in plain
        assert " ," not in plain
        assert "[" not in plain + lesson_text(lesson, typed=True)
