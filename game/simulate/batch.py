"""Playing many games, on whatever engine: what is played and how, not what it shows."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from game.content import ScenarioError, load_scenario
from game.delegates import NAMES
from game.host.session import Session
from game.record import RecordError
from game.records.paths import private_folder
from game.rules.model.setting import Scenario
from game.simulate.engine import Engine, as_engine, engine_of, spread, workers
from game.simulate.progress import Progress
from game.simulate.result import Game, Result, added_up, summed_up, write_csv

Played = TypeVar("Played")


@dataclass(frozen=True, slots=True)
class Job:
    """One game to play.

    delegates: who speaks for which seat
    record: where to keep the record, if anywhere
    effort: how long it takes beside others of its run, for the time left
    """

    seed: int
    delegates: Mapping[str, str]
    record: str = ""
    effort: int = 1


def play_game(scenario: Scenario, job: Job) -> Game:
    """Plays one game to its end."""
    path = Path(job.record) if job.record else None
    session = Session.start(scenario, job.seed, {}, job.delegates, path)
    # Nobody waits to be told, so the disk is asked once a game; a game that is killed is simply played again.
    session.settle(sync=False)
    session.sync()
    session.close()
    return summed_up(session.truth())


def play_away(scenario: Scenario, job: Job) -> tuple[Game, bytes]:
    """Plays one game on a machine that is not this one; its record comes along, empty if none is wanted."""
    if not job.record:
        return play_game(scenario, job), b""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.jsonl"
        return play_game(scenario, replace(job, record=str(path))), path.read_bytes()


def play_all(
    scenario: Scenario, todo: Sequence[Job], on: Engine | int, progress: Progress, most: int = 16
) -> Iterator[tuple[int, Game]]:
    """Plays all games on an engine, or on so many cores; yields each with its place in `todo` as it ends.

    most: games that are handed out at a time
    """
    if not as_engine(on).away:
        yield from run_all(play_game, scenario, todo, on, progress, most)
        return
    for index, (game, record) in run_all(play_away, scenario, todo, on, progress, most):
        if todo[index].record:
            Path(todo[index].record).write_bytes(record)
        yield index, game


def run_all(
    play: Callable[[Scenario, Job], Played],
    scenario: Scenario,
    todo: Sequence[Job],
    on: Engine | int,
    progress: Progress,
    most: int = 16,
) -> Iterator[tuple[int, Played]]:
    """Runs a function on every job, on whatever engine; yields each result with its place in `todo` as it is there."""
    engine = as_engine(on)
    if engine.alone or (len(todo) < 4 and not engine.away):
        for index, job in enumerate(todo):
            played = play(scenario, job)
            progress.step(job.effort)
            yield index, played
        return
    # Small enough that no core waits long for the last piece, large enough that handing over costs little.
    size = max(1, min(most, len(todo) // (workers(engine) * 10)))
    pieces = [range(start, min(start + size, len(todo))) for start in range(0, len(todo), size)]
    runs = spread(engine, partial(_several, play), scenario, [[todo[i] for i in piece] for piece in pieces])
    for piece, several in zip(pieces, runs, strict=True):
        for index, played in zip(piece, several, strict=True):
            progress.step(todo[index].effort)
            yield index, played


def _several(play: Callable[[Scenario, Job], Played], scenario: Scenario, jobs: Sequence[Job]) -> list[Played]:
    return [play(scenario, job) for job in jobs]


def play_in_order(
    scenario: Scenario, todo: Sequence[Job], on: Engine | int, progress: Progress, most: int = 16
) -> list[Game]:
    """All games, in the order of `todo`."""
    try:
        done = dict(play_all(scenario, todo, on, progress, most))
    finally:
        progress.end()
    return [done[index] for index in range(len(todo))]


def simulate(
    scenario: Scenario,
    games: int = 100,
    seed: int = 0,
    jobs: Engine | int = -1,
    delegates: Mapping[str, str] | None = None,
    record_dir: Path | None = None,
    out: Path | None = None,
) -> Result:
    """Plays games with seeds `seed`, `seed` + 1, ... and adds them up.

    jobs: processes, -1 for one a core; or an engine
    delegates: seat -> name of a delegate; ``*`` for all that are not named
    record_dir: where each game's record is kept, if anywhere
    out: a CSV file with one line a game, written even if the run is interrupted
    """
    if record_dir is not None:
        private_folder(record_dir)
    named = {"*": scenario.setting.level, **(delegates or {})}
    todo = [Job(seed + n, named, _record(record_dir, scenario, seed + n)) for n in range(games)]
    begun, done = time.perf_counter(), dict[int, Game]()
    progress = Progress(len(todo))
    try:
        for index, game in play_all(scenario, todo, jobs, progress):
            done[index] = game
    finally:
        progress.end()
        finished = [done[index] for index in sorted(done)]
        if out is not None:
            with out.open("w", encoding="utf-8-sig", newline="") as file:
                write_csv(scenario, finished, file)
    return added_up(scenario, finished, time.perf_counter() - begun)


def _record(folder: Path | None, scenario: Scenario, seed: int) -> str:
    return "" if folder is None else str(folder / f"{scenario.id}-{seed}.jsonl")


def read_delegates(scenario: Scenario, entries: Iterable[str]) -> dict[str, str]:
    """``STATE=NAME`` entries as a mapping. Raises ValueError with one sentence for the caller."""
    named: dict[str, str] = {}
    for entry in entries:
        seat, sign, name = entry.partition("=")
        if not sign:
            raise ValueError(f"--delegate needs STATE=NAME, for example '*=strong': {entry!r} has no '='.")
        if seat != "*" and seat not in scenario.setting.seats:
            raise ValueError(f"There is no delegation {seat!r}: choose from {', '.join(scenario.setting.seats)} or *.")
        if name not in NAMES:
            raise ValueError(f"There is no delegate {name!r}: choose from {', '.join(NAMES)}.")
        named[seat] = name
    return named


def run_simulate(
    scenario: str,
    games: int = 100,
    seed: int = 0,
    jobs: int = -1,
    delegates: Sequence[str] = (),
    record_dir: str | None = None,
    out: str | None = None,
    as_json: bool = False,
    engine: str = "local",
    address: str = "",
    rounds: int | None = None,
    say: Callable[[str], None] = print,
) -> int:
    """``overture simulate``: plays, prints, and returns the exit code."""
    try:
        loaded = load_scenario(scenario, rounds)
        named = read_delegates(loaded, delegates)
        if games < 1:
            raise ValueError("--games must be 1 or more.")
        on = engine_of(jobs, engine, address)
        result = simulate(
            loaded, games, seed, on, named, Path(record_dir) if record_dir else None, Path(out) if out else None
        )
    except OSError as error:
        print(f"{error.filename or out} cannot be written: {error.strerror}; choose another place.", file=sys.stderr)
        return 1
    except (ScenarioError, RecordError, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    rate = result.games / max(result.seconds, 0.001)
    print(f"{result.games} games in {result.seconds:.1f} s ({rate:.1f} a second)", file=sys.stderr)
    with suppress(BrokenPipeError):
        say(json.dumps(result.as_json()) if as_json else _told(loaded, result))
    return 0


def _told(scenario: Scenario, result: Result) -> str:
    lines = [f"{result.games} games of {scenario.setting.title}"]
    lines += [f"seats that nobody named: {scenario.setting.level}, the level of the case", ""]
    lines += [f"  {kind:<12}{n:>6}  {n / max(1, result.games):>4.0%}" for kind, n in result.outcomes.items()]
    lines += ["", f"  {'seat':<12}{'score':>8}{'no deal':>9}{'above':>7}"]
    for seat, each in result.seats.items():
        walk_away, above = each["walk_away"], each["share_above"]
        judged = f"{'not calibrated':>16}" if walk_away is None or above is None else f"{walk_away:>9.1f}{above:>7.0%}"
        lines.append(f"  {seat:<12}{each['mean_score']:>8.1f}{judged}")
    deals = result.deals
    lines += ["", f"  deals: {deals['made']} made, {deals['verified']} verified, {deals['breached']} breached", ""]
    lines += [f"  {move:<16}{uses / max(1, result.games):>6.2f} a game" for move, uses in result.moves.items()]
    return "\n".join(lines)
