"""The plan of a round: moves with their cost and forecast, each commitment due kept or broken, dials; undo; commit."""

from __future__ import annotations

from functools import partial

from game.desktop.response import Response
from game.desktop.screens.advice import Adviser
from game.desktop.screens.appraisal import plan_forecast
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.form_fields import field_widget
from game.desktop.screens.move_form import MoveForm
from game.desktop.screens.tutorial_prompts import lesson_card
from game.desktop.theme import NUMBER, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import Button, Card, Column, Flow, Icon, Label, Row, Rule, Scroll, Widget, heading
from game.present.fields import Chosen, Field
from game.present.lesson import in_lesson
from game.present.plan_form import (
    Group,
    MoveCard,
    PlanForm,
    UseForm,
    plan_form,
    plan_refusal,
    plan_with,
    plan_with_use,
)
from game.rules.model.terms import Plan, Use
from game.rules.verbs.commit import Commit


class Planner:
    """The draft plan of one seat with its undo, and which move card is open."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.form = MoveForm(desk, self.add)
        self.adviser: Adviser | None = None
        self.new_round()

    def new_round(self) -> None:
        """A new round begins with an empty plan."""
        self.plan = Plan()
        self.before: list[Plan] = []
        self.opened = -1  # the place of the planned move that is being changed
        self.form.close()

    def _change(self, plan: Plan) -> Response | None:
        if plan != self.plan:
            self.before.append(self.plan)
            self.opened = self.opened if len(plan.moves) == len(self.plan.moves) else -1
            self.plan = plan
        return None

    def take(self, plan: Plan) -> Response | None:
        """Take over somebody's draft; it can be undone."""
        return self._change(plan)

    def undo(self) -> Response | None:
        """Take back the last change."""
        if self.before:
            self.plan = self.before.pop()
        return None

    def problem(self, plan: Plan) -> str:
        """Why a plan cannot be committed in this round, as a sentence; empty if it can."""
        return plan_refusal(self.desk.view, plan)

    # -- the page

    @property
    def _whole(self) -> PlanForm:
        return self.desk.kept(("plan form", self.plan), lambda: plan_form(self.desk.view, self.plan))

    def page(self) -> Widget:
        """The plan so far, what is due, the moves, and the forecast."""
        desk, view, form = self.desk, self.desk.view, self._whole
        if form.over:
            return Label(form.note, STRONG, "muted")
        lesson = lesson_card(view) if view.table.phase == "signals" else None
        items: list[Widget] = [*([lesson] if lesson is not None else []), self._head(form), *self._chosen(form)]
        if form.commit is not None:
            advises = self.adviser is not None and view.table.phase == "signals" and not in_lesson(view)
            items += self.adviser.card() if self.adviser is not None and advises else []
            items += [widget for group in form.groups for widget in self._group(group)]
            items += [heading("MOVES"), *(self._move(card) for card in form.moves)] if form.moves else []
        items += [Rule(), plan_forecast(desk, form.plan)]
        return FirstThatIsLowEnough([lambda: self._apart(items), lambda: self._together(items)])

    def _apart(self, items: list[Widget]) -> Widget:
        """What is wrong with the plan stays in sight beside the buttons."""
        plan = Scroll(Column(items, gap=10), least=64, key="plan", grow=1, of=self.desk.moment)
        return Column([plan, *self._remarks(), *self._buttons()], gap=8)

    def _together(self, items: list[Widget]) -> Widget:
        """For a low window: the remarks come first in the scroll area."""
        every = Column([*self._remarks(), *items], gap=10)
        plan = Scroll(every, least=44, key="plan", grow=1, of=self.desk.moment)
        return Column([plan, *self._buttons()], gap=8)

    def _head(self, form: PlanForm) -> Widget:
        left = Label(f"{form.left} of {form.capital}", NUMBER, "brass")
        capital = Row([Icon("capital", 22, "brass"), left, Label("capital left", SMALL, "muted")], gap=6)
        return Row([Label(form.heading, STRONG, grow=1), capital], gap=10)

    def _chosen(self, form: PlanForm) -> list[Widget]:
        note = [Label(form.note, SMALL, "muted")] if form.note and form.commit is not None else []
        return [*note, *(self._use(at, use, form.commit is not None) for at, use in enumerate(form.uses))]

    def _use(self, at: int, use: UseForm, draft: bool) -> Widget:
        """A planned move; while the plan is a draft it opens where it stands, and is changed there."""
        key = f"use-{use.use.move}-{use.use.target}"
        row: list[Widget] = [Icon(use.icon, 22, "brass"), Label(use.sentence, grow=1)]
        if not draft:
            return Card(Row(row, gap=10), mark="brass", around=8, key=key)
        says, drop = f"Leave out: {use.title}", partial(self._choose, f"drop:{at}", True)
        if use.fields:
            turn = partial(self._open_use, -1 if self.opened == at else at)
            change = f"{'Done with' if self.opened == at else 'Change'}: {use.title}"
            row.append(Button("", turn, kind="quiet", icon="unfold", says=change, small=True, key="change"))
        row.append(Button("", drop, kind="quiet", icon="cross", says=says, small=True, key="drop"))
        items: list[Widget] = [Row(row, gap=10)]
        if self.opened == at:
            items += [field_widget(field, self._choose) for field in use.fields]
            items += [Label(use.refusal, SMALL_STRONG, "caution")] if use.refusal else []
        return Card(Column(items, gap=8), mark="brass", around=8, key=key)

    def _open_use(self, at: int) -> Response | None:
        self.opened = at
        return None

    def _choose(self, name: str, value: Chosen) -> Response | None:
        return self._change(plan_with(self.desk.view, self.plan, name, value))

    def add(self, use: Use) -> Response | None:
        """Add a use of a move, in place of the same move at the same target; refused where the rules would."""
        plan = plan_with_use(self.plan, use)
        problem = self.problem(plan)
        if problem:
            self.desk.refuse("move", problem)
            return None
        self.form.close()
        self.desk.refusal = ("", "")
        return self._change(plan)

    def _group(self, group: Group) -> list[Widget]:
        """Commitments, watched texts and dials: each a card with what there is to choose about it."""
        return [heading(group.title.upper()), *(self._conduct(group.icon, field) for field in group.fields)]

    def _conduct(self, icon: str, field: Field) -> Widget:
        kept = field.value == field.alternatives[0].value
        mark = "" if field.numbers else "firm" if kept else "critical"
        if field.numbers:
            return field_widget(field, self._choose)
        row = Row([Icon(icon, 22, mark), Label(field.title, SMALL, grow=1)], gap=8)
        return Card(Column([row, field_widget(field, self._choose, title=False)], gap=6), mark=mark, key=field.name)

    # -- moves

    def _move(self, move: MoveCard) -> Widget:
        open_now = self.form.open == move.id
        price = Label(move.price, SMALL_STRONG, "muted")
        head = Row([Icon(move.icon, 24, "brass"), Label(move.title, STRONG, grow=1), price], gap=10)
        words = Column([head, *(Label(line, SMALL, "muted") for line in (move.text, *move.notes))], gap=4)
        says = f"{'close' if open_now else 'open'} move: {move.title}, {move.price} of capital"
        toggle = partial(self.form.toggle, move.id, move.add.use if move.add else None)
        card = Card(words, toggle, says, move.chosen, around=10, tip=move.refusal, key=f"move-{move.id}")
        if not open_now:
            return card
        form = self.form.widget(self.plan)
        return Column([card, form], gap=4, arrives=True, key=f"with-{move.id}", closes=self.form.close)

    # -- committing

    def _remarks(self) -> list[Widget]:
        form = self._whole
        if form.commit is None:
            return [Label(form.note, SMALL, "muted")]
        return [*self._not_added(), *self._mending(form), *self.desk.note("commit")]

    def _mending(self, form: PlanForm) -> list[Widget]:
        """What is wrong with the plan as it stands, and the button that puts it right."""
        if not form.refusal:
            return []
        words = Row([Icon("warning", 18, "caution"), Label(form.refusal, SMALL, "caution", grow=1)], gap=6)
        return [words, *self.desk.remedy(form.remedy, "commit")]

    def _buttons(self) -> list[Widget]:
        commit = self._whole.commit
        if commit is None:
            return []
        undo = Button("Undo", self.undo, icon="undo", why_not="" if self.before else "Nothing to undo yet.", key="undo")
        press = Button(commit.label, self.commit, kind="primary", icon="lock", why_not=commit.refusal, key="commit")
        return [Flow([undo, press], align="right", key="buttons")]

    def _not_added(self) -> list[Widget]:
        """A move that is filled in is easily taken for one that is planned."""
        if not self.form.open or any(use.move == self.form.open for use in self.plan.moves):
            return []
        title = self.desk.view.setting.move[self.form.open].title
        words = Label(f"{title} is open above and not in the plan yet.", SMALL, "caution", grow=1)
        return [Row([Icon("info", 18, "caution"), words], gap=6, key="not-added")]

    def commit(self) -> Response | None:
        """Hand the plan in."""
        if self.desk.act(Commit(self.plan), "commit"):
            self.desk.sound("press")
        return None
