"""How fast the table is: random games, replay of a record, loading a scenario, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from game.bench.row import Row
from game.content import load_scenario
from game.delegates.random_player import RandomPlayer
from game.host.session import Session
from game.record import load_record
from game.rules import new_game, play, view
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import CHAIR
from game.rules.verbs.act import Act
from game.rules.verbs.undo import Undo

ACTS_AT_LEAST = 150
TALK = 2
"""Acts of each seat in a negotiation, which makes games of little more than `ACTS_AT_LEAST`."""


def random_game(scenario: Scenario, seed: int) -> tuple[State, int]:
    """A whole game of random legal acts with a View after every act; its end, and how many acts it took."""
    state, acts = new_game(scenario, seed), 0
    players = [RandomPlayer(seat, seed, TALK) for seat in scenario.setting.seats]
    while state.table.outcome is None:
        for player in players:
            act: Act | None = None if state.table.outcome else player.choose(view(state, player.seat))
            if act is not None:
                state = play(state, player.seat, act)
                acts += 1
    return state, acts


def seconds(work: Callable[[], object]) -> float:
    """How long something takes once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def random_games_a_second(games: int = 41) -> float:
    """Whole random games of the flagship a second, by the median game of at least `ACTS_AT_LEAST` acts."""
    scenario = load_scenario("strait")
    random_game(scenario, 0)
    times = []
    for seed in range(1, games + 1):
        start = perf_counter()
        acts = random_game(scenario, seed)[1]
        if acts >= ACTS_AT_LEAST:
            times.append(perf_counter() - start)
    return 1 / median(times)


def replay_milliseconds(acts: int = 2000) -> float:
    """How long a record of so many acts takes to be read and replayed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.jsonl"
        record_of(acts, path)
        return 1000 * median(seconds(lambda: load_record(path).last()) for _ in range(5))


def record_of(acts: int, path: Path) -> None:
    """Writes a record of so many acts of the flagship; a game that ends is taken back to its first round."""
    scenario = load_scenario("strait")
    session = Session.start(scenario, 1, dict.fromkeys(scenario.setting.seats, "person"), {}, path)
    players, count = [RandomPlayer(seat, 1) for seat in scenario.setting.seats], 0
    while count < acts:
        for player in players:
            act = None if session.over else player.choose(session.view(player.seat))
            if act is not None and count < acts:
                session.submit(player.seat, act, sync=False)
                count += 1
        if session.over and count < acts:
            session.submit(CHAIR, Undo(1), sync=False)
            count += 1
    session.close()


def loading_milliseconds() -> float:
    """How long the flagship takes to be loaded and checked."""
    load_scenario("strait")
    return 1000 * median(seconds(lambda: load_scenario("strait")) for _ in range(7))


def game_megabytes() -> float:
    """The most memory that one random game of the flagship holds."""
    scenario = load_scenario("strait")
    tracemalloc.start()
    random_game(scenario, 1)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def first_prompt_milliseconds() -> float:
    """From the start of the process to the first prompt of the line client, the game recorded from its first line."""
    first_prompt()
    return 1000 * median(first_prompt() for _ in range(7))


def first_prompt() -> float:
    """Starts the line client once and returns the seconds until it asks for a command. Raises `RuntimeError`.

    Python may keep what it has compiled, as it does for whoever plays.
    """
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "game.jsonl")
        command = [sys.executable, "-m", "game", "play", "strait", "--client", "terminal", "--seat", "meridane"]
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        start, said = perf_counter(), b""
        with subprocess.Popen(
            [*command, "--record", record], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=compiled
        ) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            while not said.endswith(b"\n> "):
                more = os.read(child.stdout.fileno(), 65536)
                if not more:
                    raise RuntimeError("The line client ended before it asked for a command.")
                said += more
            taken = perf_counter() - start
            child.communicate(b"quit\n")
    return taken


ROWS = (
    Row("random flagship games, a View after every act", "games/s", "40, hoped for 100", random_games_a_second),
    Row("a record of 2,000 acts read and replayed", "ms", "at most 200", replay_milliseconds),
    Row("the flagship loaded and checked", "ms", "at most 100", loading_milliseconds),
    Row("process start to the first prompt", "ms", "at most 200", first_prompt_milliseconds),
    Row("memory of one random flagship game", "MB", "at most 64", game_megabytes),
)
