"""The chair's verbs: ending phases, events, seats that come and go, undoing a round, ending the game."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.acts.act import ChairAct, with_desk
from game.rules.phases import befall, begin_signals, end_signals
from game.rules.scenario import ChangeMeter, Event
from game.rules.state import Notice, Outcome, SeatStatus, State
from game.rules.terms import Actor, Illegal, word


def need_running(state: State) -> None:
    """Refuses an act on a game that is over."""
    if state.table.outcome is not None:
        raise Illegal("The game is over: open the debrief.")


class EndPhase(ChairAct, frozen=True):
    """Ends the phase for everyone, ready or not; plans that were not committed honour all and do nothing."""

    verb: ClassVar[str] = "end-phase"

    def check(self, state: State) -> None:
        need_running(state)

    def apply(self, state: State, actor: Actor) -> State:
        return begin_signals(state) if state.table.phase == "negotiation" else end_signals(state)


class Inject(ChairAct, frozen=True):
    """Lets an event fall now: one of the scenario's by its id, or one written on the spot."""

    verb: ClassVar[str] = "inject"
    event: str = ""
    title: str = ""
    text: str = ""
    effects: tuple[ChangeMeter, ...] = ()

    def check(self, state: State) -> None:
        need_running(state)
        setting = state.scenario.setting
        if self.event and self.event not in setting.event:
            raise Illegal(f"There is no event {word(self.event)}: choose one of {', '.join(setting.event)}.")
        if not self.event and not self.title.strip():
            raise Illegal("An event of your own needs a headline.")
        if len(self.title) > 200 or len(self.text) > 2000 or len(self.effects) > 20:
            raise Illegal("That is too long for an event: shorten it.")
        for effect in self.effects:
            if not -100 <= effect.by <= 100:
                raise Illegal("A change lies between -100 and 100.")

    def apply(self, state: State, actor: Actor) -> State:
        setting = state.scenario.setting
        if self.event:
            return befall(state, setting.event[self.event])
        event = Event(f"chair-{len(state.table.fallen) + 1}", self.title, self.text, effects=self.effects)
        state = befall(state, event)
        notice = Notice(state.table.round, self.text, self.title)
        return replace(state, table=replace(state.table, notices=(*state.table.notices, notice)))


class Seat(ChairAct, frozen=True):
    """Says who speaks for a seat from now on: a person, a computer, or nobody.

    A person who takes a seat over is not bound by the readiness of whoever spoke for it: negotiation waits for them.
    """

    verb: ClassVar[str] = "seat"
    seat: str
    status: SeatStatus

    def check(self, state: State) -> None:
        if self.seat not in state.table.seats:
            raise Illegal(f"There is no delegation {word(self.seat)} here.")
        if self.status not in ("person", "computer", "absent"):
            raise Illegal("A seat is held by a person, by a computer, or it is absent.")

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


class Undo(ChairAct, frozen=True):
    """Goes back to the start of a round. What follows is a new take with new luck; the record keeps both."""

    verb: ClassVar[str] = "undo"
    round: int

    def check(self, state: State) -> None:
        if not 1 <= self.round <= len(state.vault.openings):
            raise Illegal(f"Only rounds 1 to {len(state.vault.openings)} have begun.")

    def apply(self, state: State, actor: Actor) -> State:
        opening = state.vault.openings[self.round - 1]
        take = state.take + 1
        vault = replace(opening.vault, openings=state.vault.openings[: self.round])
        table = replace(opening.table, take=take, seats=state.table.seats)
        return replace(opening, take=take, vault=vault, table=table)


class EndGame(ChairAct, frozen=True):
    """Ends the game where it stands, without an outcome of its own."""

    verb: ClassVar[str] = "end-game"

    def check(self, state: State) -> None:
        need_running(state)

    def apply(self, state: State, actor: Actor) -> State:
        table = replace(state.table, phase="over", outcome=Outcome("stopped", state.table.round), said_ready=())
        desks = {seat: replace(desk, final=sum(state.vault.scores.get(seat, ()))) for seat, desk in state.desks.items()}
        return replace(state, table=table, desks=desks)


class Announce(ChairAct, frozen=True):
    """A message of the chair to everyone, or to one delegation."""

    verb: ClassVar[str] = "announce"
    text: str
    to: str = ""

    def check(self, state: State) -> None:
        if not self.text.strip() or len(self.text) > 2000:
            raise Illegal("A message has between 1 and 2000 characters.")
        if self.to and self.to not in state.desks:
            raise Illegal(f"There is no delegation {word(self.to)} here.")

    def apply(self, state: State, actor: Actor) -> State:
        notice = Notice(state.table.round, self.text)
        if self.to:
            desk = state.desks[self.to]
            return with_desk(state, self.to, replace(desk, notices=(*desk.notices, notice)))
        return replace(state, table=replace(state.table, notices=(*state.table.notices, notice)))
