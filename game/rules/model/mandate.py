"""What one seat alone is told: objectives, red lines, points from meters, the walk-away values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import field

from game.rules.model.conditions import Condition
from game.rules.model.units import Bounds, ConcessionLevel, LevelName, MeterId, Percent, Points, Range, Ref, Worth
from game.rules.model.value import Value


class Flow(Value, frozen=True):
    """Points that a seat earns from a meter each round.

    meter: which meter
    of: whose; for confidence, the partner
    above: the value at which nothing is earned
    per_ten: hundredths of a point for each ten above it
    only_above: below it nothing is earned or lost
    """

    meter: MeterId
    per_ten: Worth
    above: Percent
    of: Annotated[str, Ref("delegation?")] = ""
    only_above: bool = False


class Objective(Value, frozen=True):
    """Points at the end.

    title: the aim in words
    when: what must hold at the end
    points: hundredths of a point; below 0 for a red line
    """

    title: str
    when: tuple[Condition, ...]
    points: Points


class Question(Value, frozen=True):
    """A question that checks whether the brief was read.

    ask: the question
    answers: two to four answers
    right: which is right, from 1
    why: the explanation
    """

    ask: str
    answers: tuple[str, ...]
    right: Annotated[int, Bounds(1, 4)]
    why: str


class WalkAway(Value, frozen=True):
    """Scores without the seat's own deals, written by ``overture check --calibrate``.

    nobody_deals: expected score in hundredths of a point if nobody deals
    others_deal: expected score in hundredths of a point if the others deal without it, all of them standard
    levels: the same where all of them play at another level, by the level's name
    """

    nobody_deals: Points
    others_deal: Points
    levels: Mapping[LevelName, Points] = field(default_factory=dict)


class Mandate(Value, frozen=True):
    """What one seat alone knows.

    brief: at most 400 words to the person in the seat
    objectives: points at the end
    red_lines: what must not happen, with what it costs
    flows: points each round from meters
    walk_away: what it expects without a deal; left out until it has been measured
    questions: three questions about the brief
    worths: what levels are truly worth to it where the others are told otherwise or nothing, by ``concession:level``
    """

    brief: str
    flows: tuple[Flow, ...]
    objectives: tuple[Objective, ...]
    red_lines: tuple[Objective, ...] = ()
    walk_away: WalkAway | None = None
    questions: tuple[Question, ...] = ()
    worths: Mapping[ConcessionLevel, Range] = field(default_factory=dict)
