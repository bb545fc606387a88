"""What holds in every random game: bounds, sums of causes, plans in any order, and no error but a refusal."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from wild import wild_steps, wild_talk, wild_text, wild_use

from game.content import load_scenario
from game.record import state_digest
from game.rules.model.desk import Desk
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Actor, Clause, Plan, Text, Use
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Action
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.wire import Malformed, action_to_json, dumps
from game.wire_reading import action_from_json

SCENARIOS = ("strait", "congress", "first-readout", "ferry")
GAMES = [(name, seed) for name in SCENARIOS for seed in range(4)]


def certain(before: int, changes: list[int]) -> bool:
    """Whether no order of clamping can have swallowed a part of these changes."""
    ups, downs = sum(c for c in changes if c > 0), sum(c for c in changes if c < 0)
    return before + ups <= 100 and before + downs >= 0


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_meters_stay_in_bounds_and_their_causes_sum_to_the_change(name: str, seed: int):
    for step in wild_steps(load_scenario(name), seed):
        table, round_no = step.after.table, step.before.table.round
        values = [*table.meters.values(), *(m for desk in step.after.desks.values() for m in own_meters(desk))]
        assert all(type(value) is int and 0 <= value <= 100 for value in values)
        if len(table.history) == len(step.before.table.history):
            continue
        report = table.history[-1]
        for key in report.before:
            changes = [shift.by for shift in report.shifts if shift.meter == key]
            if not key.startswith("confidence:") and certain(report.before[key], changes):
                assert report.after[key] == report.before[key] + sum(changes), key
        for seat, desk in step.after.desks.items():
            was = step.before.desks[seat]
            for key, before, after in own_pairs(seat, was, desk):
                changes = [shift.by for _, shift in desk.shifts[len(was.shifts) :] if shift.meter == key]
                if certain(before, changes):
                    assert after == before + sum(changes), (round_no, key)


def own_meters(desk: Desk) -> list[int]:
    return [desk.support, *desk.trust.values(), *desk.facts.values(), *desk.meters.values()]


def own_pairs(seat: str, was: Desk, now: Desk) -> list[tuple[str, int, int]]:
    pairs = [(f"support:{seat}", was.support, now.support)]
    return pairs + [(f"trust:{seat}:{other}", was.trust[other], value) for other, value in now.trust.items()]


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_capital_is_never_overspent_and_every_score_is_whole(name: str, seed: int):
    for step in wild_steps(load_scenario(name), seed):
        numbers = step.after.scenario.setting.numbers
        for desk in step.after.desks.values():
            assert 0 <= desk.capital <= numbers.capital + numbers.carry
            assert type(desk.score) is int
            assert sum(desk.scores) == desk.score
    assert all(desk.final is not None for desk in step.after.desks.values())
    if step.after.table.outcome.kind == "breakdown":
        assert {desk.final for desk in step.after.desks.values()} == {numbers.breakdown}


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_plans_committed_in_any_order_give_the_same_state(name: str, seed: int):
    luck, plans, opening = Random(seed), {}, None
    for step in wild_steps(load_scenario(name), seed):
        if isinstance(step.act, Commit):
            opening = step.before if not plans else opening
            plans[step.seat] = step.act
        if plans and step.after.table.phase != "signals":
            seats = list(plans)
            for _ in range(3):
                luck.shuffle(seats)
                other = opening
                for seat in seats:
                    other = play(other, seat, plans[seat])
                assert state_digest(other) == state_digest(step.after)
            plans = {}


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_private_act_changes_public_luck(name: str):
    """Two games with the same seed and different talk get the same deck of events as long as tables agree."""
    scenario = load_scenario(name)
    quiet, busy = new_game(scenario, 3), new_game(scenario, 3)
    for _ in range(scenario.setting.rounds):
        if quiet.table.outcome is None:
            seats = scenario.setting.seats
            busy = play(busy, seats[0], Say("Psst.", (seats[1],)))
            busy = play(busy, seats[1], Ask(seats[0]))
            quiet, busy = (play(play(each, CHAIR, EndPhase()), CHAIR, EndPhase()) for each in (quiet, busy))
            assert quiet.table == busy.table


# --------------------------------------------------------------------------------------------------
# Nothing but Illegal


def nonsense(luck: Random) -> Any:
    """Some JSON that means nothing."""
    words = ("", "x" * 3000, "orveld", "nobody")
    return luck.choice((None, True, -1, 0, 10**12, 1.5, *words, [], {}, [[]], {"a": 1}, ["orveld", "orveld"]))


def spoilt(data: Any, luck: Random) -> Any:
    """JSON data with one part changed, dropped or added."""
    copy = json.loads(dumps(data))
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, part in list(pairs):
            places.append((value, key))
            walk(part)

    walk(copy)
    holder, key = luck.choice(places)
    if luck.random() < 0.25:
        del holder[key]
    elif luck.random() < 0.1 and isinstance(holder, dict):
        holder["surplus"] = nonsense(luck)
    else:
        holder[key] = nonsense(luck)
    return copy


def attempt(state: State, actor: Any, act: Action) -> None:
    try:
        play(state, actor, act)
    except Illegal as refusal:
        text = str(refusal)
        assert text[0].isupper() or text.startswith(("`", "'"))
        assert text.endswith("."), text
        assert len(text) < 600, text


@pytest.mark.parametrize("name", SCENARIOS)
def test_spoilt_acts_are_refused_with_a_sentence_and_nothing_else(name: str):
    luck = Random(name)
    for step in wild_steps(load_scenario(name), 7):
        for _ in range(4):
            try:
                act = action_from_json(spoilt(action_to_json(step.act), luck))
            except Malformed:
                continue
            attempt(step.before, luck.choice((step.seat, CHAIR, "nobody", Actor(step.seat, "home"))), act)


def odd_acts(state: State, seat: str, luck: Random) -> list[Action]:
    """Well-typed acts with senseless content."""
    seen = view(state, seat)
    ids = [*state.scenario.setting.seats, "nobody", "", CHAIR]
    concessions = [*state.scenario.setting.concession, "nothing", ""]
    numbers = (-(10**9), -1, 0, 1, 2, 3, 4, 99, 10**9)

    def clause() -> Clause:
        return Clause(luck.choice(concessions), *(luck.choice(numbers) for _ in range(3)))

    def names() -> tuple[str, ...]:
        return tuple(luck.choice(ids) for _ in range(luck.randint(0, 4)))

    def use() -> Use:
        known = wild_use(seen, luck) or Use("nothing")
        changed = luck.choice(("move", "target", "strength", "intent", "option", "concession", "level"))
        values: dict[str, Any] = {"strength": luck.choice(numbers), "level": luck.choice(numbers)}
        return replace(known, **{changed: values.get(changed, luck.choice([*ids, *concessions]))})

    deals = [*(deal.id for deal in seen.deals()), "deal-1", "x#1", ""]
    plan = Plan(
        tuple(use() for _ in range(luck.randint(0, 3))),
        *(tuple(luck.choice(deals) for _ in range(luck.randint(0, 2))) for _ in range(3)),
        enforce=luck.choice((None, *numbers)),
        announce=luck.choice((None, *numbers)),
    )
    text = wild_text(seen, luck)
    return [
        Offer(Text(names(), tuple(clause() for _ in range(luck.randint(0, 3))), luck.choice(ids), True, False)),
        Offer(replace(text, signatories=names())),
        Offer(replace(text, clauses=(*text.clauses, clause())), luck.choice(numbers)),
        Accept(luck.choice(numbers)),
        Decline(luck.choice(numbers), luck.choice(ids)),
        Ask(luck.choice(ids), tuple(clause() for _ in range(luck.randint(0, 3)))),
        Close(luck.choice(ids), luck.choice(ids)),
        Read(luck.choice(ids), luck.choice(ids), "home"),
        Say("", names()),
        Commit(plan),
        Seat(luck.choice(ids), "absent"),
        Undo(luck.choice(numbers)),
        Inject(luck.choice(ids)),
        wild_talk(seen, luck),
    ]


@pytest.mark.parametrize("name", SCENARIOS)
def test_senseless_acts_are_refused_with_a_sentence_and_nothing_else(name: str):
    luck = Random(name)
    for number, step in enumerate(wild_steps(load_scenario(name), 11)):
        if number % 3 == 0:
            for act in odd_acts(step.before, step.seat, luck):
                attempt(step.before, luck.choice((step.seat, step.seat, CHAIR)), act)
                if step.after.table.outcome is not None:
                    attempt(step.after, step.seat, act)


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_act_survives_its_way_through_json(name: str):
    for step in wild_steps(load_scenario(name), 5):
        assert action_from_json(json.loads(dumps(action_to_json(step.act)))) == step.act
