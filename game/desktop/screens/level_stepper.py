"""The stepper for the level of a concession, and the words for its levels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.desktop.theme import Look
from game.desktop.widgets import Stepper
from game.rules.model.concessions import Concession
from game.wording import upper_first


@dataclass(eq=False)
class LevelStepper(Stepper):
    """A stepper whose name stands beside it, with the worth, and is said all the same."""

    says: str = ""

    def _middle(self, look: Look) -> int:
        return max(look.px(70), super()._middle(look))  # one width for all, so that they stand in a column

    def describe(self) -> str:
        return f"stepper: {self.says}, {self.shown(self.value)}, from {self.shown(self.low)} to {self.shown(self.high)}"


def level_word(top: int) -> Callable[[int], str]:
    """How levels up to ``top`` are shown: one level is a yes."""

    def shown(level: int) -> str:
        return "no" if not level else "yes" if top == 1 else f"{level} of {top}"

    return shown


def level_tip(concession: Concession) -> str:
    """What each level means."""
    if len(concession.levels) == 1:
        return upper_first(concession.levels[0].title) + "."
    return "\n".join(f"{number}: {level.title}." for number, level in enumerate(concession.levels, 1))
