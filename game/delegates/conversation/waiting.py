"""Which words wait for an answer of a seat, found again from its View."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.rules.model.meaning import Meaning
from game.rules.model.room import Message, Room
from game.rules.model.view import View


class Heard(Struct, frozen=True):
    """Words of somebody that wait for an answer: the room they were said in, who said them, what they mean."""

    room: Room
    by: str
    meanings: tuple[Meaning, ...]


def waiting(view: View) -> Iterator[Heard]:
    """What was said to the viewer in this round and has not been answered by it, room by room."""
    for room in view.rooms.values():
        fresh = _unanswered(view, room)
        if fresh:
            last = fresh[-1]
            meanings = tuple(meaning for message in fresh if message.by == last.by for meaning in message.meanings)
            yield Heard(room, last.by, meanings)


def replies(view: View, room: Room) -> list[Meaning]:
    """What the viewer has answered in words in a room in this round."""
    mine = [m for m in room.messages if m.by == view.seat and m.round == view.round]
    return [meaning for message in mine for meaning in message.meanings if meaning.situation]


def _unanswered(view: View, room: Room) -> list[Message]:
    found: list[Message] = []
    for message in room.messages:
        if message.by == view.seat:
            found = [] if any(each.situation for each in message.meanings) else found
        # Computers do not answer one another's words: two of them would never come to an end.
        elif _said_by_people(message) and message.round == view.round and _is_for(view, room, message):
            found.append(message)
    return found


def _said_by_people(message: Message) -> bool:
    return any(not each.situation for each in message.meanings)


def _is_for(view: View, room: Room, message: Message) -> bool:
    """Whether words said among several are for the viewer: they name it, or it is the first whom they leave free."""
    if len(room.members) == 2:
        return True
    named = {seat for meaning in message.meanings for seat in _named(view, meaning)} - {message.by}
    if named:
        return view.seat in named
    seats = (s for s in view.setting.seats if s in room.members and view.table.seats.get(s) == "computer")
    return view.seat == next(seats, "")


def _named(view: View, meaning: Meaning) -> Iterator[str]:
    """Delegations that a meaning concerns: they sign, they give what it is about, they would do the deed."""
    setting = view.setting
    if meaning.text is not None:
        yield from meaning.text.signatories
    for name in (*meaning.about, *((meaning.deed.does,) if meaning.deed is not None else ())):
        if name in setting.concession:
            yield setting.concession[name].giver
        elif name in setting.delegation:
            yield name
    if meaning.deed is not None and meaning.deed.by:
        yield meaning.deed.by
