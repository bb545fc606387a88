"""What is true in a game, each fact where its readers are.

`Table` is read by everyone, a `Room` by its members, a `Desk` by one seat, the `Vault` by nobody at the table.
A view is made by picking from them; nothing is ever removed to hide it. No behaviour lives here. The values that are
changed at every step have no slots: that makes `changed.replace` fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from game.rules.scenario import Intent, Scenario
from game.rules.terms import Clause, Phase, Plan, Shift, Text, Use
from game.rules.value import Value

SeatStatus = Literal["person", "computer", "absent"]
OfferStatus = Literal["open", "bound", "struck", "withdrawn", "declined", "lapsed"]
DealStatus = Literal["signed", "in force", "fell", "void", "left", "ended"]


class Message(Value, frozen=True):
    """Something said in a room. `code` names a ready-made phrase, else it is empty."""

    round: int
    by: str
    text: str
    code: str = ""
    about: str = ""
    member: str = ""


class Offer(Value, frozen=True):
    """A text on the table of its signatories' room, numbered there from 1."""

    number: int
    round: int
    author: str
    text: Text
    signed: tuple[str, ...]
    status: OfferStatus = "open"
    counters: int = 0
    declined_by: str = ""
    reason: str = ""


class Asked(Value, frozen=True):
    """A seat asked another what it would take; `wish` holds what it wants, possibly nothing in particular.

    `heard` is how many offers their room held then: what is numbered higher may be the answer.
    """

    round: int
    by: str
    to: str
    wish: tuple[Clause, ...] = ()
    heard: int = 0


class Shut(Value, frozen=True):
    """A seat closed an issue to another for this round."""

    round: int
    by: str
    to: str
    issue: str


class Breach(Value, frozen=True):
    """A seat was found in breach in a round."""

    by: str
    round: int


class Deal(Value, frozen=True):
    """A bound text and what became of it. `since` is the first round in force; `breaches` only those found out."""

    id: str
    text: Text
    signed: int
    status: DealStatus = "signed"
    since: int = 0
    until: int = 0
    breaches: tuple[Breach, ...] = ()
    fell_with: str = ""
    leaked: bool = False


class Overtured(Value, frozen=True):
    """An overture that waits for an answer, or what became of it."""

    by: str
    to: str
    round: int
    open: bool
    answered: str = ""
    ignored: bool = False


class Room(Value, frozen=True):
    """Where some delegations talk; everything in it is read by its members."""

    members: tuple[str, ...]
    messages: tuple[Message, ...] = ()
    offers: tuple[Offer, ...] = ()
    asked: tuple[Asked, ...] = ()
    shut: tuple[Shut, ...] = ()
    deals: tuple[Deal, ...] = ()
    overtures: tuple[Overtured, ...] = ()


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


class Grievance(Value, frozen=True):
    """What one seat holds against another, in everyone's ledger."""

    round: int
    by: str
    against: str
    kind: str
    what: str = ""


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
    """One thing that happened, for the report of a round. `kind` names it; the rest says to whom and with what."""

    kind: str
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
    streaks: Mapping[str, int] = field(default_factory=dict)
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
