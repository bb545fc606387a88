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
    told: ClassVar[str] = "I go back to the start of round {round}."
    round: int

    def check(self, state: State) -> None:
        if not 1 <= self.round <= len(state.vault.openings):
            last = len(state.vault.openings)
            nearest = replace(self, round=min(max(self.round, 1), last))
            raise Illegal(Ground.OUT_OF_RANGE, f"Only rounds 1 to {last} have begun.", nearest)

    def apply(self, state: State, actor: Actor) -> State:
        opening = state.vault.openings[self.round - 1]
        # Another take has other luck: nobody goes back to fish for a better result.
        take = state.take + 1
        vault = replace(opening.vault, openings=state.vault.openings[: self.round])
        table = replace(opening.table, take=take, seats=state.table.seats)
        return replace(opening, take=take, vault=vault, table=table)
