"""A report made for one seat holds what that seat was shown, and no secret of anybody else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from recorded import wild_game, with_acts

from game.debrief.export import debrief_json
from game.debrief.measures import debrief
from game.debrief.report import report_html
from game.record import Entry, Record
from game.rules.model.mandate import Flow, Mandate, Objective
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Actor
from game.rules.reducer import play, view
from game.rules.verbs.commit import Commit
from game.rules.verbs.read import Read
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say

SECRET = "the-lamp-under-the-third-stair"
SWAPPED = {"pressure": "invitation", "invitation": "pressure", "home": "home"}


def page(record: Record, seat: str) -> str:
    return report_html(debrief(record, seat))


def other_mandates(record: Record, seat: str) -> Record:
    """The same game, had everybody else been told to want something else."""
    scenario = record.header.scenario

    def changed(mandate: Mandate) -> Mandate:
        return replace(
            mandate,
            brief=SECRET,
            flows=(Flow("tension", 33, 20), *mandate.flows),
            objectives=(Objective(SECRET, (), 777), *mandate.objectives),
            walk_away=replace(mandate.walk_away, nobody_deals=-4321),
        )

    mandates = {s: m if s == seat else changed(m) for s, m in scenario.mandates.items()}
    return replace(record, header=replace(record.header, scenario=replace(scenario, mandates=mandates)))


def with_whispers(record: Record, seat: str) -> Record:
    """The same game with secrets said in rooms in which the seat is not."""
    others = [s for s in record.header.scenario.setting.seats if s != seat]
    whisper = Say(SECRET, (others[1],))
    entries, state = [], record.opening()
    for entry in record.entries:
        try:
            state = play(state, others[0], whisper)
            entries.append(Entry(Actor(others[0]), whisper))
        except Illegal:
            pass
        state = play(state, entry.actor, entry.action)
        entries.append(entry)
    return replace(record, entries=tuple(entries))


def with_other_intents(record: Record, seat: str) -> Record:
    """The same game, had others meant their signals the other way round, and nobody read any."""
    entries = []
    for entry in record.entries:
        act = entry.action
        if isinstance(act, Read):
            continue
        if isinstance(act, Commit) and entry.actor.seat != seat:
            moves = tuple(replace(use, intent=SWAPPED[use.intent]) for use in act.plan.moves)
            act = replace(act, plan=replace(act.plan, moves=moves))
        entries.append(replace(entry, action=act))
    return replace(record, entries=tuple(entries))


def without_readings(record: Record) -> Record:
    """A game in which nobody reads a signal, so far as the other acts are still allowed then."""
    entries, state = [], record.opening()
    for entry in record.entries:
        if isinstance(entry.action, Read):
            continue
        try:
            state = play(state, entry.actor, entry.action)
        except Illegal:
            continue
        entries.append(entry)
    return replace(record, entries=tuple(entries))


CASES = st.tuples(st.sampled_from(("strait", "congress", "first-readout")), st.integers(0, 5), st.integers(0, 7))


@settings(max_examples=8, deadline=None)
@given(CASES)
def test_others_mandates_change_nothing(case: tuple[str, int, int]) -> None:
    name, seed, place = case
    record = wild_game(name, seed)
    seats = record.header.scenario.setting.seats
    seat = seats[place % len(seats)]
    assert page(other_mandates(record, seat), seat) == page(record, seat)


@settings(max_examples=4, deadline=None)
@given(CASES)
def test_whispers_in_other_rooms_change_nothing(case: tuple[str, int, int]) -> None:
    name, seed, place = case
    record = wild_game(name, seed)
    seats = record.header.scenario.setting.seats
    seat = seats[place % len(seats)]
    loud = with_whispers(record, seat)
    assert len(loud.entries) > len(record.entries)
    html = page(loud, seat)
    assert SECRET not in html
    assert html == page(record, seat)
    assert SECRET in report_html(debrief(loud))


@settings(max_examples=5, deadline=None)
@given(CASES)
def test_others_intents_change_nothing(case: tuple[str, int, int]) -> None:
    name, seed, place = case
    record = without_readings(wild_game(name, seed))
    seats = record.header.scenario.setting.seats
    seat = seats[place % len(seats)]
    assert page(with_other_intents(record, seat), seat) == page(record, seat)


@pytest.mark.parametrize("seed", range(3))
def test_the_data_of_one_seat_hold_only_its_own_scores_and_its_own_rooms(seed: int) -> None:
    record = wild_game("strait", seed)
    data = debrief_json(record, "lindrow")
    assert set(data["scores"]) == set(data["walk_away"]) == set(data["participation"]) == {"lindrow"}
    seen = view(record.last(), "lindrow")
    assert len(data["offers"]) == len(list(seen.offers()))
    assert all("lindrow" in offer["signatories"] for offer in data["offers"])
    known = {deal.id for deal in seen.deals()}
    assert {deal["id"] for deal in data["deals"]} == known


def test_a_seat_may_look_at_its_own_report_while_the_game_goes_on() -> None:
    record = wild_game("strait", 2, rounds=3)
    html = page(record, "tavenel")
    assert "has not ended" in html
    assert "nothing more" in html
    more = with_acts(record, Entry(Actor("tavenel"), Say("Wait.")), Entry(Actor("tavenel"), Ready()))
    assert page(more, "tavenel")
