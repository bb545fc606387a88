"""A public line on one concession."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Deed, Kind, Place
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.table import PublicLine
from game.rules.model.terms import Use
from game.rules.model.units import Change, Small
from game.rules.model.view import View


class Line(Kind, frozen=True, tag_field="do", tag="line"):
    """A public line on one concession, which cannot be withdrawn.

    crossed: what is added to own support when the line is crossed
    most: how many lines one delegation may draw in a game
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    crossed: Change
    most: Small = 2

    def check(self, view: View, use: Use, move: Move) -> None:
        concession = view.setting.concession.get(use.concession)
        if concession is None:
            raise Illegal("A public line needs a concession: name one.")
        if use.option not in ("", "without"):
            raise Illegal("A public line says `never above` a level, or `without`.")
        if use.option == "" and (concession.giver != view.seat or not 0 <= use.level < len(concession.levels)):
            raise Illegal("`Never above` is about a concession of your own, below its highest level.")
        if use.option == "without" and concession.giver == view.seat:
            raise Illegal("`Nothing without` is about a concession of somebody else.")
        drawn = [line for line in view.table.lines if line.by == view.seat]
        if len(drawn) >= self.most:
            raise Illegal(f"You have drawn {self.most} public lines, and no more are believed.")
        if any(held.concession == use.concession for held in drawn):
            raise Illegal("You have drawn a line on that concession already.")

    def perform(self, board: Board, deed: Deed) -> None:
        use = deed.use
        board.lines.append(PublicLine(deed.seat, use.concession, use.level, use.option == "without", use.move))
