"""The same seeds at many tables: what a delegate scores in a seat where another plays all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from game.delegates import NAMES
from game.rules.model.setting import Scenario
from game.rules.model.units import HUNDREDTHS
from game.simulate.batch import Job, play_in_order
from game.simulate.engine import Engine
from game.simulate.progress import Progress

Entry = tuple[str, str, str]
"""A seat, who plays it, and who plays every other."""


def contests(
    scenario: Scenario, entries: Iterable[Entry], games: int, seed: int, jobs: Engine | int
) -> dict[Entry, list[float]]:
    """The scores in points of each entry's seat, game by game with the same seeds; equal tables are played once."""
    wanted = list(dict.fromkeys(entries))
    tables = list(dict.fromkeys(_seated(*entry) for entry in wanted))
    todo = [Job(seed + n, dict(table)) for table in tables for n in range(games)]
    played = play_in_order(scenario, todo, jobs, Progress(len(todo)))
    at = {table: played[i * games : (i + 1) * games] for i, table in enumerate(tables)}
    return {entry: [game.scores[entry[0]] / HUNDREDTHS for game in at[_seated(*entry)]] for entry in wanted}


def _seated(seat: str, player: str, others: str) -> tuple[tuple[str, str], ...]:
    """Who speaks for whom: the same table for every seat when the player is as everybody else."""
    return (("*", others),) if player == others else (("*", others), (seat, player))


def check_entries(scenario: Scenario, names: Sequence[str], seats: Sequence[str], games: int) -> None:
    """Raises ValueError, with one sentence, for a name or a seat that there is not, and for too few games."""
    if games < 2:
        raise ValueError("--games must be 2 or more.")
    for name in names:
        if name not in NAMES:
            raise ValueError(f"There is no delegate {name!r}: choose from {', '.join(NAMES)}.")
    for seat in seats:
        if seat not in scenario.setting.seats:
            raise ValueError(f"There is no delegation {seat!r}: choose from {', '.join(scenario.setting.seats)}.")


def figures(row: Any) -> dict[str, object]:
    """A row of a table of results, a dataclass, as JSON data, to four decimals."""
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(row).items()}
