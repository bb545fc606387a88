"""Snapshots read again, by whichever version: the state at each round's end, and what each seat saw of it.

Nothing is played here, so that a record of other rules can be told, measured and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import DecodeError, Struct
from msgspec.json import decode
from msgspec.structs import replace

from game.records.errors import RecordError
from game.records.format import Header, Mark
from game.records.snapshot import Json, each_log, round_of
from game.records.tolerant import Unreadable, read
from game.records.words import MARK, Words
from game.rules.model.desk import Desk
from game.rules.model.room import Room
from game.rules.model.state import State, Vault
from game.rules.model.table import Table
from game.rules.model.view import View


class Moment(Struct, frozen=True):
    """A game as it stood after so many acts: at the start of a round, or at its end. `views` is what each seat saw."""

    acts: int
    state: State
    views: Mapping[str, View]


def moments(path: str, header: Header, marks: Iterable[Mark], words: Words) -> tuple[Moment, ...]:
    """Every snapshot of a record, the oldest first. Raises `RecordError` for one of which nothing can be made."""
    found: list[Moment] = []
    logs: dict[tuple[str, ...], list[Any]] = {}
    openings: tuple[State, ...] = ()
    for mark in marks:
        if not mark.snapshot:
            continue
        try:
            line = _restored(decode(mark.snapshot), words)
            plain = _whole(line["snapshot"], logs)
            state = _state(header, plain)
            views = {seat: _view(state, seat, own) for seat, own in line["views"].items() if seat in state.desks}
        except (DecodeError, LookupError, TypeError, AttributeError, Unreadable) as error:
            raise RecordError(
                f"{path}:{mark.line}: this version cannot read what was kept of that round: use {header.program}."
            ) from error
        if state.table.outcome is None:
            openings = (*openings[: state.table.round - 1], state)
        state = replace(state, vault=replace(state.vault, openings=openings))
        found.append(Moment(mark.acts, state, views))
    return tuple(found)


def _whole(plain: Json, logs: dict[tuple[str, ...], list[Any]]) -> Json:
    """A snapshot with its logs from their beginning on. `logs` holds them so far, and is brought up to date.

    What is not in a snapshot was undone: a room that nobody has opened in this take has no log any more.
    """
    newest, before = plain["table"]["round"] - 1, dict(logs)
    logs.clear()
    for holder, name, path in each_log(plain):
        older = [entry for entry in before.get(path, ()) if round_of(entry) < newest]
        holder[name] = logs[path] = [*older, *holder.get(name, ())]
    return plain


def _restored(value: Any, words: Words) -> Any:
    """A snapshot with what people typed instead of its stand-ins."""
    if isinstance(value, str):
        return words.texts.get(value.removeprefix(f"{MARK}:"), value) if value.startswith(f"{MARK}:") else value
    if isinstance(value, list):
        return [_restored(item, words) for item in value]
    if isinstance(value, dict):
        return {key: _restored(item, words) for key, item in value.items()}
    return value


def _state(header: Header, plain: Json) -> State:
    rooms = {key: read(held, Room) for key, held in plain["rooms"].items()}
    desks = {seat: read(held, Desk) for seat, held in plain["desks"].items() if seat in header.scenario.mandates}
    table, vault = read(plain["table"], Table), read(plain["vault"], Vault)
    if plain["table"].get("outcome") is not None and table.outcome is None:
        raise Unreadable("it ended in a way that is not known here")
    return State(header.scenario, header.seed, table.take, table, rooms, desks, vault)


def _view(state: State, seat: str, own: Json) -> View:
    """What a seat saw, as it was kept: no rule of today decides it."""
    rooms = {key: state.rooms[key] for key in own["rooms"]}
    rooms |= {key: read(held, Room) for key, held in own.get("seen", {}).items()}
    table = read(own["table"], Table) if "table" in own else state.table
    desk = read(own["desk"], Desk) if "desk" in own else state.desks[seat]
    return View(seat, state.scenario.setting, state.scenario.mandates[seat], table, desk, rooms)
