"""What may happen on the way and how it may end: drift, restrictions, events, settlements, templates."""

from __future__ import annotations

from typing import Annotated

from game.rules.model.conditions import Condition
from game.rules.model.effect import Effect
from game.rules.model.units import (
    Bounds,
    Change,
    ConcessionId,
    LevelNo,
    MeterId,
    Of,
    Percent,
    Ref,
    RoundNo,
    SeatId,
    Small,
)
from game.rules.model.value import Value
from game.rules.model.words import Scale


class Restrictions(Value, frozen=True):
    """Pressure by restrictions, which leak and to which the target adapts.

    by: who imposes them
    on: who is restricted
    enforced_by: the neighbour that enforces them, or not
    level: standing level at the start, 0 to 3
    enforcement: actual enforcement at the start, 0 to 3
    announced: announced enforcement at the start, 0 to 3
    bite: strain a round for each level times enforcement
    floor: strain toward which the target adapts
    adapts: the target sheds one part in this many of its strain above the floor each round
    """

    by: SeatId
    on: SeatId
    enforced_by: SeatId
    level: Annotated[int, Bounds(0, 3)] = 2
    enforcement: Annotated[int, Bounds(0, 3)] = 1
    announced: Annotated[int, Bounds(0, 3)] = 2
    bite: Small = 2
    floor: Percent = 20
    adapts: Annotated[int, Bounds(1, 50)] = 6


class Drift(Value, frozen=True):
    """What changes by itself each round.

    meter: which meter
    of: whose
    by: how much a round
    scale: exposure, if it reaches partners by their exposure
    when: conditions under which it does
    """

    meter: MeterId
    by: Change
    of: Of = "all"
    scale: tuple[Scale, ...] = ()
    when: tuple[Condition, ...] = ()


class Event(Value, frozen=True):
    """Something that happens to everyone.

    id: its name
    title: the headline
    text: the report
    on: rounds in which it surely falls; empty for the deck
    weight: how likely the deck brings it, against the others
    when: conditions without which it stays in the deck
    sure: it falls surely, once, in the first round at whose start `when` holds; it is in no deck then
    effects: what it does
    """

    id: str
    title: str
    text: str
    on: tuple[RoundNo, ...] = ()
    weight: Small = 1
    when: tuple[Condition, ...] = ()
    effects: tuple[Effect, ...] = ()
    sure: bool = False


class Settlement(Value, frozen=True):
    """A set of commitments that ends the crisis.

    id: its name
    title: what players read
    text: one sentence
    needs: what must hold: promises in force, meters, talks, or any other condition
    rounds: for how many rounds running
    assent: partners who must agree to it when it would end the game, each by having signed a text with a promise that
        the settlement counts and one of somebody else's that is worth something to it, or by confidence
    assured: the confidence in its guarantor at which a partner's assent goes without saying
    """

    id: str
    title: str
    text: str
    needs: tuple[Condition, ...]
    rounds: Annotated[int, Bounds(1, 10)] = 2
    assent: tuple[SeatId, ...] = ()
    assured: Percent = 60


class TemplateClause(Value, frozen=True):
    """A clause of a template.

    concession: which concession
    level: which level
    delay: rounds until it starts
    rounds: how long; 0 for standing
    """

    concession: ConcessionId
    level: LevelNo = 1
    delay: Small = 0
    rounds: Small = 0


class Template(Value, frozen=True):
    """A text the composer can start from.

    title: what players read
    signatories: who signs
    clauses: what it promises
    witness: who verifies it; empty for unverified
    snapback: a breach releases everyone
    public: everyone may read it
    """

    title: str
    signatories: tuple[SeatId, ...]
    clauses: tuple[TemplateClause, ...] = ()
    witness: Annotated[str, Ref("delegation?")] = ""
    snapback: bool = False
    public: bool = True
