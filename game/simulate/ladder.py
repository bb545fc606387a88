"""Who plays a seat better: one delegate against others in the same seat, with the same seeds, everybody else alike."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product

from game.content import ScenarioError, load_scenario
from game.rules.model.setting import Scenario
from game.simulate import statistics
from game.simulate.contests import check_entries, contests, figures
from game.simulate.engine import Engine, engine_of

BEST = "strong"
RIVALS = ("standard", "easy", "random")
OTHERS = "standard"


@dataclass(frozen=True, slots=True)
class Rung:
    """How a delegate did in a seat beside the best one.

    mean, best: mean scores of the two in points
    ahead, low, high: by how many points the best one did better, with the 95% interval of the pairs
    p: one-sided chance of such pairs if it were not better
    """

    seat: str
    rival: str
    games: int
    mean: float
    best: float
    ahead: float
    low: float
    high: float
    p: float


def ladder(
    scenario: Scenario,
    rivals: Sequence[str] = RIVALS,
    seats: Sequence[str] = (),
    games: int = 100,
    seed: int = 0,
    jobs: Engine | int = -1,
    best: str = BEST,
    others: str = OTHERS,
) -> list[Rung]:
    """Plays `best` and each rival in each seat, all seats if none is named, and compares them seed by seed.

    Everybody else is played by `others`.
    """
    chosen = tuple(seats) or scenario.setting.seats
    at = contests(scenario, product(chosen, (best, *rivals), (others,)), games, seed, jobs)
    scores = {(seat, player): found for (seat, player, _), found in at.items()}
    return [_rung(seat, rival, scores[seat, best], scores[seat, rival]) for seat in chosen for rival in rivals]


def _rung(seat: str, rival: str, best: Sequence[float], other: Sequence[float]) -> Rung:
    ahead = [one - two for one, two in zip(best, other, strict=True)]
    count = len(ahead)
    middle, low, high = statistics.mean(ahead)
    return Rung(seat, rival, count, sum(other) / count, sum(best) / count, middle, low, high, statistics.p_value(ahead))


def run_ladder(
    scenario: str,
    rivals: Sequence[str] = (),
    seats: Sequence[str] = (),
    games: int = 100,
    seed: int = 0,
    jobs: int = -1,
    best: str = BEST,
    others: str = OTHERS,
    as_json: bool = False,
    engine: str = "local",
    address: str = "",
    say: Callable[[str], None] = print,
) -> int:
    """``overture ladder``: plays, prints a line for each rival in each seat, and returns the exit code."""
    try:
        loaded = load_scenario(scenario)
        check_entries(loaded, (best, others, *rivals), seats, games)
        on = engine_of(jobs, engine, address)
        rungs = ladder(loaded, tuple(rivals) or RIVALS, seats, games, seed, on, best, others)
    except (ScenarioError, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    with suppress(BrokenPipeError):
        if as_json:
            say(json.dumps([figures(rung) for rung in rungs]))
            return 0
        say(f"{best} against others in the same seat, the rest {others}, {games} paired games each:")
        for r in rungs:
            say(
                f"  {r.seat:<12}{best} {r.best:>6.1f}   {r.rival:<20}{r.mean:>6.1f}   ahead {r.ahead:>+6.1f}"
                f" ({r.low:+.1f} to {r.high:+.1f})   p {r.p:.4f}"
            )
    return 0
