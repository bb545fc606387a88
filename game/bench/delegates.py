"""How fast computer delegations are: whole games, single decisions, and what a second core brings."""

from __future__ import annotations

import time
from functools import cache

from game.bench.row import Row
from game.content import load_scenario
from game.host.session import Session
from game.simulate import simulate

GAMES = 12

PAIRED = 80
"""Games for two processes against one: enough that neither waits long for the other at the end."""


@cache
def decisions(name: str) -> tuple[float, float]:
    """Games a second on one core, and the 95th percentile of a decision in milliseconds."""
    scenario, taken = load_scenario("strait"), []
    begun = time.perf_counter()
    for seed in range(GAMES):
        session = Session.start(scenario, seed, {}, {"*": name})
        while True:
            at = time.perf_counter()
            if session.step() is None:
                break
            taken.append(time.perf_counter() - at)
    seconds = time.perf_counter() - begun
    taken.sort()
    return GAMES / seconds, taken[len(taken) * 95 // 100] * 1000


def games_a_second(name: str = "standard") -> float:
    """Whole flagship games a second on one core."""
    return decisions(name)[0]


def decision(name: str) -> float:
    """The 95th percentile of a decision in milliseconds."""
    return decisions(name)[1]


def two_cores() -> float:
    """How many times faster two processes play than one."""
    scenario = load_scenario("strait")
    simulate(scenario, 8, 0, 2)
    alone, together = simulate(scenario, PAIRED, 0, 1).seconds, simulate(scenario, PAIRED, 0, 2).seconds
    return alone / together


ROWS = (
    Row("flagship games a second, standard, one core", "games/s", "3 (10)", games_a_second),
    Row("flagship games a second, strong, one core", "games/s", "-", lambda: games_a_second("strong")),
    Row("a decision, 95th percentile, standard", "ms", "10", lambda: decision("standard")),
    Row("a decision, 95th percentile, strong", "ms", "100", lambda: decision("strong")),
    Row("two processes against one", "times", "1.8", two_cores),
)
