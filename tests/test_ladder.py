"""Delegates compared in the same seat: the order at its widest, where a dozen pairs are sure to show it."""

from __future__ import annotations

import pytest

from game.content import load_scenario
from game.simulate import ladder, run_ladder

PAIRS = 12


def test_the_seasoned_delegation_stands_far_above_chance() -> None:
    (rung,) = ladder(load_scenario("strait"), ["random"], ["meridane"], PAIRS, seed=4000, jobs=1)
    assert rung.best > rung.mean
    assert rung.low > 0, rung
    assert rung.p < 0.01
    assert rung.ahead == pytest.approx(rung.best - rung.mean)


@pytest.mark.parametrize(
    ("rivals", "seats", "games", "named"),
    [(["nobody"], [], 2, "nobody"), ([], ["atlantis"], 2, "atlantis"), ([], [], 1, "--games")],
)
def test_what_cannot_be_compared_is_one_sentence(
    rivals: list[str], seats: list[str], games: int, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_ladder("strait", rivals, seats, games) == 1
    assert named in capsys.readouterr().err
