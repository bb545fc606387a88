"""Secrets of conduct, in twin worlds: a promise kept and the same promise broken unseen, a secret text and none at all.

Every concession and level of every shipped scenario, with every partner, in public and in confidence. Until a breach is
found or the archives open, nobody else's View may tell the worlds apart, but for the channels of docs/secrets.md, which
this test reads. Now and then what is made of equal Views is compared too: sentences, pages, forecast, adviser, and what
becomes of acts. OVERTURE_TWINS=N tries N times as many worlds; with `-rP` pytest says how many Views were compared.
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
from wild import is_legal, wild_plan, wild_talk

from game.adviser import advise
from game.content import load_scenario
from game.present.status import status
from game.present.why import why
from game.rules.law.rooms import enter, room_key, with_room
from game.rules.law.texts import needed_signatories
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Clause, Plan, Text
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.round.forecast import forecast
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.seminar.pages.public import public_table
from game.seminar.pages.seat import whole
from game.wire import view_to_json
from game.wording import meter_keys, round_story

SCENARIOS = ("strait", "congress", "first-readout", "ferry")
BREAKABLE = tuple(name for name in SCENARIOS if load_scenario(name).setting.plays("breach"))
TIMES = int(os.environ.get("OVERTURE_TWINS", "1"))
MORE = 12
"""So many more games where most breaches come to light at once, as in a scenario of few and open promises."""
ROUNDS = 3
"""For so many rounds the worlds are watched."""
SPOKEN = 40
"""Of so many pairs of Views one is compared in words and deeds as well."""
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
            tries = (mine, replace(mine, breaches=()), replace(mine, moves=()))
            legal = next(each for each in tries if is_legal(view(state, seat), Commit(each)))
            worlds[number] = play(state, seat, Commit(legal))
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


def spoken(state: State, seat: str) -> list[object]:
    """What a seat is told in words, and what becomes of twenty acts of its own, allowed or not."""
    seen, luck = view(state, seat), Random(5)
    said: list[object] = [*status(seen).lines]
    said += [line for each in seen.table.history for line in round_story(seen, each)]
    said += [line for key in meter_keys(seen) for line in why(seen, key).lines]
    said += [forecast(seen), advise(seen), whole(seen), public_table(seen.setting, seen.table)]
    for _ in range(20):
        try:
            said.append(view_to_json(view(play(state, seat, wild_talk(seen, luck)), seat)))
        except Illegal as refusal:
            said.append(str(refusal))
    return said


class Comparing:
    """Compares what a seat sees in two worlds, and counts."""

    def __init__(self, worlds: str) -> None:
        self.worlds = worlds
        self.views = self.words = 0

    def same(self, one: State, other: State, seat: str, what: object) -> None:
        apart = told(self.worlds, view(one, seat), view(other, seat))
        assert not apart, (what, seat, one.table.round, apart)
        self.views += 1
        if self.views % SPOKEN == 0 and view_to_json(view(one, seat)) == view_to_json(view(other, seat)):
            assert spoken(one, seat) == spoken(other, seat), (what, seat, one.table.round)
            self.words += 1

    def count(self, name: str) -> None:
        print(f"{name}, {self.worlds}: {self.views} Views compared, {self.words} of them in words; seeds 0-{TIMES - 1}")


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
    scenario, comparing, luck = load_scenario(name), Comparing("breach"), Random(7)
    for seed in range(TIMES + MORE):
        if seed >= TIMES and comparing.views > 20:
            break
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
                    if seat != promise.giver and not (found and (promise.text.public or party)):
                        comparing.same(*worlds, seat, promise)
                if found and promise.text.public:
                    break
    comparing.count(name)
    assert comparing.views > 20


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_confidential_text_shows_to_no_third_party(name: str):
    """Whether it is kept or broken, and whether its parties find that or not."""
    scenario, comparing, luck = load_scenario(name), Comparing("text"), Random(11)
    third = False
    for seed in range(TIMES):
        for promise in promises(scenario):
            if promise.text.public:
                continue
            empty = enter(start(scenario, seed), promise.text.signatories)
            signed = with_text(empty, promise)
            conduct = [Plan(), Plan(), Plan(breaches=(promise.signed,))] if name in BREAKABLE else [Plan(), Plan()]
            worlds = [empty, signed, signed][: len(conduct)]
            for _ in range(ROUNDS):
                worlds = rounds(worlds, luck, conduct, promise.giver)
                if any(world.table.outcome is not None for world in worlds):
                    break
                for seat in sorted(set(scenario.setting.seats) - set(promise.text.signatories)):
                    third = True
                    for other in worlds[1:]:
                        comparing.same(worlds[0], other, seat, promise)
    comparing.count(name)
    assert comparing.views > 20 or not third
