"""Few things at a time: who has so much waiting that the host asks no computer for one more text to it.

Nobody can see that a text was held back: its author is asked again when fewer wait, and answers from the View it has
then. What a person asked for, or countered, is never held back, and no text of a person is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from game.rules.model.table import SeatStatus
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.read import signals_to_read

FEW = 4
"""Things that a person can weigh at a time."""


@runtime_checkable
class Patient(Protocol):
    """A delegate that can be asked for what it would do beside putting a text to somebody who has enough to weigh."""

    def beside(self, view: View, crowded: frozenset[str]) -> Act | None:
        """The next act that puts no new text to those seats."""
        ...


def crowded(seats: Mapping[str, SeatStatus], view: Callable[[str], View]) -> frozenset[str]:
    """The people who have enough to weigh now."""
    return frozenset(seat for seat, status in seats.items() if status == "person" and waiting(view(seat)) >= FEW)


def waiting(view: View) -> int:
    """How many things wait for an answer of a seat: texts, overtures, questions, demands on it and signals to read."""
    asks = sum(ask.to == view.seat and ask.round == view.round for room in view.rooms.values() for ask in room.asked)
    demanded = sum(made.to == view.seat for made in view.table.demands)
    texts = len(view.offers_waiting()) + len(view.overtures_waiting())
    return texts + asks + demanded + len(tuple(signals_to_read(view)))
