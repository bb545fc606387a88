"""What a partner may demand of its guarantor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.effects.change import ChangeMeter, change
from game.rules.effects.kind import Fault, Kind, MoveMade, Place, check_option
from game.rules.law.assured import Assured
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.conditions import Condition
from game.rules.model.grounds import Ground
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.parameters import Option, Parameter
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.table import Demanded
from game.rules.model.terms import Use
from game.rules.model.value import Value
from game.rules.model.view import View

FEARS = ("abandonment", "entrapment")
"""The two fears of a partner (Snyder 1984), of which a demand speaks for one."""


class DemandOption(Value, frozen=True):
    """One thing a partner may demand.

    id: its name
    title: the demand in words
    met: what must hold when the next round is resolved, by what began after the demand
    fear: the fear that speaks in it, and that `met` and `refused` move where they move a fear
    """

    id: str
    title: str
    met: tuple[Condition, ...]
    fear: Literal["abandonment", "entrapment"] = "abandonment"


class Demand(Kind, frozen=True, tag_field="do", tag="demand"):
    """Names what the guarantor must do by the end of the next round.

    options: what may be demanded
    met: effects if it is done
    refused: effects if it is not
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    aimed: ClassVar[bool] = True
    takes: ClassVar[tuple[str, ...]] = ("option",)
    hostile: ClassVar[bool] = True
    target_told: ClassVar[bool] = False
    options: tuple[DemandOption, ...]
    met: tuple[ChangeMeter, ...]
    refused: tuple[ChangeMeter, ...]

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        if not self.options:
            yield Fault("Nothing can be demanded: add `options`, each with an id, a title and what it takes to be met.")
        for option in self.options:
            if not option.met:
                yield Fault(f"`{option.id}` would always be met: say in its `met` what must hold.", "options")

    def parameter(self, view: View, use: Use, name: str) -> Parameter | None:
        """What is promised already, or demanded already, is left out, unless nothing else is left."""
        fresh = [each for each in self.options if not self._waits(view, use, each) and not _promised(view, use, each)]
        shown = tuple(Option(each.id, each.title) for each in fresh or self.options)
        return Parameter(name, "What is demanded", shown)

    def check(self, view: View, use: Use, move: Move) -> None:
        """Rule 25: nobody demands what is in force, what is signed, or what it has demanded already."""
        check_option(use, tuple(option.id for option in self.options), move)
        option = self.option(use.option)
        if self._waits(view, use, option):
            raise Illegal(
                Ground.DEMANDED_ALREADY,
                f'"{option.title}" is demanded already and is judged this round: demand something else.',
            )
        if _promised(view, use, option):
            raise Illegal(
                Ground.STANDS_ALREADY,
                f'"{option.title}" is promised already, in force or signed: demand something else.',
            )

    def option(self, name: str) -> DemandOption:
        """One of the options by its name, which must be one."""
        return next(each for each in self.options if each.id == name)

    def eased(self, option: DemandOption, *, met: bool) -> tuple[ChangeMeter, ...]:
        """What meeting or refusing one option does: the fears in it are the one that speaks in the option."""
        changes = self.met if met else self.refused
        return tuple(replace(each, meter=option.fear) if each.meter in FEARS else each for each in changes)

    def _waits(self, view: View, use: Use, option: DemandOption) -> bool:
        return any(
            (made.by, made.move, made.option) == (view.seat, use.move, option.id) for made in view.table.demands
        )

    def called(self, option: str) -> str:
        return next((each.title for each in self.options if each.id == option), "")

    def told(self, use: Use) -> str:
        return '{by} demanded of {target}, by the end of next round: "{option}."'

    def detail(self, use: Use) -> str:
        return '("{option}")'

    def perform(self, board: Board, done: MoveMade) -> None:
        use = done.use
        board.demands.append(Demanded(done.seat, use.target, use.move, use.option, board.round))

    def fall_due(self, board: Board, move: Move) -> None:
        """Demands made last round are met or refused now, as far as everyone can see.

        One that is not met by the end of the Conference lapses: its plans hold no move that could have met it.
        """
        for made in board.table.demands:
            if made.move == move.id and made.round < board.round:
                self._judge(board, made)
        board.demands = [d for d in board.demands if d.move != move.id or d.round >= board.round]

    def _judge(self, board: Board, made: Demanded) -> None:
        option = self.option(made.option)
        met = all_hold(option.met, _since(board, made.round), made.by, made.to)
        if not met and board.conference:
            return
        what = f"{made.move}:{made.option}"
        cause = Cause(CauseKind.DEMAND_MET if met else CauseKind.DEMAND_REFUSED, what, made.by, made.to)
        for each in self.eased(option, met=met):
            change(board, each, cause, made.by, made.to)
        board.tell(NewsKind.DEMAND_MET if met else NewsKind.DEMAND_REFUSED, made.by, made.to, what)
        if not met:
            board.grieve(made.by, made.to, GrievanceKind.DEMAND_REFUSED, made.option)


def _promised(view: View, use: Use, option: DemandOption) -> bool:
    return Assured(view.setting, view.deals(), view.seat, use.target, view.round).all(option.met)


def _since(board: Board, round_no: int) -> Board:
    """The same board with only the texts that came into force after a round: a demand is met by nothing older."""
    fresh = board.copied()
    fresh.deals = [deal for deal in board.deals if deal.since > round_no]
    fresh.forget_running()
    return fresh
