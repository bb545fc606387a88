"""Records of twin worlds while the game goes on: what `replay --seat` and `debrief --seat` tell a seat of them.

The worlds differ in what is none of the seat's business: a promise kept or broken unseen, a secret text or none. What
others do is done at the same time of day in both, and secret acts come first of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from test_conduct_secrets import Promise, promises, start

from game.content import load_scenario
from game.debrief.command import run_debrief
from game.replay import replay
from game.rules.model.refusal import Illegal
from game.rules.model.terms import CHAIR, Plan
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Action
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.session import Session

ROUNDS = 3
WORLDS = 2


@dataclass
class World:
    """A game on record whose hands of the clock the test moves."""

    session: Session
    path: Path
    at: int = 0

    def does(self, seat: str, act: Action, at: int) -> None:
        self.at = at
        self.session.submit(seat, act, sync=False)


def world(folder: Path, name: str, promise: Promise) -> World:
    scenario = start(load_scenario("strait"), 3).scenario
    path = folder / f"{name}.jsonl"
    found: list[World] = []
    seats = dict.fromkeys(scenario.setting.seats, "person")
    session = Session.start(scenario, 3, seats, {}, path, clock=lambda: found[0].at)  # type: ignore[arg-type]
    found.append(World(session, path))
    return found[0]


def told(world: World, seat: str, capsys: pytest.CaptureFixture[str]) -> str:
    """All that the two commands print and write for a seat."""
    for as_json in (False, True):
        replay(world.path, seat=seat, as_json=as_json)
        replay(world.path, 2, seat, as_json=as_json)
    page = world.path.parent / "page.html"
    run_debrief([world.path], seat, page)
    run_debrief([world.path], seat, as_json=True, csv=page.with_suffix(".csv"))
    out = capsys.readouterr().out + page.read_text("utf-8") + page.with_suffix(".csv").read_text("utf-8")
    return out.replace(world.path.stem, "RECORD")


def game(world: World, promise: Promise | None, conduct: Plan) -> bool:
    """A few rounds in which a promise is made, or not, and the giver does as it will; False if it cannot be made."""
    if promise is not None:
        try:
            world.does(promise.giver, Offer(promise.text), 1_000)
            for seat in promise.text.signatories:
                if seat != promise.giver:
                    world.does(seat, Accept(1), 2_000)
        except Illegal:
            return False
    for number in range(1, ROUNDS + 1):
        clock = number * 1_000_000
        for place, seat in enumerate(world.session.setting.seats):
            world.does(seat, Say(f"Round {number}, and {seat} is here."), clock + place)
            world.does(seat, Ready(), clock + 500 + place)
        for place, seat in enumerate(world.session.setting.seats):
            giver = promise is not None and seat == promise.giver and number > 1
            world.does(seat, Commit(conduct if giver else Plan()), clock + 1_000 + place)
    world.does(CHAIR, EndPhase(), 9_000_000)
    world.session.sync()
    return True


def twins(folder: Path, *, public: bool) -> Iterator[tuple[Promise, World, World]]:
    """Worlds that differ in secret: kept and broken unseen, or no text and a confidential one broken at once."""
    for number, promise in enumerate(promises(load_scenario("strait"))):
        if promise.text.public != public:
            continue
        one, other = world(folder, f"one-{number}", promise), world(folder, f"other-{number}", promise)
        name = promise.deal
        made = game(other, promise, Plan(breaches=(name,))) and game(one, promise if public else None, Plan())
        if made:
            found = other.session.truth().vault.breaches
            assert found or other.session.truth().table.outcome is not None
            if not (public and any(each.found for each in found)):
                yield promise, one, other
        for each in (one, other):
            each.session.close()


@pytest.mark.parametrize("public", [True, False], ids=["kept or broken", "a secret text or none"])
def test_a_record_tells_a_seat_nothing_of_conduct(public: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    compared = 0
    for promise, one, other in islice(twins(tmp_path, public=public), WORLDS):
        restricted = one.session.setting.restrictions
        knowing = {promise.giver} if public else set(promise.text.signatories)
        for seat in one.session.setting.seats:
            if seat in knowing or (restricted is not None and seat == restricted.on):
                continue
            assert told(one, seat, capsys) == told(other, seat, capsys), (promise, seat)
            compared += 1
    assert compared >= 2 * WORLDS
