"""What all acts about offers share: finding one by the number a seat knows it by, and what a round allows."""

from __future__ import annotations

from msgspec.structs import replace

from game.rules.law.rooms import room_key, with_desk
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Option, Parameter
from game.rules.model.phrases import REASONS
from game.rules.model.refusal import Illegal, Page
from game.rules.model.room import Asked, Room
from game.rules.model.state import State
from game.rules.model.table import Table, door_between
from game.rules.model.terms import Text
from game.rules.model.view import SeenOffer, View


def puts_this_round(view: View, members: tuple[str, ...]) -> int:
    """Offers and asks that a seat has put in one room this round; a question that was answered emptily is none."""
    room = view.rooms.get(room_key(members))
    if room is None:
        return 0
    offers = sum(o.author == view.seat and o.round == view.round for o in room.offers)
    asked = (a for a in room.asked if a.by == view.seat and a.round == view.round)
    return offers + sum(not answered_emptily(room, a) for a in asked)


def answered_with_text(room: Room, ask: Asked) -> bool:
    """Whether whoever was asked has put a text in the room since."""
    return any(offer.author == ask.to for offer in room.offers[ask.heard :])


def answered_emptily(room: Room, ask: Asked) -> bool:
    """Whether whoever was asked has only spoken since: that does not use up the question (rule 35)."""
    spoke = any(message.by == ask.to for message in room.messages[ask.said :])
    return spoke and not answered_with_text(room, ask)


def need_offer(view: View, number: int) -> SeenOffer:
    """The offer a seat knows by a number; refuses a number it does not know."""
    seen = view.offer(number)
    if seen is None:
        known = len(view.desk.offers)
        hint = f"offers are numbered 1 to {known}" if known else "nothing has been offered yet"
        raise Illegal(Ground.UNKNOWN_OFFER, f"There is no offer {number}: {hint}.", Page.OFFERS if known else None)
    return seen


def need_open(view: View, number: int) -> SeenOffer:
    seen = need_offer(view, number)
    words = {
        "struck": "was struck, because what it holds has been promised already",
        "withdrawn": "was withdrawn",
        "replaced": "was replaced by its author's new version",
        "declined": "was declined",
        "lapsed": "lapsed at the end of its round",
    }
    if seen.offer.status != "open":
        answers = view.rooms[seen.room].offers
        if any(each.author == view.seat and each.counters == seen.offer.number for each in answers):
            raise Illegal(
                Ground.OFFER_ANSWERED,
                f"You answered offer {number} with another text, so it waits no longer: put a new one.",
                seen.offer.text,
            )
        if seen.offer.status == "bound":
            raise Illegal(Ground.OFFER_BOUND, f"Offer {number} is already a deal: leave it in a plan.", Page.PLAN)
        gone = f"Offer {number} {words[seen.offer.status]}: put a new one."
        raise Illegal(Ground.OFFER_CLOSED, gone, seen.offer.text)
    return seen


def back_channel(table: Table, text: Text) -> bool:
    """Whether a text passes through the back-channel of a closed door."""
    door = door_between(table, *text.signatories) if len(text.signatories) == 2 else None
    return door is not None and door.state == 0


def check_capital(view: View, text: Text) -> None:
    if back_channel(view.table, text) and view.desk.capital < 1:
        raise Illegal(
            Ground.NO_CAPITAL,
            "A back-channel text costs a unit of political capital, and you have none left this round.",
        )


def charge_back_channel(state: State, text: Text) -> State:
    """A back-channel costs each side one unit of political capital."""
    if not back_channel(state.table, text):
        return state
    for seat in text.signatories:
        desk = state.desks[seat]
        state = with_desk(state, seat, replace(desk, capital=max(0, desk.capital - 1)))
    return state


def reasons() -> Parameter:
    """The closed list of reasons, as something to choose from."""
    return Parameter("reason", "Because", tuple(Option(each, words) for each, words in REASONS.items()))
