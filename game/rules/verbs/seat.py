"""The chair says who speaks for a seat."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import with_desk
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, word
from game.rules.model.state import State
from game.rules.model.table import SeatStatus
from game.rules.model.terms import Actor
from game.rules.round.phases import begin_signals, end_signals
from game.rules.verbs.act import ChairAct


class Seat(ChairAct, frozen=True):
    """Says who speaks for a seat from now on: a person, a computer, or nobody.

    A person who takes a seat over is not bound by the readiness of whoever spoke for it: negotiation waits for them.
    """

    verb: ClassVar[str] = "seat"
    told: ClassVar[str] = "From now on {status} speaks for {seat}."
    seat: str
    status: SeatStatus

    def check(self, state: State) -> None:
        if self.seat not in state.table.seats:
            raise Illegal(Ground.UNKNOWN_DELEGATION, f"There is no delegation {word(self.seat)} here.")
        if self.status not in ("person", "computer", "absent"):
            raise Illegal(Ground.UNKNOWN_CHOICE, "A seat is held by a person, by a computer, or it is absent.")

    def apply(self, state: State, actor: Actor) -> State:
        taken = self.status == "person" and state.table.seats[self.seat] != "person"
        table = replace(state.table, seats={**state.table.seats, self.seat: self.status})
        if taken and state.desks[self.seat].ready:
            said = tuple(seat for seat in table.said_ready if seat != self.seat)
            table = replace(table, said_ready=said)
            state = with_desk(state, self.seat, replace(state.desks[self.seat], ready=False))
        return proceed(replace(state, table=table))


def proceed(state: State) -> State:
    """Ends the phase if everybody who is left at the table has been waiting for this."""
    here = [seat for seat, status in state.table.seats.items() if status != "absent"]
    if not here or state.table.outcome is not None:
        return state
    if state.table.phase == "negotiation" and all(state.desks[seat].ready for seat in here):
        return begin_signals(state)
    if state.table.phase == "signals" and all(state.desks[seat].plan is not None for seat in here):
        return end_signals(state)
    return state
