"""How much of a game a report tells, and what its parts share."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.measures import Debrief
from game.wording import (
    seat_name,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a long game a report quotes; the record holds all of it.

    said: characters of messages
    offers: offers in the list of all
    charts: pairs of delegations with a chart of their own
    """

    said: int = 90_000
    offers: int = 100
    charts: int = 6


FULL = Limits()


def seat_title(game: Debrief, seat: str) -> str:
    return seat_name(game.known.setting, seat)
