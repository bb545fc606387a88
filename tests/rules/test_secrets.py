"""Hidden information: what a seat cannot see never changes what it sees, nor what it is refused."""

from __future__ import annotations

import os
from itertools import groupby
from random import Random

import pytest
from msgspec.structs import replace
from wild import Step, is_legal, wild_plan, wild_steps, wild_talk

from game.content import load_scenario
from game.record import state_digest
from game.rules.model.desk import Desk, Report
from game.rules.model.mandate import Flow, Mandate, Objective
from game.rules.model.refusal import Illegal
from game.rules.model.room import Message, Room
from game.rules.model.setting import Scenario
from game.rules.model.state import Kept, State, Vault
from game.rules.model.terms import Plan, Use
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Action
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.rules.verbs.withdraw import Withdraw
from game.wire import dumps, view_to_json

SCENARIOS = ("strait", "congress", "first-readout", "ferry")
GAMES = {"strait": 5, "congress": 3, "first-readout": 4, "ferry": 2}
TIMES = int(os.environ.get("OVERTURE_GAMES", "1"))
"""How many times as many games are tried as in an ordinary run."""


def games() -> list[tuple[str, int]]:
    return [(name, seed) for name in SCENARIOS for seed in range(TIMES * GAMES[name])]


def phases_of(scenario: Scenario, seed: int) -> list[list[Step]]:
    def phase(step: Step) -> tuple[int, str]:
        return step.before.table.round, step.before.table.phase

    return [list(steps) for _, steps in groupby(wild_steps(scenario, seed), phase)]


def same_phase(one: State, other: State) -> bool:
    return (one.table.round, one.table.phase) == (other.table.round, other.table.phase)


def rooms_touched(step: Step) -> set[str]:
    before, after = step.before.rooms, step.after.rooms
    touched = {key for key in after if before.get(key) is not after[key]}
    if isinstance(step.act, Offer) and step.act.counters:
        touched.add(step.before.desks[step.seat].offers[step.act.counters - 1][0])
    return touched


def seen_by(seat: str, steps: list[Step]) -> list[bool]:
    """Which acts of a phase a seat can see: its own, those that change its View, and whatever those rest on."""
    rooms: set[str] = set()
    while True:
        shown = [
            step.seat == seat
            or isinstance(step.act, Ready | Commit)
            or bool(rooms & rooms_touched(step))
            or view(step.before, seat) != view(step.after, seat)
            for step in steps
        ]
        found = {
            key
            for step, is_shown in zip(steps, shown, strict=True)
            if is_shown and same_phase(step.before, step.after)
            for key in rooms_touched(step)
        }
        if found <= rooms:
            return shown
        rooms |= found


def renumbered(act: Action, before: State, now: State, seat: str) -> Action:
    """The same act on a table where the actor knows the same offers by other numbers."""

    def number(old: int) -> int:
        return now.desks[seat].offers.index(before.desks[seat].offers[old - 1]) + 1

    match act:
        case Accept() | Decline() | Withdraw():
            return replace(act, offer=number(act.offer))
        case Offer() if act.counters:
            return replace(act, counters=number(act.counters))
    return act


def refusals(state: State, seat: str, acts: list[Action]) -> list[str]:
    found = []
    for act in acts:
        try:
            play(state, seat, act)
            found.append("")
        except Illegal as refusal:
            found.append(str(refusal))
    return found


@pytest.mark.parametrize(("name", "seed"), games())
def test_within_a_phase_what_a_seat_cannot_see_leaves_its_view_and_its_refusals_as_they_are(name: str, seed: int):
    luck, compared = Random(seed), 0
    for steps in phases_of(load_scenario(name), seed):
        for seat in steps[0].before.scenario.setting.seats:
            now = steps[0].before
            for step, shown in zip(steps, seen_by(seat, steps), strict=True):
                if not same_phase(step.before, step.after):
                    break
                if shown:
                    act = renumbered(step.act, step.before, now, step.seat)
                    if isinstance(act, Commit) and step.seat != seat:
                        act = Commit()
                    if not (isinstance(act, Ready) and not is_legal(view(now, step.seat), act)):
                        now = play(now, step.seat, act)
                if not same_phase(step.before, now):
                    break
                assert view(now, seat) == view(step.after, seat)
                compared += 1
                if compared % 25 == 0:
                    probes: list[Action] = [wild_talk(view(now, seat), luck) for _ in range(4)]
                    assert refusals(now, seat, probes) == refusals(step.after, seat, probes)
    assert compared > 30


# --------------------------------------------------------------------------------------------------
# Across resolutions


def other_mandate(mandate: Mandate) -> Mandate:
    return replace(
        mandate,
        brief="Quite another brief.",
        flows=(*mandate.flows[1:], Flow("tension", 77, 10)),
        objectives=(*mandate.objectives, Objective("Another aim", (), 999)),
    )


def quiet_uses(plan: Plan, read: set[tuple[str, str]], seat: str) -> Plan:
    """The plan with every intent turned round that nobody reads, and without inquiries."""
    turned = {"pressure": "invitation", "invitation": "pressure", "home": "home"}
    uses = [use for use in plan.moves if use.move != "inquire"]
    changed = tuple(
        use if (seat, use.move) in read else replace(use, intent=turned[use.intent])  # type: ignore[arg-type]
        for use in uses
    )
    return replace(plan, moves=changed)


def orderly_steps(scenario: Scenario, seed: int) -> list[Step]:
    """A random game in which everyone talks first and is ready afterwards, so that nobody has to be roused."""
    luck, steps, state = Random(seed), [], new_game(scenario, seed)

    def take(seat: str, act: Action) -> None:
        nonlocal state
        before, state = state, play(state, seat, act)
        steps.append(Step(before, seat, act, state))

    while state.table.outcome is None:
        for _ in range(6 * len(state.desks)):
            seat = luck.choice(scenario.setting.seats)
            act = wild_talk(view(state, seat), luck)
            if is_legal(view(state, seat), act):
                take(seat, act)
        for seat in scenario.setting.seats:
            take(seat, Ready())
        for seat in scenario.setting.seats:
            take(seat, Commit(wild_plan(view(state, seat), luck)))
    return steps


def left_out(steps: list[Step], seat: str) -> set[int]:
    """Indices of messages, questions and offers that came to nothing, all in rooms that a seat is not in."""
    gone: set[int] = set()
    where: dict[tuple[str, int], list[int]] = {}
    for index, step in enumerate(steps):
        key = next(iter(rooms_touched(step)), "")
        alone = rooms_touched(step) == {key} and seat not in key.split("+") and same_phase(step.before, step.after)
        match step.act:
            case Say() | Ask() | Close() if alone:
                gone.add(index)
            case Offer() if alone and not step.act.counters:
                answered = any(room.overtures for room in step.before.rooms.values()) or step.before.table.overtures
                if not answered:
                    where[key, step.after.rooms[key].offers[-1].number] = [index]
            case Offer() if step.act.counters:
                where.pop(step.before.desks[step.seat].offers[step.act.counters - 1], None)
            case Accept() | Decline() | Withdraw():
                offer = step.before.desks[step.seat].offers[step.act.offer - 1]
                if offer in where and alone:
                    where[offer].append(index)
                else:
                    where.pop(offer, None)
    end = steps[-1].after
    for (key, number), indices in where.items():
        if end.rooms[key].offers[number - 1].status in ("declined", "withdrawn", "lapsed"):
            gone.update(indices)
    return gone


@pytest.mark.parametrize(("name", "seed"), games())
def test_across_resolutions_others_secrets_leave_a_view_as_it_is(name: str, seed: int):
    scenario = load_scenario(name)
    steps = orderly_steps(scenario, seed)
    read = {(s.before.table.round - 1, s.act.by, s.act.move) for s in steps if s.act.verb == "read"}  # type: ignore[union-attr]
    for seat in scenario.setting.seats:
        others = {key: m if key == seat else other_mandate(m) for key, m in scenario.mandates.items()}
        twin, gone = new_game(replace(scenario, mandates=others), seed), left_out(steps, seat)
        numbers: dict[tuple[str, int], tuple[str, int]] = {}
        for index, step in enumerate(steps):
            if index in gone:
                continue
            act = translated(step, twin, numbers)
            if isinstance(act, Commit) and step.seat != seat:
                round_no = step.before.table.round
                act = Commit(quiet_uses(act.plan, {(b, m) for r, b, m in read if r == round_no}, step.seat))
                act = Commit(translated_deals(act.plan, numbers))
            twin = play(twin, step.seat, act)
            if isinstance(act, Offer):
                key = "+".join(act.text.signatories)
                old = step.after.rooms[key].offers[-1].number
                numbers[key, old] = (key, twin.rooms[key].offers[-1].number)
            assert view(twin, seat) == view(step.after, seat), (index, step.act)
        if len(gone) > 20:
            assert state_digest(twin) != state_digest(steps[-1].after)


def translated(step: Step, twin: State, numbers: dict[tuple[str, int], tuple[str, int]]) -> Action:
    def number(old: int) -> int:
        return twin.desks[step.seat].offers.index(numbers[step.before.desks[step.seat].offers[old - 1]]) + 1

    match step.act:
        case Accept() | Decline() | Withdraw():
            return replace(step.act, offer=number(step.act.offer))
        case Offer() if step.act.counters:
            return replace(step.act, counters=number(step.act.counters))
    return step.act


def translated_deals(plan: Plan, numbers: dict[tuple[str, int], tuple[str, int]]) -> Plan:
    def renamed(deal: str) -> str:
        key, hash_, number = deal.partition("#")
        return "{}#{}".format(*numbers[key, int(number)]) if hash_ else deal

    return replace(
        plan,
        breaches=tuple(map(renamed, plan.breaches)),
        leaves=tuple(map(renamed, plan.leaves)),
        looks_away=tuple(map(renamed, plan.looks_away)),
    )


# --------------------------------------------------------------------------------------------------
# By construction


def scrambled(state: State, seat: str) -> State:
    """The state with everything else that a seat is not a reader of replaced."""
    desks = {key: desk if key == seat else _other_desk(desk) for key, desk in state.desks.items()}
    rooms = {
        key: room if seat in room.members else Room(room.members, (Message(1, room.members[0], "SECRET"),))
        for key, room in state.rooms.items()
    }
    mandates = {key: m if key == seat else other_mandate(m) for key, m in state.scenario.mandates.items()}
    vault = Vault((("x", "y"),), (Kept("SECRET", "z", 1, False),), {"z": (1,)}, ())
    return replace(
        state, desks=desks, rooms=rooms, vault=vault, seed=9, scenario=replace(state.scenario, mandates=mandates)
    )


def _other_desk(desk: Desk) -> Desk:
    return replace(
        desk,
        worths=dict.fromkeys(desk.worths, 4321),
        support=99,
        trust=dict.fromkeys(desk.trust, 99),
        capital=99,
        facts=dict.fromkeys(desk.facts, 99),
        score=4321,
        scores=(4321,),
        rooms=(),
        offers=(),
        ready=not desk.ready,
        plan=Plan((Use("SECRET"),)),
        reports=(Report(1, "SECRET", "worth"),),
        sent=((1, Use("SECRET")),),
    )


@pytest.mark.parametrize(("name", "seed"), games())
def test_a_view_as_json_holds_nothing_of_other_desks_rooms_or_the_vault(name: str, seed: int):
    for number, step in enumerate(wild_steps(load_scenario(name), seed)):
        if number % 40 == 0:
            for seat in step.after.desks:
                text = dumps(view_to_json(view(step.after, seat)))
                assert text == dumps(view_to_json(view(scrambled(step.after, seat), seat)))
                assert "4321" not in dumps(view_to_json(view(scrambled(step.after, seat), seat)))
