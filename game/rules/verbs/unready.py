"""Negotiating on after all."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import with_desk
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Unready(Act, frozen=True):
    """Takes back that one is ready, while others still negotiate. The last to be ready ends the phase, and cannot."""

    verb: ClassVar[str] = "unready"
    done: ClassVar[str] = "You are not ready any more."
    told: ClassVar[str] = "I am not ready after all."
    right: ClassVar[str] = "ready"
    offices: ClassVar[tuple[str, ...]] = ("home",)

    def check(self, view: View) -> None:
        # What everybody was told is taken back, also where an offer has roused the seat and its desk counts it no more.
        if view.seat not in view.table.said_ready:
            raise Illegal(Ground.NOTHING_WAITS, "You have not said that you are ready: there is nothing to take back.")

    def apply(self, state: State, actor: Actor) -> State:
        said = tuple(seat for seat in state.table.said_ready if seat != actor.seat)
        state = replace(state, table=replace(state.table, said_ready=said))
        return with_desk(state, actor.seat, replace(state.desks[actor.seat], ready=False))
