"""Taking back an offer or a signature."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.offers import need_open
from game.rules.law.rooms import with_room
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Parameter, listed
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Withdraw(Act, frozen=True):
    """Takes back the own offer, or the own signature under another's, while it is open."""

    verb: ClassVar[str] = "withdraw"
    done: ClassVar[str] = "It is off the table."
    told: ClassVar[str] = "I withdraw from offer {offer}."
    offer: int

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        return (listed("offer", "Offer", tuple(range(1, len(view.desk.offers) + 1))),)

    def check(self, view: View) -> None:
        seen = need_open(view, self.offer)
        if view.seat not in seen.offer.signed:
            raise Illegal(Ground.NOT_SIGNED, f"You have not signed offer {self.offer}: decline it instead.")

    def apply(self, state: State, actor: Actor) -> State:
        key, number = state.desks[actor.seat].offers[self.offer - 1]
        room = state.rooms[key]
        offer = room.offers[number - 1]
        if offer.author == actor.seat:
            offer = replace(offer, status="withdrawn")
        else:
            offer = replace(offer, signed=tuple(s for s in offer.signed if s != actor.seat))
        return with_room(state, key, replace(room, offers=(*room.offers[: number - 1], offer, *room.offers[number:])))
