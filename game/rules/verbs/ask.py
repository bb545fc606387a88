"""Asking another seat what it would take."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.offers import answered_emptily, puts_this_round
from game.rules.law.rooms import enter, need_seat, others, room_key, with_desk, with_room
from game.rules.law.texts import check_clause, every_clause, once_each
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Option, Parameter
from game.rules.model.refusal import Illegal, Page
from game.rules.model.room import Asked
from game.rules.model.state import State
from game.rules.model.terms import Actor, Clause
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Ask(Act, frozen=True):
    """Asks another seat what it would take; `wish` holds clauses of theirs that one wants, or nothing."""

    verb: ClassVar[str] = "ask"
    done: ClassVar[str] = "Your question is put."
    told: ClassVar[str] = "I ask {to} what it would take."
    title: ClassVar[str] = "What would it take?"
    to: str
    wish: tuple[Clause, ...] = ()

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        """To ask for nothing in particular, or for one clause."""
        wishes: list[Option] = [Option((), "nothing in particular")]
        wishes += [Option((clause,)) for clause in every_clause(view)]
        return others(view), Parameter("wish", "For", tuple(wishes))

    def said(self) -> str:
        return "I ask {to} what it would take for {wish}." if self.wish else self.told

    def check(self, view: View) -> None:
        need_seat(view, self.to)
        for clause in self.wish:
            check_clause(view.setting, clause, view.round)
        if len({clause.concession for clause in self.wish}) < len(self.wish):
            raise Illegal(
                Ground.NAMED_TWICE,
                "The wish names a concession twice: keep one level of it.",
                replace(self, wish=once_each(self.wish)),
            )
        members = tuple(sorted((view.seat, self.to)))
        room = view.rooms.get(room_key(members))
        same = [a for a in room.asked if a.by == view.seat and set(a.wish) == set(self.wish)] if room else []
        if room is not None and any(a.round == view.round and not answered_emptily(room, a) for a in same):
            raise Illegal(
                Ground.ASKED_ALREADY,
                "You have asked them this already in this round: ask for something else, or make an offer.",
                Page.COMPOSER,
            )
        if puts_this_round(view, members) >= view.setting.numbers.offers_per_round:
            raise Illegal(
                Ground.PUT_ENOUGH,
                "You have put enough texts and questions to them this round: wait for the next one.",
            )

    def apply(self, state: State, actor: Actor) -> State:
        members = tuple(sorted((actor.seat, self.to)))
        state = enter(state, members)
        room = state.rooms[room_key(members)]
        asked = Asked(state.table.round, actor.seat, self.to, self.wish, len(room.offers), len(room.messages))
        state = with_room(state, room_key(members), replace(room, asked=(*room.asked, asked)))
        desk = state.desks[self.to]
        if desk.ready and not desk.roused:
            state = with_desk(state, self.to, replace(desk, ready=False, roused=True))
        return state
