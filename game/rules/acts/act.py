"""What every act has in common, and the small steps from one state to the next that acts share."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.state import Desk, Room, State
from game.rules.terms import Actor, Illegal, Phase, word
from game.rules.value import Value
from game.rules.view import View


class Act(Value, frozen=True):
    """Something an actor does. The fields of a subclass are the choice.

    A subclass says its verb, and does both methods.

    verb: the word in records and commands
    phases: the phases in which a delegation may do it
    """

    verb: ClassVar[str]
    phases: ClassVar[tuple[Phase, ...]] = ("negotiation",)

    def check(self, view: View) -> None:
        """Refuses what the rules do not allow, by what the actor sees. Raises `Illegal`."""
        raise NotImplementedError

    def apply(self, state: State, actor: Actor) -> State:
        """The state after the act, which must have been checked."""
        raise NotImplementedError


class ChairAct(Value, frozen=True):
    """Something the chair does. It sees everything, so it is checked against the state."""

    verb: ClassVar[str]

    def check(self, state: State) -> None:
        """Refuses what makes no sense now. Raises `Illegal`."""
        raise NotImplementedError

    def apply(self, state: State, actor: Actor) -> State:
        """The state after the act, which must have been checked."""
        raise NotImplementedError


def room_key(members: tuple[str, ...]) -> str:
    """The key of the room of some delegations: their ids in alphabetical order."""
    return "+".join(members)


def with_desk(state: State, seat: str, desk: Desk) -> State:
    """The state with one desk replaced."""
    return replace(state, desks={**state.desks, seat: desk})


def with_room(state: State, key: str, room: Room) -> State:
    """The state with one room replaced."""
    return replace(state, rooms={**state.rooms, key: room})


def enter(state: State, members: tuple[str, ...]) -> State:
    """The state in which a room exists and is on the desk of each member."""
    key = room_key(members)
    if key in state.rooms:
        return state
    desks: dict[str, Desk] = dict(state.desks)
    for seat in members:
        desks[seat] = replace(desks[seat], rooms=(*desks[seat].rooms, key))
    return replace(state, rooms={**state.rooms, key: Room(members)}, desks=desks)


Action = Act | ChairAct


def need_seat(view: View, seat: str) -> None:
    """Refuses a delegation that is not another one at this table."""
    if seat == view.seat:
        raise Illegal("That is your own delegation: name another one.")
    if seat not in view.setting.delegation:
        raise Illegal(f"There is no delegation {word(seat)} here: choose from {', '.join(view.setting.seats)}.")
