"""The state of talks between adversaries, as an author sets it up: two sides, each with a ladder of prices."""

from __future__ import annotations

from game.rules.model.conditions import Condition
from game.rules.model.units import SeatId, Small
from game.rules.model.value import Value


class Rung(Value, frozen=True):
    """One step of a precondition's ladder.

    title: the price in words
    when: what must hold for it to be paid; empty for none
    """

    title: str
    when: tuple[Condition, ...] = ()


class DoorSide(Value, frozen=True):
    """One side of a door.

    side: whose precondition
    rungs: the ladder, lowest first; the first is no price at all
    start: index of the rung it asks at the start
    """

    side: SeatId
    rungs: tuple[Rung, ...]
    start: Small


class Door(Value, frozen=True):
    """The state of talks between two adversaries.

    sides: the two adversaries, each with its price
    """

    sides: tuple[DoorSide, ...]
