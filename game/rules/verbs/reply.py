"""Declining an overture with a reason."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.effects.overture import answer_overtures
from game.rules.law.offers import reasons
from game.rules.law.rooms import need_seat, others
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Parameter
from game.rules.model.phrases import REASONS, UNSAID
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act


class Reply(Act, frozen=True):
    """Declines an overture of last round with a reason, for everyone to hear if the overture was open."""

    verb: ClassVar[str] = "reply"
    done: ClassVar[str] = "Your answer is given."
    told: ClassVar[str] = "I decline {to}'s overture: {reason}."
    to: str
    reason: str = UNSAID

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        return others(view), reasons()

    def check(self, view: View) -> None:
        need_seat(view, self.to)
        if self.reason not in REASONS:
            unsaid = replace(self, reason=UNSAID)
            raise Illegal(Ground.UNKNOWN_CHOICE, f"A reason is one of: {', '.join(REASONS)}.", unsaid)
        if all(each.by != self.to for each in view.overtures_waiting()):
            raise Illegal(
                Ground.NOTHING_WAITS,
                f"No overture from {view.setting.delegation[self.to].title} waits for your answer.",
            )

    def apply(self, state: State, actor: Actor) -> State:
        return answer_overtures(state, actor.seat, (self.to,), self.reason)
