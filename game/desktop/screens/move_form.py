"""The moves a seat may make, their drawings, and the form that fills in what a move needs."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from game.desktop.response import Response
from game.desktop.screens.appraisal import plan_forecast
from game.desktop.screens.desk import Desk
from game.desktop.theme import SMALL_STRONG
from game.desktop.widgets import Button, Card, Choice, Column, Flow, Label, Option, Stepper, Widget
from game.rules.choices import details, filled, with_choice
from game.rules.law.moves import meant_as, targets
from game.rules.model.parameters import Parameter
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.round.plans import check_use
from game.wording import move_cost, seat_name, upper_first

_INTENTS = {"pressure": "Pressure", "invitation": "An invitation", "home": "A gesture for home"}


def move_icon(move: Move) -> str:
    """The drawing that the rulebook names for a move; one for all that name none."""
    return move.icon or "play"


def first_use(view: View, move: Move) -> Use:
    """A move filled in with the first of everything it needs."""
    return filled(view, Use(move.id))


class MoveForm:
    """The open move card: what it is pointed at, how strong, what it is meant as."""

    def __init__(self, desk: Desk, add: Callable[[Use], Response | None]) -> None:
        self.desk, self.add = desk, add
        self.open = ""
        self.use = Use("")

    def close(self) -> Response | None:
        """No card is open."""
        self.open = ""
        return None

    def toggle(self, move: Move) -> Response | None:
        """Open a card, or close it again."""
        self.desk.refusal = ("", "")
        if self.open == move.id:
            self.open = ""
        else:
            self.open, self.use = move.id, first_use(self.desk.view, move)
        return None

    def _set(self, use: Use) -> Response | None:
        self.use = use
        return None

    def _set_intent(self, name: str) -> Response | None:
        intent = next(each for each in INTENTS if each == name)
        return self._set(replace(self.use, intent=intent))

    def widget(self, plan: Plan) -> Widget:
        """The form of the open card, with what the plan would then do."""
        view = self.desk.view
        move, use = view.setting.move[self.open], self.use
        items: list[Widget] = [*self._target(move, use), *self._strength(move, use), *self._options(use)]
        if move.signal and view.setting.plays("intent"):
            intents = [Option(name, _INTENTS[name]) for name in INTENTS]
            asked = "Meant as (only you know until the debrief)"
            items.append(Choice(asked, intents, meant_as(view.setting, use), self._set_intent, key="intent"))
        problem = self._problem(use)
        if not problem:
            rest = tuple(u for u in plan.moves if (u.move, u.target) != (use.move, use.target))
            items.append(plan_forecast(self.desk, replace(plan, moves=(*rest, use))))
        add = Button(
            "Add to the plan", lambda: self.add(self.use), kind="primary", icon="plus", why_not=problem,
            says=f"Add {move.title} to the plan", key="add",
        )  # fmt: skip
        note = [Label(problem, SMALL_STRONG, "caution")] if problem else []
        return Card(Column([*items, *note, *self.desk.note("move"), Flow([add])], gap=8), mark="brass", key="form")

    def _problem(self, use: Use) -> str:
        try:
            check_use(self.desk.view, use)
        except Illegal as refusal:
            return str(refusal)
        return ""

    def _target(self, move: Move, use: Use) -> list[Widget]:
        view = self.desk.view
        if move.target in ("none", "concession"):
            return []
        options = [Option(seat, seat_name(view.setting, seat)) for seat in targets(view, move)]
        return [
            Choice(
                "Toward",
                options,
                use.target,
                lambda seat: self._set(with_choice(view, use, "target", seat)),
                key="target",
            )
        ]

    def _strength(self, move: Move, use: Use) -> list[Widget]:
        if move.strengths < 2:
            return []
        words = f"Strength, for {move_cost(move, use.strength)} of capital"
        return [
            Stepper(
                words,
                use.strength,
                1,
                move.strengths,
                lambda n: self._set(replace(use, strength=n)),
                lambda n: f"{n} of {move.strengths}",
                key="strength",
            )
        ]

    def _options(self, use: Use) -> list[Widget]:
        return [self._asked(use, each) for each in details(self.desk.view, use)]

    def _asked(self, use: Use, parameter: Parameter) -> Widget:
        """One thing that the move's effects ask: a stepper for numbers, a choice for everything else."""
        view, name = self.desk.view, parameter.name
        values = {str(each.value): each.value for each in parameter.options}
        titles = {str(each.value): upper_first(each.title or str(each.value)) for each in parameter.options}
        if all(isinstance(each, int) for each in values.values()):
            numbers = [int(each) for each in values]
            return Stepper(
                parameter.title,
                int(getattr(use, name)),
                min(numbers),
                max(numbers),
                lambda n: self._set(with_choice(view, use, name, n)),
                lambda n: titles[str(n)],
                key=name,
            )
        options = [Option(value, titles[value]) for value in values]
        return Choice(
            parameter.title,
            options,
            str(getattr(use, name)),
            lambda value: self._set(with_choice(view, use, name, values[value])),
            key=name,
        )
