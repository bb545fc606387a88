"""What everyone at the table knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from game.rules.model.causes import Shift
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.room import Deal, Overtured
from game.rules.model.terms import Phase
from game.rules.model.value import Value

SeatStatus = Literal["person", "computer", "absent"]


class DoorState(Value, frozen=True):
    """Talks between two adversaries: each side's rung, whether it was paid, and the state that follows."""

    sides: tuple[str, str]
    prices: tuple[int, int]
    paid: tuple[bool, bool] = (False, False)
    state: int = 0
    shut_until: int = 0
    offices_until: int = 0
    opened: bool = False


class Pledged(Value, frozen=True):
    """A pledge that stands; `tested` is the round of the demonstration that tested it, 0 before."""

    by: str
    to: str
    move: str
    round: int
    tested: int = 0


class Demanded(Value, frozen=True):
    """A demand that must be met by the end of the round after `round`."""

    by: str
    to: str
    move: str
    option: str
    round: int


class PublicLine(Value, frozen=True):
    """A line that a seat has drawn: never above `level` of a concession, or nothing `without` it."""

    by: str
    concession: str
    level: int
    without: bool
    move: str
    crossed: bool = False


class Standing(Value, frozen=True):
    """What a move leaves standing: whose move, at whom, since which round, and a count that its kind keeps.

    Pledges, demands, public lines and overtures, of which clients tell each in its own way, have their own records.
    """

    by: str
    to: str
    move: str
    round: int
    count: int = 0


class Grievance(Value, frozen=True):
    """What one seat holds against another, in everyone's ledger; `repaired` once amends have been made for it."""

    round: int
    by: str
    against: str
    kind: GrievanceKind
    what: str = ""
    repaired: bool = False


class Played(Value, frozen=True):
    """A move that everyone saw: who, what, at whom. Its intent stays with the sender until the debrief."""

    by: str
    move: str
    target: str = ""
    strength: int = 1
    option: str = ""
    concession: str = ""
    level: int = 0


class News(Value, frozen=True):
    """One thing that happened, for the report of a round. `kind` names it; the rest says to whom and with what.

    A text in force and a communique have no `by`: nobody among their signatories did more than the others.
    """

    kind: NewsKind
    by: str = ""
    target: str = ""
    what: str = ""
    number: int = 0


class RoundReport(Value, frozen=True):
    """What everyone saw of a resolved round: moves, news, and each meter before and after with its causes."""

    round: int
    take: int
    moves: tuple[Played, ...]
    news: tuple[News, ...]
    shifts: tuple[Shift, ...]
    before: Mapping[str, int]
    after: Mapping[str, int]


class Outcome(Value, frozen=True):
    """How the game ended: settlement, managed, drift, breakdown or stopped."""

    kind: Literal["settlement", "managed", "drift", "breakdown", "stopped"]
    round: int
    settlement: str = ""


class Notice(Value, frozen=True):
    """Something the chair says to everyone or to one delegation's desk."""

    round: int
    text: str
    title: str = ""


class Table(Value, frozen=True):
    """What everyone knows. Meters by key: ``tension``, ``abandonment:PARTNER``, ``progress:SEAT`` as announced.

    `before` holds the meters as they stood when the last round was over and this one's briefing had not yet come.
    `learnt` holds, for each lesson of a tutorial that is over, the way in which it was done.
    """

    round: int
    phase: Phase
    meters: Mapping[str, int]
    bands: Mapping[str, int]
    before: Mapping[str, int]
    seats: Mapping[str, SeatStatus]
    doors: tuple[DoorState, ...] = ()
    restrictions: int = 0
    announced: int = 0
    deals: tuple[Deal, ...] = ()
    lines: tuple[PublicLine, ...] = ()
    pledges: tuple[Pledged, ...] = ()
    demands: tuple[Demanded, ...] = ()
    overtures: tuple[Overtured, ...] = ()
    grievances: tuple[Grievance, ...] = ()
    uses: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()
    doubt: Mapping[str, int] = field(default_factory=dict)
    settling: Mapping[str, int] = field(default_factory=dict)
    said_ready: tuple[str, ...] = ()
    fallen: tuple[str, ...] = ()
    briefing: tuple[News, ...] = ()
    briefing_shifts: tuple[Shift, ...] = ()
    history: tuple[RoundReport, ...] = ()
    notices: tuple[Notice, ...] = ()
    take: int = 0
    outcome: Outcome | None = None
    learnt: tuple[str, ...] = ()


def door_between(table: Table, one: str, other: str) -> DoorState | None:
    """The door between two delegations, or None."""
    for door in table.doors:
        if one in door.sides and other in door.sides and one != other:
            return door
    return None
