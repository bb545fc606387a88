"""Committing the plan of a round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec import field
from msgspec.structs import replace

from game.rules.law.moves import spelt_out, spent
from game.rules.law.rooms import with_desk
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor, Phase, Plan
from game.rules.model.view import View
from game.rules.round.phases import end_signals, present
from game.rules.round.plans import check_plan, parts_of_plans
from game.rules.verbs.act import Act
from game.rules.verbs.recall import Recall


class Commit(Act, frozen=True):
    """Commits the plan for this round, which `Recall` takes back. When all present have committed, it is resolved."""

    verb: ClassVar[str] = "commit"
    done: ClassVar[str] = "Your plan is committed."
    told: ClassVar[str] = "I commit my plan."
    phases: ClassVar[tuple[Phase, ...]] = ("signals",)
    offices: ClassVar[tuple[str, ...]] = ("home",)
    plan: Plan = field(default_factory=Plan)

    @classmethod
    def candidates(cls, view: View) -> Iterator[Act]:
        """The empty plan, and plans of one thing: a move, something broken, left or not watched, a dial."""
        return map(cls, parts_of_plans(view))

    def cost(self, view: View) -> int:
        return spent(view.setting, self.plan)

    def check(self, view: View) -> None:
        if view.desk.plan is not None:
            raise Illegal(Ground.DONE_ALREADY, "You have committed your plan: wait for the others.", Recall())
        check_plan(view, self.plan)

    def apply(self, state: State, actor: Actor) -> State:
        plan = spelt_out(state.scenario.setting, self.plan)
        state = with_desk(state, actor.seat, replace(state.desks[actor.seat], plan=plan))
        said = tuple(sorted((*state.table.said_ready, actor.seat)))
        state = replace(state, table=replace(state.table, said_ready=said))
        if all(state.desks[seat].plan is not None for seat in present(state)):
            return end_signals(state)
        return state
