"""Lint: the lessons of a tutorial come in order, can be done, and the script answers what they ask."""

from __future__ import annotations

from itertools import pairwise

from game.content.mistakes import did_you_mean, shown
from game.content.scenario_draft import ScenarioDraft
from game.rules.model.lessons import Cue, Lesson, Task
from game.rules.tutoring import moment_of, own_lessons

_WHOM = ("ask", "sign", "decline")


def lessons(draft: ScenarioDraft) -> None:
    """All lessons, and the script of those around who is taught."""
    for lesson in draft.setting.lessons:
        if lesson.round > draft.setting.rounds and draft.fine(lesson):
            message = f"This lesson is never shown: the game has {draft.setting.rounds} rounds."
            draft.say(message, lesson, "round")
        for task in lesson.tasks:
            _task(draft, lesson, task)
    if draft.setting.tutorial is not None:
        _order(draft, own_lessons(draft.setting, draft.setting.tutorial.seat))
        _script(draft)


def _order(draft: ScenarioDraft, own: tuple[Lesson, ...]) -> None:
    for before, lesson in pairwise(own):
        if moment_of(lesson) < moment_of(before) and draft.fine(lesson):
            draft.say("This lesson comes after one of a later moment: put them in the order of the game.", lesson)


def _task(draft: ScenarioDraft, lesson: Lesson, task: Task) -> None:
    if draft.setting.tutorial is None:
        draft.say("Nobody watches for this: add a `tutorial` that says who is taught.", task)
    if not lesson.goal and task is lesson.tasks[0] and draft.fine(lesson):
        draft.say("A lesson that waits for something needs a `goal`: what to do, in a few words.", lesson)
    if (task.does == "plan") != (lesson.phase == "signals") and draft.fine(task):
        phase = "signals" if task.does == "plan" else "negotiation"
        draft.say(f"`{task.does}` is done in the phase {phase}: move it to a lesson of that phase.", task, "does")
    if task.does in _WHOM and not task.whom:
        draft.say(f"Whom does it {task.does}? Add `whom`, a delegation.", task)
    titles = [each.title for each in draft.setting.templates]
    if task.does == "put" and task.text not in titles and draft.fine(task):
        draft.say(f"There is no template {shown(task.text)}: {did_you_mean(task.text, titles)}", task, "text")


def _script(draft: ScenarioDraft) -> None:
    tutorial = draft.setting.tutorial
    ways = {task.way for lesson in draft.setting.lessons for task in lesson.tasks if task.way}
    for cue in tutorial.script if tutorial is not None else ():
        _cue(draft, cue, ways)


def _cue(draft: ScenarioDraft, cue: Cue, ways: set[str]) -> None:
    if cue.does in _WHOM and not cue.whom:
        draft.say(f"Whose text does it {cue.does}? Add `whom`, a delegation.", cue)
    if cue.does == "say" and not cue.says:
        draft.say("A cue that says something needs `says`: the words.", cue)
    if cue.does == "put" and cue.by not in cue.signatories:
        draft.say(f"`{cue.by}` puts this text and must sign it: add it to `signatories`.", cue)
    for place, way in enumerate(cue.after):
        if way not in ways:
            draft.say(f"No task has the way {shown(way)}: {did_you_mean(way, ways)}", cue, "after", place)
