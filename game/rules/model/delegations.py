"""Who sits at the table and who depends on whom."""

from __future__ import annotations

from typing import Annotated

from game.rules.model.units import Percent, Ref, SeatId, TemperName
from game.rules.model.value import Value
from game.rules.model.words import Role


class Office(Value, frozen=True):
    """A person's part inside a delegation.

    id: its name
    title: what players read
    may: the acts it may perform; empty for all
    """

    id: str
    title: str
    may: tuple[Annotated[str, Ref("verb")], ...] = ()


class Cast(Value, frozen=True):
    """The tempers that a computer may show in a seat, one of which each game draws; `plain` where none is named.

    easy: at the easy level
    standard: at the standard level
    strong: at the strong level
    """

    easy: tuple[TemperName, ...] = ()
    standard: tuple[TemperName, ...] = ()
    strong: tuple[TemperName, ...] = ()


class Delegation(Value, frozen=True):
    """One abstract state, as everyone knows it.

    id: its name
    title: the state's name
    role: challenger, guarantor, partner, neighbour or mediator
    text: one sentence that introduces it to the others
    emblem: name of a drawing in assets/emblems; the delegation's initial stands there if it is left out
    support: backing at home at the start
    progress: start of its programme, for a challenger
    strain: strain under restrictions at the start
    autonomy: how far it has hedged at the start
    offices: parts inside the delegation; empty for the rulebook's three
    also: other words that people use for it, by which it is known when something is said about it
    cast: the tempers that a computer may show in this seat, by level
    """

    id: str
    title: str
    role: Role
    text: str
    emblem: str = ""
    support: Percent = 50
    progress: Percent | None = None
    strain: Percent | None = None
    autonomy: Percent | None = None
    offices: tuple[Office, ...] = ()
    also: tuple[str, ...] = ()
    cast: Cast = Cast()


class Alliance(Value, frozen=True):
    """A partner's faith in its guarantor.

    partner: who depends
    guarantor: on whom
    exposure: percent of a provocation that reaches the partner
    abandonment: fear of being left alone at the start
    entrapment: fear of being dragged along at the start
    weight: percent of confidence that abandonment decides; entrapment decides the rest
    """

    partner: SeatId
    guarantor: SeatId
    exposure: Percent
    abandonment: Percent
    entrapment: Percent
    weight: Percent = 50


class TrustStart(Value, frozen=True):
    """Trust at the start, both ways.

    between: two delegations
    value: 0 to 100
    """

    between: tuple[SeatId, ...]
    value: Percent
