"""What a report may draw on: the whole truth of an ended game, or exactly what one seat was shown. Measures nothing."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from game.records import Entry, OtherRules, Record
from game.records.reading import Moment as KeptMoment
from game.rules.model.desk import Desk
from game.rules.model.mandate import Mandate
from game.rules.model.room import Deal, Offered, Room
from game.rules.model.setting import Setting
from game.rules.model.state import State, Vault
from game.rules.model.table import Table
from game.rules.model.terms import CHAIR
from game.rules.model.view import View
from game.rules.reducer import view

NOBODY = ""
"""The seat of an onlooker: sentences made for it say "Orveld's support" and never "your support"."""


class Unfinished(Exception):
    """A full report was asked of a game that goes on. Its text is one sentence with the next step."""


class Evidence(Struct, frozen=True):
    """Facts a report is made from.

    viewer: the one seat whose View this is, or `NOBODY` for everything
    desks, mandates: of every seat, or of the viewer only
    vault: None unless everything is known
    openings: what was known at the start of each round, oldest first
    program: the version that played it, where these rules do not: it is known by what was kept of each round
    moments: the acts that may be counted, with the round and phase they were made in: all, or the viewer's own
    """

    viewer: str
    setting: Setting
    table: Table
    rooms: Mapping[str, Room]
    desks: Mapping[str, Desk]
    mandates: Mapping[str, Mandate]
    vault: Vault | None
    state: State | None
    openings: tuple[Evidence, ...] = ()
    moments: tuple[Moment, ...] = ()
    seed: int = 0
    delegates: Mapping[str, str] | None = None
    cut: bool = False
    program: str = ""

    @property
    def whole(self) -> bool:
        """Whether everything is known."""
        return self.viewer == NOBODY

    @property
    def rounds_played(self) -> int:
        """Rounds that were resolved."""
        return len(self.table.history)

    def deals(self) -> Iterator[Deal]:
        """All deals known, in the order in which they were signed."""
        everywhere = [*self.table.deals, *(d for room in self.rooms.values() for d in room.deals)]
        yield from sorted(everywhere, key=lambda d: (d.signed, d.since or 99, d.id))

    def offers(self) -> Iterator[tuple[str, Offered]]:
        """All offers known with the key of their room, by round."""
        everywhere = [(key, offer) for key, room in self.rooms.items() for offer in room.offers]
        yield from sorted(everywhere, key=lambda each: (each[1].round, each[0], each[1].number))

    def onlooker(self) -> View:
        """A View for sentences in the third person: it has no seat of its own."""
        desk = self.desks.get(self.viewer) or next(iter(self.desks.values()))
        mandate = self.mandates.get(self.viewer) or next(iter(self.mandates.values()))
        return View(NOBODY, self.setting, mandate, self.table, desk, self.rooms)


class Moment(Struct, frozen=True):
    """An accepted act with the round, take and phase in which it was made and how long its phase had run then.

    waited: milliseconds since the phase began; -1 where the record keeps no times
    """

    entry: Entry
    round: int
    take: int
    phase: str
    waited: int


def everything(record: Record) -> Evidence:
    """All of an ended game. Raises `Unfinished` while it goes on, and `RecordError` for a record that cannot be."""
    try:
        states = list(record.states())
    except OtherRules:
        if not record.readable:
            raise
        return _by_round(record)
    state = states[-1][1]
    _need_end(record, state)
    return replace(of_state(state, record), moments=_moments(states, (*state.desks, CHAIR)))


def _by_round(record: Record) -> Evidence:
    """The same from what was kept of each round, of a game that these rules do not play. Raises `Unfinished`."""
    kept = record.moments()
    _need_end(record, kept[-1].state)
    whole = of_state(kept[-1].state, record)
    return replace(whole, moments=_moments_by_round(record, kept), program=record.header.program)


def _need_end(record: Record, state: State) -> None:
    if state.table.outcome is None:
        title, last = state.scenario.setting.title, state.scenario.setting.rounds
        raise Unfinished(
            f"{record.path}: this game of {title} has not ended (round {state.table.round} of {last}), so it keeps its"
            " secrets: finish it, end it from the chair's desk, or ask for the report of one seat with --seat."
        )


def of_state(state: State, record: Record | None = None) -> Evidence:
    """Everything true in a state."""
    openings = () if not state.vault.openings else tuple(of_state(_bare(each)) for each in state.vault.openings)
    scenario = state.scenario
    return Evidence(
        NOBODY, scenario.setting, state.table, state.rooms, state.desks, scenario.mandates, state.vault,
        state, openings,
        seed=state.seed,
        delegates=None if record is None else record.header.delegates,
        cut=record is not None and bool(record.cut),
    )  # fmt: skip


def _bare(state: State) -> State:
    return replace(state, vault=replace(state.vault, openings=()))


def one_seat(record: Record, seat: str) -> Evidence:
    """What one seat was shown, ended or not. Raises `KeyError` for a seat that is not at the table."""
    try:
        states = list(record.states())
    except OtherRules:
        if not record.readable:
            raise
        return _one_seat_by_round(record, seat)
    state = states[-1][1]
    if seat not in state.desks:
        raise KeyError(seat)
    openings = tuple(of_view(view(each, seat)) for each in state.vault.openings)
    own = tuple(m for m in _moments(states, (seat, CHAIR)) if m.entry.actor.seat == seat)
    return replace(of_view(view(state, seat)), openings=openings, moments=own, cut=bool(record.cut))


def _one_seat_by_round(record: Record, seat: str) -> Evidence:
    """The same from what was kept that this seat saw. Raises `KeyError`."""
    kept = record.moments()
    first: dict[int, View] = {}
    for each in kept:
        if each.state.table.outcome is None:
            first = {number: seen for number, seen in first.items() if number < each.state.table.round}
            first[each.state.table.round] = each.views[seat]
    own = tuple(m for m in _moments_by_round(record, kept) if m.entry.actor.seat == seat)
    return replace(
        of_view(kept[-1].views[seat]), openings=tuple(map(of_view, first.values())), moments=own,
        cut=bool(record.cut), program=record.header.program,
    )  # fmt: skip


def _moments_by_round(record: Record, kept: Sequence[KeptMoment]) -> tuple[Moment, ...]:
    """Acts with the round in which they were made; phases and times are not known without playing."""
    starts = [each.acts for each in kept]
    found = []
    for number, entry in enumerate(record.entries):
        table = kept[max(0, bisect_right(starts, number) - 1)].state.table
        found.append(Moment(entry, table.round, table.take, "", -1))
    return tuple(found)


def of_view(seen: View) -> Evidence:
    """What a View holds, and nothing more."""
    return Evidence(
        seen.seat, seen.setting, seen.table, seen.rooms, {seen.seat: seen.desk}, {seen.seat: seen.mandate}, None, None
    )


def _moments(states: list[tuple[Entry | None, State]], seen: Collection[str]) -> tuple[Moment, ...]:
    """Every act. The first phase begins with the first act of somebody in `seen`: others may have met in secret."""
    moments, began = [], 0
    for (_, before), (entry, after) in itertools.pairwise(states):
        if entry is None:
            continue
        table = before.table
        waited = entry.time - began if entry.time and began else -1
        moments.append(Moment(entry, table.round, table.take, table.phase, max(waited, -1)))
        if (began == 0 and entry.actor.seat in seen) or _clock(before) != _clock(after):
            began = entry.time
    return tuple(moments)


def _clock(state: State) -> tuple[int, int, str]:
    return state.table.round, state.table.take, state.table.phase
