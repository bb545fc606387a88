"""How the needs of a settlement can be met, as one seat sees it: by which clauses, or by what is no clause at all."""

from __future__ import annotations

from collections.abc import Iterator

from game.rules.conditions import holds
from game.rules.model.conditions import AnyOf, Condition, InForce
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.round.forecast import board_from


def ways(need: Condition) -> Iterator[InForce]:
    """The promises by any of which a need is met; none for what no promise can bring about."""
    for each in alternatives(need):
        if isinstance(each, InForce):
            yield each


def alternatives(need: Condition) -> Iterator[Condition]:
    """A need, or what it names as alternatives, however deep."""
    if isinstance(need, AnyOf):
        for each in need.conditions:
            yield from alternatives(each)
    else:
        yield need


def stands(view: View, need: Condition) -> bool:
    """Whether a need is met as things are, by a promise in force or signed or by what is no promise."""
    promised = any(
        clause.concession == way.concession
        and clause.level >= way.level
        and (deal.text.verified or not way.verified)
        and set(way.covers) <= set(deal.text.signatories)
        for deal in view.deals() if deal.status in ("in force", "signed")
        for clause in deal.text.clauses
        for way in ways(need)
    )  # fmt: skip
    return promised or stands_anyhow(view, need)


def stands_anyhow(view: View, need: Condition) -> bool:
    """Whether a need is met now by something other than a promise: a meter, an open door, a round, a quiet."""
    apart = [each for each in alternatives(need) if not isinstance(each, InForce)]
    if not apart:
        return False
    board = board_from(view, Plan())
    return any(holds(each, board) for each in apart)
