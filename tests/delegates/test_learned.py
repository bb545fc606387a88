"""What a seat learns of others' worths from what they put, signed and refused."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from game.content import load_scenario
from game.delegates.appraisal import appraise
from game.delegates.character import characters
from game.delegates.learned import learned
from game.host.session import Session
from game.rules.law.texts import same_text
from game.rules.model.room import Offered
from game.rules.model.view import View
from game.rules.round.forecast import horizon


@cache
def third_round() -> Session:
    session = Session.start(load_scenario("strait"), 3, {}, {"*": "strong"})
    while session.truth().table.round < 3:
        session.step()
    return session


def guessed(view: View, seat: str) -> dict[str, int]:
    table = appraise(view, characters()["standard"]).seats[seat]
    return learned(view, seat, table, horizon(view) - view.round + 1)


def answered(view: View, offer: Offered, **changes: object) -> View:
    """The same View with one offer answered otherwise."""
    key = "+".join(offer.text.signatories)
    room = view.rooms[key]
    offers = tuple(replace(each, **changes) if each is offer else each for each in room.offers)
    return replace(view, rooms={**view.rooms, key: replace(room, offers=offers)})


def test_whoever_finds_a_text_too_little_is_reckoned_to_lose_more_by_it() -> None:
    compared = 0
    for seat in third_round().truth().scenario.setting.seats:
        view = third_round().view(seat)
        offers = [seen.offer for seen in view.offers() if seen.offer.author == seat and seen.offer.text.clauses]
        for offer in (o for o in offers if o.declined_by and o.round < view.round and o.declined_by != seat):
            if sum(same_text(o.text, offer.text) for o in offers) > 1:
                continue
            who, things = offer.declined_by, [f"{c.concession}:{c.level}" for c in offer.text.clauses]
            silent = guessed(answered(view, offer, reason="no-say"), who)
            worse = guessed(answered(view, offer, reason="too-little"), who)
            better = guessed(answered(view, offer, reason="not-this-price"), who)
            assert sum(worse[t] for t in things) < sum(silent[t] for t in things) <= sum(better[t] for t in things)
            compared += 1
    assert compared > 5


def test_what_is_said_counts_from_the_next_round_on() -> None:
    """Otherwise a refusal would make whoever refused cheaper, or dearer, at once."""
    compared = 0
    for seat in third_round().truth().scenario.setting.seats:
        view = third_round().view(seat)
        for offer in (seen.offer for seen in view.offers()):
            if offer.declined_by:
                then = replace(view, table=replace(view.table, round=offer.round))
                other = answered(then, offer, reason="no-say")
                assert guessed(then, offer.declined_by) == guessed(other, offer.declined_by)
                compared += 1
    assert compared > 5
