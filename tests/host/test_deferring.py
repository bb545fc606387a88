"""Few things at a time: the host asks no computer for a text to a person who has four things to weigh."""

from __future__ import annotations

from game.content import load_scenario
from game.host.deferring import FEW, crowded, waiting
from game.host.session import Session
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready

SEAT = "meridane"


def begun(seed: int) -> Session:
    return Session.start(load_scenario("strait"), seed, {SEAT: "person"}, {"*": "strong-cast"})


def settle(session: Session) -> int:
    """Lets computers act; the most that waited when one of them put a text to the person of its own accord."""
    most = 0
    while True:
        before = waiting(session.view(SEAT))
        turn = session.step(sync=False)
        if turn is None:
            return most
        if isinstance(turn[1], Offer) and SEAT in turn[1].text.signatories and not turn[1].counters:
            most = max(most, before)


def test_whoever_has_four_things_to_weigh_gets_no_fifth_until_one_is_answered() -> None:
    held_back = False
    for seed in (41, 42):
        session = begun(seed)
        for _ in range(3):
            assert settle(session) < FEW
            full = crowded(session.table.seats, session.view)
            held_back = held_back or SEAT in full
            if full and session.view(SEAT).offers_waiting():
                session.submit(SEAT, Decline(session.view(SEAT).offers_waiting()[0].number, "later"), sync=False)
                assert settle(session) < FEW
            session.submit(SEAT, Ready(), sync=False)
            settle(session)
            session.submit(SEAT, Commit(), sync=False)
            settle(session)
    assert held_back


def test_what_was_asked_for_is_never_held_back() -> None:
    session = begun(41)
    for _ in range(3):
        settle(session)
        if crowded(session.table.seats, session.view):
            break
        session.submit(SEAT, Ready(), sync=False)
        settle(session)
        session.submit(SEAT, Commit(), sync=False)
    settle(session)
    assert crowded(session.table.seats, session.view)
    heard = len(session.view(SEAT).desk.offers) + sum(len(r.messages) for r in session.view(SEAT).rooms.values())
    session.submit(SEAT, Ask("tavenel"), sync=False)
    settle(session)
    after = len(session.view(SEAT).desk.offers) + sum(len(r.messages) for r in session.view(SEAT).rooms.values())
    assert after > heard, "a question is answered, whatever else waits"
