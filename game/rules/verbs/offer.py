"""Putting a text to its signatories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from game.rules.effects.overture import answer_overtures
from game.rules.law.offers import back_channel, check_capital, need_offer, puts_this_round
from game.rules.law.rooms import enter, room_key, with_room
from game.rules.law.texts import check_text, every_clause, needed_signatories, same_text
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, Page
from game.rules.model.room import Offered, OfferStatus, Room
from game.rules.model.state import State
from game.rules.model.terms import Actor, Text
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act


class Offer(Act, frozen=True):
    """Puts a text to its signatories; `counters` names an offer, by the author's own number, that it answers.

    An author has at most one open text per set of signatories: a new one is a version of it. Whoever answers its own
    text with one of other signatories, more or fewer, ends it as well (rule 37).
    """

    verb: ClassVar[str] = "offer"
    done: ClassVar[str] = "Your offer is put."
    told: ClassVar[str] = "I put a text. {text}"
    text: Text
    counters: int = 0

    @classmethod
    def candidates(cls, view: View) -> Iterator[Act]:
        """One clause each with whoever else may sign, open or confidential; and a communique with each."""
        others = tuple(seat for seat in view.setting.seats if seat != view.seat)
        for other in others:
            yield cls(Text(tuple(sorted((view.seat, other)))))
        for clause in every_clause(view):
            needed = {view.seat, *needed_signatories(view.setting, (clause,))}
            for signed in dict.fromkeys(tuple(sorted({*needed, other})) for other in others):
                for public in (True, False):
                    yield cls(Text(signed, (clause,), public=public))

    def cost(self, view: View) -> int:
        return int(back_channel(view.table, self.text))

    def ends(self, view: View) -> tuple[int, ...]:
        """Open offers that end when it is put, by the author's numbers: its earlier version, and what it answers."""
        key, found = room_key(self.text.signatories), []
        for seen in view.offers():
            own = seen.room == key and seen.offer.author == view.seat
            if seen.offer.status == "open" and (own or seen.number == self.counters):
                found.append(seen.number)
        return tuple(found)

    def needs(self, view: View) -> tuple[str, ...]:
        return tuple(seat for seat in self.text.signatories if seat != view.seat)

    def said(self) -> str:
        return "I answer offer {counters}.{changed} {text}" if self.counters else self.told

    def check(self, view: View) -> None:
        check_text(view, self.text)
        most = view.setting.numbers.offers_per_round
        if puts_this_round(view, self.text.signatories) >= most:
            raise Illegal(
                Ground.PUT_ENOUGH,
                f"You have put {most} texts and questions to them this round: wait for the next round.",
            )
        check_capital(view, self.text)
        if self.counters:
            seen = need_offer(view, self.counters)
            if view.seat not in seen.offer.text.signatories:
                raise Illegal(Ground.UNKNOWN_OFFER, f"Offer {self.counters} was not put to you.")
            if same_text(seen.offer.text, self.text):
                raise Illegal(
                    Ground.NOTHING_CHANGED,
                    "A counter-offer must change something: accept the offer if it suits you.",
                    Accept(self.counters),
                )
        key = room_key(self.text.signatories)
        room = view.rooms.get(key)
        for offer in room.offers if room is not None else ():
            if offer.status == "open" and same_text(offer.text, self.text):
                number = view.desk.offers.index((key, offer.number)) + 1
                raise Illegal(
                    Ground.ON_THE_TABLE,
                    "The same text is already on the table: accept it, or change something.",
                    Page.OFFERS if view.seat in offer.signed else Accept(number),
                )

    def apply(self, state: State, actor: Actor) -> State:
        key = room_key(self.text.signatories)
        counters = 0
        if self.counters:
            where, number = state.desks[actor.seat].offers[self.counters - 1]
            state = _close_countered(state, where, number, actor.seat)
            counters = number if where == key else 0
        state = enter(state, self.text.signatories)
        room, earlier = _earlier_ended(state.rooms[key], actor.seat)
        number = len(room.offers) + 1
        offer = Offered(
            number,
            state.table.round,
            actor.seat,
            self.text,
            (actor.seat,),
            counters=counters,
            version_of=0 if earlier == counters else earlier,
        )
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
        state = replace(state, desks=desks)
        return answer_overtures(state, actor.seat, self.text.signatories, "offer", openly=self.text.public)


def _earlier_ended(room: Room, author: str) -> tuple[Room, int]:
    """The room with an author's open text in it replaced, and that text's number; 0 for none (rule 37)."""
    earlier = next((o for o in room.offers if o.author == author and o.status == "open"), None)
    if earlier is None:
        return room, 0
    offers = tuple(replace(o, status="replaced") if o is earlier else o for o in room.offers)
    return replace(room, offers=offers), earlier.number


def _close_countered(state: State, where: str, number: int, by: str) -> State:
    room = state.rooms[where]
    old = room.offers[number - 1]
    if old.status != "open":
        return state
    status: OfferStatus = "replaced" if old.author == by else "declined"
    changed = replace(old, status=status, declined_by="" if old.author == by else by, reason="")
    return with_room(state, where, replace(room, offers=(*room.offers[: number - 1], changed, *room.offers[number:])))
