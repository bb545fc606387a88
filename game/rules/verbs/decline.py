"""Declining an offer with a reason."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.offers import need_open, reasons
from game.rules.law.rooms import with_room
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Parameter, listed
from game.rules.model.phrases import REASONS, UNSAID
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Decline(Act, frozen=True):
    """Declines an open offer with a reason from the closed list `REASONS`."""

    verb: ClassVar[str] = "decline"
    done: ClassVar[str] = "You have declined."
    told: ClassVar[str] = "I decline offer {offer}: {reason}."
    offer: int
    reason: str = UNSAID

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        numbers = tuple(range(1, len(view.desk.offers) + 1))
        return listed("offer", "Offer", numbers), reasons()

    def check(self, view: View) -> None:
        seen = need_open(view, self.offer)
        if seen.offer.author == view.seat:
            raise Illegal(Ground.OWN_OFFER, f"Offer {self.offer} is your own: withdraw it instead.")
        if self.reason not in REASONS:
            unsaid = replace(self, reason=UNSAID)
            raise Illegal(Ground.UNKNOWN_CHOICE, f"A reason is one of: {', '.join(REASONS)}.", unsaid)

    def apply(self, state: State, actor: Actor) -> State:
        key, number = state.desks[actor.seat].offers[self.offer - 1]
        room = state.rooms[key]
        offer = replace(room.offers[number - 1], status="declined", declined_by=actor.seat, reason=self.reason)
        return with_room(state, key, replace(room, offers=(*room.offers[: number - 1], offer, *room.offers[number:])))
