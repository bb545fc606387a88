"""Who may make which move, at whom, and what it costs."""

from __future__ import annotations

from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import Plan
from game.rules.model.view import View


def may_use(setting: Setting, seat: str, move: Move) -> bool:
    """Whether a delegation's role or name allows it a move."""
    return not move.by or seat in move.by or setting.delegation[seat].role in move.by or "any" in move.by


def targets(view: View, move: Move) -> tuple[str, ...]:
    """At whom a seat may point a move; empty for a move without a target."""
    setting, seat = view.setting, view.seat
    match move.target:
        case "partner":
            own = setting.partners_of(seat)
            return own or tuple(p for p in setting.alliance if p != seat)
        case "guarantor":
            return (setting.alliance[seat].guarantor,) if seat in setting.alliance else ()
        case "rival":
            return setting.adversaries.get(seat, ())
        case "other":
            return tuple(s for s in setting.seats if s != seat)
    return ()


def spent(setting: Setting, plan: Plan) -> int:
    """Political capital that a plan costs."""
    return sum(setting.move[u.move].cost + setting.move[u.move].step_cost * (u.strength - 1) for u in plan.moves)
