"""Being ready for the plans."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import with_desk
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.round.phases import begin_signals, present
from game.rules.verbs.act import Act
from game.rules.verbs.unready import Unready


class Ready(Act, frozen=True):
    """Says that one has no more to negotiate this round. When all present are ready, plans are made."""

    verb: ClassVar[str] = "ready"
    done: ClassVar[str] = "You are ready. Plans begin when all are."
    told: ClassVar[str] = "I am ready."
    offices: ClassVar[tuple[str, ...]] = ("home",)

    def check(self, view: View) -> None:
        if view.desk.ready:
            raise Illegal(Ground.DONE_ALREADY, "You are ready already: the others still negotiate.", Unready())

    def apply(self, state: State, actor: Actor) -> State:
        state = with_desk(state, actor.seat, replace(state.desks[actor.seat], ready=True))
        if actor.seat not in state.table.said_ready:
            said = tuple(sorted((*state.table.said_ready, actor.seat)))
            state = replace(state, table=replace(state.table, said_ready=said))
        if all(state.desks[seat].ready for seat in present(state)):
            return begin_signals(state)
        return state
