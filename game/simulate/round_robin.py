"""Who does well among whom: every delegate in every seat at a table of every delegate, against that table's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from game.content import ScenarioError, load_scenario
from game.rules.model.setting import Scenario
from game.simulate import statistics
from game.simulate.contests import check_entries, contests, figures
from game.simulate.engine import Engine, engine_of

PLAYERS = ("easy", "standard", "strong", "patient", "tough", "trusting", "deceitful", "generous", "anxious")
"""The levels and the characters. Fixed policies join when they are named."""

ALL = "*"
"""Stands for all seats together."""


@dataclass(frozen=True, slots=True)
class Payoff:
    """How a delegate did in a seat, or in all (`*`), at a table where another plays every other seat.

    mean: mean score in points
    ahead, low, high: by how many points more than the other itself in the same seat with the same seed, with the 95%
        interval of the pairs; all 0 for the other itself
    """

    player: str
    others: str
    seat: str
    games: int
    mean: float
    ahead: float
    low: float
    high: float


def round_robin(
    scenario: Scenario,
    players: Sequence[str] = PLAYERS,
    others: Sequence[str] = (),
    seats: Sequence[str] = (),
    games: int = 100,
    seed: int = 0,
    jobs: Engine | int = -1,
) -> list[Payoff]:
    """Plays every player in every seat, or those named, at a table of each of `others`, or of the players."""
    chosen, tables = tuple(seats) or scenario.setting.seats, tuple(others) or tuple(players)
    entries = [(seat, player, other) for other in tables for seat in chosen for player in (other, *players)]
    at = contests(scenario, entries, games, seed, jobs)
    return [
        payoff
        for other in tables
        for player in players
        for payoff in _payoffs(player, other, {s: (at[s, player, other], at[s, other, other]) for s in chosen})
    ]


def _payoffs(player: str, other: str, scores: dict[str, tuple[list[float], list[float]]]) -> list[Payoff]:
    """One for all seats together, then one for each."""
    mine, theirs = ([score for pair in scores.values() for score in pair[side]] for side in (0, 1))
    every = {ALL: (mine, theirs), **scores}
    return [_payoff(player, other, seat, *pair) for seat, pair in every.items()]


def _payoff(player: str, other: str, seat: str, mine: Sequence[float], theirs: Sequence[float]) -> Payoff:
    ahead = statistics.mean([one - two for one, two in zip(mine, theirs, strict=True)])
    return Payoff(player, other, seat, len(mine), sum(mine) / len(mine), *ahead)


def run_round_robin(
    scenario: str,
    players: Sequence[str] = (),
    others: Sequence[str] = (),
    seats: Sequence[str] = (),
    games: int = 100,
    seed: int = 0,
    jobs: int = -1,
    as_json: bool = False,
    engine: str = "local",
    address: str = "",
    say: Callable[[str], None] = print,
) -> int:
    """``overture ladder --round-robin``: plays, prints a payoff table, and returns the exit code."""
    try:
        loaded = load_scenario(scenario)
        check_entries(loaded, (*players, *others), seats, games)
        on = engine_of(jobs, engine, address)
        payoffs = round_robin(loaded, tuple(players) or PLAYERS, others, seats, games, seed, on)
    except (ScenarioError, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    with suppress(BrokenPipeError):
        say(json.dumps([figures(payoff) for payoff in payoffs]) if as_json else _told(payoffs, games))
    return 0


def _told(payoffs: Sequence[Payoff], games: int) -> str:
    """A block for each table: who did how well there, seat by seat, and who did better than its own."""
    lines = [f"Points in each seat, and how far ahead of the table's own; {games} paired games a seat."]
    for other in dict.fromkeys(payoff.others for payoff in payoffs):
        here = [payoff for payoff in payoffs if payoff.others == other]
        seats = list(dict.fromkeys(payoff.seat for payoff in here if payoff.seat != ALL))
        lines += ["", f"At a table of {other}", f"  {'':<18}" + "".join(f"{seat:>12}" for seat in seats)]
        for player in dict.fromkeys(payoff.player for payoff in here):
            means = {payoff.seat: payoff for payoff in here if payoff.player == player}
            cells = "".join(f"{means[seat].mean:>12.1f}" for seat in seats)
            whole = means[ALL]
            ahead = f"{whole.ahead:+.1f} ({whole.low:+.1f} to {whole.high:+.1f})"
            lines.append(f"  {player:<18}{cells}   {ahead if player != other else 'the table itself'}")
    return "\n".join(lines)
