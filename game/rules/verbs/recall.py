"""Planning on after all."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import with_desk
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor, Phase
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Recall(Act, frozen=True):
    """Takes the committed plan back, while others still plan. The last to commit ends the round, and cannot."""

    verb: ClassVar[str] = "recall"
    done: ClassVar[str] = "Your plan is yours again."
    told: ClassVar[str] = "I take my plan back."
    right: ClassVar[str] = "commit"
    offices: ClassVar[tuple[str, ...]] = ("home",)
    phases: ClassVar[tuple[Phase, ...]] = ("signals",)

    def check(self, view: View) -> None:
        if view.desk.plan is None:
            raise Illegal(Ground.NOTHING_WAITS, "You have not committed a plan: there is nothing to take back.")

    def apply(self, state: State, actor: Actor) -> State:
        said = tuple(seat for seat in state.table.said_ready if seat != actor.seat)
        state = replace(state, table=replace(state.table, said_ready=said))
        return with_desk(state, actor.seat, replace(state.desks[actor.seat], plan=None))
