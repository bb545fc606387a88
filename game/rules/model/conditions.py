"""Conditions as an author writes them: the closed vocabulary under ``is``. Whether one holds is asked of a board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from game.rules.model.units import Bounds, ConcessionId, LevelNo, MeterId, MoveId, Of, Percent, RoundNo, SeatId
from game.rules.model.value import Value, word_of


class MeterIs(Value, frozen=True, tag_field="is", tag="meter"):
    """A meter stands within bounds.

    meter: which meter
    of: whose, where the meter belongs to a delegation or a partner
    at_least: the lowest value that satisfies, 0 to 100
    at_most: the highest value that satisfies, 0 to 100
    """

    meter: MeterId
    of: SeatId = ""
    at_least: Percent = 0
    at_most: Percent = 100


class InForce(Value, frozen=True, tag_field="is", tag="in_force"):
    """A concession is in force.

    concession: which concession
    level: at least this level
    covers: delegations that must all have signed the text it stands in
    verified: only in a text that is verified by a witness
    """

    concession: ConcessionId
    level: LevelNo = 1
    covers: tuple[SeatId, ...] = ()
    verified: bool = False


class RoundIs(Value, frozen=True, tag_field="is", tag="round"):
    """The round number lies within bounds.

    first: the first round that satisfies
    last: the last round that satisfies
    """

    first: RoundNo = 1
    last: RoundNo = 40


class Did(Value, frozen=True, tag_field="is", tag="did"):
    """A delegation used a move in the round just resolved.

    move: which move
    by: who used it, a delegation, a role or a selector
    target: at whom it was pointed; empty for anyone
    """

    move: MoveId
    by: Of
    target: Of = ""


class Quiet(Value, frozen=True, tag_field="is", tag="quiet"):
    """A delegation made no provocative move in the round just resolved.

    of: whose quiet, a delegation, a role or a selector
    """

    of: Of


class Talks(Value, frozen=True, tag_field="is", tag="talks"):
    """A door between adversaries is open at least this far.

    between: the two delegations
    at_least: closed, exploratory or formal
    """

    between: tuple[SeatId, ...]
    at_least: Literal["exploratory", "formal"] = "exploratory"


class AllOf(Value, frozen=True, tag_field="is", tag="all"):
    """Every one of several conditions holds; for use inside `any` and `none`.

    conditions: what must hold together
    """

    conditions: tuple[Condition, ...]


class AnyOf(Value, frozen=True, tag_field="is", tag="any"):
    """Some of several conditions hold: one, or as many as `at_least` says.

    conditions: the alternatives
    at_least: how many of them must hold
    """

    conditions: tuple[Condition, ...]
    at_least: Annotated[int, Bounds(1, 20)] = 1


class NoneOf(Value, frozen=True, tag_field="is", tag="none"):
    """Not one of several conditions holds.

    conditions: what must not hold
    """

    conditions: tuple[Condition, ...]


Condition = MeterIs | InForce | RoundIs | Did | Quiet | Talks | AllOf | AnyOf | NoneOf

Several = AllOf | AnyOf | NoneOf
"""Conditions that hold others."""

CONDITIONS: Mapping[str, type[Condition]] = {word_of(cls): cls for cls in get_args(Condition)}
"""The closed vocabulary: in YAML a condition is a mapping whose key ``is`` holds one of these words."""
