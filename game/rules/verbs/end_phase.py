"""The chair ends a phase."""

from __future__ import annotations

from typing import ClassVar

from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.round.phases import begin_signals, end_signals
from game.rules.verbs.act import ChairAct, need_running


class EndPhase(ChairAct, frozen=True):
    """Ends the phase for everyone, ready or not; plans that were not committed honour all and do nothing."""

    verb: ClassVar[str] = "end-phase"
    told: ClassVar[str] = "I end the phase."

    def check(self, state: State) -> None:
        need_running(state)

    def apply(self, state: State, actor: Actor) -> State:
        return begin_signals(state) if state.table.phase == "negotiation" else end_signals(state)
