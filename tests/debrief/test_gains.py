"""The table by which an author sees what each level brings."""

from pathlib import Path

import pytest
from documented import WHOLE

from game.__main__ import run
from game.content import load_scenario, scenario_ids
from game.debrief.concession_gains import all_gain, forecast_gains, gains_table


def test_every_level_of_every_concession_has_its_line_and_every_seat_its_column():
    scenario = load_scenario("strait")
    gains = forecast_gains(scenario)
    assert len(gains) == sum(len(c.levels) for c in scenario.setting.concessions)
    assert all(tuple(row) == scenario.setting.seats for row in gains.values())
    assert len(list(gains_table(scenario, gains))) == len(gains) + 2


def test_a_level_that_moves_no_meter_brings_its_worth_each_round_to_the_end():
    scenario = load_scenario("strait")
    rounds = scenario.setting.rounds + scenario.setting.numbers.aftermath
    row = forecast_gains(scenario)["burden-tavenel:1"]
    for seat in scenario.setting.seats:
        assert row[seat] == rounds * scenario.setting.published(seat, "burden-tavenel", 1)


def test_a_cap_is_worth_more_than_its_worth_where_progress_counts():
    gains = forecast_gains(load_scenario("strait"))
    assert gains["cap:2"]["meridane"] > 12 * 100


@pytest.mark.parametrize("scenario", scenario_ids())
def test_somebody_gains_in_every_scenario_that_comes_with_the_game(scenario: str):
    loaded = load_scenario(scenario)
    assert all_gain(loaded, forecast_gains(loaded))


def test_an_author_is_warned_where_nobody_is_forecast_to_gain(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = WHOLE["causeway"].replace("points: 200", "points: 20")
    path = tmp_path / "causeway.yaml"
    poor = text.replace("lower: 60", "lower: 1").replace("upper: 50", "upper: 1")
    for worths, warned in ((text, False), (poor, True)):
        path.write_text(worths, "utf-8")
        assert run(["check", str(path)]) == 0
        said = capsys.readouterr().out
        assert "No mistakes." in said
        assert ("Warning: no deal is forecast in which all who sign gain" in said) == warned
