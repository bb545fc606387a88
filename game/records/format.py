"""What stands in a record: a header, accepted acts, a snapshot a round. Values only; docs/records.md is their page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from game.records.limits import FORMAT
from game.records.ruleset import RULES
from game.rules.model.setting import Scenario
from game.rules.model.table import SeatStatus
from game.rules.model.terms import Actor
from game.rules.verbs.act import Action
from game.wire import action_to_json, actor_to_json, digest, dumps, scenario_to_json


class Header(Struct, frozen=True):
    """What a game starts from: scenario, seed, who speaks for each seat, and the delegates of computer seats.

    rules: the number of the rules it was played by; `format` that of its lines
    version, commit: the program that began it, where known
    """

    scenario: Scenario
    seed: int
    seats: Mapping[str, SeatStatus]
    delegates: Mapping[str, str]
    rules: int = RULES
    version: str = ""
    commit: str = ""
    format: int = FORMAT

    @property
    def program(self) -> str:
        """The program that played it, in words."""
        if not self.version and not self.commit:
            return "an earlier Overture" if self.format < FORMAT else "an Overture that was not installed"
        commit = f" (commit {self.commit})" if self.commit else ""
        return f"Overture {self.version}{commit}" if self.version else f"Overture{commit}"


class Entry(Struct, frozen=True):
    """One accepted act, its actor, the client's id for it, and when it came (milliseconds; 0 if not kept).

    `line` is where it stands in its file, 0 before it is written.
    """

    actor: Actor
    action: Action
    id: str = ""
    time: int = 0
    line: int = 0


class Mark(Struct, frozen=True):
    """The digest that was written after so many acts, and the line with the snapshot of that moment, if it has one."""

    acts: int
    digest: str
    line: int
    snapshot: bytes = b""


def header_body(header: Header) -> bytes:
    """The header as it is sealed; the format comes first, so that any version can tell what it has before it."""
    scenario = scenario_to_json(header.scenario)
    rest = {
        "rules": header.rules,
        "version": header.version,
        "commit": header.commit,
        "hash": digest(scenario),
        "scenario": scenario,
        "seed": header.seed,
        "seats": dict(header.seats),
        "delegates": dict(header.delegates),
    }
    return f'{{"overture":{header.format},{dumps(rest)[1:]}'.encode()


def entry_content(entry: Entry) -> dict[str, Any]:
    """An act as plain data."""
    content: dict[str, Any] = {"actor": actor_to_json(entry.actor), "act": dict(action_to_json(entry.action))}
    if entry.id:
        content["id"] = entry.id
    if entry.time:
        content["time"] = entry.time
    return content
