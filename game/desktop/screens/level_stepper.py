"""The stepper for the level of a concession, and what the level that is shown is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.desktop.response import Response
from game.desktop.theme import Look
from game.desktop.widgets import Stepper
from game.present.offer_form import ClauseForm


@dataclass(eq=False)
class LevelStepper(Stepper):
    """A stepper whose name stands beside it, with the worth, and is said all the same."""

    says: str = ""

    def _middle(self, look: Look) -> int:
        return max(look.px(70), super()._middle(look))  # one width for all, so that they stand in a column

    def describe(self) -> str:
        return f"stepper: {self.says}, {self.shown(self.value)}, from {self.shown(self.low)} to {self.shown(self.high)}"


def level_stepper(clause: ClauseForm, giving: str, choose: Callable[[int], Response | None]) -> LevelStepper:
    """The stepper of a clause; under the pointer, what each of its levels means."""
    field, levels = clause.level, clause.level.alternatives[1:]

    def shown(level: int) -> str:
        return "no" if not level else "yes" if len(levels) == 1 else f"{level} of {len(levels)}"

    stepper = LevelStepper("", int(field.value), 0, len(levels), choose, shown, key="level")
    stepper.says = f"{giving}: {clause.title}"
    refusals = dict.fromkeys(each.refusal for each in levels if each.refusal)
    stepper.tip = "\n".join((*(f"{each.value}: {each.title}, {each.price}." for each in levels), *refusals))
    return stepper


def level_worth(clause: ClauseForm) -> tuple[str, str]:
    """What the chosen level is worth, or the first one, in words and in the colour that goes with them."""
    levels = clause.level.alternatives[1:]
    shown = next((each for each in levels if each.value == clause.level.value), levels[0])
    many = " at level 1" if not clause.on and len(levels) > 1 else ""
    return f"{shown.price}{many}", {"good": "firm", "bad": "critical", "": "muted"}[shown.tone]
