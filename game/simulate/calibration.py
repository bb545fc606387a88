"""Walk-away values from reference play: what a seat scores if nobody deals, and if only the others do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from game.content import ScenarioError, load_scenario, own_file
from game.content.calibrating import write_walk_away
from game.rules.model.mandate import WalkAway
from game.rules.model.setting import Scenario
from game.rules.model.units import HUNDREDTHS
from game.rules.model.words import LEVELS
from game.simulate.batch import Job, play_all
from game.simulate.engine import Engine, engine_of
from game.simulate.kept_games import KeptGames, Place
from game.simulate.progress import Progress

GAMES = 200
SEED = 7000
SILENT = "silent"
REFERENCE = "standard"
OTHERS = tuple(level for level in LEVELS if level != REFERENCE)
ASIDE = 10
"""Other levels are no reference, only a table beside it: one game for so many of the reference's is enough."""

LONGEST = 40
"""Rounds of the longest game."""

STEP = 10
"""Values are written to the nearest tenth of a point: more would pretend to a precision that play does not have."""

EFFORT = {"": 1, "easy": 2, "standard": 3, "strong": 30}
"""How long a game takes beside others, by who deals in it."""

PIECE = 4
"""Games handed out at a time: few, so that little is lost and the end is not waited for on one core."""

Arm = tuple[str, str]
"""At which level the others deal, and the seat that does not; two empty words where nobody deals."""


def calibrate(
    scenario: Scenario,
    games: int = GAMES,
    seed: int = SEED,
    jobs: Engine | int = 1,
    kept: KeptGames | None = None,
    progress: Progress | None = None,
) -> dict[str, WalkAway]:
    """For each seat its mean score if nobody deals, and if the others deal without it, in hundredths of a point.

    games: for each seat at the reference; other levels get a tenth of them
    kept: games of an earlier run that was broken off; those still missing are played and added
    """
    done: dict[Place, Mapping[str, int]] = {} if kept is None else dict(kept.scores)
    todo = [(arm, n) for arm, count in _arms(scenario, games) for n in range(count)]
    missing = [each for each in todo if each not in done]
    bar = progress or Progress(len(missing), effort=sum(EFFORT[arm[0]] for arm, _ in missing))
    plays = [Job(seed + n, _delegates(arm), effort=EFFORT[arm[0]]) for arm, n in missing]
    try:
        for index, game in play_all(scenario, plays, jobs, bar, PIECE):
            done[missing[index]] = game.scores
            if kept is not None:
                kept.add(missing[index], game.scores)
    finally:
        bar.end()
    return {seat: _walk_away(seat, games, done) for seat in scenario.setting.seats}


def _arms(scenario: Scenario, games: int) -> list[tuple[Arm, int]]:
    """What is played and how often, the slowest first: what is left to the end then keeps all cores at work."""
    aside = max(1, games // ASIDE)
    slow = [((level, seat), aside) for level in reversed(OTHERS) for seat in scenario.setting.seats]
    return [*slow, *(((REFERENCE, seat), games) for seat in scenario.setting.seats), (("", ""), games)]


def _delegates(arm: Arm) -> dict[str, str]:
    level, seat = arm
    return {"*": level, seat: SILENT} if level else {"*": SILENT}


def _walk_away(seat: str, games: int, done: Mapping[Place, Mapping[str, int]]) -> WalkAway:
    def mean(arm: Arm, count: int) -> int:
        return round(sum(done[arm, n][seat] for n in range(count)) / count / STEP) * STEP

    aside: dict[str, int] = {level: mean((level, seat), max(1, games // ASIDE)) for level in OTHERS}
    return WalkAway(mean(("", ""), games), mean((REFERENCE, seat), games), aside)


def calibrate_file(
    path: Path, games: int = GAMES, jobs: Engine | int = -1, *, told: bool = False
) -> dict[str, WalkAway]:
    """Plays a scenario file, writes its walk-away values into it in place, and returns them. Raises `ScenarioError`.

    Until all games are played they are kept beside the file, so that a run that is broken off goes on where it was.
    told: a line of progress a second where no terminal shows a bar
    """
    scenario = load_scenario(path)
    with KeptGames(path.with_name(path.name + ".calibrating"), scenario, SEED) as kept:
        todo = [(arm, n) for arm, count in _arms(scenario, games) for n in range(count)]
        missing = [arm for arm, n in todo if (arm, n) not in kept.scores]
        if len(missing) < len(todo):
            print(f"{path}: goes on, {len(todo) - len(missing)} of {len(todo)} games are played.", file=sys.stderr)
        bar = Progress(len(missing), told=told, effort=sum(EFFORT[arm[0]] for arm in missing))
        values = calibrate(scenario, games, SEED, jobs, kept, bar)
        write_walk_away(path, values)
        kept.whole()
    return values


def run_calibrate(
    files: Sequence[str],
    games: int | None = None,
    jobs: int = -1,
    engine: str = "local",
    address: str = "",
    rounds: int | None = None,
    say: Callable[[str], None] = print,
) -> int:
    """``overture check --calibrate``: plays, writes, tells, and returns the exit code.

    rounds: a length to measure instead; nothing is written then, because an author vouches for it by hand
    """
    count = GAMES if games is None else games
    try:
        on = engine_of(jobs, engine, address)
        if count < 1:
            raise ValueError("--games must be 1 or more.")
        for name in files:
            if rounds is not None:
                say(length_line(load_scenario(name), rounds, count, on))
                continue
            path = own_file(name)
            if path is None:
                raise ValueError(f"overture check: {name} is neither a file nor a scenario of yours to write into.")
            values = calibrate_file(path, count, on, told=True)
            for line in told_values(name, values, count):
                say(line)
    except (ScenarioError, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def length_line(scenario: Scenario, rounds: int, games: int, on: Engine | int) -> str:
    """What an author writes under `lengths` for so many rounds. Raises `ValueError` for none that a game can have."""
    if not 1 <= rounds <= LONGEST:
        raise ValueError(f"--rounds is 1 to {LONGEST}.")
    long = replace(scenario, setting=replace(scenario.setting, rounds=rounds))
    todo = [arm for arm, count in _arms(long, games) for _ in range(count)]
    bar = Progress(len(todo), told=True, effort=sum(EFFORT[arm[0]] for arm in todo))
    values = calibrate(long, games, SEED, on, progress=bar)
    numbers = ", ".join(
        f"{seat}: {{nobody_deals: {each.nobody_deals}, others_deal: {each.others_deal}}}"
        for seat, each in values.items()
    )
    return f"  - {{rounds: {rounds}, walk_away: {{{numbers}}}}}"


def told_values(name: str, values: dict[str, WalkAway], games: int) -> list[str]:
    """The reference of each seat, and the table of levels beside it."""
    wide = max(map(len, values), default=0) + 2
    lines = [
        f"{name}: written, from {games} games a seat at {REFERENCE}.",
        "What a seat expects without a deal of its own, in points:",
        f"  {'':<{wide}}{'nobody deals':>14}{'the others deal at':>20} {REFERENCE}"
        + "".join(f"{level:>10}" for level in OTHERS),
    ]
    for seat, each in values.items():
        numbers = "".join(f"{each.levels[level] / HUNDREDTHS:>10.1f}" for level in OTHERS)
        lines.append(
            f"  {seat:<{wide}}{each.nobody_deals / HUNDREDTHS:>14.1f}{each.others_deal / HUNDREDTHS:>29.1f}{numbers}"
        )
    few = max(1, games // ASIDE)
    return [*lines, f"({' and '.join(OTHERS)}: {few} games a seat, a rough guide and no reference.)"]
