"""A plan in words: its moves, conduct and dials, what it leaves, and what is due under commitments."""

from __future__ import annotations

from game.rules.law.moves import spent
from game.rules.law.running import owed
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.round.forecast import notice_of_breach
from game.rules.round.plans import due
from game.wording.deals import deal_number, deal_phrase
from game.wording.moves import use_sentence
from game.wording.names import count, points


def plan_lines(view: View, plan: Plan) -> list[str]:
    """A plan, sentence by sentence: moves, then conduct, then what is left."""
    lines = [use_sentence(view, use) for use in plan.moves]
    lines += [f"Commitment {deal_number(view, name)} is quietly broken." for name in plan.breaches]
    lines += [f"Commitment {deal_number(view, name)} is openly left." for name in plan.leaves]
    lines += [f"The witness of commitment {deal_number(view, name)} looks away." for name in plan.looks_away]
    if plan.enforce is not None:
        lines.append(f"Real enforcement of the restrictions is set to {plan.enforce} of 3.")
    if plan.announce is not None:
        lines.append(f"Announced enforcement is set to {plan.announce} of 3.")
    if not lines:
        lines.append("The plan is empty: no moves, and every commitment is kept.")
    return [*lines, _capital_line(spent(view.setting, plan), view.desk.capital)]


def _capital_line(cost: int, have: int) -> str:
    held = count(have, "unit")
    if cost == 0:
        every = "both " if have == 2 else "all " if have > 2 else ""
        return f"It costs nothing and leaves {every}{'units' if have == 2 else held} of political capital."
    if cost > have:
        return f"It costs {count(cost, 'unit')} of political capital, and you have only {held}."
    return f"It costs {count(cost, 'unit')} of political capital and leaves {count(have - cost, 'unit')}."


def due_lines(view: View) -> list[str]:
    """Commitments under which the reader owes something this round, and what breaking them would save and risk."""
    lines = []
    for deal in due(view):
        mine = tuple(owed(view.setting, (deal,), view.seat, view.round))
        saved = points(max(-sum(view.worth(run.clause.concession, run.clause.level) for run in mine), 0))
        chance = notice_of_breach(view, deal, mine)
        line = f"Commitment {deal_number(view, deal.id)}, {deal_phrase(view, deal)}, is due."
        if view.setting.plays("breach"):
            line += f" Breaking it quietly would save you {saved}; the chance that it is noticed is {chance} percent."
        lines.append(line)
    return lines
