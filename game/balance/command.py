"""`overture balance`: plays, tells, writes a page, and returns whether every gate holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from game.balance.cells import cells, play_cells
from game.balance.judging import judged
from game.balance.telling import as_json as report_as_json
from game.balance.telling import html, lines
from game.content import ScenarioError, load_scenario
from game.rules.model.words import LEVELS
from game.simulate.calibration import EFFORT
from game.simulate.engine import engine_of
from game.simulate.progress import Progress

GAMES = 60
PEOPLE_SHARE = 6
"""A naive and an idle person play one game in each seat for so many of computers alone, at each level."""


def run_balance(
    scenario: str,
    games: int = GAMES,
    levels: Sequence[str] = (),
    seed: int = 0,
    people: int | None = None,
    jobs: int = -1,
    as_json: bool = False,
    out: Path | None = None,
    engine: str = "local",
    address: str = "",
    rounds: int | None = None,
    say: Callable[[str], None] = print,
) -> int:
    """Plays, prints, and returns 1 if a gate fails or nothing could be played."""
    chosen = tuple(levels) or LEVELS
    count = games // PEOPLE_SHARE if people is None else people
    try:
        loaded, on = load_scenario(scenario, rounds), engine_of(jobs, engine, address)
        if games < 2 or count < 0:
            raise ValueError("--games must be 2 or more, and --people 0 or more.")
        todo = [cell for cell in cells(loaded, chosen, count) for _ in range(count if cell.seat else games)]
        progress = Progress(len(todo), told=True, effort=sum(EFFORT[cell.level] for cell in todo))
        report = judged(play_cells(loaded, chosen, games, count, seed, on, progress))
        if out is not None:
            out.write_text(html(report), encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{error.filename} cannot be written: {error.strerror}; choose another place.", file=sys.stderr)
        return 1
    except (ScenarioError, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    with suppress(BrokenPipeError):
        if as_json:
            say(json.dumps(report_as_json(report, games, seed)))
        else:
            for line in lines(report):
                say(line)
    return 0 if report.holds else 1
