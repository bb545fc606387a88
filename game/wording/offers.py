"""Offers in words: how one stands, who has signed it, why it was refused, and a line for a list."""

from __future__ import annotations

from itertools import combinations

from game.rules.model.phrases import REASONS
from game.rules.model.room import Offered
from game.rules.model.table import door_between
from game.rules.model.terms import Text
from game.rules.model.view import SeenOffer, View
from game.rules.model.words import DOOR_STATES
from game.wording.names import seat_name, seats_named

WATCHED = ("trust", "unverified")
"""Reasons for a refusal that a witness would cure."""

STATUS_WORDS = {
    "open": "It is open.",
    "bound": "It binds: everyone has signed.",
    "struck": "It was struck, because what it holds has been promised already.",
    "withdrawn": "It was withdrawn.",
    "replaced": "Its author put a new version of it.",
    "declined": "It was declined.",
    "lapsed": "It lapsed when its round's negotiation ended.",
}


def signed_sentence(view: View, offer: Offered) -> str:
    """Who has signed an open offer and who has not."""
    missing = [s for s in offer.text.signatories if s not in offer.signed]
    has = "has" if len(offer.signed) == 1 else "have"
    verb = "has" if len(missing) == 1 else "have"
    signed = seats_named(view.setting, offer.signed)
    return f"{signed} {has} signed; {seats_named(view.setting, missing)} {verb} not."


def reason_words(reason: str) -> str:
    """A reason for a refusal, in words that follow a colon."""
    return REASONS.get(reason, reason)


def way_past(view: View, text: Text, reason: str) -> str:
    """Where these talks forbid what would cure a refusal, the way that there is; empty for none."""
    pairs = combinations(text.signatories, 2)
    doors = [door for one, other in pairs if (door := door_between(view.table, one, other)) is not None]
    if reason not in WATCHED or all(DOOR_STATES[door.state] == "formal" for door in doors):
        return ""
    return " No witness may sign before talks are formal: promise a smaller step, or lower or pay a price for talks."


def offer_status(view: View, seen: SeenOffer) -> str:
    """What became of an offer, and what the reader can do with it."""
    offer = seen.offer
    if offer.status == "declined" and offer.declined_by:
        who = seat_name(view.setting, offer.declined_by)
        return (
            f"{who} declined it: {reason_words(offer.reason)}.{way_past(view, offer.text, offer.reason)}"
            if offer.reason
            else f"{who} answered it with a new text."
        )
    if offer.status != "open":
        return STATUS_WORDS[offer.status]
    if view.seat not in offer.signed:
        return f"{signed_sentence(view, offer)} It waits for you."
    return signed_sentence(view, offer)
