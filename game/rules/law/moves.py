"""Who may make which move, at whom, and what it costs."""

from __future__ import annotations

from msgspec.structs import replace

from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import Intent


def may_use(setting: Setting, seat: str, move: Move) -> bool:
    """Whether a delegation's role or name allows it a move."""
    return move.is_for(seat, setting.delegation[seat].role)


def targets(view: View, move: Move) -> tuple[str, ...]:
    """At whom a seat may point a move; empty for a move without a target."""
    return view.setting.aims(view.seat, move)


def meant_as(setting: Setting, use: Use) -> Intent:
    """What a use of a move is meant as: what its sender chose, else what the move names (rule 36)."""
    return use.intent or setting.move[use.move].intent


def spelt_out(setting: Setting, plan: Plan) -> Plan:
    """A plan in which every move says what it is meant as."""
    return replace(plan, moves=tuple(replace(use, intent=meant_as(setting, use)) for use in plan.moves))


def spent(setting: Setting, plan: Plan) -> int:
    """Political capital that a plan costs."""
    return sum(setting.move[u.move].cost + setting.move[u.move].step_cost * (u.strength - 1) for u in plan.moves)
