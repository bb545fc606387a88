"""Secrets of conduct, in twin worlds: a promise kept and the same promise broken unseen, a secret text and none at all.

Every concession and level of every shipped scenario, with every partner, in public and in confidence. Until a breach is
found or the archives open, nobody else's View may tell the worlds apart, but for the channels of docs/secrets.md, which
this test reads. Everything else that a seat is shown (sentences, refusals, forecast, adviser) is made from its View.
OVERTURE_TWINS=N tries N times as many worlds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from wild import is_legal, wild_plan

from game.content import load_scenario
from game.rules.law.rooms import enter, room_key, with_room
from game.rules.law.texts import needed_signatories
from game.rules.model.room import Deal
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Clause, Plan, Text
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.wire import view_to_json

SCENARIOS = ("strait", "congress", "first-readout", "ferry")
BREAKABLE = tuple(name for name in SCENARIOS if load_scenario(name).setting.plays("breach"))
TIMES = int(os.environ.get("OVERTURE_TWINS", "1"))
ROUNDS = 3
"""For so many rounds the worlds are watched."""
SECRETS = Path(__file__).parents[2] / "docs" / "secrets.md"


@dataclass(frozen=True)
class Channel:
    """A way by which conduct may show: between which worlds, to whom, and where in a View."""

    worlds: str
    reader: str
    place: str


def channels() -> tuple[Channel, ...]:
    """The table in docs/secrets.md: its rows begin with three words in backquotes."""
    row = re.compile(r"^\| `(\w+)` \| `([\w ]+)` \| `([^`]+)` \|", re.MULTILINE)
    found = tuple(Channel(*each) for each in row.findall(SECRETS.read_text(encoding="utf-8")))
    assert found
    return found


CHANNELS = channels()


@dataclass(frozen=True)
class Promise:
    """One promise to try: who gives what to whom, and whether in confidence."""

    text: Text
    giver: str

    @property
    def signed(self) -> str:
        """The id of its text before home has let it through."""
        return f"{room_key(self.text.signatories)}#1"

    @property
    def deal(self) -> str:
        """The id of its text in force."""
        return "deal-1" if self.text.public else self.signed


def promises(scenario: Scenario) -> Iterator[Promise]:
    setting = scenario.setting
    for concession in setting.concessions:
        for level in range(1, len(concession.levels) + 1):
            clause = Clause(concession.id, level)
            for partner in setting.seats:
                if partner == concession.giver:
                    continue
                seats = tuple(sorted({concession.giver, partner, *needed_signatories(setting, (clause,))}))
                for public in (True, False) if concession.quiet else (True,):
                    yield Promise(Text(seats, (clause,), public=public), concession.giver)


def with_text(state: State, promise: Promise) -> State:
    """The state in which a text has bound and is ready to be ratified."""
    key = room_key(promise.text.signatories)
    state = enter(state, promise.text.signatories)
    deal = Deal(f"{key}#1", promise.text, state.table.round)
    state = with_room(state, key, replace(state.rooms[key], deals=(deal,)))
    return replace(state, vault=replace(state.vault, bound=((key, deal.id),)))


def rounds(states: list[State], luck: Random, conduct: list[Plan], giver: str) -> list[State]:
    """One more round in every world: the giver does what it does there, all others the same."""
    worlds = [play(state, CHAIR, EndPhase()) if state.table.phase == "negotiation" else state for state in states]
    for seat in worlds[0].desks:
        plan = wild_plan(view(worlds[0], seat), luck, 2)
        plan = replace(plan, breaches=(), leaves=(), looks_away=())
        for number, state in enumerate(worlds):
            mine = replace(plan, breaches=conduct[number].breaches) if seat == giver else plan
            act = Commit(mine)
            if not is_legal(view(state, seat), act):
                act = Commit(replace(mine, moves=()))
            worlds[number] = play(state, seat, act)
    return worlds


def differences(one: object, other: object, path: str = "") -> Iterator[str]:
    """Where two pieces of JSON differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            if key not in one or key not in other:
                yield f"{path}.{key}"
            else:
                yield from differences(one[key], other[key], f"{path}.{key}")
    elif isinstance(one, list) and isinstance(other, list):
        for index in range(max(len(one), len(other))):
            if index >= len(one) or index >= len(other):
                yield f"{path}.{index}"
            else:
                yield from differences(one[index], other[index], f"{path}.{index}")
    elif one != other:
        yield path


def told(worlds: str, one: View, other: View) -> list[str]:
    """Where two Views differ beyond the channels of docs/secrets.md."""
    rule = one.setting.restrictions
    readers = {"anyone"} | ({"restricted"} if rule is not None and rule.on == one.seat else set())
    open_to = [c for c in CHANNELS if c.worlds == worlds and c.reader in readers]
    found = differences(view_to_json(one), view_to_json(other))
    return [place for place in found if not any(fnmatchcase(place.lstrip("."), c.place) for c in open_to)]


def is_found(state: State) -> bool:
    return any(kept.found for kept in state.vault.breaches)


def start(scenario: Scenario, seed: int) -> State:
    """A table at which home lets everything pass and no text comes out by chance, so that conduct alone shows."""
    numbers = replace(scenario.setting.numbers, leak=0)
    left_out = (*scenario.setting.rulebook.leave_out, "ratification")
    book = replace(scenario.setting.rulebook, numbers=numbers, leave_out=left_out)
    quiet = replace(scenario, setting=replace(scenario.setting, rulebook=book, events=()))
    return new_game(quiet, seed)


@pytest.mark.parametrize("name", BREAKABLE)
def test_a_breach_that_nobody_has_found_shows_to_nobody(name: str):
    scenario, compared, luck = load_scenario(name), 0, Random(7)
    for seed in range(TIMES):
        for promise in promises(scenario):
            worlds = [with_text(start(scenario, seed), promise)] * 2
            for _ in range(ROUNDS):
                round_no = worlds[0].table.round
                broken = Plan(breaches=(promise.deal if round_no > 1 else promise.signed,))
                worlds = rounds(worlds, luck, [Plan(), broken], promise.giver)
                if any(world.table.outcome is not None for world in worlds):
                    break
                found = is_found(worlds[1])
                for seat in scenario.setting.seats:
                    party = seat in promise.text.signatories
                    if seat == promise.giver or (found and (promise.text.public or party)):
                        continue
                    told_here = told("breach", view(worlds[0], seat), view(worlds[1], seat))
                    assert not told_here, (promise, seat, round_no, told_here)
                    compared += 1
                if found and promise.text.public:
                    break
    assert compared > 20


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_confidential_text_shows_to_no_third_party(name: str):
    scenario, luck = load_scenario(name), Random(11)
    for seed in range(TIMES):
        for promise in promises(scenario):
            if promise.text.public:
                continue
            empty = enter(start(scenario, seed), promise.text.signatories)
            worlds = [empty, with_text(empty, promise)]
            for _ in range(ROUNDS):
                worlds = rounds(worlds, luck, [Plan(), Plan()], promise.giver)
                if any(world.table.outcome is not None for world in worlds):
                    break
                for seat in set(scenario.setting.seats) - set(promise.text.signatories):
                    told_here = told("text", view(worlds[0], seat), view(worlds[1], seat))
                    assert not told_here, (promise, seat, worlds[0].table.round, told_here)
