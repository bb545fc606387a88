"""What a partner may demand of its guarantor."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.change import ChangeMeter
from game.rules.effects.kind import Deed, Kind, Place, check_option
from game.rules.model.conditions import Condition
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
    options: tuple[DemandOption, ...]
    met: tuple[ChangeMeter, ...]
    refused: tuple[ChangeMeter, ...]

    def check(self, view: View, use: Use, move: Move) -> None:
        check_option(use, tuple(option.id for option in self.options), move)

    def perform(self, board: Board, deed: Deed) -> None:
        use = deed.use
        board.demands.append(Demanded(deed.seat, use.target, use.move, use.option, board.round))
