"""The verbs of a deal: putting a text, signing it, declining it, taking a signature back; and what binding one does."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.acts.act import Act, enter, room_key, with_desk, with_room
from game.rules.state import Deal, OfferStatus, State, Table
from game.rules.state import Offer as Offered
from game.rules.terms import REASONS, Actor, Illegal, Text
from game.rules.texts import check_doors, check_promises, check_text, conflicting, same_text
from game.rules.view import SeenOffer, View, door_between


def puts_this_round(view: View, members: tuple[str, ...]) -> int:
    """Offers and asks that a seat has put in one room this round."""
    room = view.rooms.get(room_key(members))
    if room is None:
        return 0
    offers = sum(o.author == view.seat and o.round == view.round for o in room.offers)
    return offers + sum(a.by == view.seat and a.round == view.round for a in room.asked)


class Offer(Act, frozen=True):
    """Puts a text to its signatories; `counters` names an offer, by the author's own number, that it answers."""

    verb: ClassVar[str] = "offer"
    text: Text
    counters: int = 0

    def check(self, view: View) -> None:
        check_text(view, self.text)
        most = view.setting.numbers.offers_per_round
        if puts_this_round(view, self.text.signatories) >= most:
            raise Illegal(f"You have put {most} texts and questions to them this round: wait for the next round.")
        _check_capital(view, self.text)
        if self.counters:
            seen = need_offer(view, self.counters)
            if view.seat not in seen.offer.text.signatories:
                raise Illegal(f"Offer {self.counters} was not put to you.")
            if same_text(seen.offer.text, self.text):
                raise Illegal("A counter-offer must change something: accept the offer if it suits you.")
        room = view.rooms.get(room_key(self.text.signatories))
        for offer in room.offers if room is not None else ():
            if offer.status == "open" and same_text(offer.text, self.text):
                raise Illegal("The same text is already on the table: accept it, or change something.")

    def apply(self, state: State, actor: Actor) -> State:
        key = room_key(self.text.signatories)
        counters = 0
        if self.counters:
            where, number = state.desks[actor.seat].offers[self.counters - 1]
            state = _close_countered(state, where, number, actor.seat)
            counters = number if where == key else 0
        state = enter(state, self.text.signatories)
        room = state.rooms[key]
        number = len(room.offers) + 1
        offer = Offered(number, state.table.round, actor.seat, self.text, (actor.seat,), counters=counters)
        state = with_room(state, key, replace(room, offers=(*room.offers, offer)))
        desks = dict(state.desks)
        for seat in self.text.signatories:
            desk = desks[seat]
            rouse = seat != actor.seat and desk.ready and not desk.roused
            desks[seat] = replace(
                desk,
                offers=(*desk.offers, (key, number)),
                ready=desk.ready and not rouse,
                roused=desk.roused or rouse,
            )
        return answer_overtures(replace(state, desks=desks), actor.seat, self.text.signatories, "offer")


def _close_countered(state: State, where: str, number: int, by: str) -> State:
    room = state.rooms[where]
    old = room.offers[number - 1]
    if old.status != "open":
        return state
    status: OfferStatus = "withdrawn" if old.author == by else "declined"
    changed = replace(old, status=status, declined_by="" if old.author == by else by, reason="")
    return with_room(state, where, replace(room, offers=(*room.offers[: number - 1], changed, *room.offers[number:])))


def answer_overtures(state: State, by: str, to: tuple[str, ...], answer: str) -> State:
    """Marks overtures that waited for this answer; open ones for everyone to see."""
    round_no, table = state.table.round, state.table
    if any(o.to == by and o.by in to and o.round == round_no - 1 and not o.answered for o in table.overtures):
        overtures = tuple(
            replace(o, answered=answer)
            if o.to == by and o.by in to and o.round == round_no - 1 and not o.answered
            else o
            for o in table.overtures
        )
        state = replace(state, table=replace(table, overtures=overtures))
    for other in to:
        key = room_key(tuple(sorted((by, other))))
        room = state.rooms.get(key)
        if room is None or not any(o.to == by and o.round == round_no - 1 and not o.answered for o in room.overtures):
            continue
        quiet = tuple(
            replace(o, answered=answer) if o.to == by and o.round == round_no - 1 and not o.answered else o
            for o in room.overtures
        )
        state = with_room(state, key, replace(room, overtures=quiet))
    return state


def need_offer(view: View, number: int) -> SeenOffer:
    """The offer a seat knows by a number; refuses a number it does not know."""
    seen = view.offer(number)
    if seen is None:
        known = len(view.desk.offers)
        hint = f"offers are numbered 1 to {known}" if known else "nothing has been offered yet"
        raise Illegal(f"There is no offer {number}: {hint}.")
    return seen


def _need_open(view: View, number: int) -> SeenOffer:
    seen = need_offer(view, number)
    words = {
        "bound": "is already a deal",
        "struck": "was struck, because what it holds has been promised already",
        "withdrawn": "was withdrawn",
        "declined": "was declined",
        "lapsed": "lapsed at the end of its round",
    }
    if seen.offer.status != "open":
        answers = view.rooms[seen.room].offers
        if any(each.author == view.seat and each.counters == seen.offer.number for each in answers):
            raise Illegal(f"You answered offer {number} with another text, so it waits no longer: put a new one.")
        step = "leave it in a plan" if seen.offer.status == "bound" else "put a new one"
        raise Illegal(f"Offer {number} {words[seen.offer.status]}: {step}.")
    return seen


class Accept(Act, frozen=True):
    """Signs an open offer, by the actor's own number. The last signature binds it."""

    verb: ClassVar[str] = "accept"
    offer: int

    def check(self, view: View) -> None:
        seen = _need_open(view, self.offer)
        if view.seat in seen.offer.signed:
            raise Illegal(f"You have signed offer {self.offer} already: the others must sign now.")
        check_doors(view.setting, view.table, seen.offer.text)
        _check_capital(view, seen.offer.text)
        check_promises(view, view.seat, seen.offer.text)

    def apply(self, state: State, actor: Actor) -> State:
        key, number = state.desks[actor.seat].offers[self.offer - 1]
        room = state.rooms[key]
        offer = room.offers[number - 1]
        offer = replace(offer, signed=tuple(sorted((*offer.signed, actor.seat))))
        complete = offer.signed == offer.text.signatories
        if complete:
            offer = replace(offer, status="bound")
        offers = (*room.offers[: number - 1], offer, *room.offers[number:])
        state = with_room(state, key, replace(room, offers=offers))
        state = answer_overtures(state, actor.seat, offer.text.signatories, "offer")
        return _bind(state, key, offer) if complete else state


def _bind(state: State, key: str, offer: Offered) -> State:
    room = state.rooms[key]
    deal = Deal(f"{key}#{offer.number}", offer.text, state.table.round)
    state = with_room(state, key, replace(room, deals=(*room.deals, deal)))
    state = replace(state, vault=replace(state.vault, bound=(*state.vault.bound, (key, deal.id))))
    state = _strike(state, deal)
    return _charge_back_channel(state, offer.text)


def _strike(state: State, deal: Deal) -> State:
    """Strikes open texts that need a clause which is promised now."""
    rooms = dict(state.rooms)
    for key, room in state.rooms.items():
        offers, changed = [], False
        for offer in room.offers:
            if offer.status == "open" and _needs(state, offer.text, deal):
                offer = replace(offer, status="struck")
                changed = True
            offers.append(offer)
        if changed:
            rooms[key] = replace(room, offers=tuple(offers))
    return replace(state, rooms=rooms)


def _needs(state: State, text: Text, deal: Deal) -> bool:
    if set(deal.text.signatories) <= set(text.signatories):
        return same_text(text, deal.text)
    return any(True for clause in text.clauses for _ in conflicting((deal,), clause, state.table.round))


def _back_channel(table: Table, text: Text) -> bool:
    """Whether a text passes through the back-channel of a closed door."""
    door = door_between(table, *text.signatories) if len(text.signatories) == 2 else None
    return door is not None and door.state == 0


def _check_capital(view: View, text: Text) -> None:
    if _back_channel(view.table, text) and view.desk.capital < 1:
        raise Illegal("A back-channel text costs a unit of political capital, and you have none left this round.")


def _charge_back_channel(state: State, text: Text) -> State:
    """A back-channel costs each side one unit of political capital."""
    if not _back_channel(state.table, text):
        return state
    for seat in text.signatories:
        desk = state.desks[seat]
        state = with_desk(state, seat, replace(desk, capital=max(0, desk.capital - 1)))
    return state


class Decline(Act, frozen=True):
    """Declines an open offer with a reason from the closed list `REASONS`."""

    verb: ClassVar[str] = "decline"
    offer: int
    reason: str = "no-say"

    def check(self, view: View) -> None:
        seen = _need_open(view, self.offer)
        if seen.offer.author == view.seat:
            raise Illegal(f"Offer {self.offer} is your own: withdraw it instead.")
        if self.reason not in REASONS:
            raise Illegal(f"A reason is one of: {', '.join(REASONS)}.")

    def apply(self, state: State, actor: Actor) -> State:
        key, number = state.desks[actor.seat].offers[self.offer - 1]
        room = state.rooms[key]
        offer = replace(room.offers[number - 1], status="declined", declined_by=actor.seat, reason=self.reason)
        return with_room(state, key, replace(room, offers=(*room.offers[: number - 1], offer, *room.offers[number:])))


class Withdraw(Act, frozen=True):
    """Takes back the own offer, or the own signature under another's, while it is open."""

    verb: ClassVar[str] = "withdraw"
    offer: int

    def check(self, view: View) -> None:
        seen = _need_open(view, self.offer)
        if view.seat not in seen.offer.signed:
            raise Illegal(f"You have not signed offer {self.offer}: decline it instead.")

    def apply(self, state: State, actor: Actor) -> State:
        key, number = state.desks[actor.seat].offers[self.offer - 1]
        room = state.rooms[key]
        offer = room.offers[number - 1]
        if offer.author == actor.seat:
            offer = replace(offer, status="withdrawn")
        else:
            offer = replace(offer, signed=tuple(s for s in offer.signed if s != actor.seat))
        return with_room(state, key, replace(room, offers=(*room.offers[: number - 1], offer, *room.offers[number:])))
