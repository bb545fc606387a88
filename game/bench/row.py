"""One line of the bench table: what is measured, in which unit, and the aim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `measure` returns a number in `unit`; it may raise `Unmeasured` with one sentence."""

    name: str
    unit: str
    aim: str
    measure: Callable[[], float]

    def measured(self) -> tuple[float | None, str]:
        """The value, or None and the sentence that says why there is none."""
        try:
            return self.measure(), ""
        except Unmeasured as reason:
            return None, str(reason)


class Unmeasured(Exception):
    """Something cannot be measured here; the text says why."""
