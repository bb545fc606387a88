"""A whole scenario: the setting that everyone may know, and the mandates.

Every class docstring of what an author writes lists its fields as ``name: meaning`` lines; the JSON Schema and
docs/authoring.md are made from them, so they are the only place where a field is described.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from msgspec import field

from game.rules.model.concessions import Concession, Issue
from game.rules.model.conditions import Condition
from game.rules.model.course import Drift, Event, Restrictions, Settlement, Template
from game.rules.model.delegations import Alliance, Delegation, TrustStart
from game.rules.model.doors import Door
from game.rules.model.lessons import Lesson, Tutorial
from game.rules.model.mandate import Mandate
from game.rules.model.meters import ExtraMeter
from game.rules.model.rulebook import Move, Numbers, Part, Rulebook
from game.rules.model.units import Bounds, GateBound, GateName, Percent, Range, RoundNo, SeatId
from game.rules.model.value import Value
from game.rules.model.words import Level


class Setting(Value, frozen=True, dict=True):
    """Everything about a scenario that is published to every seat.

    id: its name
    title: what players read
    text: two or three sentences that make one want to play
    opening: what everyone knows at the start
    minutes: how long a solo game takes
    difficulty: in a word
    rounds: how many rounds
    tension: at the start
    spread: percent by which each game varies hidden worths around the published ones
    rulebook: the rules in use
    delegations: the states at the table
    alliances: who depends on whom
    doors: between adversaries
    trust: at the start; 50 where nothing is said
    restrictions: if there are any
    meters: meters that this scenario adds
    drifts: what changes by itself
    issues: subjects
    concessions: what can be given
    events: what can happen
    settlements: how the crisis can end well
    managed: conditions under which an unsettled end counts as managed
    managed_text: one sentence that says how such an end is told
    templates: texts to start from
    lessons: prompts of a tutorial
    tutorial: whom the lessons wait for, and the script of the others
    level: the level of computer delegations at which the case works, used where nobody says otherwise
    gates: bounds of its own for `overture balance`
    """

    id: str
    title: str
    text: str
    opening: str
    rounds: RoundNo
    delegations: tuple[Delegation, ...]
    issues: tuple[Issue, ...]
    concessions: tuple[Concession, ...]
    rulebook: Rulebook
    minutes: Annotated[int, Bounds(1, 600)] = 30
    difficulty: str = "standard"
    tension: Percent = 50
    spread: Percent = 25
    alliances: tuple[Alliance, ...] = ()
    doors: tuple[Door, ...] = ()
    trust: tuple[TrustStart, ...] = ()
    restrictions: Restrictions | None = None
    meters: tuple[ExtraMeter, ...] = ()
    drifts: tuple[Drift, ...] = ()
    events: tuple[Event, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    managed: tuple[Condition, ...] = ()
    managed_text: str = ""
    templates: tuple[Template, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    tutorial: Tutorial | None = None
    level: Level = "standard"
    gates: Mapping[GateName, GateBound] = field(default_factory=dict)

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """Ids of all delegations, in the order of the scenario."""
        return tuple(each.id for each in self.delegations)

    @cached_property
    def delegation(self) -> Mapping[str, Delegation]:
        """Delegations by id."""
        return {each.id: each for each in self.delegations}

    @cached_property
    def concession(self) -> Mapping[str, Concession]:
        """Concessions by id."""
        return {each.id: each for each in self.concessions}

    @cached_property
    def move(self) -> Mapping[str, Move]:
        """Moves by id."""
        return {each.id: each for each in self.rulebook.moves}

    @cached_property
    def moves_of(self) -> Mapping[str, tuple[Move, ...]]:
        """For each delegation the moves that it may use and point at somebody, in the order of the rulebook."""
        return {
            d.id: tuple(
                move
                for move in self.rulebook.moves
                if move.is_for(d.id, d.role) and (move.target in ("none", "concession") or self.aims(d.id, move))
            )
            for d in self.delegations
        }

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return {each.id: each for each in self.events}

    @cached_property
    def alliance(self) -> Mapping[str, Alliance]:
        """Alliances by partner; each partner has one guarantor."""
        return {each.partner: each for each in self.alliances}

    @cached_property
    def given_by(self) -> Mapping[str, tuple[Concession, ...]]:
        """Concessions by giver."""
        return {seat: tuple(c for c in self.concessions if c.giver == seat) for seat in self.seats}

    @cached_property
    def numbers(self) -> Numbers:
        """The rulebook's numbers."""
        return self.rulebook.numbers

    @cached_property
    def adversaries(self) -> Mapping[str, tuple[str, ...]]:
        """For each delegation, those it faces across a door."""
        pairs = [(door.sides[0].side, door.sides[1].side) for door in self.doors]
        return {seat: tuple(b if a == seat else a for a, b in pairs if seat in (a, b)) for seat in self.seats}

    @cached_property
    def private_meters(self) -> frozenset[str]:
        """Meters that only their owner sees: support and trust, and those that the scenario adds so."""
        return frozenset(("support", "trust", *(each.id for each in self.meters if each.seen == "owner")))

    @property
    def last_scored(self) -> int:
        """The last round that is scored, the Aftermath included."""
        return self.rounds + (self.numbers.aftermath if self.plays("aftermath") else 0)

    def plays(self, part: Part) -> bool:
        """Whether a part of the rules is in use."""
        return part not in self.rulebook.leave_out

    def is_conference(self, round_no: int) -> bool:
        """Whether a round is the Conference, the last: deals and compliance, and no moves."""
        return round_no == self.rounds

    def aims(self, seat: str, move: Move) -> tuple[str, ...]:
        """At whom a delegation may point a move, which everybody knows; empty for a move without a target."""
        match move.target:
            case "partner":
                return self.partners_of(seat) or tuple(p for p in self.alliance if p != seat)
            case "guarantor":
                return (self.alliance[seat].guarantor,) if seat in self.alliance else ()
            case "rival":
                return self.adversaries.get(seat, ())
            case "other":
                return tuple(s for s in self.seats if s != seat)
        return ()

    def partners_of(self, guarantor: str) -> tuple[str, ...]:
        """Partners that depend on a guarantor, in the order of the scenario."""
        return tuple(a.partner for a in self.alliances if a.guarantor == guarantor)

    def allied(self, seat: str, other: str) -> bool:
        """Whether one of two delegations is the other's guarantor."""
        return other in self.partners_of(seat) or seat in self.partners_of(other)

    def hostile(self, seat: str, other: str) -> bool:
        """Whether two delegations, or one and the other's guarantor, face each other across a door."""
        friends = {a.partner: a.guarantor for a in self.alliances}
        sides = {seat, friends.get(seat, seat)}, {other, friends.get(other, other)}
        return any(b in self.adversaries[a] for a in sides[0] for b in sides[1])

    def published(self, seat: str, concession: str, level: int) -> int:
        """What everyone reckons a level is worth to a seat, hundredths of a point a round; 0 for no level."""
        if level == 0:
            return 0
        worth = self.concession[concession].levels[level - 1].worth.get(seat)
        return 0 if worth is None else worth.middle


class Scenario(Value, frozen=True):
    """A whole scenario: what is published and what each seat alone is told.

    setting: what every seat may know
    mandates: for each seat, what it alone knows
    """

    setting: Setting
    mandates: Mapping[SeatId, Mandate]

    @property
    def id(self) -> str:
        """The scenario's name."""
        return self.setting.id

    def worth(self, seat: str, concession: str, level: int) -> Range | None:
        """The range of what a level is truly worth to a seat: what its mandate says, else what is published."""
        own = self.mandates[seat].worths.get(f"{concession}:{level}") if seat in self.mandates else None
        return own or self.setting.concession[concession].levels[level - 1].worth.get(seat)
