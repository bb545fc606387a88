"""What one seat alone knows and has."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from game.rules.model.causes import Shift
from game.rules.model.table import Notice
from game.rules.model.terms import Plan, Use
from game.rules.model.value import Value
from game.rules.model.words import Intent


class Report(Value, frozen=True):
    """A private report: something true, or nearly, about another seat."""

    round: int
    about: str
    kind: str
    what: str = ""
    value: int = 0
    noise: int = 0


class Reading(Value, frozen=True):
    """How a seat read another's signal of a round."""

    round: int
    by: str
    move: str
    reading: Intent


class Desk(Value, frozen=True):
    """What one seat alone knows and has.

    `worths` maps ``concession:level`` to hundredths of a point a round. `boost` is what an overture left lying adds to
    the strength of the next show of resolve. `facts` holds its own meters of fact as they are, `meters` those that the
    scenario shows to it alone. `score` is what its books say so far, in
    hundredths; `final` the true total once the game is over. `offers` lists the offers it has seen as (room, number):
    their place in it is the number under which this seat knows them.
    """

    worths: Mapping[str, int]
    support: int
    trust: Mapping[str, int]
    capital: int
    boost: int = 0
    facts: Mapping[str, int] = field(default_factory=dict)
    meters: Mapping[str, int] = field(default_factory=dict)
    enforcement: int = 0
    score: int = 0
    scores: tuple[int, ...] = ()
    final: int | None = None
    rooms: tuple[str, ...] = ()
    offers: tuple[tuple[str, int], ...] = ()
    ready: bool = False
    roused: bool = False
    plan: Plan | None = None
    breaching: tuple[tuple[str, int], ...] = ()
    reports: tuple[Report, ...] = ()
    readings: tuple[Reading, ...] = ()
    shifts: tuple[tuple[int, Shift], ...] = ()
    sent: tuple[tuple[int, Use], ...] = ()
    notices: tuple[Notice, ...] = ()
