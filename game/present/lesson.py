"""The lesson of this moment, for every client: what was just learnt, what to do now, and where it is done."""

from __future__ import annotations

import re
from typing import Literal

from game.rules.model.lessons import Lesson, Task, Tutorial
from game.rules.model.refusal import Illegal
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.tutoring import asked_act, check_lesson, own_lessons, teaches, watched
from game.rules.verbs.act import Act
from game.wording import seat_name

_TYPED = re.compile(r"\[([^\[\]]*)\]")

Where = Literal["", "ready", "plan", "ask", "compose", "answers"]
"""Where a lesson's task is done; empty for a prompt that waits for nothing."""

_PLACES: dict[str, Where] = {
    "ready": "ready", "plan": "plan", "ask": "ask", "put": "compose", "sign": "answers", "decline": "answers",
}  # fmt: skip


class LessonPage(Value, frozen=True):
    """One lesson as it is shown.

    number, count: which of the seat's lessons it is, from 1, and how many there are
    title, text: the idea, and what to do
    goal: what to do, in a few words
    told: what happened and why when the lesson before was done; empty where nothing is to be said
    where: where its task is done
    button: what a button says that does it, or leads to where it is done; empty where cards have theirs
    starts: the title of the text to start from
    act: what it asks for, where it can be done as it stands
    """

    number: int
    count: int
    title: str
    text: str
    goal: str
    told: str = ""
    where: Where = ""
    button: str = ""
    starts: str = ""
    act: Act | None = None

    @property
    def heading(self) -> str:
        """The title as the beginning of a line."""
        return self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}."


class After(Value, frozen=True):
    """What follows the last lesson: the last thing learnt, words, and the scenario and seat to play next."""

    told: str
    text: str
    scenario: str
    seat: str


def lesson(view: View, *, typed: bool = False) -> LessonPage | None:
    """The lesson that the reader is in; `typed` for those who type. None outside a tutorial and after its last."""
    if view.table.outcome is not None:
        return None
    held = watched(view) if view.setting.tutorial is not None else _prompt(view)
    if held is None:
        return None
    own = own_lessons(view.setting, view.seat)
    task = held.tasks[0] if held.tasks else None
    return LessonPage(
        own.index(held) + 1, len(own), held.title, lesson_text(held.text, typed=typed), held.goal,
        lesson_text(_told(view), typed=typed), "" if task is None else _PLACES[task.does],
        "" if task is None else _button(view, task),
        "" if task is None else task.text, None if task is None else _possible(view, task),
    )  # fmt: skip


def after_lessons(view: View) -> After | None:
    """What follows the last lesson, once the game is over; None where nobody was taught."""
    tutorial = _finished(view)
    return None if tutorial is None else After(_told(view), tutorial.ends, tutorial.leads_to, tutorial.leads_seat)


def lesson_text(text: str, *, typed: bool = False) -> str:
    """What a lesson says; what its author put in brackets is only for those who type."""
    return _TYPED.sub(r"\1" if typed else "", text)


def _button(view: View, task: Task) -> str:
    match task.does:
        case "ready":
            return "Ready"
        case "plan":
            return "Open the plan"
        case "ask":
            return f"Ask {seat_name(view.setting, task.whom)}"
        case "put":
            return f"Start from {task.text}"
    return ""


def _finished(view: View) -> Tutorial | None:
    tutorial = view.setting.tutorial
    over = view.table.outcome is not None and bool(view.table.learnt)
    return tutorial if tutorial is not None and over and tutorial.seat == view.seat else None


def _prompt(view: View) -> Lesson | None:
    """A lesson that watches for nothing: it is there in its phase and gone with it."""
    own = own_lessons(view.setting, view.seat)
    return next((each for each in own if (each.round, each.phase) == (view.round, view.table.phase)), None)


def _told(view: View) -> str:
    """What was said of the lesson before, by the way in which it was done."""
    done = len(view.table.learnt)
    if not done:
        return ""
    before, way = own_lessons(view.setting, view.seat)[done - 1], view.table.learnt[-1]
    return next((task.told for task in before.tasks if task.way == way), "")


def _possible(view: View, task: Task) -> Act | None:
    act = asked_act(view, task)
    if act is None:
        return None
    try:
        check(view, act)
    except Illegal:
        return None
    return act


def not_kept_back(view: View, act: Act) -> bool:
    """Whether no lesson keeps an act out of the way now."""
    try:
        check_lesson(view, act)
    except Illegal:
        return False
    return True


def in_lesson(view: View) -> bool:
    """Whether the reader is being taught, so that everything but the lesson stays out of the way."""
    tutorial = view.setting.tutorial
    return tutorial is not None and tutorial.seat == view.seat and teaches(view.setting, view.table)
