"""The chair says something to everyone, or to one delegation."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import with_desk
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, word
from game.rules.model.state import State
from game.rules.model.table import Notice
from game.rules.model.terms import Actor
from game.rules.verbs.act import ChairAct


class Announce(ChairAct, frozen=True):
    """A message of the chair to everyone, or to one delegation."""

    verb: ClassVar[str] = "announce"
    told: ClassVar[str] = "I say to {to}: {text}"
    text: str
    to: str = ""

    def check(self, state: State) -> None:
        if not self.text.strip() or len(self.text) > 2000:
            raise Illegal(Ground.TOO_LONG, "A message has between 1 and 2000 characters.")
        if self.to and self.to not in state.desks:
            raise Illegal(Ground.UNKNOWN_DELEGATION, f"There is no delegation {word(self.to)} here.")

    def apply(self, state: State, actor: Actor) -> State:
        notice = Notice(state.table.round, self.text)
        if self.to:
            desk = state.desks[self.to]
            return with_desk(state, self.to, replace(desk, notices=(*desk.notices, notice)))
        return replace(state, table=replace(state.table, notices=(*state.table.notices, notice)))
