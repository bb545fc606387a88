"""The chair ends the game."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.model.state import State
from game.rules.model.table import Outcome
from game.rules.model.terms import Actor
from game.rules.verbs.act import ChairAct, need_running


class EndGame(ChairAct, frozen=True):
    """Ends the game where it stands, without an outcome of its own."""

    verb: ClassVar[str] = "end-game"
    told: ClassVar[str] = "I end the game here."

    def check(self, state: State) -> None:
        need_running(state)

    def apply(self, state: State, actor: Actor) -> State:
        table = replace(state.table, phase="over", outcome=Outcome("stopped", state.table.round), said_ready=())
        desks = {seat: replace(desk, final=sum(state.vault.scores.get(seat, ()))) for seat, desk in state.desks.items()}
        return replace(state, table=table, desks=desks)
