"""What if: a game is taken back to the start of a round and played on many times with other luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from game.debrief.charts import Drawing, Strip, strip_chart
from game.delegates import DEFAULT, NAMES
from game.record import Record
from game.rules import chance
from game.rules.model.meters import confidence
from game.rules.model.state import State
from game.rules.model.units import HUNDREDTHS
from game.simulate.listening import played_on
from game.wording import count, decimal, listed, seat_name

OUTCOMES = ("settlement", "managed", "drift", "breakdown")
PARALLEL = 12
"""Games from which several processes pay for their start."""

Json = dict[str, Any]


class NoBranch(Exception):
    """A branch that cannot be made. Its text is one sentence."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one game ended: outcome, true scores by seat in hundredths of a point, and public meters."""

    outcome: str
    round: int
    scores: Mapping[str, int]
    meters: Mapping[str, int]


def branch(record: Record, at: int) -> State:
    """The state at the start of round `at`. Raises `NoBranch` for a round that was not played."""
    openings = record.last().vault.openings
    if not 1 <= at <= len(openings):
        raise NoBranch(f"Round {at} was not played in this game: choose a round from 1 to {len(openings)}.")
    return openings[at - 1]


def play_on(state: State, delegates: Mapping[str, str], number: int) -> Ended:
    """Plays a game on to its end with computer delegates in every seat, with the luck of the given number."""
    seed = chance.draw(state.seed, state.take, state.table.round, "what if", number) % 1_000_000_000
    table = replace(state.table, seats=dict.fromkeys(state.table.seats, "computer"), take=state.take + 1)
    start = replace(state, seed=seed, take=state.take + 1, table=table)
    return ending(played_on(start, delegates))


def ending(state: State) -> Ended:
    """How a game ended, or stands."""
    meters = {"tension": state.table.meters["tension"]}
    for partner, alliance in state.scenario.setting.alliance.items():
        meters[f"confidence:{partner}"] = confidence(alliance, state.table.meters)
    outcome = state.table.outcome
    scores = {seat: desk.final if desk.final is not None else desk.score for seat, desk in state.desks.items()}
    return Ended("unfinished" if outcome is None else outcome.kind, state.table.round, scores, meters)


def whatif(record: Record, at: int, delegates: Mapping[str, str] | None = None, games: int = 20, jobs: int = 1) -> Json:
    """Plays a record on from the start of round `at` and sets the outcomes beside what happened.

    delegates: seat, or ``*`` for all, -> delegate; seats not named keep the delegate of the record, or the default

    Raises `NoBranch` for a round not played or a name that is no seat or no delegate.
    """
    state = branch(record, at)
    names = _names(record, state, delegates or {})
    if games < 1:
        raise NoBranch("Play at least one game: --games takes a number from 1 up.")
    ended = _play_all(state, names, games, jobs)
    return _summary(state, at, names, ending(record.last()), ended)


def _names(record: Record, state: State, wished: Mapping[str, str]) -> dict[str, str]:
    setting = state.scenario.setting
    for seat in wished:
        if seat != "*" and seat not in setting.delegation:
            raise NoBranch(f"There is no delegation {seat!r} here: choose from {', '.join(setting.seats)}.")
    held = record.header.delegates
    every = wished.get("*")
    names = {}
    for seat in setting.seats:
        computer = record.header.seats.get(seat) == "computer"
        own = held.get(seat, held.get("*", DEFAULT)) if computer else DEFAULT
        names[seat] = wished.get(seat, every or own)
    for name in (*wished.values(), *names.values()):
        if name not in NAMES:
            raise NoBranch(f"There is no delegate {name!r}: choose with --delegate from {', '.join(NAMES)}.")
    return names


def _play_all(state: State, names: Mapping[str, str], games: int, jobs: int) -> list[Ended]:
    if jobs == 1 or games < PARALLEL:
        return [play_on(state, names, number) for number in range(games)]
    from joblib import Parallel, delayed

    found: list[Ended] = Parallel(n_jobs=jobs)(delayed(play_on)(state, names, number) for number in range(games))
    return found


def _summary(state: State, at: int, names: Mapping[str, str], happened: Ended, ended: Sequence[Ended]) -> Json:
    return {
        "scenario": state.scenario.id,
        "title": state.scenario.setting.title,
        "at": at,
        "games": len(ended),
        "delegates": dict(names),
        "happened": {
            "outcome": happened.outcome,
            "round": happened.round,
            "scores": {seat: score / HUNDREDTHS for seat, score in happened.scores.items()},
            "meters": dict(happened.meters),
        },
        "outcomes": {kind: sum(each.outcome == kind for each in ended) for kind in OUTCOMES},
        "seats": {seat: _spread([e.scores[seat] for e in ended], happened.scores[seat]) for seat in state.desks},
        "meters": {key: _mean([e.meters[key] for e in ended]) for key in happened.meters},
        "titles": {seat: seat_name(state.scenario.setting, seat) for seat in state.desks},
    }


def _spread(values: Sequence[int], happened: int) -> Json:
    ordered = sorted(values)
    return {
        "happened": happened / HUNDREDTHS,
        "mean": _mean(values) / HUNDREDTHS,
        "low": _quantile(ordered, 10) / HUNDREDTHS,
        "median": _quantile(ordered, 50) / HUNDREDTHS,
        "high": _quantile(ordered, 90) / HUNDREDTHS,
        "share_better": sum(value > happened for value in values) / len(values),
        "scores": [value / HUNDREDTHS for value in values],
    }


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values)


def _quantile(ordered: Sequence[int], percent: int) -> int:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def whatif_text(found: Json) -> str:
    """The result in lines, for the command line."""
    outcomes = [f"{kind} {number}" for kind, number in found["outcomes"].items() if number]
    played = count(found["games"], "game")
    lines = [
        f"{found['title']}, played on from the start of round {found['at']}: {played}.",
        f"What happened: {found['happened']['outcome']} in round {found['happened']['round']}.",
        f"In the games played on: {listed(outcomes)}.",
    ]
    for seat, spread in found["seats"].items():
        low, middle, high, then = (
            decimal(round(spread[key] * HUNDREDTHS)) for key in ("low", "median", "high", "happened")
        )
        lines.append(
            f"{found['titles'][seat]}: {then} points then; {middle} in the middle of these games, {low} to {high} in"
            f" four of five; better than then in {spread['share_better']:.0%}."
        )
    return "\n".join(lines)


def whatif_figure(found: Json, width: float = 760, size: float = 13) -> Drawing:
    """The scores of all games played on, a row per seat, with what happened marked."""
    strips = [
        Strip(found["titles"][seat], tuple(each["scores"]), each["happened"], f"better in {each['share_better']:.0%}")
        for seat, each in found["seats"].items()
    ]
    title = f"Scores when played on from round {found['at']}"
    return strip_chart(title, whatif_text(found).replace("\n", " "), strips, width=width, size=size)
