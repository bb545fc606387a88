"""What every kind of effect has in common: where it may stand, what it refuses and what it does on a board."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
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


class MoveMade(Value, frozen=True):
    """One use of a move by a seat. `spared` after an ignored overture: the move then costs no standing."""

    seat: str
    use: Use
    spared: bool = False

    @property
    def cause(self) -> Cause:
        """The cause that it is."""
        return Cause(CauseKind.MOVE, self.use.move, self.seat, self.use.target)


class Fault(Value, frozen=True):
    """What is wrong with an effect where an author wrote it, as a sentence, and the field that is to blame."""

    says: str
    field: str = ""


class Kind(Value, Effect, frozen=True):
    """A kind of effect. The fields of a subclass are what an author says of it.

    Fields `meter`, `of` and `toward` name a meter, whose it is and in whom: scenarios are checked for them by name.
    """

    alone: ClassVar[str] = ""
    """Why no two moves with an effect of this kind stand in one plan; empty if they may."""
    takes: ClassVar[tuple[str, ...]] = ()
    """What a use of a move says for it, in the order of choice: `option`, `concession`, `level`."""
    aimed: ClassVar[bool] = False
    """Whether it does something to somebody: a move with it must be pointed at a delegation."""
    hostile: ClassVar[bool] = False
    """Whether a move that does it is one that is threatened, and whose omission is promised."""
    shared: ClassVar[str] = ""
    """What it works on together with others, so that what two of them are worth does not simply add up."""
    sign: ClassVar[str] = ""
    """The sign by which the debrief finds that it was used, on which theory notes and questions are hung."""
    self_aimed: ClassVar[tuple[str, ...]] = ()
    """Fields whose effects have a target of their own, whether or not the move is pointed at somebody."""
    target_told: ClassVar[bool] = True
    """Whether what it caused is told with whom the move was pointed at."""

    # -- in a move ---------------------------------------------------------------------------------

    def check(self, view: View, use: Use, move: Move) -> None:
        """Refuses a use of a move that has this effect, by what its seat sees. Raises `Illegal`."""

    def parameter(self, view: View, use: Use, name: str) -> Parameter | None:
        """What one of `takes` can be, after what is chosen before it in a use; None if it is not to be chosen then."""
        return None

    def perform(self, board: Board, done: MoveMade) -> None:
        """Does what it does by being used."""

    def fall_due(self, board: Board, move: Move) -> None:
        """Judges what earlier uses of the move have left standing: each by the move that made it."""

    def heard(self, board: Board, move: Move, deal: Deal) -> None:
        """What a text that everyone may read from now on does to what stands of the move."""

    def called(self, option: str) -> str:
        """What an option of it is called; empty if it has no such option."""
        return ""

    def told(self, use: Use) -> str:
        """How everyone is told of a use of it where the move's author does not say; empty to leave it untold.

        {by}, {target}, {noun}, {strength}, {option}, {concession} and {test} (what would test a pledge) are filled in.
        """
        return ""

    def detail(self, use: Use) -> str:
        """What a use chose, as it follows the move in a plan; {option}, {choice} (its id), {concession} filled in."""
        return ""

    def is_hostile(self) -> bool:
        """Whether this very effect is `hostile`, by what its author said of it."""
        return self.hostile

    def lasts(self) -> bool:
        """Whether a use of it leaves something standing, which is judged later by the move that made it."""
        return type(self).fall_due is not Kind.fall_due

    def shows(self) -> bool:
        """Whether a use of this very effect is what its `sign` says."""
        return bool(self.sign)

    # -- in a scenario -----------------------------------------------------------------------------

    def within(self) -> Iterator[tuple[str, Kind]]:
        """Effects that stand inside it, each with the field that holds it."""
        for name in self.__struct_fields__:
            held: object = getattr(self, name)
            for each in held if isinstance(held, tuple) else ():
                if isinstance(each, Kind):
                    yield name, each

    def named(self) -> Iterator[tuple[Value, ...]]:
        """Things of its own that have an `id`, by which an author tells them apart."""
        for name in self.__struct_fields__:
            held: object = getattr(self, name)
            if isinstance(held, tuple) and held and isinstance(held[0], Value) and hasattr(held[0], "id"):
                yield held

    def useless(self, setting: Setting) -> str:
        """Why a move with it is of no use at this table; empty if it is of some."""
        return ""

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        """What makes no sense where it stands in a scenario; `giver` gives the concession that it stands in."""
        return iter(())

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

    def brings(self, board: Board, run: Running) -> Iterator[tuple[str, int]]:
        """Meters that it is reckoned to move in a round, by key, and by how much: found by letting it stand."""
        trial = board.copied()
        mark = len(trial.shifts)
        self.stand(trial, run, believed=True, actual=True)
        yield from ((shift.meter, shift.by) for shift in trial.shifts[mark:])

    def leans(self, meter: str) -> int:
        """Which way it moves a kind of meter while in force, and by how much; 0 if it does not."""
        return 0

    def drift_held(self) -> str:
        """The kind of meter whose drift it holds back; empty if it does not."""
        return ""

    def holds_back(self, board: Board, run: Running, meter: str, of: str) -> int:
        """The most by which a drifting meter of a delegation rises in a round; 100 for no limit."""
        return 100

    def reveals(self, board: Board, run: Running) -> tuple[str, ...]:
        """Keys of the meters of fact that are shown as they are."""
        return ()


kinds = cast("Callable[[tuple[Effect, ...]], tuple[Kind, ...]]", tuple)
"""What an author wrote, as what it does: the model knows effects only by their plain base.

A tuple of a tuple is itself, which costs less than a function of our own, and this is asked at every step of a round.
"""


def check_option(use: Use, options: tuple[str, ...], move: Move) -> None:
    """Refuses an option that a move does not have."""
    if use.option not in options:
        raise Illegal(Ground.UNKNOWN_CHOICE, f"{move.title} needs one of: {', '.join(options)}.", Page.PLAN)


__all__ = ["Effect", "Fault", "Kind", "MoveMade", "Place", "check_option", "kinds"]
