"""The plan of a round: moves with their cost and forecast, each commitment due kept or broken, dials; undo; commit."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from game.desktop.response import Response
from game.desktop.screens.advice import Adviser
from game.desktop.screens.appraisal import plan_forecast
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.move_form import MoveForm, move_icon
from game.desktop.screens.tutorial_prompts import lesson_card
from game.desktop.theme import NUMBER, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import (
    Button,
    Card,
    Choice,
    Column,
    Flow,
    Icon,
    Label,
    Option,
    Row,
    Rule,
    Scroll,
    Stepper,
    Widget,
    heading,
)
from game.rules.choices import own_moves
from game.rules.cures import cured_plan
from game.rules.law.moves import spent
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.round.plans import check_plan, due
from game.rules.verbs.commit import Commit
from game.wording import count, deal_number, deal_phrase, due_lines, move_cost, own_deals, plan_label, use_sentence


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
        self.form.close()

    @property
    def shown(self) -> Plan:
        """The committed plan, or the draft."""
        return self.desk.view.desk.plan or self.plan

    def _change(self, plan: Plan) -> Response | None:
        if plan != self.plan:
            self.before.append(self.plan)
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
        try:
            check_plan(self.desk.view, plan)
        except Illegal as refusal:
            return str(refusal)
        return ""

    # -- the page

    def page(self) -> Widget:
        """The plan so far, what is due, the moves, and the forecast."""
        desk, view = self.desk, self.desk.view
        if view.table.outcome is not None:
            return Label("The game is over: there is nothing left to plan.", STRONG, "muted")
        committed = view.desk.plan is not None
        items: list[Widget] = [self._head(committed), *self._chosen(committed)]
        lesson = lesson_card(view) if view.table.phase == "signals" else None
        if lesson is not None:
            items.insert(0, lesson)
        if not committed:
            items += self.adviser.card() if self.adviser is not None and view.table.phase == "signals" else []
            items += [*self._due(), *self._witnessing(), *self._dials(), *self._moves()]
        items += [Rule(), plan_forecast(desk, self.shown)]
        return FirstThatIsLowEnough([lambda: self._apart(items, committed), lambda: self._together(items, committed)])

    def _apart(self, items: list[Widget], committed: bool) -> Widget:
        """What is wrong with the plan stays in sight beside the buttons."""
        plan = Scroll(Column(items, gap=10), least=64, key="plan", grow=1, of=self.desk.moment)
        return Column([plan, *self._remarks(committed), *self._buttons(committed)], gap=8)

    def _together(self, items: list[Widget], committed: bool) -> Widget:
        """For a low window: the remarks come first in the scroll area."""
        plan = Scroll(
            Column([*self._remarks(committed), *items], gap=10), least=44, key="plan", grow=1, of=self.desk.moment
        )
        return Column([plan, *self._buttons(committed)], gap=8)

    def _head(self, committed: bool) -> Widget:
        view = self.desk.view
        left = view.desk.capital - spent(view.setting, self.shown)
        words = "Your plan, committed" if committed else "Your plan"
        if view.table.phase == "negotiation" and not committed:
            words = "Your plan, a draft until the signals"
        capital = Row(
            [
                Icon("capital", 22, "brass"),
                Label(f"{left} of {view.desk.capital}", NUMBER, "brass"),
                Label("capital left", SMALL, "muted"),
            ],
            gap=6,
        )
        return Row([Label(words, STRONG, grow=1), capital], gap=10)

    def _chosen(self, committed: bool) -> list[Widget]:
        if not self.shown.moves:
            return (
                [Label("No moves yet. Choose from the cards below, or commit without one.", SMALL, "muted")]
                if not committed
                else []
            )
        cards = []
        for use in self.shown.moves:
            words = Label(use_sentence(self.desk.view, use), grow=1)
            row: list[Widget] = [Icon(move_icon(self.desk.view.setting.move[use.move]), 22, "brass"), words]
            if not committed:
                says = f"Leave out: {self.desk.view.setting.move[use.move].title}"
                row.append(
                    Button("", partial(self._drop, use), kind="quiet", icon="cross", says=says, small=True, key="drop")
                )
            cards.append(Card(Row(row, gap=10), mark="brass", around=8, key=f"use-{use.move}-{use.target}"))
        return list(cards)

    def _drop(self, use: Use) -> Response | None:
        return self._change(replace(self.plan, moves=tuple(u for u in self.plan.moves if u != use)))

    def add(self, use: Use) -> Response | None:
        """Add a use of a move, in place of the same move at the same target; refused where the rules would."""
        kept = tuple(u for u in self.plan.moves if (u.move, u.target) != (use.move, use.target))
        plan = replace(self.plan, moves=(*kept, use))
        problem = self.problem(plan)
        if problem:
            self.desk.refuse("move", problem)
            return None
        self.form.close()
        self.desk.refusal = ("", "")
        return self._change(plan)

    # -- commitments

    def _due(self) -> list[Widget]:
        view = self.desk.view
        owed = due(view)
        if not owed:
            return []
        cards = [self._commitment(deal, words) for deal, words in zip(owed, due_lines(view), strict=True)]
        return [heading("COMMITMENTS DUE"), *cards, *self._leaving({deal.id for deal in owed})]

    def _commitment(self, deal: Deal, words: str) -> Widget:
        can_break = self.desk.view.setting.plays("breach")
        options = [Option("keep", "Keep it")]
        if can_break:
            options.append(Option("break", "Quietly break it"))
        options.append(Option("leave", "Leave the text openly"))
        now = "break" if deal.id in self.plan.breaches else "leave" if deal.id in self.plan.leaves else "keep"
        choice = Choice("", options, now, lambda n: self._conduct(deal, n), key="conduct")
        mark = "firm" if now == "keep" else "critical"
        row = Row([Icon("commitment", 22, mark), Label(words, SMALL, grow=1)], gap=8)
        return Card(Column([row, choice], gap=6), mark=mark, key=f"due-{deal.id}")

    def _leaving(self, owed: set[str]) -> list[Widget]:
        """Texts in force under which nothing is owed now: they can still be left."""
        rest = [d for d in own_deals(self.desk.view) if d.status in ("in force", "signed") and d.id not in owed]
        return [self._other_text(deal) for deal in rest]

    def _other_text(self, deal: Deal) -> Widget:
        view = self.desk.view
        options = [Option("keep", "Stay in it"), Option("leave", "Leave the text openly")]
        now = "leave" if deal.id in self.plan.leaves else "keep"
        words = (
            f"Commitment {deal_number(view, deal.id)}, {deal_phrase(view, deal)}: you owe nothing under it this round."
        )
        return Card(
            Column(
                [Label(words, SMALL), Choice("", options, now, lambda n: self._conduct(deal, n), key="conduct")], gap=6
            ),
            key=f"text-{deal.id}",
        )

    def _conduct(self, deal: Deal, way: str) -> Response | None:
        plan = replace(
            self.plan,
            breaches=tuple(d for d in self.plan.breaches if d != deal.id),
            leaves=tuple(d for d in self.plan.leaves if d != deal.id),
        )
        if way == "break":
            plan = replace(plan, breaches=(*plan.breaches, deal.id))
        elif way == "leave":
            plan = replace(plan, leaves=(*plan.leaves, deal.id))
        return self._change(plan)

    def _witnessing(self) -> list[Widget]:
        view = self.desk.view
        held = [d for d in view.deals() if d.text.witness == view.seat and d.status in ("in force", "signed")]
        if not held:
            return []
        return [heading("AS A WITNESS"), *(self._witness(deal) for deal in held)]

    def _witness(self, deal: Deal) -> Widget:
        away = deal.id in self.plan.looks_away
        options = [Option("watch", "Watch over it"), Option("away", "Secretly look away")]
        choice = Choice("", options, "away" if away else "watch", lambda n: self._look(deal, n == "away"), key="look")
        words = f"You verify {deal_phrase(self.desk.view, deal)}."
        return Card(
            Column([Row([Icon("verify", 22, "muted"), Label(words, SMALL, grow=1)]), choice], gap=6),
            key=f"witness-{deal.id}",
        )

    def _look(self, deal: Deal, away: bool) -> Response | None:
        rest = tuple(d for d in self.plan.looks_away if d != deal.id)
        return self._change(replace(self.plan, looks_away=(*rest, deal.id) if away else rest))

    def _dials(self) -> list[Widget]:
        view = self.desk.view
        rule = view.setting.restrictions
        if rule is None or rule.enforced_by != view.seat:
            return []
        really = view.desk.enforcement if self.plan.enforce is None else self.plan.enforce
        said = view.table.announced if self.plan.announce is None else self.plan.announce
        on = self.desk.name(rule.on)
        return [
            heading("ENFORCEMENT"),
            Stepper(
                f"What you really enforce against {on}", really, 0, 3,
                lambda n: self._change(replace(self.plan, enforce=n)), _of_three, key="enforce",
            ),
            Stepper(
                "What you announce", said, 0, 3,
                lambda n: self._change(replace(self.plan, announce=n)), _of_three, key="announce",
            ),
        ]

    # -- moves

    def _moves(self) -> list[Widget]:
        view = self.desk.view
        if view.round == view.setting.rounds:
            return [heading("MOVES"), Label("This is the Conference: deals and compliance, no moves.", SMALL, "muted")]
        return [heading("MOVES"), *(self._move(move) for move in own_moves(view))]

    def _move(self, move: Move) -> Widget:
        cost = count(move_cost(move), "unit")
        open_now = self.form.open == move.id
        chosen = any(use.move == move.id for use in self.plan.moves)
        head = Row(
            [
                Icon(move_icon(move), 24, "brass"),
                Label(move.title, STRONG, grow=1),
                Label(cost, SMALL_STRONG, "muted"),
            ],
            gap=10,
        )
        words = Column([head, Label(move.text, SMALL, "muted")], gap=4)
        says = f"{'close' if open_now else 'open'} move: {move.title}, {cost} of capital"
        card = Card(words, lambda: self.form.toggle(move), says, chosen, around=10, key=f"move-{move.id}")
        if not open_now:
            return card
        form = self.form.widget(self.plan)
        return Column([card, form], gap=4, arrives=True, key=f"with-{move.id}", closes=self.form.close)

    # -- committing

    def _remarks(self, committed: bool) -> list[Widget]:
        if committed:
            return [Label("Committed. Until the others have committed you can take it back.", SMALL, "muted")]
        return [*self._not_added(), *self._mending(), *self.desk.note("commit")]

    def _mending(self) -> list[Widget]:
        """What is wrong with the plan as it stands, and the button that puts it right."""
        view, plan = self.desk.view, self.plan
        try:
            check_plan(view, plan)
        except Illegal as refusal:
            words = Row([Icon("warning", 18, "caution"), Label(str(refusal), SMALL, "caution", grow=1)], gap=6)
            mended = cured_plan(view, plan, refusal)
        else:
            return []
        if mended is None:
            return [words]
        label = plan_label(view, plan, mended)
        return [words, Flow([Button(label, partial(self.take, mended), icon="counter", small=True, key="mend")])]

    def _buttons(self, committed: bool) -> list[Widget]:
        if committed:
            return []
        why_not = self.desk.kept(("commit", self.plan), lambda: self.desk.why_not(Commit(self.plan)))
        if self.desk.view.table.phase == "negotiation":
            why_not = "Plans are committed in the signals, when all are ready with the negotiation."
        undo = Button("Undo", self.undo, icon="undo", why_not="" if self.before else "Nothing to undo yet.", key="undo")
        commit = Button("Commit the plan", self.commit, kind="primary", icon="lock", why_not=why_not, key="commit")
        return [Flow([undo, commit], align="right", key="buttons")]

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


def _of_three(level: int) -> str:
    return f"{level} of 3"
