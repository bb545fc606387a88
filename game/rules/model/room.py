"""What the members of a room know: messages, offers, questions, and the texts bound there."""

from __future__ import annotations

from typing import Literal

from game.rules.model.meaning import Meaning
from game.rules.model.terms import Clause, Text
from game.rules.model.value import Value

OfferStatus = Literal["open", "bound", "struck", "withdrawn", "replaced", "declined", "lapsed"]
DealStatus = Literal["signed", "in force", "fell", "void", "left", "ended"]


class Message(Value, frozen=True):
    """Something said in a room. `code` names a ready-made phrase, else it is empty.

    `meanings` is what the words were taken to mean when they were said; empty where nobody heard them so.
    """

    round: int
    by: str
    text: str
    code: str = ""
    about: str = ""
    member: str = ""
    meanings: tuple[Meaning, ...] = ()


class Offered(Value, frozen=True):
    """A text on the table of its signatories' room, numbered there from 1.

    `version_of` is the number of the author's earlier text to the same signatories that it replaced, 0 for none.
    """

    number: int
    round: int
    author: str
    text: Text
    signed: tuple[str, ...]
    status: OfferStatus = "open"
    counters: int = 0
    declined_by: str = ""
    reason: str = ""
    version_of: int = 0


class Asked(Value, frozen=True):
    """A seat asked another what it would take; `wish` holds what it wants, possibly nothing in particular.

    `heard` and `said` are how many offers and messages their room held then: what came later may be the answer.
    """

    round: int
    by: str
    to: str
    wish: tuple[Clause, ...] = ()
    heard: int = 0
    said: int = 0


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

    @property
    def public(self) -> bool:
        """Whether everyone may read it: it was public from the start, or it has come out."""
        return self.text.public or self.leaked


class Overtured(Value, frozen=True):
    """An overture that waits for an answer, or what became of it. `move` is the move that made it."""

    by: str
    to: str
    round: int
    open: bool
    move: str
    answered: str = ""
    ignored: bool = False


class Room(Value, frozen=True):
    """Where some delegations talk; everything in it is read by its members."""

    members: tuple[str, ...]
    messages: tuple[Message, ...] = ()
    offers: tuple[Offered, ...] = ()
    asked: tuple[Asked, ...] = ()
    shut: tuple[Shut, ...] = ()
    deals: tuple[Deal, ...] = ()
    overtures: tuple[Overtured, ...] = ()
