"""What is measured in a game agrees with the game."""

from __future__ import annotations

import json

import pytest
from recorded import computer_game, wild_debrief, wild_game

from game.debrief.export import as_data, debrief_json, participation_csv
from game.debrief.measures import Debrief, debrief
from game.record import Record
from game.rules.model.units import HUNDREDTHS
from game.rules.verbs.offer import Offer
from game.rules.verbs.say import Say
from game.wording.harmless import plain_cell

GAMES = [(name, seed) for name in ("strait", "congress", "first-readout", "ferry") for seed in range(3)]
KEYS = (
    "confidence", "scores", "walk_away", "deals", "frontier", "nash", "captured", "turning_points", "perception",
    "participation",
)  # fmt: skip


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_a_whole_wild_game_is_measured(name: str, seed: int) -> None:
    game = wild_debrief(name, seed)
    last = wild_game(name, seed).last()
    assert {seat: tally.total for seat, tally in game.tallies.items()} == {s: d.final for s, d in last.desks.items()}
    for track in game.tracks.values():
        assert len(track.values) == len(last.table.history)
        assert all(0 <= value <= 100 for value in track.whole)
    assert len(game.bargaining.proposals) == sum(len(room.offers) for room in last.rooms.values())


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_aims_that_held_explain_the_whole_score(name: str, seed: int) -> None:
    game = wild_debrief(name, seed)
    assert game.known.table.outcome is not None
    if game.known.table.outcome.kind == "breakdown":
        return
    for tally in game.tallies.values():
        held = sum(aim.points for aim in tally.aims if aim.held)
        assert sum(tally.by_round) + tally.after + held == tally.total


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_the_missed_deal_was_missed_and_good_for_both(name: str, seed: int) -> None:
    game = wild_debrief(name, seed)
    missed = game.bargaining.missed
    if missed is None:
        return
    wanted = {(c.concession, c.level) for c in missed.text.clauses}
    for proposal in game.bargaining.proposals:
        text = proposal.offer.text
        if {missed.one, missed.other} <= set(text.signatories):
            assert not wanted <= {(c.concession, c.level) for c in text.clauses}
    for seat in (missed.one, missed.other):
        assert game.bargaining.worth(missed.worths, seat) > -60
        gives = [c for c in missed.text.clauses if game.known.setting.concession[c.concession].giver == seat]
        assert len(gives) <= 2


def test_the_data_have_the_agreed_keys_and_are_plain_json(game: Debrief) -> None:
    data = as_data(game)
    assert set(KEYS) <= set(data)
    assert json.loads(json.dumps(data)) == data
    assert set(data["confidence"]) == {"lindrow-meridane", "tavenel-meridane"}
    assert all(len(values) == data["rounds"] for values in data["confidence"].values())
    assert data["scores"] == {seat: (t.total or 0) / HUNDREDTHS for seat, t in game.tallies.items()}
    assert data["frontier"]["orveld-meridane"]["exact"]
    assert len(data["frontier"]["orveld-meridane"]["points"]) > 1
    assert data["captured"]["joint"] == game.joint


def test_a_record_without_alliances_has_no_confidence_and_still_a_frontier() -> None:
    data = debrief_json(computer_game("ferry"))
    assert data["confidence"] == {}
    assert data["frontier"]["all"]["points"]


def test_participation_counts_what_the_record_holds(strait: Record) -> None:
    record = wild_game("strait", 7)
    game = debrief(record)
    for part in game.parts:
        mine = [entry.action for entry in record.entries if entry.actor.seat == part.seat]
        assert part.acts == len(mine)
        assert part.messages == sum(isinstance(act, Say) for act in mine)
        assert part.offers == sum(isinstance(act, Offer) for act in mine)
        assert part.minutes is None


def test_a_name_is_never_a_formula_in_the_csv() -> None:
    game = wild_debrief("ferry", 1)
    rows = participation_csv([("=cmd()", game)]).splitlines()
    assert rows[0].startswith("\ufeffrecord,seat,member,held,messages,words")
    assert len(rows) == 1 + len(game.parts)
    assert all(row.startswith("'=cmd()") for row in rows[1:])


@pytest.mark.parametrize(("typed", "cell"), [
    ("=1", "'=1"), ("\uff1d1", "'\uff1d1"), (" =1", "' =1"), ("Ann;=1", "Ann;'=1"), ("Ann; @x", "Ann;' @x"),
    ("Ann\n-1", "Ann\n'-1"), ("Ann-Lee; 2", "Ann-Lee; 2"), ("", ""), (-3, -3), (None, ""),
])  # fmt: skip
def test_no_words_reckon_wherever_a_spreadsheet_parts_cells(typed: object, cell: object) -> None:
    """Where numbers have a comma, a line is parted at its semicolons, and a name may hold one."""
    assert plain_cell(typed) == cell


def test_turning_points_name_the_largest_swings(game: Debrief) -> None:
    assert game.turning
    for point in game.turning:
        report = game.known.table.history[point.round - 1]
        assert any(shift.cause == point.cause for shift in report.shifts)
        assert f"round {point.round}" in point.sentence
    assert list(game.turning) == sorted(game.turning, key=lambda p: p.round)


def test_perception_compares_what_was_sent_with_what_was_read(game: Debrief) -> None:
    assert game.heard
    for heard in game.heard:
        sent = [use for when, use in game.known.desks[heard.by].sent if when == heard.round and use.move == heard.move]
        assert heard.meant in {use.intent for use in sent}
        readings = {
            r.reading for r in game.known.desks[heard.to].readings if (r.round, r.by) == (heard.round, heard.by)
        }
        assert not heard.read or heard.read in readings
