"""What usually happens with a case, measured: games of computers alone, in the few lines that an instructor reads."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.model.setting import Scenario
from game.rules.model.units import HUNDREDTHS
from game.simulate.batch import simulate
from game.simulate.result import Result
from game.wording import count, decimal, seat_name

SEED = 0
"""The first seed of the games behind the figures, so that anybody can print them again."""

ENDS = {
    "settlement": "settle",
    "managed": "end managed: a cap in force",
    "drift": "drift to their end without one",
    "breakdown": "break down",
}


def what_happens(scenario: Scenario, games: int) -> list[str]:
    """Sentences with the figures of so many games at the level that the case names."""
    return list(_told(scenario, simulate(scenario, games, SEED), games))


def _told(scenario: Scenario, result: Result, games: int) -> Sequence[str]:
    setting = scenario.setting
    ends = ", ".join(f"{result.outcomes[kind]} {words}" for kind, words in ENDS.items())
    lines = [f"Of {count(games, 'game')} of computers alone at {setting.level} (seeds from {SEED}): {ends}."]
    for seat in setting.seats:
        told = result.seats[seat]
        mean, share = told["mean_score"] or 0.0, told["share_above"]
        above = "" if share is None else f"; it does better than if nobody deals in {round(100 * share)}% of them"
        lines.append(
            f"{seat_name(setting, seat)} ends with {decimal(round(HUNDREDTHS * mean))} points in the mean{above}."
        )
    return lines
