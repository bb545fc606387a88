"""What every act has in common."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from game.rules.model.grounds import Ground
from game.rules.model.parameters import Parameter
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor, Phase
from game.rules.model.value import Value
from game.rules.model.view import View


class Act(Value, frozen=True):
    """Something an actor does. The fields of a subclass are the choice.

    A subclass says its verb, and does both methods.

    verb: the word in records and commands
    right: the verb that an office needs for it, where that is another: whoever may say a thing may take it back
    phases: the phases in which a delegation may do it
    offices: which offices may do it beside the head, in a delegation whose author names no offices
    title: what its form is called, where its verb does not say so itself
    told: how its actor says it, with its fields filled in by their names; see `said`
    done: what its actor is told once it is written down
    """

    verb: ClassVar[str]
    done: ClassVar[str] = ""
    right: ClassVar[str] = ""
    title: ClassVar[str] = ""
    told: ClassVar[str] = ""
    phases: ClassVar[tuple[Phase, ...]] = ("negotiation",)
    offices: ClassVar[tuple[str, ...]] = ("negotiator",)

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        """What there is to choose, and what it can be now; words that people write themselves are left out."""
        return ()

    @classmethod
    def candidates(cls, view: View) -> Iterator[Act]:
        """Acts to try now: every combination of what its parameters can be, whether or not the rules allow it."""
        wanted = cls.parameters(view)
        for chosen in product(*(each.options for each in wanted)):
            given = {each.name: option.value for each, option in zip(wanted, chosen, strict=True)}
            yield cls(**given)

    def cost(self, view: View) -> int:
        """Political capital that it takes, at once or with the plan."""
        return 0

    def needs(self, view: View) -> tuple[str, ...]:
        """Other delegations whose signature it takes."""
        return ()

    def said(self) -> str:
        """How its actor says this very act, where that hangs on what was chosen: to be filled in like `told`.

        {signed} is the text that an offer's number names, {changed} what a text changes in the one that it answers.
        """
        return self.told

    def check(self, view: View) -> None:
        """Refuses what the rules do not allow, by what the actor sees. Raises `Illegal`."""
        raise NotImplementedError

    def apply(self, state: State, actor: Actor) -> State:
        """The state after the act, which must have been checked."""
        raise NotImplementedError


class ChairAct(Value, frozen=True):
    """Something the chair does. It sees everything, so it is checked against the state. `told` as in `Act`."""

    verb: ClassVar[str]
    told: ClassVar[str] = ""

    def said(self) -> str:
        """How the chair says this very act."""
        return self.told

    def check(self, state: State) -> None:
        """Refuses what makes no sense now. Raises `Illegal`."""
        raise NotImplementedError

    def apply(self, state: State, actor: Actor) -> State:
        """The state after the act, which must have been checked."""
        raise NotImplementedError


Action = Act | ChairAct


def need_running(state: State) -> None:
    """Refuses an act on a game that is over."""
    if state.table.outcome is not None:
        raise Illegal(Ground.GAME_OVER, "The game is over: open the debrief.")
