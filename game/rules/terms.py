"""The nouns that move between seats: clauses, texts, plans, causes, and the refusal.

Plain frozen data with no behaviour beyond naming itself; the law about it lives in `texts`, `acts` and `effects`.
"""

from __future__ import annotations

from typing import Literal

from game.rules.scenario import Intent
from game.rules.value import Value

Phase = Literal["negotiation", "signals", "over"]
CHAIR = "chair"
"""The facilitator's place in an `Actor`; no delegation may have this id."""

REASONS: dict[str, str] = {
    "too-little": "you ask for more than you give",
    "not-this-price": "the price is right in kind but too high",
    "home": "it would not pass at home",
    "trust": "we do not trust that it would be kept",
    "unverified": "it needs a witness",
    "while-it-stands": "not while your present conduct stands",
    "ally": "it would be at our ally's cost",
    "red-line": "it crosses a line of ours",
    "promised": "we have promised it elsewhere",
    "later": "this is not the moment",
    "no-say": "we do not say",
}
"""The closed list of reasons for a refusal, in words that complete "We decline: ..."."""

PHRASES: dict[str, str] = {
    "thanks": "We thank you for that.",
    "warn-hedge": "If this goes on we shall have to look after ourselves.",
    "warn-leave": "If this goes on we shall leave what we signed.",
    "warn-respond": "If this is repeated we shall have to answer it.",
    "more": "We could go further if you did.",
    "no-deal-while": "Not while your present conduct stands.",
    "consult": "We expect to be consulted before you sign with others.",
    "stand-by": "We stand by what we have put and said.",
    "nothing-now": "We have no text of our own for you now: put one to us.",
    "not-that": "Not that, at any price that we would name now: put us a text if you see one.",
    "needs-witness": "You broke what we had signed: for now we sign with you only what somebody else watches.",
    "no-trust": "You broke what we had signed, and more than once: for now we sign nothing with you.",
    "withdraw-word": "Circumstances have changed: what we said before no longer holds.",
}
"""Ready-made sentences that people and computers can both send."""


class Illegal(Exception):
    """An act the rules do not allow now. Its text is one sentence for the player, with the next step."""


def word(text: str) -> str:
    """A player's own word, quoted back to it in a refusal: cut short where it is not a word."""
    return repr(text if len(text) <= 40 else text[:40] + "...")


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

    `option` names a demand, what an inquiry looks for, or ``without`` for a line of the kind "nothing without X".
    """

    move: str
    target: str = ""
    strength: int = 1
    intent: Intent = "pressure"
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


class Cause(Value, frozen=True):
    """Why a meter moved: a kind from the engine, the id concerned, who did it and to whom."""

    kind: str
    what: str = ""
    by: str = ""
    target: str = ""


class Shift(Value, frozen=True):
    """A change of one meter by one cause. `audience` None means that everyone may know."""

    meter: str
    by: int
    cause: Cause
    audience: tuple[str, ...] | None = None
