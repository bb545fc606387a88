"""How the needs of a settlement can be met, as one seat sees it: by which clauses, or by what is no clause at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.rules.conditions import holds
from game.rules.model.conditions import AllOf, AnyOf, Condition, InForce
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.round.forecast import board_from


def ways(need: Condition) -> Iterator[InForce]:
    """The promises by any of which a need is met; none for what no promise can bring about."""
    for each in alternatives(need):
        if isinstance(each, InForce):
            yield each


def apart(needs: Iterable[Condition]) -> Iterator[Condition]:
    """Needs one by one: what must hold together is several needs."""
    for need in needs:
        if isinstance(need, AllOf):
            yield from apart(need.conditions)
        else:
            yield need


def wanting(need: Condition, met: int) -> int:
    """How many of a need's alternatives are still wanted when so many of them are met."""
    return max(0, (need.at_least if isinstance(need, AnyOf) else 1) - met)


def alternatives(need: Condition) -> Iterator[Condition]:
    """A need, or what it names as alternatives, however deep."""
    if isinstance(need, AllOf | AnyOf):
        for each in need.conditions:
            yield from alternatives(each)
    else:
        yield need


def stands(view: View, need: Condition) -> bool:
    """Whether a need is met as things are, by a promise in force or signed or by what is no promise."""
    if isinstance(need, AllOf):
        return all(stands(view, each) for each in need.conditions)
    if isinstance(need, AnyOf):
        return sum(stands(view, each) for each in need.conditions) >= need.at_least
    return _promised(view, need) if isinstance(need, InForce) else stands_anyhow(view, need)


def _promised(view: View, way: InForce) -> bool:
    return any(
        clause.concession == way.concession
        and clause.level >= way.level
        and (deal.text.verified or not way.verified)
        and set(way.covers) <= set(deal.text.signatories)
        for deal in view.deals() if deal.status in ("in force", "signed")
        for clause in deal.text.clauses
    )  # fmt: skip


def stands_anyhow(view: View, need: Condition) -> bool:
    """Whether a need is met now by something other than a promise: a meter, an open door, a round, a quiet."""
    others = [each for each in alternatives(need) if not isinstance(each, InForce)]
    if not others:
        return False
    board = board_from(view, Plan())
    return not wanting(need, sum(holds(each, board) for each in others))
