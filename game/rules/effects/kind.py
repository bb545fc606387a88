"""What every kind of effect has in common: where it may stand, what it refuses and what it does on a board."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar, cast

from game.rules.board import Board
from game.rules.law.running import Running
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.effect import Effect, Place
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Parameter
from game.rules.model.refusal import Illegal, Page
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
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
        return Cause(CauseKind.MOVE, self.use.move, self.seat, self.use.target)


class Kind(Value, Effect, frozen=True):
    """A kind of effect. The fields of a subclass are what an author says of it."""

    alone: ClassVar[str] = ""
    """Why no two moves with an effect of this kind stand in one plan; empty if they may."""
    takes: ClassVar[tuple[str, ...]] = ()
    """What a use of a move says for it, in the order of choice: `option`, `concession`, `level`."""

    # -- in a move ---------------------------------------------------------------------------------

    def check(self, view: View, use: Use, move: Move) -> None:
        """Refuses a use of a move that has this effect, by what its seat sees. Raises `Illegal`."""

    def parameter(self, view: View, use: Use, name: str) -> Parameter | None:
        """What one of `takes` can be, after what is chosen before it in a use; None if it is not to be chosen then."""
        return None

    def perform(self, board: Board, deed: Deed) -> None:
        """Does what it does by being used."""

    def fall_due(self, board: Board, move: Move) -> None:
        """Judges what earlier uses of the move have left standing: each by the move that made it."""

    def heard(self, board: Board, move: Move, deal: Deal) -> None:
        """What a text that everyone may read from now on does to what stands of the move."""

    # -- in an event or an incident ----------------------------------------------------------------

    def befall(self, board: Board, cause: Cause) -> None:
        """Does what it does by happening, to nobody in particular."""

    # -- in a concession in force ------------------------------------------------------------------

    def stand(self, board: Board, run: Running, *, believed: bool, actual: bool) -> None:
        """Does what it does each round: to what is believed, to the facts, or to both."""

    def confide(self, board: Board, run: Running, party: str) -> None:
        """Does what it does to one party of a confidential text, which nobody else may feel."""

    def muted(self, setting: Setting, giver: str, signatories: Collection[str]) -> bool:
        """Whether some of what it does does not count in a confidential text of these signatories (rule 29)."""
        return True

    def holds_back(self, board: Board, run: Running, meter: str, of: str) -> int:
        """The most by which a drifting meter of a delegation rises in a round; 100 for no limit."""
        return 100

    def reveals(self, board: Board, run: Running) -> tuple[str, ...]:
        """Keys of the meters of fact that are shown as they are."""
        return ()


def kinds(effects: tuple[Effect, ...]) -> tuple[Kind, ...]:
    """What an author wrote, as what it does: the model knows effects only by their plain base."""
    return cast("tuple[Kind, ...]", effects)


def check_option(use: Use, options: tuple[str, ...], move: Move) -> None:
    """Refuses an option that a move does not have."""
    if use.option not in options:
        raise Illegal(Ground.UNKNOWN_CHOICE, f"{move.title} needs one of: {', '.join(options)}.", Page.PLAN)


__all__ = ["Deed", "Effect", "Kind", "Place", "check_option", "kinds"]
