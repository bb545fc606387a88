"""What the round table shows, as plain data: any View, record or test can fill it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.desktop.crest import Crest
from game.desktop.response import Response


@dataclass(frozen=True)
class Seat:
    """One delegation at the table."""

    id: str
    name: str
    role: str
    crest: Crest
    you: bool = False
    ready: bool = False
    computer: bool = False
    note: str = ""  # one more sentence for its tooltip


@dataclass(frozen=True)
class Alliance:
    """One partner's confidence in its guarantor, 0 to 100, with the two fears it is made of."""

    partner: str
    guarantor: str
    confidence: int
    abandonment: int
    entrapment: int
    change: int = 0
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Door:
    """Between two adversaries: how their talks stand, one of `DOOR_WORDS`."""

    one: str
    other: str
    state: str
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableScene:
    """The whole table at one moment."""

    seats: tuple[Seat, ...]
    alliances: tuple[Alliance, ...] = ()
    doors: tuple[Door, ...] = ()
    tension: int = 0
    tension_change: int = 0
    tension_causes: tuple[str, ...] = ()
    incidents_from: int = 58  # tension above which incidents may happen
    round: int = 1
    rounds: int = 8
    phase: str = ""
    phases: tuple[str, ...] = ()

    def seat(self, name: str) -> Seat:
        """The seat of an id."""
        return next(seat for seat in self.seats if seat.id == name)


Press = Callable[[str], Response | None]


@dataclass(frozen=True)
class TablePresses:
    """What follows a press on each kind of thing; the argument is the seat's id, or ``partner/guarantor``."""

    seat: Press = field(default=lambda _: None)
    alliance: Press = field(default=lambda _: None)
    door: Press = field(default=lambda _: None)
    tension: Press = field(default=lambda _: None)
    rounds: Press = field(default=lambda _: None)
