"""What can be given: issues, concessions and their levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from game.rules.model.effect import Effect
from game.rules.model.units import ConcessionId, IssueId, MoveId, Percent, Range, SeatId
from game.rules.model.value import Value


class Level(Value, frozen=True):
    """One level of a concession.

    title: what is given, in words that complete "X gives ..."
    worth: for each delegation, what it is worth to it each round in hundredths of a point: a number, which is
        spread by the scenario's `spread`, or a list of the least and the greatest
    effects: what it does each round while in force
    also: other words that people use for it, by which it is known when something is said about it
    """

    title: str
    worth: Mapping[SeatId, Range] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    also: tuple[str, ...] = ()


class Concession(Value, frozen=True):
    """Something one delegation can give.

    id: its name
    title: what players read
    issue: the issue it belongs to
    giver: the delegation that can give it
    levels: one to six levels, each replacing the one below
    notice: percent chance a round that an unverified breach is noticed
    quiet: it may stand in a confidential text
    core: it binds only in a text that both sides of the door sign
    reversible: it ends when its text ends; otherwise what was once given stays given
    forbids: moves that the giver promises not to make
    covers: for `forbids`: only against signatories, or against everyone
    excludes: concessions that cannot be in force with it
    also: other words that people use for it, by which it is known when something is said about it
    """

    id: str
    title: str
    issue: IssueId
    giver: SeatId
    levels: tuple[Level, ...]
    notice: Percent = 50
    quiet: bool = False
    core: bool = False
    reversible: bool = True
    forbids: tuple[MoveId, ...] = ()
    covers: Literal["signatories", "everyone"] = "everyone"
    excludes: tuple[ConcessionId, ...] = ()
    also: tuple[str, ...] = ()


class Issue(Value, frozen=True):
    """A subject on the table.

    id: its name
    title: what players read
    text: one sentence
    """

    id: str
    title: str
    text: str = ""
