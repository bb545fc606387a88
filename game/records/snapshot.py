"""The state at a round's end in a format for reading, and its digest. How it is read again stands in `reading`.

A snapshot is what stands there by name, defaults left out; a reader takes what it knows. Logs hold only what is newer
than the round before: what is older stands in the snapshots before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from game.records.words import MARK, NAME, Words
from game.rules.model.desk import Desk
from game.rules.model.room import Message, Room
from game.rules.model.state import State
from game.rules.model.table import Notice
from game.rules.model.terms import CHAIR
from game.rules.reducer import view
from game.wire import digest, dumps, encoded, short_json

READING: Final = 1
"""The number of the reading format."""

TABLE_LOGS: Final = ("history",)
ROOM_LOGS: Final = ("messages", "offers")
DESK_LOGS: Final = ("shifts", "sent")
"""What only grows, entry by entry and round by round."""

Json = dict[str, Any]


def state_digest(state: State) -> str:
    """A hash of everything that is true in a game now: equal games have equal digests on every platform."""
    return digest(_plain(state))


def record_digest(state: State, words: Words) -> str:
    """The same for a record: with hashes for what people typed, so that their words may be taken out."""
    return digest(_plain(without_words(state, words)))


def snapshot_line(state: State, words: Words) -> bytes:
    """The line that a round's end adds to a record, before it is sealed: the digest first, then the snapshot."""
    bare = without_words(state, words)
    plain = _plain(bare)
    table = state.table
    head = {"round": table.round, "take": table.take, "reading": READING}
    held = {"snapshot": _newest(plain, table.round), "views": _views(bare)}
    return f'{{"digest":"{digest(plain)}",{dumps(head)[1:-1]},'.encode() + encoded(held)[1:]


def _plain(state: State) -> Json:
    """A state as plain data, without its openings, which are the states of snapshots before it."""
    vault = short_json(replace(state.vault, openings=()))
    parts = {"seed": state.seed, "take": state.take, "table": short_json(state.table), "vault": vault}
    parts["rooms"] = {key: short_json(room) for key, room in state.rooms.items()}
    parts["desks"] = {seat: short_json(desk) for seat, desk in state.desks.items()}
    return parts


def _views(state: State) -> Json:
    """What each seat sees: the names of what it sees as it is, and in full what is not as in the state."""
    found = {}
    for seat in state.scenario.setting.seats:
        seen = view(state, seat)
        own: Json = {"rooms": list(seen.rooms)}
        own |= {} if seen.table is state.table else {"table": short_json(seen.table)}
        own |= {} if seen.desk is state.desks[seat] else {"desk": short_json(seen.desk)}
        other = {key: short_json(room) for key, room in seen.rooms.items() if room is not state.rooms.get(key)}
        found[seat] = own | ({"seen": other} if other else {})
    return found


# --------------------------------------------------------------------------------------------------
# Logs


def round_of(entry: Any) -> int:
    """The round in which an entry of a log was made: of an object by name, of a pair its first part."""
    found = entry.get("round", 0) if isinstance(entry, dict) else entry[0] if isinstance(entry, list) and entry else 0
    return found if isinstance(found, int) else 0


def each_log(plain: Json) -> list[tuple[Json, str, tuple[str, ...]]]:
    """Every log of a snapshot: what holds it, its name there, and its path."""
    found: list[tuple[Json, str, tuple[str, ...]]] = [(plain["table"], name, ("table", name)) for name in TABLE_LOGS]
    for part, names in (("rooms", ROOM_LOGS), ("desks", DESK_LOGS)):
        found += [(held, name, (part, key, name)) for key, held in plain[part].items() for name in names]
    return found


def _newest(plain: Json, round_no: int) -> Json:
    """A state with logs that begin with the round before the present one."""
    parts = {"rooms": {key: dict(held) for key, held in plain["rooms"].items()}}
    parts["desks"] = {key: dict(held) for key, held in plain["desks"].items()}
    short = {**plain, "table": dict(plain["table"]), **parts}
    for holder, name, _ in each_log(short):
        if name in holder:
            holder[name] = [entry for entry in holder[name] if round_of(entry) >= round_no - 1]
    return short


# --------------------------------------------------------------------------------------------------
# Words


def without_words(state: State, words: Words) -> State:
    """A state with stand-ins for what people typed."""
    if not words.texts:
        return state
    rooms = {key: _room(room, words) for key, room in state.rooms.items()}
    desks = {seat: _desk(desk, words) for seat, desk in state.desks.items()}
    table = replace(state.table, notices=_notices(state.table.notices, words))
    return replace(state, rooms=rooms, desks=desks, table=table)


def _room(room: Room, words: Words) -> Room:
    if not room.messages:
        return room
    return replace(room, messages=tuple(_message(each, words) for each in room.messages))


def _message(message: Message, words: Words) -> Message:
    by, member = message.by, message.member
    changes = _changes({"text": message.text, "about": message.about}, lambda text: words.hash(by, member, text))
    changes |= _changes({"member": member}, lambda name: words.hash(by, NAME + name, name))
    return replace(message, **changes) if changes else message


def _desk(desk: Desk, words: Words) -> Desk:
    return replace(desk, notices=_notices(desk.notices, words)) if desk.notices else desk


def _notices(notices: tuple[Notice, ...], words: Words) -> tuple[Notice, ...]:
    return tuple(_notice(each, words) for each in notices)


def _notice(notice: Notice, words: Words) -> Notice:
    changes = _changes({"text": notice.text, "title": notice.title}, lambda text: words.hash(CHAIR, "", text))
    return replace(notice, **changes) if changes else notice


def _changes(fields: Mapping[str, str], hash_of: Callable[[str], str]) -> dict[str, str]:
    hashed = {name: hash_of(text) for name, text in fields.items() if text}
    return {name: f"{MARK}:{each}" for name, each in hashed.items() if each}
