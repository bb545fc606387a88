"""Lessons that watch: which one is on, what it waits for, what it keeps out of the way, and when it is over.

Only tells acts and tables apart; what a lesson says and how it is drawn is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.rules.law.texts import same_text
from game.rules.model.course import Template, TemplateClause
from game.rules.model.grounds import Ground
from game.rules.model.lessons import Lesson, ScriptedMove, Task
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal
from game.rules.model.setting import Scenario, Setting
from game.rules.model.state import State
from game.rules.model.table import Table
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.model.view import SeenOffer, View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act, Action
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say

_PHASES = ("negotiation", "signals", "over")


def untaught(scenario: Scenario) -> Scenario:
    """The scenario as it is played where nobody follows its script: its watching lessons are left out."""
    return replace(scenario, setting=replace(scenario.setting, lessons=(), tutorial=None))


def teaches(setting: Setting, table: Table) -> bool:
    """Whether the lessons watch now: somebody sits where they teach, and only computers around."""
    tutorial = setting.tutorial
    if tutorial is None or table.outcome is not None or table.seats.get(tutorial.seat) == "computer":
        return False
    return all(status == "computer" for seat, status in table.seats.items() if seat != tutorial.seat)


def own_lessons(setting: Setting, seat: str) -> tuple[Lesson, ...]:
    """All lessons of a seat, in the order of the scenario."""
    return tuple(each for each in setting.lessons if each.seat in ("", seat))


def lesson_on(setting: Setting, table: Table) -> Lesson | None:
    """The lesson that is not over, whether or not its moment has come; None where none watches or all are over."""
    if setting.tutorial is None or not teaches(setting, table):
        return None
    lessons = own_lessons(setting, setting.tutorial.seat)
    return lessons[len(table.learnt)] if len(table.learnt) < len(lessons) else None


def moment_of(lesson: Lesson) -> tuple[int, int]:
    """When a lesson's moment is, in the order of a game."""
    return lesson.round, _PHASES.index(lesson.phase)


def now(table: Table) -> tuple[int, int]:
    """The moment of a table, to be compared with that of a lesson."""
    return table.round, _PHASES.index(table.phase)


def watched(view: View) -> Lesson | None:
    """The lesson that waits for the viewer now."""
    lesson = lesson_on(view.setting, view.table)
    if lesson is None or view.setting.tutorial is None or view.setting.tutorial.seat != view.seat:
        return None
    return lesson if moment_of(lesson) == now(view.table) else None


# --------------------------------------------------------------------------------------------------
# What a lesson waits for, and keeps out of the way


def check_lesson(view: View, act: Act) -> None:
    """Refuses what a lesson does not wait for. Words are always free. Raises `Illegal`."""
    tutorial = view.setting.tutorial
    if tutorial is None or tutorial.seat != view.seat or isinstance(act, Say):
        return
    lesson = watched(view)
    if lesson is None:
        # Between two lessons there is nothing to do but to let the phase end.
        if lesson_on(view.setting, view.table) is None or isinstance(act, Ready | Commit):
            return
        raise Illegal(Ground.LESSON_FIRST, "The lesson goes on in the next phase: wait for the others.")
    if not lesson.tasks or any(fits(view, task, act) for task in lesson.tasks):
        return
    raise _first(lesson)


def _first(lesson: Lesson) -> Illegal:
    return Illegal(Ground.LESSON_FIRST, f"One thing at a time. Now: {lesson.goal}")


def check_draft(view: View, plan: Plan) -> None:
    """Refuses to draft a plan that the lesson of this moment would not let be committed. Raises `Illegal`."""
    lesson = watched(view)
    if lesson is None or not lesson.tasks:
        return
    if plan.breaches or plan.leaves or any(use.move not in plannable(view) for use in plan.moves):
        raise _first(lesson)


def plannable(view: View) -> frozenset[str]:
    """The moves that the lesson of this moment leaves to choose from; all outside a tutorial."""
    every = frozenset(view.setting.move)
    lesson = watched(view)
    if lesson is None or not lesson.tasks:
        return every
    plans = [task for task in lesson.tasks if task.does == "plan"]
    named = frozenset(each.move for task in plans for each in task.moves)
    return (every if any(task.free for task in plans) else named) - promised_away(view)


def fits(view: View, task: Task, act: Act) -> bool:
    """Whether an act is what a task asks for."""
    match act:
        case Ready():
            return task.does == "ready"
        case Commit(plan=plan):
            return task.does == "plan" and _fitting_plan(view, task, plan)
        case Ask(to=to, wish=wish):
            named = not task.wish or any(clause.concession == task.wish for clause in wish)
            return task.does == "ask" and to == task.whom and named
        case Offer(text=text):
            held = template(view.setting, task.text)
            return task.does == "put" and held is not None and same_text(text, template_text(held))
        case Accept(offer=number) | Decline(offer=number):
            seen = view.offer(number)
            wanted = "sign" if isinstance(act, Accept) else "decline"
            return task.does == wanted and seen is not None and seen.offer.author == task.whom
    return False


def _fitting_plan(view: View, task: Task, plan: Plan) -> bool:
    if plan.breaches or plan.leaves or any(use.move in promised_away(view) for use in plan.moves):
        return False
    used = [(use.move, use.target) for use in plan.moves]
    wanted = [(each.move, each.target) for each in task.moves]
    return all(each in used for each in wanted) and (task.free or len(used) == len(wanted))


def promised_away(view: View) -> frozenset[str]:
    """Moves that the viewer's own promises forbid: a script can answer no word that the pupil breaks."""
    promised = (c for deal in view.deals() if deal.status in ("signed", "in force") for c in deal.text.clauses)
    given = (view.setting.concession[clause.concession] for clause in promised)
    return frozenset(move for each in given if each.giver == view.seat for move in each.forbids)


def asked_act(view: View, task: Task) -> Act | None:
    """The act that a task asks for, where it names one; None for a text that is not on the table."""
    match task.does:
        case "ready":
            return Ready()
        case "plan":
            return Commit(Plan(scripted_uses(task.moves)))
        case "ask":
            return Ask(task.whom, (Clause(task.wish),) if task.wish else ())
        case "put":
            held = template(view.setting, task.text)
            return None if held is None else Offer(template_text(held))
    seen = answered_text(view, task.whom)
    if seen is None:
        return None
    return Accept(seen.number) if task.does == "sign" else Decline(seen.number)


def answered_text(view: View, author: str) -> SeenOffer | None:
    """The latest open text of another that waits for the viewer."""
    return next((seen for seen in reversed(view.offers_waiting()) if seen.offer.author == author), None)


def scripted_uses(moves: tuple[ScriptedMove, ...]) -> tuple[Use, ...]:
    """Moves of a script as a plan holds them."""
    return tuple(Use(each.move, each.target, each.strength) for each in moves)


def template(setting: Setting, title: str) -> Template | None:
    """The template of a title."""
    return next((each for each in setting.templates if each.title == title), None)


def template_text(held: Template) -> Text:
    """The text that a scenario holds ready."""
    return Text(
        tuple(sorted(held.signatories)), clauses_of(held.clauses), held.witness, held.snapback, held.public
    )


def clauses_of(held: tuple[TemplateClause, ...]) -> tuple[Clause, ...]:
    """Clauses as a text holds them."""
    return tuple(Clause(c.concession, c.level, c.delay, c.rounds) for c in held)


# --------------------------------------------------------------------------------------------------
# When a lesson is over


def learnt(before: View | None, after: State, action: Action) -> State:
    """The state with what an act has taught: lessons that it ends, and those whose moment is past.

    before: what the one who acts saw; None for the chair
    """
    setting = after.scenario.setting
    if setting.tutorial is None:
        return after
    ways = [*after.table.learnt]
    table = after.table
    for lesson in own_lessons(setting, setting.tutorial.seat)[len(ways) :]:
        way = _way(before, after, lesson, action)
        if way is None:
            if moment_of(lesson) >= now(table):
                break
            way = ""  # the chair has ended the phase: nobody is left behind
        ways.append(way)
        before = None  # one act does one thing
    return after if tuple(ways) == table.learnt else replace(after, table=replace(table, learnt=tuple(ways)))


def _way(before: View | None, after: State, lesson: Lesson, action: Action) -> str | None:
    for task in lesson.tasks:
        if _bound(after, task) if task.does == "put" else _done(before, lesson, task, action):
            return task.way
    return None


def _done(before: View | None, lesson: Lesson, task: Task, action: Action) -> bool:
    if before is None or not isinstance(action, Act):
        return False
    return watched(before) == lesson and fits(before, task, action)


def _bound(state: State, task: Task) -> bool:
    held = template(state.scenario.setting, task.text)
    return held is not None and any(same_text(deal.text, template_text(held)) for deal in _deals(state))


def _deals(state: State) -> Iterator[Deal]:
    yield from state.table.deals
    for room in state.rooms.values():
        yield from room.deals
