"""A recorded game told again: to one seat exactly what it saw, to a reader without a seat everything.

Like the debrief, and unlike any client at the table, this may read the whole truth.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from game.records import Entry, OtherRules, Record, RecordError, load_record, state_digest
from game.records.named import one_record
from game.records.record import CONTRADICTION
from game.rules.model.state import State
from game.rules.model.view import View
from game.rules.reducer import view
from game.wire import dumps, setting_to_json, to_json, view_to_json
from game.wording import (
    act_sentence,
    briefing,
    changes,
    heading,
    listed,
    offer_sentence,
    phrase,
    plan_lines,
    points,
    score_sentence,
)
from game.wording.names import seat_name

if TYPE_CHECKING:
    from game.rules.model.setting import Setting


CONTINUED = "\n    "
"""What stands where somebody typed a new line: at the margin it would read as a line of the story itself."""


class NotInRecord(Exception):
    """What was asked for is not in the record. Its text is one sentence."""


def replay(path: Path, until: int | None = None, seat: str | None = None, *, as_json: bool = False) -> int:
    """Prints a record's story, or the state it ends in as JSON. Raises `RecordError` and `NotInRecord`."""
    path = one_record(path)
    record = load_record(path)
    setting = record.header.scenario.setting
    seat = None if seat is None else _seat(setting, seat, path)
    steps = list(_steps(record, until))
    try:
        told = (dumps(_data(record, steps[-1], seat)),) if as_json else _story(steps, seat)
        for line in told:
            print(line.replace("\n", CONTINUED))
    except CONTRADICTION as error:
        if steps[0].views is None:
            raise
        raise RecordError(
            f"{path}: this version has no words for all that these rules knew: use {record.header.program}."
        ) from error
    return 0


class Step(Struct, frozen=True):
    """A state, the act that led to it, and what each seat was shown, where that was kept and is not worked out."""

    entry: Entry | None
    state: State
    views: Mapping[str, View] | None = None

    def seen(self, seat: str) -> View:
        """What a seat saw."""
        return view(self.state, seat) if self.views is None else self.views[seat]


def _story(steps: list[Step], seat: str | None) -> Iterator[str]:
    if seat:
        return _for_seat(steps, seat)
    return _for_all(steps) if steps[0].views is None else _by_round(steps)


def _steps(record: Record, until: int | None) -> Iterator[Step]:
    """Acts and states up to the resolution of a round, the last time that round was played."""
    every = _every(record)
    if until is None:
        return iter(every)
    if until < 1:
        raise NotInRecord("Rounds are counted from 1: for example --until 1.")
    ends = [n for n in range(1, len(every)) if _rounds(every[n]) == until == _rounds(every[n - 1]) + 1]
    return iter(every[: ends[-1] + 1] if ends else every)


def _every(record: Record) -> list[Step]:
    """Acts and states; of a game that these rules do not play, the rounds as they were kept, which is said."""
    try:
        return [Step(entry, state) for entry, state in record.states()]
    except OtherRules as other:
        if not record.readable:
            raise
        print(other, file=sys.stderr)
        return [Step(None, each.state, each.views) for each in record.moments()]


def _seat(setting: Setting, named: str, path: Path) -> str:
    """The seat that a name on the command line means, by its id or its title."""
    names = {name.casefold(): d.id for d in setting.delegations for name in (d.id, d.title)}
    said = named.strip().casefold()
    if said in names:
        return names[said]
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(said, names, 1)
    hint = f"did you mean {names[close[0]]}?" if close else f"choose from {', '.join(setting.seats)}."
    raise NotInRecord(f"There is no delegation {named!r} in {path}: {hint}")


def _rounds(step: Step) -> int:
    return len(step.state.table.history)


def _data(record: Record, step: Step, seat: str | None) -> dict[str, Any]:
    state = step.state
    setting = setting_to_json(state.scenario.setting)
    if seat is not None:
        return {**view_to_json(step.seen(seat)), "setting": setting}
    vault = {"bound": state.vault.bound, "breaches": state.vault.breaches, "scores": state.vault.scores}
    return {
        "setting": setting,
        "mandates": to_json(state.scenario.mandates),
        "seed": state.seed,
        "take": state.take,
        "acts": len(record.entries),
        "table": to_json(state.table),
        "rooms": to_json(state.rooms),
        "desks": to_json(state.desks),
        "vault": to_json(vault),
        "digest": state_digest(state),
    }


def _for_seat(steps: list[Step], seat: str) -> Iterator[str]:
    """What one seat did and saw, in order."""
    before = steps[0].seen(seat)
    yield from _opening(before.setting.title, heading(before), briefing(before))
    for step in steps[1:]:
        if step.entry is not None and step.entry.actor.seat == seat:
            yield f"> {act_sentence(before, step.entry.action)}"
        after = step.seen(seat)
        if after != before:
            yield from changes(before, after)
            before = after
    if before.table.outcome is not None:
        yield score_sentence(before)


def _for_all(steps: list[Step]) -> Iterator[str]:
    """Every act of everyone, and each round as it really went."""
    state = steps[0].state
    setting = state.scenario.setting
    first = view(state, setting.seats[0])
    yield from _opening(setting.title, heading(first), briefing(first))
    for step in steps[1:]:
        entry, after = step.entry, step.state
        assert entry is not None
        actor = entry.actor.seat
        if actor in setting.seats:
            yield from _act(view(state, actor), entry)
        else:
            yield f"The chair: {act_sentence(first, entry.action)}"
        yield from _turned(state, after)
        state = after
    yield from _scores(steps[-1])


def _scores(last: Step) -> Iterator[str]:
    setting = last.state.scenario.setting
    if last.state.table.outcome is not None:
        for seat in setting.seats:
            yield f"{seat_name(setting, seat)}: {score_sentence(last.seen(seat))}"


def _by_round(steps: list[Step]) -> Iterator[str]:
    """Each round as it really went, from what was kept of it: what was said and offered, then what came of it."""
    setting = steps[0].state.scenario.setting
    first = steps[0].seen(setting.seats[0])
    yield from _opening(setting.title, heading(first), briefing(first))
    for before, after in pairwise(steps):
        yield from _talk(before.state, after)
        yield from _turned(before.state, after.state)
    yield from _scores(steps[-1])


def _talk(before: State, after: Step) -> Iterator[str]:
    """What was said and offered in every room since then."""
    seen = replace(after.seen(after.state.scenario.setting.seats[0]), seat="")
    for key, room in after.state.rooms.items():
        old = before.rooms.get(key)
        others = {seat: listed(seat_name(seen.setting, s) for s in room.members if s != seat) for seat in room.members}
        for message in room.messages[len(old.messages) if old else 0 :]:
            yield f"{seat_name(seen.setting, message.by)} says to {others[message.by]}: {phrase(message)}"
        for offer in room.offers[len(old.offers) if old else 0 :]:
            author = seat_name(seen.setting, offer.author)
            yield f"{author} offers {others[offer.author]}: {offer_sentence(seen, offer.text)}"


def _act(seen: Any, entry: Entry) -> Iterator[str]:
    yield f"{seat_name(seen.setting, seen.seat)}: {act_sentence(seen, entry.action)}"
    plan = getattr(entry.action, "plan", None)
    if plan is not None:
        for line in plan_lines(seen, plan):
            yield f"  {line}"


def _turned(before: State, after: State) -> Iterator[str]:
    """The story of a round that has just been resolved, without what only one seat sees."""
    setting = after.scenario.setting
    if after.take != before.take:
        yield f"The chair goes back to the start of round {after.table.round}; luck is drawn anew."
        return
    if len(after.table.history) == len(before.table.history):
        if after.table.phase != before.table.phase:
            yield heading(view(after, setting.seats[0]))
        return
    witness = setting.seats[0]
    yield from changes(_public(view(before, witness)), _public(view(after, witness)))
    for kept in after.vault.breaches:
        if kept.round == before.table.round:
            found = "it was found" if kept.found else "nobody found it"
            yield f"In truth {seat_name(setting, kept.by)} broke a promise in round {kept.round}, and {found}."
    old = before.vault.scores
    earned = {seat: sum(all_points[len(old.get(seat, ())) :]) for seat, all_points in after.vault.scores.items()}
    yield f"Scored in truth: {', '.join(f'{seat_name(setting, s)} {points(p)}' for s, p in earned.items())}."


def _public(seen: Any) -> Any:
    """A View with an empty desk and no rooms: what stands on the public table alone."""
    desk = replace(seen.desk, shifts=(), reports=(), notices=(), scores=(), offers=())
    return replace(seen, seat="", desk=desk, rooms={})


def _opening(title: str, where: str, news: list[str]) -> Iterator[str]:
    yield f"{title}."
    yield where
    yield from news


__all__ = ["NotInRecord", "replay"]
