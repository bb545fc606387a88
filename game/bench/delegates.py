"""How fast computer delegations are: rounds of play, single decisions, their bargaining core, a second core."""

from __future__ import annotations

import time
import tracemalloc
from functools import cache
from random import Random

from game.bench.row import Row
from game.content import load_scenario
from game.host.session import Session
from game.negotiation.bargain import Bargain, History, Propose
from game.negotiation.frontier import Choice
from game.negotiation.haggling import Haggler
from game.simulate import simulate

GAMES = 12

TURNS = 50

TALKS = 3

LOOSENS = 0.6
"""By the end the other side leaves its best option in so large a part of the issues."""

FINE = 1000

PAIRED = 80
"""Games for two processes against one: enough that neither waits long for the other at the end."""


@cache
def decisions(name: str) -> tuple[float, float]:
    """Rounds of play a second on one core, and the 95th percentile of a decision in milliseconds."""
    scenario, taken, rounds = load_scenario("strait"), [], 0
    begun = time.perf_counter()
    for seed in range(GAMES):
        session = Session.start(scenario, seed, {}, {"*": name})
        while True:
            at = time.perf_counter()
            if session.step() is None:
                break
            taken.append(time.perf_counter() - at)
        rounds += session.truth().table.round
    seconds = time.perf_counter() - begun
    taken.sort()
    return rounds / seconds, taken[len(taken) * 95 // 100] * 1000


def rounds_a_second(name: str = "standard") -> float:
    """Rounds of flagship games a second on one core: games differ in length."""
    return decisions(name)[0]


def decision(name: str) -> float:
    """The 95th percentile of a decision in milliseconds."""
    return decisions(name)[1]


def bargain(issues: int, options: int) -> Bargain:
    """A bargain of 50 rounds about so many issues with so many options each, worths drawn evenly."""
    luck = Random(issues * options)
    worths = tuple(tuple(luck.randint(0, FINE) for _ in range(options)) for _ in range(issues))
    return Bargain(worths, sum(map(max, worths)) // 4, TURNS)


def talk(bargain: Bargain) -> float:
    """Milliseconds that an answer takes in the mean against a side that comes down slowly and never quite enough."""
    luck, haggler = Random(1), Haggler(bargain)
    worst = [min(range(len(worths)), key=worths.__getitem__) for worths in bargain.issues]
    mine: list[Choice] = []
    theirs: list[Choice] = []
    taken = 0.0
    for turn in range(TURNS - 1):
        loose = LOOSENS * turn / TURNS
        theirs.append(tuple(luck.randrange(len(worths)) if luck.random() < loose else option
                            for worths, option in zip(bargain.issues, worst, strict=True)))  # fmt: skip
        begun = time.perf_counter()
        answer = haggler.respond(History(tuple(mine), tuple(theirs)))
        taken += time.perf_counter() - begun
        if not isinstance(answer, Propose):
            break
        mine.append(answer.choice)
    return 1000 * taken / len(theirs)


def answer(issues: int, options: int) -> float:
    """The same, of several talks the fastest: what else the machine does counts least there."""
    return min(talk(bargain(issues, options)) for _ in range(TALKS))


def room(issues: int, options: int) -> float:
    """Megabytes that such talks take at most."""
    subject = bargain(issues, options)
    tracemalloc.start()
    talk(subject)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def two_cores() -> float:
    """How many times faster two processes play than one."""
    scenario = load_scenario("strait")
    simulate(scenario, 8, 0, 2)
    alone, together = simulate(scenario, PAIRED, 0, 1).seconds, simulate(scenario, PAIRED, 0, 2).seconds
    return alone / together


ROWS = (
    Row("rounds of play a second, standard, one core", "rounds/s", "130", rounds_a_second),
    Row("rounds of play a second, strong, one core", "rounds/s", "20", lambda: rounds_a_second("strong")),
    Row("a decision, 95th percentile, standard", "ms", "5", lambda: decision("standard")),
    Row("a decision, 95th percentile, strong", "ms", "25", lambda: decision("strong")),
    Row("an answer of the core, 10 issues of 3 options", "ms", "0.3", lambda: answer(10, 3)),
    Row("an answer of the core, 6 issues of 5 options", "ms", "0.3", lambda: answer(6, 5)),
    Row("an answer of the core, 10 issues of 100 options", "ms", "2", lambda: answer(10, 100)),
    Row("an answer of the core, a price of 100,000 values", "ms", "5", lambda: answer(1, 100_000)),
    Row("memory of the core, a price of 100,000 values", "MB", "50", lambda: room(1, 100_000)),
    Row("two processes against one", "times", "1.8", two_cores),
)
