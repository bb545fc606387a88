"""What a partner may demand of its guarantor."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.effects.change import ChangeMeter, change
from game.rules.effects.kind import Deed, Kind, Place, check_option
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.conditions import Condition
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.parameters import Option, Parameter
from game.rules.model.rulebook import Move
from game.rules.model.table import Demanded
from game.rules.model.terms import Use
from game.rules.model.value import Value
from game.rules.model.view import View


class DemandOption(Value, frozen=True):
    """One thing a partner may demand.

    id: its name
    title: the demand in words
    met: what must hold when the next round is resolved
    """

    id: str
    title: str
    met: tuple[Condition, ...]


class Demand(Kind, frozen=True, tag_field="do", tag="demand"):
    """Names what the guarantor must do by the end of the next round.

    options: what may be demanded
    met: effects if it is done
    refused: effects if it is not
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    takes: ClassVar[tuple[str, ...]] = ("option",)
    options: tuple[DemandOption, ...]
    met: tuple[ChangeMeter, ...]
    refused: tuple[ChangeMeter, ...]

    def parameter(self, view: View, use: Use, name: str) -> Parameter | None:
        return Parameter(name, "What is demanded", tuple(Option(each.id, each.title) for each in self.options))

    def check(self, view: View, use: Use, move: Move) -> None:
        check_option(use, tuple(option.id for option in self.options), move)

    def perform(self, board: Board, deed: Deed) -> None:
        use = deed.use
        board.demands.append(Demanded(deed.seat, use.target, use.move, use.option, board.round))

    def fall_due(self, board: Board, move: Move) -> None:
        """Demands made last round are met or refused now, as far as everyone can see.

        One that is not met by the end of the Conference lapses: its plans hold no move that could have met it.
        """
        for made in board.table.demands:
            if made.move == move.id and made.round < board.round:
                self._judge(board, made)
        board.demands = [d for d in board.demands if d.move != move.id or d.round >= board.round]

    def _judge(self, board: Board, made: Demanded) -> None:
        option = next(o for o in self.options if o.id == made.option)
        met = all_hold(option.met, board, made.by, made.to)
        if not met and board.round == board.setting.rounds:
            return
        what = f"{made.move}:{made.option}"
        cause = Cause(CauseKind.DEMAND_MET if met else CauseKind.DEMAND_REFUSED, what, made.by, made.to)
        for each in self.met if met else self.refused:
            change(board, each, cause, made.by, made.to)
        board.tell(NewsKind.DEMAND_MET if met else NewsKind.DEMAND_REFUSED, made.by, made.to, what)
        if not met:
            board.grieve(made.by, made.to, GrievanceKind.DEMAND_REFUSED, made.option)
