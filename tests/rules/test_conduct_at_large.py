"""Twin worlds in the middle of whole games, with home, leaks, events and other texts on the table as they are shipped.

Players act at random by what they see. At some moment one breaks a promise or keeps it, or two sign a confidential text
or none; from there on all others go on as before, and see the same, but for the channels of docs/secrets.md, until it
is found or comes out. OVERTURE_TWINS=N tries N times as many worlds; with `-rP` pytest says what was compared.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from random import Random

import pytest
from test_conduct_secrets import CHANNELS, told

from game.content import load_scenario
from game.delegates.random_player import RandomPlayer
from game.rules.law.texts import needed_signatories
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Clause, Plan, Text
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.round.plans import due
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Action
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready

WORLDS = 5 * int(os.environ.get("OVERTURE_TWINS", "1"))
ROUNDS = 2
SWEEPS = 40
"""After so many turns of all seats the chair ends the phase."""

Twins = tuple[State, State, frozenset[str], str]
"""Two worlds, who knows what lies between them, and which kind of worlds they are."""


def acted(state: State, seat: str, act: Action | None) -> State:
    return state if act is None or state.table.outcome is not None else play(state, seat, act)


def passing(state: State, seat: str) -> Action | None:
    """Those who know do nothing more."""
    desk = state.desks[seat]
    if state.table.phase == "signals":
        return Commit() if desk.plan is None else None
    return None if desk.ready else Ready()


def all_ready(state: State, seats: tuple[str, ...]) -> State:
    """Whoever signs is roused by it, so that talks go on, which may be seen: both worlds begin after that."""
    for seat in seats:
        state = acted(state, seat, None if state.desks[seat].ready else Ready())
    return state


def broken(state: State, luck: Random) -> Twins | None:
    """A promise kept, and the same one broken."""
    if state.table.phase != "signals":
        return None
    seats = [seat for seat, desk in state.desks.items() if desk.plan is None]
    owed = [(seat, deal) for seat in seats for deal in due(view(state, seat))]
    if not owed:
        return None
    giver, deal = luck.choice(owed)
    knowing = frozenset((giver,) if deal.text.public else deal.text.signatories)
    other = play(state, giver, Commit(Plan(breaches=(deal.id,))))
    return play(state, giver, Commit()), other, knowing, "breach"


def signed(state: State, luck: Random) -> Twins | None:
    """No confidential text, and one."""
    if state.table.phase != "negotiation":
        return None
    setting = state.scenario.setting
    quiet = [concession for concession in setting.concessions if concession.quiet]
    given = luck.choice(quiet)
    partner = luck.choice([seat for seat in setting.seats if seat != given.giver])
    clauses = (Clause(given.id, luck.randint(1, len(given.levels))),)
    parties = tuple(sorted({given.giver, partner, *needed_signatories(setting, clauses)}))
    try:
        other = play(state, given.giver, Offer(Text(parties, clauses, public=False)))
        for seat in parties:
            if seat != given.giver:
                other = play(other, seat, Accept(len(view(other, seat).desk.offers)))
    except Illegal:
        return None
    return all_ready(state, parties), all_ready(other, parties), frozenset(parties), "text"


def deals(state: State) -> Mapping[str, Deal]:
    rooms = (deal for room in state.rooms.values() for deal in room.deals)
    return {deal.id: deal for deal in (*state.table.deals, *rooms)}


def come_out(state: State) -> set[object]:
    """What was found or leaked."""
    found: set[object] = {(kept.by, kept.round) for kept in state.vault.breaches if kept.found}
    return found | {(deal.text, deal.signed) for deal in deals(state).values() if deal.leaked}


def home_differs(one: State, other: State) -> bool:
    """Whether a text that is in both worlds fares otherwise."""
    theirs = deals(other)
    return any(deal.status != theirs[name].status for name, deal in deals(one).items() if name in theirs)


def only_home(places: list[str]) -> bool:
    """Whether places are open where home counts a confidential text, those that tell of another game left out."""
    rows = [row.place for row in CHANNELS if row.worlds == "home" and row.place != "*"]
    return all(any(fnmatchcase(place.lstrip("."), row) for row in rows) for place in places)


def twins(scenario: Scenario, kind: str, seed: int) -> Twins | None:
    """Worlds that part at some moment of a game of random players."""
    luck, state = Random(seed), new_game(scenario, seed)
    players = {seat: RandomPlayer(seat, seed) for seat in scenario.setting.seats}
    for sweep in range(200):
        for seat, player in players.items():
            if state.table.outcome is None:
                state = acted(state, seat, player.choose(view(state, seat)))
        if state.table.outcome is not None:
            return None
        if sweep > luck.randrange(60):
            found = broken(state, luck) if kind == "breach" else signed(state, luck)
            if found is not None:
                return found
    return None


def followed(worlds: Twins, seed: int, counts: Counter[str]) -> Iterator[tuple[State, State, str, list[str]]]:
    """Both worlds played on; before each turn of all, what a watcher sees otherwise."""
    one, other, knowing, kind = worlds
    setting = one.scenario.setting
    players = [{seat: RandomPlayer(seat, seed) for seat in setting.seats} for _ in range(2)]
    last = one.table.round + ROUNDS
    for sweep in range(1, 400):
        if one.table.outcome is not None or other.table.outcome is not None or one.table.round > last:
            return
        if not come_out(other) <= come_out(one):
            counts["came out"] += 1
            return
        if kind == "text" and home_differs(one, other):
            counts["home decided otherwise"] += 1
            return
        for seat in setting.seats:
            if seat not in knowing:
                yield one, other, seat, told(kind, view(one, seat), view(other, seat))
        for seat in setting.seats:
            if one.table.outcome is None and other.table.outcome is None:
                acts = [
                    passing(state, seat) if seat in knowing else each[seat].choose(view(state, seat))
                    for state, each in zip((one, other), players, strict=True)
                ]
                one, other = acted(one, seat, acts[0]), acted(other, seat, acts[1])
        if sweep % SWEEPS == 0:
            one, other = play(one, CHAIR, EndPhase()), play(other, CHAIR, EndPhase())


def struck(state: State) -> int:
    return sum(offer.status == "struck" for room in state.rooms.values() for offer in room.offers)


@pytest.mark.parametrize("kind", ["breach", "text"])
@pytest.mark.parametrize("name", ["strait", "congress"])
def test_conduct_shows_to_nobody_in_a_whole_game(name: str, kind: str):
    scenario, counts = load_scenario(name), Counter[str]()
    for seed in range(WORLDS):
        worlds = twins(scenario, kind, seed)
        if worlds is None:
            continue
        counts["worlds"] += 1
        for one, other, seat, places in followed(worlds, seed + 1000, counts):
            assert (kind == "text" and only_home(places)) or not places, (seed, seat, one.table.round, places)
            counts["Views"] += 1
            if struck(one) != struck(other):  # whoever sees that may act otherwise from now on
                counts["texts struck"] += 1
                break
    print(f"{name}, {kind}: {dict(counts)}; seeds 0-{WORLDS - 1}")
    assert counts["worlds"]
    assert counts["Views"] > 10


def test_home_is_listed():
    """Two games that part at home are compared no further only because docs/secrets.md says so."""
    assert any(row.worlds == "home" and row.place == "*" for row in CHANNELS)


