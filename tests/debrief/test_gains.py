"""The table by which an author sees what each level brings."""

from game.content import load_scenario
from game.debrief.gains import forecast_gains, gains_table


def test_every_level_of_every_concession_has_its_line_and_every_seat_its_column():
    scenario = load_scenario("strait")
    gains = forecast_gains(scenario)
    assert len(gains) == sum(len(c.levels) for c in scenario.setting.concessions)
    assert all(tuple(row) == scenario.setting.seats for row in gains.values())
    assert len(list(gains_table(scenario))) == len(gains) + 2


def test_a_level_that_moves_no_meter_brings_its_worth_each_round_to_the_end():
    scenario = load_scenario("ferry")
    setting = scenario.setting
    rounds = setting.rounds + (setting.numbers.aftermath if setting.plays("aftermath") else 0)
    plain = [c for c in setting.concessions if not any(level.effects for level in c.levels)]
    assert plain
    aims = [need for m in scenario.mandates.values() for o in (*m.objectives, *m.red_lines) for need in o.when]
    free = [c for c in plain if all(getattr(need, "concession", "") != c.id for need in aims)]
    for concession in free:
        for seat in setting.seats:
            worth = setting.published(seat, concession.id, 1)
            assert forecast_gains(scenario)[f"{concession.id}:1"][seat] == rounds * worth


def test_a_cap_is_worth_more_than_its_worth_where_progress_counts():
    gains = forecast_gains(load_scenario("strait"))
    assert gains["cap:2"]["meridane"] > 12 * 100
