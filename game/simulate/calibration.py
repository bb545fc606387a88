"""Walk-away values from reference play: what a seat scores if nobody deals, and if only the others do."""

from __future__ import annotations

from pathlib import Path

from game.content import load_scenario
from game.content.calibrating import write_walk_away
from game.rules.model.mandate import WalkAway
from game.rules.model.setting import Scenario
from game.simulate.batch import Job, play_in_order
from game.simulate.progress import Progress

GAMES = 200
SEED = 7000
SILENT = "silent"
REFERENCE = "standard"
STEP = 10
"""Values are written to the nearest tenth of a point: more would pretend to a precision that play does not have."""


def calibrate(scenario: Scenario, games: int = GAMES, seed: int = SEED, jobs: int = 1) -> dict[str, WalkAway]:
    """For each seat its mean score if nobody deals, and if the others deal without it, in hundredths of a point."""
    seats = scenario.setting.seats
    arms: list[dict[str, str]] = [{"*": SILENT}, *({"*": REFERENCE, seat: SILENT} for seat in seats)]
    todo = [Job(seed + n, arm) for arm in arms for n in range(games)]
    played = play_in_order(scenario, todo, jobs, Progress(len(todo)))
    found = {}
    for index, seat in enumerate(seats, 1):
        alone = [game.scores[seat] for game in played[:games]]
        left_out = [game.scores[seat] for game in played[index * games : (index + 1) * games]]
        found[seat] = WalkAway(_mean(alone), _mean(left_out))
    return found


def _mean(scores: list[int]) -> int:
    return round(sum(scores) / len(scores) / STEP) * STEP


def calibrate_file(path: Path, games: int = GAMES, jobs: int = -1) -> dict[str, WalkAway]:
    """Plays a scenario file, writes its walk-away values into it in place, and returns them. Raises `ScenarioError`."""
    values = calibrate(load_scenario(path), games, jobs=jobs)
    write_walk_away(path, values)
    return values
