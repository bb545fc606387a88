"""The prompts of a tutorial: which one belongs to a moment, and its words for those who type and those who press."""

from __future__ import annotations

import re

from game.rules.model.course import Lesson
from game.rules.model.view import View

_TYPED = re.compile(r"\[([^\[\]]*)\]")


def lessons_now(view: View) -> list[Lesson]:
    """The lessons for this seat in this round and phase; none outside a tutorial and when the game is over."""
    now = (view.round, view.table.phase)
    return [each for each in own_lessons(view) if (each.round, each.phase) == now and view.table.outcome is None]


def own_lessons(view: View) -> list[Lesson]:
    """All lessons of this seat, in the order of the scenario."""
    return [each for each in view.setting.lessons if each.seat in ("", view.seat)]


def lesson_text(lesson: Lesson, *, typed: bool = False) -> str:
    """What a lesson says; what its author put in brackets is only for those who type."""
    return _TYPED.sub(r"\1" if typed else "", lesson.text)
