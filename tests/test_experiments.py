"""Three of the experiments, small enough for every test run; `overture experiment` runs all ten at full size."""

from __future__ import annotations

import pytest

from game.content import load_scenario
from game.delegates import DELEGATES
from game.simulate import EXPERIMENTS, experiment, run_experiment
from game.simulate.experiments import arm_seats, named

PAIRS = {"pressure": 40, "refusing-talks": 20, "one-sided": 12}
"""How many pairs a claim is tested with here: fewer make it harder to hold."""


@pytest.mark.parametrize("name", PAIRS)
def test_the_claim_holds(name: str) -> None:
    finding = experiment(named([name])[0], load_scenario("strait"), PAIRS[name], jobs=1)
    assert finding.holds, finding
    assert finding.low <= finding.effect <= finding.high


def test_there_are_ten_and_each_cites_its_theme() -> None:
    assert len(EXPERIMENTS) == 10
    assert len({each.name for each in EXPERIMENTS}) == 10
    assert all(each.claim.startswith("T") and each.claim.endswith((".", ").")) for each in EXPERIMENTS)


def test_arms_are_made_of_characters_only() -> None:
    scenario = load_scenario("strait")
    for each in EXPERIMENTS:
        for arm in each.arms.values():
            assert set(arm_seats(scenario, arm).values()) <= set(DELEGATES)


def test_an_unknown_name_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_experiment(["alchemy"], games=2) == 1
    assert "alchemy" in capsys.readouterr().err
