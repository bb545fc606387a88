"""What every kind of effect has in common: where it may stand, what it refuses and what it does on a board."""

from __future__ import annotations

from typing import cast

from game.rules.board import Board
from game.rules.model.causes import Cause
from game.rules.model.effect import Effect, Place
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Use
from game.rules.model.value import Value
from game.rules.model.view import View


class Deed(Value, frozen=True):
    """One use of a move by a seat. `spared` after an ignored overture: the move then costs no standing."""

    seat: str
    use: Use
    spared: bool = False

    @property
    def cause(self) -> Cause:
        """The cause that it is."""
        return Cause("move", self.use.move, self.seat, self.use.target)


class Kind(Value, Effect, frozen=True):
    """A kind of effect. The fields of a subclass are what an author says of it."""

    def check(self, view: View, use: Use, move: Move) -> None:
        """Refuses a use of a move that has this effect, by what its seat sees. Raises `Illegal`."""

    def perform(self, board: Board, deed: Deed) -> None:
        """Does what it does by being used."""


def kinds(effects: tuple[Effect, ...]) -> tuple[Kind, ...]:
    """What an author wrote, as what it does: the model knows effects only by their plain base."""
    return cast("tuple[Kind, ...]", effects)


def check_option(use: Use, options: tuple[str, ...], move: Move) -> None:
    """Refuses an option that a move does not have."""
    if use.option not in options:
        raise Illegal(f"{move.title} needs one of: {', '.join(options)}.")


__all__ = ["Deed", "Effect", "Kind", "Place", "check_option", "kinds"]
