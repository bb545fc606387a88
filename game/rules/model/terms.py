"""The nouns that move between seats: actors, clauses, texts and plans.

Plain frozen data with no behaviour beyond naming itself; the law about it lives in `law`.
"""

from __future__ import annotations

from typing import Literal

from game.rules.model.value import Value
from game.rules.model.words import Intent

Phase = Literal["negotiation", "signals", "over"]

CHAIR = "chair"
"""The facilitator's place in an `Actor`; no delegation may have this id."""


class Actor(Value, frozen=True):
    """Who acts: a seat (or `CHAIR`), an office in it and a member; the last two may be empty."""

    seat: str
    office: str = ""
    member: str = ""


class Clause(Value, frozen=True):
    """One promised concession: its level, rounds until it starts, rounds it lasts (0 for standing)."""

    concession: str
    level: int = 1
    delay: int = 0
    rounds: int = 0


class Text(Value, frozen=True):
    """What an offer says: signatories in alphabetical order, clauses and terms. No clauses: a communique."""

    signatories: tuple[str, ...]
    clauses: tuple[Clause, ...] = ()
    witness: str = ""
    snapback: bool = False
    public: bool = True

    @property
    def verified(self) -> bool:
        """Whether a witness verifies it."""
        return bool(self.witness)


class Use(Value, frozen=True):
    """One use of a move in a plan.

    `intent` is what it is meant as; what the move names by default (rule 36) where it is left out. `option` names a
    demand, what an inquiry looks for, or ``without`` for a line of the kind "nothing without X".
    """

    move: str
    target: str = ""
    strength: int = 1
    intent: Intent | None = None
    option: str = ""
    concession: str = ""
    level: int = 0


class Plan(Value, frozen=True):
    """What a seat secretly commits for a round.

    `breaches`, `leaves` and `looks_away` hold ids of deals. `enforce` and `announce` are the enforcer's two dials,
    0 to 3; None leaves them as they are.
    """

    moves: tuple[Use, ...] = ()
    breaches: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    looks_away: tuple[str, ...] = ()
    enforce: int | None = None
    announce: int | None = None
