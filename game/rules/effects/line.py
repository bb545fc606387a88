"""A public line on one concession."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.kind import Kind, MoveMade, Place
from game.rules.law.running import givers
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.concessions import Concession
from game.rules.model.grounds import Ground
from game.rules.model.news import NewsKind
from game.rules.model.parameters import Option, Parameter
from game.rules.model.refusal import Illegal, Page
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.table import PublicLine
from game.rules.model.terms import Text, Use
from game.rules.model.units import Change, Small
from game.rules.model.view import View


class Line(Kind, frozen=True, tag_field="do", tag="line"):
    """A public line on one concession, which cannot be withdrawn.

    crossed: what is added to own support when the line is crossed
    most: how many lines one delegation may draw in a game
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    takes: ClassVar[tuple[str, ...]] = ("option", "concession", "level")
    sign: ClassVar[str] = "line"
    crossed: Change
    most: Small = 2

    def parameter(self, view: View, use: Use, name: str) -> Parameter | None:
        if name == "option":
            ways = [Option("", "Never above a level of your own")] if _open(view, "") else []
            ways += [Option("without", "Nothing without one of theirs")] if _open(view, "without") else []
            return Parameter(name, "The line", tuple(ways))
        if name == "concession":
            return Parameter(name, "On", tuple(Option(each.id, each.title) for each in _open(view, use.option)))
        held = view.setting.concession.get(use.concession)
        if held is None or use.option == "without":
            return None
        levels = tuple(Option(level, f"level {level}" if level else "none at all") for level in range(len(held.levels)))
        return Parameter(name, "Never above", levels)

    def check(self, view: View, use: Use, move: Move) -> None:
        concession = view.setting.concession.get(use.concession)
        if concession is None:
            raise Illegal(Ground.NEEDS_CONCESSION, "A public line needs a concession: name one.", Page.PLAN)
        if use.option not in ("", "without"):
            raise Illegal(Ground.UNKNOWN_CHOICE, "A public line says `never above` a level, or `without`.", Page.PLAN)
        if use.option == "" and (concession.giver != view.seat or not 0 <= use.level < len(concession.levels)):
            raise Illegal(
                Ground.CANNOT_AIM,
                "`Never above` is about a concession of your own, below its highest level.",
                Page.PLAN,
            )
        if use.option == "without" and use.level:
            raise Illegal(
                Ground.NEEDS_NO_DETAIL,
                "`Nothing without` is about a concession, not a level of it: leave the level out.",
                replace(use, level=0),
            )
        if use.option == "without" and concession.giver == view.seat:
            raise Illegal(Ground.CANNOT_AIM, "`Nothing without` is about a concession of somebody else.", Page.PLAN)
        drawn = [line for line in view.table.lines if line.by == view.seat]
        if sum(line.move == use.move for line in drawn) >= self.most:
            raise Illegal(Ground.USED_UP, f"You have drawn {self.most} public lines, and no more are believed.")
        if any(held.concession == use.concession for held in drawn):
            raise Illegal(Ground.DONE_ALREADY, "You have drawn a line on that concession already.")

    def called(self, option: str) -> str:
        return {"": "never above", "without": "nothing without"}.get(option, "")

    def told(self, use: Use) -> str:
        if use.option == "without":
            return "{by} drew a public line: it signs nothing in which it gives without {concession}."
        if use.level == 0:
            return "{by} drew a public line: it will never give {concession}."
        return f"{{by}} drew a public line: on {{concession}} it will never go above level {use.level}."

    def detail(self, use: Use) -> str:
        if use.option == "without":
            return "(nothing without {concession})"
        return f"(never above level {use.level} of {{concession}})" if use.level else "(never any {concession})"

    def perform(self, board: Board, done: MoveMade) -> None:
        use = done.use
        board.lines.append(PublicLine(done.seat, use.concession, use.level, use.option == "without", use.move))

    def heard(self, board: Board, move: Move, deal: Deal) -> None:
        """Lines are drawn in public: only a text that everyone can read crosses them."""
        for index, line in enumerate(board.lines):
            if line.move == move.id and crosses(board, line, deal.text):
                board.lines[index] = replace(line, crossed=True)
                board.shift(f"support:{line.by}", self.crossed, Cause(CauseKind.LINE_CROSSED, line.concession, line.by))
                board.tell(NewsKind.LINE_CROSSED, line.by, what=line.concession)


def _open(view: View, option: str) -> tuple[Concession, ...]:
    """On what a line of one kind can still be drawn."""
    drawn = {line.concession for line in view.table.lines if line.by == view.seat}
    mine = option != "without"
    return tuple(c for c in view.setting.concessions if c.id not in drawn and (c.giver == view.seat) == mine)


def crossing(setting: Setting, line: PublicLine) -> int:
    """What is added to the support at home of whoever drew a line when it is crossed, by the move that drew it."""
    return sum(effect.crossed for effect in setting.move[line.move].effects if isinstance(effect, Line))


def crosses(board: Board, line: PublicLine, text: Text) -> bool:
    """Whether a text that everyone can read crosses a line that has not been crossed before."""
    if line.crossed or line.by not in text.signatories:
        return False
    levels = {c.concession: c.level for c in text.clauses}
    if not line.without:
        return levels.get(line.concession, 0) > line.level
    held = {run.clause.concession for run in board.public_clauses()}
    return line.by in givers(board.setting, text) and line.concession not in levels and line.concession not in held
