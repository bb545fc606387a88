"""Delegates compared in the same seat: the order at its widest, where eight pairs are sure to show it."""

from __future__ import annotations

import pytest

from game.content import load_scenario
from game.simulate import ladder, round_robin, run_ladder, run_round_robin

PAIRS = 8


def test_the_seasoned_delegation_stands_far_above_chance() -> None:
    (rung,) = ladder(load_scenario("strait"), ["random"], ["meridane"], PAIRS, seed=4000, jobs=1)
    assert rung.best > rung.mean
    assert rung.low > 0, rung
    assert rung.p < 0.01
    assert rung.ahead == pytest.approx(rung.best - rung.mean)


def test_who_sits_at_the_rest_of_the_table_makes_a_difference() -> None:
    strait = load_scenario("strait")
    (soft,) = ladder(strait, ["random"], ["meridane"], 3, seed=4000, jobs=1, best="easy", others="easy")
    (hard,) = ladder(strait, ["random"], ["meridane"], 3, seed=4000, jobs=1, best="easy", others="standard")
    assert (soft.best, soft.mean) != (hard.best, hard.mean)


def test_everybody_meets_every_table_and_the_table_itself_is_level() -> None:
    payoffs = round_robin(load_scenario("ferry"), ["easy", "random"], games=6, seed=10, jobs=1)
    assert {(each.player, each.others) for each in payoffs} == {
        (player, other) for player in ("easy", "random") for other in ("easy", "random")
    }
    for each in payoffs:
        if each.player == each.others:
            assert each.ahead == each.low == each.high == 0.0
        assert each.low <= each.ahead <= each.high
    whole = [each for each in payoffs if each.seat == "*"]
    for both in whole:
        seats = [e for e in payoffs if (e.player, e.others) == (both.player, both.others) and e.seat != "*"]
        assert both.games == sum(each.games for each in seats)
        assert both.mean == pytest.approx(sum(each.mean for each in seats) / len(seats))


def test_the_payoff_table_is_told_in_a_block_for_each_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_round_robin("ferry", ["easy", "random"], ["easy"], games=2, jobs=1) == 0
    told = capsys.readouterr().out
    assert "At a table of easy" in told
    assert "the table itself" in told
    assert "At a table of random" not in told
    assert run_round_robin("ferry", ["nobody"], games=2, jobs=1) == 1
    assert "nobody" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rivals", "seats", "games", "named"),
    [(["nobody"], [], 2, "nobody"), ([], ["atlantis"], 2, "atlantis"), ([], [], 1, "--games")],
)
def test_what_cannot_be_compared_is_one_sentence(
    rivals: list[str], seats: list[str], games: int, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_ladder("strait", rivals, seats, games) == 1
    assert named in capsys.readouterr().err
