"""Rooms and desks: who talks where, and the small steps from one state to the next that acts share."""

from __future__ import annotations

from msgspec.structs import replace

from game.rules.model.desk import Desk
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Option, Parameter
from game.rules.model.refusal import Illegal, word
from game.rules.model.room import Room
from game.rules.model.state import State
from game.rules.model.view import View


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


def need_seat(view: View, seat: str) -> None:
    """Refuses a delegation that is not another one at this table."""
    if seat == view.seat:
        raise Illegal(Ground.OWN_DELEGATION, "That is your own delegation: name another one.")
    if seat not in view.setting.delegation:
        raise Illegal(
            Ground.UNKNOWN_DELEGATION,
            f"There is no delegation {word(seat)} here: choose from {', '.join(view.setting.seats)}.",
        )


def others(view: View, name: str = "to") -> Parameter:
    """The other delegations, as something to choose from."""
    held = view.setting.delegations
    return Parameter(name, "To", tuple(Option(each.id, each.title) for each in held if each.id != view.seat))
