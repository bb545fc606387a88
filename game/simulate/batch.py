"""Playing many games, on one core or on all: what is played and how, not what it shows."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.content import ScenarioError, load_scenario
from game.delegates import DELEGATES
from game.record import RecordError
from game.rules.model.setting import Scenario
from game.session import Session
from game.simulate.progress import Progress
from game.simulate.result import Game, Result, added_up, summed_up, write_csv


@dataclass(frozen=True, slots=True)
class Job:
    """One game to play: its seed, who speaks for which seat, and where to keep the record, if anywhere."""

    seed: int
    delegates: Mapping[str, str]
    record: str = ""


def play_game(scenario: Scenario, job: Job) -> Game:
    """Plays one game to its end."""
    path = Path(job.record) if job.record else None
    session = Session.start(scenario, job.seed, {}, job.delegates, path)
    # Nobody waits to be told, so the disk is asked once a game; a game that is killed is simply played again.
    session.settle(sync=False)
    session.sync()
    session.close()
    return summed_up(session.truth())


def play_games(scenario: Scenario, jobs: Sequence[Job]) -> list[Game]:
    """Plays several games in one process."""
    return [play_game(scenario, job) for job in jobs]


def play_all(scenario: Scenario, todo: Sequence[Job], cores: int, progress: Progress) -> Iterator[tuple[int, Game]]:
    """Plays all games on so many cores; yields each with its place in `todo` as it ends."""
    if cores == 1 or len(todo) < 4:
        for index, job in enumerate(todo):
            yield index, play_game(scenario, job)
            progress.step()
        return
    from joblib import Parallel, delayed, effective_n_jobs

    # Small enough that no core waits long for the last piece, large enough that handing over costs little beside
    # playing.
    size = max(1, min(16, len(todo) // (effective_n_jobs(cores) * 10)))
    pieces = [range(start, min(start + size, len(todo))) for start in range(0, len(todo), size)]
    work = Parallel(n_jobs=cores, return_as="generator", batch_size=1, pre_dispatch="all")
    runs = work(delayed(play_games)(scenario, [todo[i] for i in piece]) for piece in pieces)
    for piece, games in zip(pieces, runs, strict=True):
        for index, game in zip(piece, games, strict=True):
            yield index, game
            progress.step()


def play_in_order(scenario: Scenario, todo: Sequence[Job], cores: int, progress: Progress) -> list[Game]:
    """All games, in the order of `todo`."""
    done = dict(play_all(scenario, todo, cores, progress))
    progress.end()
    return [done[index] for index in range(len(todo))]


def simulate(
    scenario: Scenario,
    games: int = 100,
    seed: int = 0,
    jobs: int = -1,
    delegates: Mapping[str, str] | None = None,
    record_dir: Path | None = None,
    out: Path | None = None,
) -> Result:
    """Plays games with seeds `seed`, `seed` + 1, ... and adds them up.

    jobs: processes; -1 for one a core
    delegates: seat -> name of a delegate; ``*`` for all that are not named
    record_dir: where each game's record is kept, if anywhere
    out: a CSV file with one line a game, written even if the run is interrupted
    """
    if record_dir is not None:
        record_dir.mkdir(parents=True, exist_ok=True)
    todo = [Job(seed + n, dict(delegates or {}), _record(record_dir, scenario, seed + n)) for n in range(games)]
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
        if name not in DELEGATES:
            raise ValueError(f"There is no delegate {name!r}: choose from {', '.join(DELEGATES)}.")
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
    say: Callable[[str], None] = print,
) -> int:
    """``overture simulate``: plays, prints, and returns the exit code."""
    try:
        loaded = load_scenario(scenario)
        named = read_delegates(loaded, delegates)
        if games < 1:
            raise ValueError("--games must be 1 or more.")
        result = simulate(
            loaded, games, seed, jobs, named, Path(record_dir) if record_dir else None, Path(out) if out else None
        )
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}; choose another place.", file=sys.stderr)
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
    lines = [f"{result.games} games of {scenario.setting.title}", ""]
    lines += [f"  {kind:<12}{n:>6}  {n / max(1, result.games):>4.0%}" for kind, n in result.outcomes.items()]
    lines += ["", f"  {'seat':<12}{'score':>8}{'no deal':>9}{'above':>7}"]
    for seat, each in result.seats.items():
        lines.append(f"  {seat:<12}{each['mean_score']:>8.1f}{each['walk_away']:>9.1f}{each['share_above']:>7.0%}")
    deals = result.deals
    lines += ["", f"  deals: {deals['made']} made, {deals['verified']} verified, {deals['breached']} breached", ""]
    lines += [f"  {move:<16}{uses / max(1, result.games):>6.2f} a game" for move, uses in result.moves.items()]
    return "\n".join(lines)
