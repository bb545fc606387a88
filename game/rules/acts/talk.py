"""The verbs of talk: saying, asking, closing an issue, answering an overture, reading a signal, being ready."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.acts.act import Act, enter, need_seat, room_key, with_desk, with_room
from game.rules.acts.offers import answer_overtures, puts_this_round
from game.rules.phases import begin_signals, present
from game.rules.scenario import INTENTS, Intent
from game.rules.state import Asked, Message, Reading, Room, Shut, State
from game.rules.terms import PHRASES, REASONS, Actor, Clause, Illegal, Phase, word
from game.rules.texts import check_clause
from game.rules.value import Value
from game.rules.view import View

LONGEST = 2000
"""Characters in a message."""


class Say(Act, frozen=True):
    """A message to some delegations, or to all if `to` is empty. `code` names a ready-made phrase instead of text."""

    verb: ClassVar[str] = "say"
    phases: ClassVar[tuple[Phase, ...]] = ("negotiation", "signals")
    text: str = ""
    to: tuple[str, ...] = ()
    code: str = ""
    about: str = ""

    def check(self, view: View) -> None:
        for seat in self.to:
            need_seat(view, seat)
        if self.code and self.code not in PHRASES:
            raise Illegal(f"There is no phrase {word(self.code)}: choose from {', '.join(PHRASES)}.")
        if not self.code and not self.text.strip():
            raise Illegal("The message is empty: write what you want to say.")
        if len(self.text) > LONGEST or len(self.about) > 80:
            raise Illegal(f"A message has at most {LONGEST} characters: this one has {len(self.text)}.")

    def apply(self, state: State, actor: Actor) -> State:
        members = tuple(sorted({actor.seat, *(self.to or state.scenario.setting.seats)}))
        state = enter(state, members)
        room = state.rooms[room_key(members)]
        message = Message(state.table.round, actor.seat, self.text, self.code, self.about, actor.member)
        return with_room(state, room_key(members), replace(room, messages=(*room.messages, message)))


class Ask(Act, frozen=True):
    """Asks another seat what it would take; `wish` holds clauses of theirs that one wants, or nothing."""

    verb: ClassVar[str] = "ask"
    to: str
    wish: tuple[Clause, ...] = ()

    def check(self, view: View) -> None:
        need_seat(view, self.to)
        for clause in self.wish:
            check_clause(view.setting, clause, view.round)
        if len({clause.concession for clause in self.wish}) < len(self.wish):
            raise Illegal("The wish names a concession twice: keep one level of it.")
        members = tuple(sorted((view.seat, self.to)))
        room = view.rooms.get(room_key(members))
        if room is not None and any(a.by == view.seat and a.round == view.round for a in room.asked):
            raise Illegal("You have asked them this round already: make an offer, or ask again next round.")
        if puts_this_round(view, members) >= view.setting.numbers.offers_per_round:
            raise Illegal("You have put enough texts and questions to them this round: wait for the next one.")

    def apply(self, state: State, actor: Actor) -> State:
        members = tuple(sorted((actor.seat, self.to)))
        state = enter(state, members)
        room = state.rooms[room_key(members)]
        asked = Asked(state.table.round, actor.seat, self.to, self.wish, len(room.offers))
        state = with_room(state, room_key(members), replace(room, asked=(*room.asked, asked)))
        desk = state.desks[self.to]
        if desk.ready and not desk.roused:
            state = with_desk(state, self.to, replace(desk, ready=False, roused=True))
        return state


class Close(Act, frozen=True):
    """Not this round: closes an issue to another seat until the next round."""

    verb: ClassVar[str] = "close"
    to: str
    issue: str

    def check(self, view: View) -> None:
        need_seat(view, self.to)
        if self.issue not in {issue.id for issue in view.setting.issues}:
            raise Illegal(f"There is no issue {word(self.issue)}: {', '.join(i.id for i in view.setting.issues)}.")
        room = view.rooms.get(room_key(tuple(sorted((view.seat, self.to)))))
        mine = Shut(view.round, view.seat, self.to, self.issue)
        if room is not None and mine in room.shut:
            raise Illegal("That issue is closed to them already until the next round.")

    def apply(self, state: State, actor: Actor) -> State:
        members = tuple(sorted((actor.seat, self.to)))
        state = enter(state, members)
        room: Room = state.rooms[room_key(members)]
        shut = Shut(state.table.round, actor.seat, self.to, self.issue)
        return with_room(state, room_key(members), replace(room, shut=(*room.shut, shut)))


class Reply(Act, frozen=True):
    """Declines an overture of last round with a reason, for everyone to hear if the overture was open."""

    verb: ClassVar[str] = "reply"
    to: str
    reason: str = "no-say"

    def check(self, view: View) -> None:
        need_seat(view, self.to)
        if self.reason not in REASONS:
            raise Illegal(f"A reason is one of: {', '.join(REASONS)}.")
        waiting = [*view.table.overtures, *(o for room in view.rooms.values() for o in room.overtures)]
        if not any(
            o.by == self.to and o.to == view.seat and o.round == view.round - 1 and not o.answered for o in waiting
        ):
            raise Illegal(f"No overture from {view.setting.delegation[self.to].title} waits for your answer.")

    def apply(self, state: State, actor: Actor) -> State:
        return answer_overtures(state, actor.seat, (self.to,), self.reason)


class Read(Act, frozen=True):
    """Says how one reads another's signal of last round: pressure, invitation or for home. Nobody else sees it."""

    verb: ClassVar[str] = "read"
    by: str
    move: str
    reading: Intent

    def check(self, view: View) -> None:
        need_seat(view, self.by)
        if self.reading not in INTENTS:
            raise Illegal(f"A signal is read as one of: {', '.join(INTENTS)}.")
        if (self.by, self.move) not in {(s.by, s.move) for s in signals_to_read(view)}:
            raise Illegal("There is no such signal to read, or you have read it already.")

    def apply(self, state: State, actor: Actor) -> State:
        desk = state.desks[actor.seat]
        reading = Reading(state.table.round - 1, self.by, self.move, self.reading)
        return with_desk(state, actor.seat, replace(desk, readings=(*desk.readings, reading)))


class Signal(Value, frozen=True):
    """A signal that waits for a reading."""

    by: str
    move: str
    target: str


def signals_to_read(view: View) -> tuple[Signal, ...]:
    """Signals of last round that concern a seat and that it has not read: aimed at it, or from its adversary."""
    if not view.table.history or not view.setting.plays("intent") or view.table.history[-1].round != view.round - 1:
        return ()
    done = {(r.by, r.move) for r in view.desk.readings if r.round == view.round - 1}
    found: dict[tuple[str, str], Signal] = {}
    for played in view.table.history[-1].moves:
        concerned = played.target == view.seat or view.seat in view.setting.adversaries.get(played.by, ())
        if played.by == view.seat or not view.setting.move[played.move].signal or not concerned:
            continue
        if (played.by, played.move) not in done:
            found.setdefault((played.by, played.move), Signal(played.by, played.move, played.target))
    return tuple(found.values())


class Ready(Act, frozen=True):
    """Says that one has no more to negotiate this round. When all present are ready, plans are made."""

    verb: ClassVar[str] = "ready"

    def check(self, view: View) -> None:
        if view.desk.ready:
            raise Illegal("You are ready already: the others still negotiate.")

    def apply(self, state: State, actor: Actor) -> State:
        state = with_desk(state, actor.seat, replace(state.desks[actor.seat], ready=True))
        if actor.seat not in state.table.said_ready:
            said = tuple(sorted((*state.table.said_ready, actor.seat)))
            state = replace(state, table=replace(state.table, said_ready=said))
        if all(state.desks[seat].ready for seat in present(state)):
            return begin_signals(state)
        return state


__all__ = ["Ask", "Close", "Read", "Ready", "Reply", "Say", "Signal", "puts_this_round", "signals_to_read"]
