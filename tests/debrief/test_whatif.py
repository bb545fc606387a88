"""Playing on from a round: from the state that was there, with other luck each time, and the same result again."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace
from recorded import computer_game, wild_game

from game.debrief.charts import Drawing
from game.debrief.whatif import NoBranch, branch, whatif, whatif_figure, whatif_text


def test_a_branch_begins_where_its_round_began() -> None:
    record = wild_game("first-readout", 1)
    for at in range(1, len(record.last().vault.openings) + 1):
        state = branch(record, at)
        assert state.table.round == at
        assert state.table.phase == "negotiation"
        assert state.table.outcome is None


def test_the_same_branch_gives_the_same_outcomes() -> None:
    record = computer_game("first-readout")
    one, other = (whatif(record, 1, {"*": "random"}, 6) for _ in range(2))
    assert one == other
    assert json.loads(json.dumps(one)) == one


def test_luck_differs_from_game_to_game() -> None:
    found = whatif(computer_game("strait"), 3, {"*": "random"}, 6)
    assert sum(found["outcomes"].values()) == found["games"] == 6
    assert len(set(found["seats"]["orveld"]["scores"])) > 1
    for spread in found["seats"].values():
        assert spread["low"] <= spread["median"] <= spread["high"]


def test_what_happened_stands_beside_it() -> None:
    record = computer_game("ferry")
    found = whatif(record, 1, games=2)
    finals = {seat: (desk.final or 0) / 100 for seat, desk in record.last().desks.items()}
    assert {seat: spread["happened"] for seat, spread in found["seats"].items()} == finals
    text = whatif_text(found)
    assert "What happened: settlement" in text
    assert isinstance(whatif_figure(found), Drawing)


def test_a_game_that_goes_on_can_be_played_on_too() -> None:
    record = wild_game("ferry", 1, rounds=2)
    found = whatif(record, 2, {"*": "random"}, 2)
    assert found["happened"]["outcome"] == "unfinished"


@pytest.mark.parametrize(
    ("at", "delegates", "games", "words"),
    [
        (0, {}, 1, "rounds? from 1 to"),
        (99, {}, 1, "was not played"),
        (1, {"atlantis": "standard"}, 1, "no delegation 'atlantis'"),
        (1, {"ebrany": "clairvoyant"}, 1, "no delegate 'clairvoyant'"),
        (1, {}, 0, "at least one"),
    ],
)
def test_refusals(at: int, delegates: dict[str, str], games: int, words: str) -> None:
    with pytest.raises(NoBranch, match=words):
        whatif(computer_game("ferry"), at, delegates, games)


def test_a_delegate_that_only_another_version_knew_is_said_with_the_way_out() -> None:
    record = computer_game("ferry")
    foreign = replace(record, header=replace(record.header, delegates={"*": "oracle"}))
    with pytest.raises(NoBranch, match="no delegate 'oracle': choose with --delegate"):
        whatif(foreign, 1, games=1)
    assert whatif(foreign, 1, {"*": "random"}, 1)["games"] == 1
