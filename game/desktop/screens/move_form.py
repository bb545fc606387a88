"""The open move card of the plan, with the form of the use that would be added."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.response import Response
from game.desktop.screens.appraisal import plan_forecast
from game.desktop.screens.desk import Desk
from game.desktop.screens.form_fields import field_widget
from game.desktop.theme import SMALL_STRONG
from game.desktop.widgets import Button, Card, Column, Flow, Label, Widget
from game.present.fields import Chosen
from game.present.plan_form import plan_with_use, use_form
from game.rules.choices import first_use, with_choice
from game.rules.model.terms import Plan, Use


class MoveForm:
    """Which move card is open, and what is chosen in it."""

    def __init__(self, desk: Desk, add: Callable[[Use], Response | None]) -> None:
        self.desk, self.add = desk, add
        self.open = ""
        self.use = Use("")

    def close(self) -> Response | None:
        """No card is open."""
        self.open = ""
        return None

    def toggle(self, move: str, use: Use | None = None) -> Response | None:
        """Open the card of a move, perhaps with a use of it, or close it again."""
        self.desk.refusal = ("", "")
        if self.open == move:
            return self.close()
        self.open, self.use = move, use or first_use(self.desk.view, self.desk.view.setting.move[move])
        return None

    def _choose(self, name: str, value: Chosen) -> Response | None:
        self.use = with_choice(self.desk.view, self.use, name, value)
        return None

    def widget(self, plan: Plan) -> Widget:
        """The form of the open card, with what the plan would then do."""
        form = use_form(self.desk.view, self.use)
        items = [field_widget(field, self._choose) for field in form.fields]
        items += [Label(form.refusal, SMALL_STRONG, "caution")] if form.refusal else [self._forecast(plan)]
        add = Button(
            "Add to the plan", lambda: self.add(self.use), kind="primary", icon="plus", why_not=form.refusal,
            says=f"Add {form.title} to the plan", key="add",
        )  # fmt: skip
        return Card(Column([*items, *self.desk.note("move"), Flow([add])], gap=8), mark="brass", key="form")

    def _forecast(self, plan: Plan) -> Widget:
        return plan_forecast(self.desk, plan_with_use(plan, self.use))
