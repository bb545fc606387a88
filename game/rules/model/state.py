"""A whole game at one moment, with what nobody at the table knows.

`Table` is read by everyone, a `Room` by its members, a `Desk` by one seat, the `Vault` by nobody at the table. A view
is made by picking from them; nothing is ever removed to hide it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from game.rules.model.desk import Desk
from game.rules.model.room import Room
from game.rules.model.setting import Scenario
from game.rules.model.table import Table
from game.rules.model.value import Value


class Kept(Value, frozen=True):
    """The truth about one seat's conduct under one deal in one round."""

    deal: str
    by: str
    round: int
    found: bool


class Vault(Value, frozen=True):
    """What nobody at the table knows.

    `bound` is the order in which texts were completed; `breaches` every breach with whether it was found out;
    `scores` the true score of each seat by round; `openings` the state at the start of each round, for the chair.
    """

    bound: tuple[tuple[str, str], ...] = ()
    breaches: tuple[Kept, ...] = ()
    scores: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    openings: tuple[State, ...] = ()


class State(Value, frozen=True):
    """A whole game at one moment."""

    scenario: Scenario
    seed: int
    take: int
    table: Table
    rooms: Mapping[str, Room]
    desks: Mapping[str, Desk]
    vault: Vault
