"""The table by which an author sees what each level brings."""

from game.content import load_scenario
from game.debrief.concession_gains import forecast_gains, gains_table


def test_every_level_of_every_concession_has_its_line_and_every_seat_its_column():
    scenario = load_scenario("strait")
    gains = forecast_gains(scenario)
    assert len(gains) == sum(len(c.levels) for c in scenario.setting.concessions)
    assert all(tuple(row) == scenario.setting.seats for row in gains.values())
    assert len(list(gains_table(scenario))) == len(gains) + 2


def test_a_level_that_moves_no_meter_brings_its_worth_each_round_to_the_end():
    scenario = load_scenario("strait")
    rounds = scenario.setting.rounds + scenario.setting.numbers.aftermath
    row = forecast_gains(scenario)["burden-tavenel:1"]
    for seat in scenario.setting.seats:
        assert row[seat] == rounds * scenario.setting.published(seat, "burden-tavenel", 1)


def test_a_cap_is_worth_more_than_its_worth_where_progress_counts():
    gains = forecast_gains(load_scenario("strait"))
    assert gains["cap:2"]["meridane"] > 12 * 100
