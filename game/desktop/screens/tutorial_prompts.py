"""The prompts of a tutorial, to stand beside the controls they speak of. What a lesson says belongs to its scenario."""

from __future__ import annotations

import re

from game.desktop.theme import NAME
from game.desktop.widgets import Card, Column, Icon, Label, Row, Widget, heading
from game.rules.model.course import Lesson
from game.rules.model.view import View

_TYPED = re.compile(r", with the mouse or by typing `[^`]*`,?|(?:,? or)?(?: type| by typing| by| with) `[^`]*`")
"""What a lesson adds for the line client: `choose Ready or type `ready``."""


def lesson_now(view: View) -> Lesson | None:
    """The lesson for this seat in this round and phase; None outside a tutorial and when the game is over."""
    if view.table.outcome is not None:
        return None
    for lesson in view.setting.lessons:
        if (lesson.round, lesson.phase) == (view.round, view.table.phase) and lesson.seat in ("", view.seat):
            return lesson
    return None


def lesson_card(view: View) -> Widget | None:
    """The lesson of this moment as a card with a brass stripe, or None where there is nothing to teach."""
    lesson = lesson_now(view)
    if lesson is None:
        return None
    number, count = _place(view, lesson)
    head = Row([Icon("learn", 20, "brass"), heading(f"LESSON {number} OF {count}")], gap=8)
    body = Column([head, Label(lesson.title, NAME), Label(_TYPED.sub("", lesson.text))], gap=6)
    return Card(body, mark="brass", around=14, key=f"lesson-{lesson.round}-{lesson.phase}")


def _place(view: View, lesson: Lesson) -> tuple[int, int]:
    """Which of this seat's lessons it is, and how many there are."""
    own = [each for each in view.setting.lessons if each.seat in ("", view.seat)]
    return own.index(lesson) + 1, len(own)
