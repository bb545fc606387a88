"""Games to debrief: played by computers or at random, ended in every way, and cut in every place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from wild import wild_steps

from game.content import load_scenario
from game.debrief.measures import Debrief, debrief
from game.record import Entry, Header, Record, load_record
from game.rules.model.setting import Scenario
from game.rules.model.table import SeatStatus
from game.rules.model.terms import Actor
from game.session import Session


@cache
def computer_game(name: str, seed: int = 1, delegate: str = "standard") -> Record:
    """A whole game between computers."""
    scenario = load_scenario(name)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.jsonl"
        session = Session.start(
            scenario, seed, dict.fromkeys(scenario.setting.seats, "computer"), {"*": delegate}, path
        )
        session.settle(sync=False)
        session.close()
        return load_record(path)


@cache
def wild_game(name: str, seed: int, rounds: int = 99) -> Record:
    """A game of people who act at random, as a record in memory."""
    return wild_record(load_scenario(name), seed, rounds)


@cache
def wild_debrief(name: str, seed: int) -> Debrief:
    """Such a game, measured."""
    return debrief(wild_game(name, seed))


def wild_record(scenario: Scenario, seed: int, rounds: int = 99) -> Record:
    """The same in a given scenario."""
    steps = wild_steps(scenario, seed, rounds=rounds)
    entries = tuple(Entry(Actor(step.seat), step.act) for step in steps)
    seats: Mapping[str, SeatStatus] = dict.fromkeys(scenario.setting.seats, "person")
    return Record("wild.jsonl", Header(scenario, seed, dict.fromkeys(seats, "computer"), {}), entries)


def with_acts(record: Record, *more: Entry) -> Record:
    """A record with more acts at its end."""
    return replace(record, entries=(*record.entries, *more))
