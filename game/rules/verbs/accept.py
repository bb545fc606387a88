"""Signing an offer, and what the last signature does."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.effects.overture import answer_overtures
from game.rules.law.offers import back_channel, charge_back_channel, check_capital, need_open
from game.rules.law.rooms import with_room
from game.rules.law.running import conflicting
from game.rules.law.texts import check_doors, check_promises, same_text
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Parameter, listed
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal, Offered
from game.rules.model.state import State
from game.rules.model.terms import Actor, Text
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Accept(Act, frozen=True):
    """Signs an open offer, by the actor's own number. The last signature binds it."""

    verb: ClassVar[str] = "accept"
    done: ClassVar[str] = "You have signed."
    told: ClassVar[str] = "I sign offer {offer}{signed}"
    offices: ClassVar[tuple[str, ...]] = ()
    offer: int

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        return (listed("offer", "Offer", tuple(range(1, len(view.desk.offers) + 1))),)

    def cost(self, view: View) -> int:
        seen = view.offer(self.offer)
        return 0 if seen is None else int(back_channel(view.table, seen.offer.text))

    def needs(self, view: View) -> tuple[str, ...]:
        seen = view.offer(self.offer)
        missing = () if seen is None else set(seen.offer.text.signatories) - {view.seat, *seen.offer.signed}
        return tuple(sorted(missing))

    def check(self, view: View) -> None:
        seen = need_open(view, self.offer)
        if view.seat in seen.offer.signed:
            raise Illegal(
                Ground.SIGNED_ALREADY,
                f"You have signed offer {self.offer} already: the others must sign now.",
            )
        check_doors(view.setting, view.table, seen.offer.text)
        check_capital(view, seen.offer.text)
        check_promises(view, view.seat, seen.offer.text)

    def apply(self, state: State, actor: Actor) -> State:
        key, number = state.desks[actor.seat].offers[self.offer - 1]
        room = state.rooms[key]
        offer = room.offers[number - 1]
        # Alphabetical like the signatories, so that a complete list is equal to theirs.
        offer = replace(offer, signed=tuple(sorted((*offer.signed, actor.seat))))
        complete = offer.signed == offer.text.signatories
        if complete:
            offer = replace(offer, status="bound")
        offers = (*room.offers[: number - 1], offer, *room.offers[number:])
        state = with_room(state, key, replace(room, offers=offers))
        openly = offer.text.public
        state = answer_overtures(state, actor.seat, offer.text.signatories, "offer", openly=openly)
        return _bind(state, key, offer) if complete else state


def _bind(state: State, key: str, offer: Offered) -> State:
    room = state.rooms[key]
    deal = Deal(f"{key}#{offer.number}", offer.text, state.table.round)
    state = with_room(state, key, replace(room, deals=(*room.deals, deal)))
    state = replace(state, vault=replace(state.vault, bound=(*state.vault.bound, (key, deal.id))))
    state = _strike(state, deal)
    return charge_back_channel(state, offer.text)


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
