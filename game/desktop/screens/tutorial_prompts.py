"""The lesson of a tutorial as a card: what was learnt, what to do now, and the button that does it or leads there."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.response import Response
from game.desktop.theme import NAME, SMALL, SMALL_STRONG
from game.desktop.widgets import Button, Card, Column, Flow, Icon, Label, Row, Widget, heading
from game.present.lesson import LessonPage, lesson
from game.rules.model.view import View


def lesson_card(view: View, press: Callable[[LessonPage], Response | None] | None = None) -> Widget | None:
    """The lesson of this moment, whole, or None where there is nothing to teach; `press` where it leads elsewhere."""
    page = lesson(view)
    if page is None:
        return None
    head = Row([Icon("learn", 20, "brass"), heading(f"LESSON {page.number} OF {page.count}")], gap=8)
    items: list[Widget] = [*_told(page), head, Label(page.title, NAME), Label(page.text)]
    if page.button and press is not None:
        does = Button(page.button, lambda: press(page), kind="primary", key="lesson-does")
        items.append(Flow([does]))
    return Card(Column(items, gap=6), mark="brass", around=14, key=f"lesson-{page.number}")


def lesson_line(view: View) -> list[Widget]:
    """What the lesson asks for, on one line, beside the controls with which it is done."""
    page = lesson(view)
    if page is None:
        return []
    return [Row([Icon("learn", 18, "brass"), Label(page.goal or page.title, SMALL_STRONG, "brass", grow=1)], gap=8)]


def _told(page: LessonPage) -> list[Widget]:
    if not page.told:
        return []
    return [Row([Icon("tick", 20, "firm"), Label(page.told, SMALL, "muted", grow=1)], gap=8, align="top")]
