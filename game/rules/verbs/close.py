"""Not this round: closing an issue to another seat."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import enter, need_seat, others, room_key, with_room
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Option, Parameter
from game.rules.model.refusal import Illegal, word
from game.rules.model.room import Room, Shut
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Close(Act, frozen=True):
    """Not this round: closes an issue to another seat until the next round."""

    verb: ClassVar[str] = "close"
    done: ClassVar[str] = "The issue is closed for this round."
    told: ClassVar[str] = 'I will not talk with {to} about "{issue}" this round.'
    title: ClassVar[str] = "Not this round"
    to: str
    issue: str

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        issues = tuple(Option(each.id, each.title) for each in view.setting.issues)
        return others(view), Parameter("issue", "About", issues)

    def check(self, view: View) -> None:
        need_seat(view, self.to)
        if self.issue not in {issue.id for issue in view.setting.issues}:
            raise Illegal(
                Ground.UNKNOWN_CHOICE,
                f"There is no issue {word(self.issue)}: {', '.join(i.id for i in view.setting.issues)}.",
            )
        room = view.rooms.get(room_key(tuple(sorted((view.seat, self.to)))))
        mine = Shut(view.round, view.seat, self.to, self.issue)
        if room is not None and mine in room.shut:
            raise Illegal(Ground.DONE_ALREADY, "That issue is closed to them already until the next round.")

    def apply(self, state: State, actor: Actor) -> State:
        members = tuple(sorted((actor.seat, self.to)))
        state = enter(state, members)
        room: Room = state.rooms[room_key(members)]
        shut = Shut(state.table.round, actor.seat, self.to, self.issue)
        return with_room(state, room_key(members), replace(room, shut=(*room.shut, shut)))
