"""What balance plays: a cell is a level and, where one sits there, a scripted person in one seat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from msgspec import Struct

from game.balance.sight import Sight, see_game
from game.content.gates import GATES
from game.rules.model.setting import Scenario
from game.rules.model.words import LEVELS
from game.simulate.batch import Job, run_all
from game.simulate.calibration import EFFORT, SILENT
from game.simulate.engine import Engine
from game.simulate.progress import Progress

NAIVE, IDLE, NOBODY = "naive", "idle", "nobody deals"
FORETOLD_EVERY = 4
"""The adviser takes longer than the game: it is asked in every fourth."""

PIECE = 2


class Cell(Struct, frozen=True):
    """One kind of game: the level of all computers, drawn from their casts; who sits in `seat` instead, if anybody."""

    level: str
    person: str = ""
    seat: str = ""

    def delegates(self) -> dict[str, str]:
        """Who speaks for which seat."""
        if self.person == NOBODY:
            return {"*": SILENT}
        return {"*": f"{self.level}-cast"} | ({self.seat: self.person} if self.person else {})


class Played(Struct, frozen=True, dict=True):
    """All games of a run, by cell, and what they are judged by.

    levels: those that were played, from the easiest on
    usual: the level at which the case is meant to be played
    walk_away: by seat what it scores if nobody deals, stored with the scenario or measured here
    """

    scenario: Scenario
    levels: tuple[str, ...]
    usual: str
    games: Mapping[Cell, Sequence[Sight]]
    walk_away: Mapping[str, int]

    def alone(self, level: str) -> Sequence[Sight]:
        """Games of computers alone; none if the level was not played."""
        return self.games.get(Cell(level), ())

    def with_person(self, level: str, person: str, seat: str) -> Sequence[Sight]:
        """Games with a scripted person in a seat."""
        return self.games.get(Cell(level, person, seat), ())

    @cached_property
    def every(self) -> tuple[Sight, ...]:
        """All games of computers alone."""
        return tuple(sight for level in self.levels for sight in self.alone(level))

    def bound(self, gate: str) -> int | None:
        """The bound of a gate: the scenario's own, or the usual one."""
        return self.scenario.setting.gates.get(gate, GATES[gate].bound)


def cells(scenario: Scenario, levels: Sequence[str], people: int) -> list[Cell]:
    """What is played, the slowest first, so that all cores are at work to the end."""
    found = []
    for level in sorted(levels, key=_harder, reverse=True):
        if people:
            found += [Cell(level, who, seat) for seat in scenario.setting.seats for who in (NAIVE, IDLE)]
        found.append(Cell(level))
    if any(mandate.walk_away is None for mandate in scenario.mandates.values()):
        found.append(Cell("", NOBODY))
    return found


def play_cells(
    scenario: Scenario,
    levels: Sequence[str],
    games: int,
    people: int,
    seed: int,
    on: Engine | int,
    progress: Progress | None = None,
) -> Played:
    """Plays `games` games of computers alone at each level, and `people` with each scripted person in each seat."""
    todo = [(cell, n) for cell in cells(scenario, levels, people) for n in range(_count(cell, games, people))]
    jobs = [Job(seed + n, cell.delegates(), effort=EFFORT[cell.level]) for cell, n in todo]
    bar = progress or Progress(len(jobs), effort=sum(job.effort for job in jobs))
    found: dict[Cell, dict[int, Sight]] = {}
    try:
        for index, sight in run_all(partial(see_game, foretold_every=FORETOLD_EVERY), scenario, jobs, on, bar, PIECE):
            cell, n = todo[index]
            found.setdefault(cell, {})[n] = sight
    finally:
        bar.end()
    played = {cell: [sights[n] for n in sorted(sights)] for cell, sights in found.items()}
    ordered = tuple(sorted(levels, key=_harder))
    return Played(scenario, ordered, scenario.setting.level, played, _walk_away(scenario, played))


def _harder(level: str) -> int:
    return list[str](LEVELS).index(level)


def _count(cell: Cell, games: int, people: int) -> int:
    return people if cell.person in (NAIVE, IDLE) else games


def _walk_away(scenario: Scenario, played: Mapping[Cell, Sequence[Sight]]) -> dict[str, int]:
    found = {}
    silent = played.get(Cell("", NOBODY), ())
    for seat, mandate in scenario.mandates.items():
        if mandate.walk_away is not None:
            found[seat] = mandate.walk_away.nobody_deals
        else:
            found[seat] = round(sum(sight.game.scores[seat] for sight in silent) / max(1, len(silent)))
    return found
