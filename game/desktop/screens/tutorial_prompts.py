"""The prompts of a tutorial, to stand beside the controls they speak of. What a lesson says belongs to its scenario."""

from __future__ import annotations

from game.desktop.theme import NAME
from game.desktop.widgets import Card, Column, Icon, Label, Row, Widget, heading
from game.rules.model.course import Lesson
from game.rules.model.view import View
from game.wording.lessons import lesson_text, lessons_now, own_lessons


def lesson_card(view: View) -> Widget | None:
    """The lesson of this moment as a card with a brass stripe, or None where there is nothing to teach."""
    lesson = next(iter(lessons_now(view)), None)
    if lesson is None:
        return None
    number, count = _place(view, lesson)
    head = Row([Icon("learn", 20, "brass"), heading(f"LESSON {number} OF {count}")], gap=8)
    body = Column([head, Label(lesson.title, NAME), Label(lesson_text(lesson))], gap=6)
    return Card(body, mark="brass", around=14, key=f"lesson-{lesson.round}-{lesson.phase}")


def _place(view: View, lesson: Lesson) -> tuple[int, int]:
    """Which of this seat's lessons it is, and how many there are."""
    own = own_lessons(view)
    return own.index(lesson) + 1, len(own)
