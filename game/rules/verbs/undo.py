"""The chair goes back to the start of a round."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.verbs.act import ChairAct


class Undo(ChairAct, frozen=True):
    """Goes back to the start of a round. What follows is a new take with new luck; the record keeps both."""

    verb: ClassVar[str] = "undo"
    round: int

    def check(self, state: State) -> None:
        if not 1 <= self.round <= len(state.vault.openings):
            raise Illegal(Ground.OUT_OF_RANGE, f"Only rounds 1 to {len(state.vault.openings)} have begun.")

    def apply(self, state: State, actor: Actor) -> State:
        opening = state.vault.openings[self.round - 1]
        take = state.take + 1
        vault = replace(opening.vault, openings=state.vault.openings[: self.round])
        table = replace(opening.table, take=take, seats=state.table.seats)
        return replace(opening, take=take, vault=vault, table=table)
