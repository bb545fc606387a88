"""A recorded game told again: to one seat exactly what it saw, to a reader without a seat everything.

Like the debrief, and unlike any client at the table, this may read the whole truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from game.record import Entry, Record, load_record, state_digest
from game.rules.reducer import view
from game.wire import dumps, setting_to_json, to_json, view_to_json
from game.wording import act_sentence, briefing, changes, heading, plan_lines, points, score_sentence
from game.wording.names import seat_name

if TYPE_CHECKING:
    from game.rules.model.setting import Setting
    from game.rules.model.state import State


class NotInRecord(Exception):
    """What was asked for is not in the record. Its text is one sentence."""


def replay(path: Path, until: int | None = None, seat: str | None = None, *, as_json: bool = False) -> int:
    """Prints a record's story, or the state it ends in as JSON. Raises `RecordError` and `NotInRecord`."""
    record = load_record(path)
    setting = record.header.scenario.setting
    seat = None if seat is None else _seat(setting, seat, path)
    steps = list(_steps(record, until))
    if as_json:
        print(dumps(_data(record, steps[-1][1], seat)))
        return 0
    for line in _for_seat(steps, seat) if seat else _for_all(steps):
        print(line)
    return 0


def _steps(record: Record, until: int | None) -> Iterator[tuple[Entry | None, State]]:
    """Acts and states up to the resolution of a round, the last time that round was played."""
    every = list(record.states())
    if until is None:
        return iter(every)
    if until < 1:
        raise NotInRecord("Rounds are counted from 1: for example --until 1.")
    ends = [n for n in range(1, len(every)) if _rounds(every[n]) == until == _rounds(every[n - 1]) + 1]
    return iter(every[: ends[-1] + 1] if ends else every)


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


def _rounds(step: tuple[Entry | None, State]) -> int:
    return len(step[1].table.history)


def _data(record: Record, state: State, seat: str | None) -> dict[str, Any]:
    setting = setting_to_json(state.scenario.setting)
    if seat is not None:
        return {**view_to_json(view(state, seat)), "setting": setting}
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


def _for_seat(steps: list[tuple[Entry | None, State]], seat: str) -> Iterator[str]:
    """What one seat did and saw, in order."""
    before = view(steps[0][1], seat)
    yield from _opening(before.setting.title, heading(before), briefing(before))
    for entry, state in steps[1:]:
        if entry is not None and entry.actor.seat == seat:
            yield f"> {act_sentence(before, entry.action)}"
        after = view(state, seat)
        if after != before:
            yield from changes(before, after)
            before = after
    if before.table.outcome is not None:
        yield score_sentence(before)


def _for_all(steps: list[tuple[Entry | None, State]]) -> Iterator[str]:
    """Every act of everyone, and each round as it really went."""
    state = steps[0][1]
    setting = state.scenario.setting
    first = view(state, setting.seats[0])
    yield from _opening(setting.title, heading(first), briefing(first))
    for entry, after in steps[1:]:
        assert entry is not None
        actor = entry.actor.seat
        if actor in setting.seats:
            yield from _act(view(state, actor), entry)
        else:
            yield f"The chair: {act_sentence(first, entry.action)}"
        yield from _turned(state, after)
        state = after
    if state.table.outcome is not None:
        for seat in setting.seats:
            yield f"{seat_name(setting, seat)}: {score_sentence(view(state, seat))}"


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
