"""What a lesson says to those who type stands in brackets, and nobody else reads it."""

from __future__ import annotations

import pytest

from game.content import load_scenario, scenario_ids
from game.delegates import SCRIPT
from game.present.lesson import lesson, lesson_text
from game.seminar.pages.seat import news
from game.session import Session


def test_only_whoever_types_is_told_what_to_type():
    session = Session.start(load_scenario("first-readout"), 7, {"fennick": "person"}, {"*": SCRIPT})
    seen = session.view("fennick")
    typed, pressed = lesson(seen, typed=True), lesson(seen)
    assert typed is not None
    assert pressed is not None
    assert "by typing `ready`." in typed.text
    assert "choose Ready." in pressed.text
    assert "`" not in news(seen)["lesson"]["text"]


@pytest.mark.parametrize("name", scenario_ids())
def test_no_lesson_names_a_command_outside_brackets(name: str):
    for each in load_scenario(name).setting.lessons:
        for text in (each.text, each.goal, each.title, *(task.told for task in each.tasks)):
            plain = lesson_text(text)
            assert "`" not in plain
            assert "  " not in plain
            assert " ," not in plain
            assert "[" not in plain + lesson_text(text, typed=True)
