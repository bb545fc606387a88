"""A noisy look at one hidden fact."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Deed, Kind, Place, check_option
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Use
from game.rules.model.units import Percent
from game.rules.model.view import View

INQUIRIES = ("support", "strain", "progress", "trust", "enforcement", "worth")
"""What can be inquired about another delegation."""


class Inquire(Kind, frozen=True, tag_field="do", tag="inquire"):
    """Buys a noisy look at one hidden fact.

    noise: how far the answer may lie from the truth, in points of the meter or hundredths of a point of worth
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    takes: ClassVar[tuple[str, ...]] = ("option", "concession", "level")
    noise: Percent = 8

    def check(self, view: View, use: Use, move: Move) -> None:
        check_option(use, INQUIRIES, move)
        rule, target = view.setting.restrictions, view.setting.delegation[use.target]
        if use.option == "worth":
            concession = view.setting.concession.get(use.concession)
            if concession is None or not 1 <= use.level <= len(concession.levels):
                raise Illegal("Name the concession and the level whose worth to them you want to learn.")
            return
        if use.concession or use.level:
            raise Illegal(f"An inquiry about {use.option} is not about a concession: leave it out.")
        facts = {"strain": target.strain is not None, "progress": target.progress is not None}
        facts["enforcement"] = rule is not None and rule.enforced_by == use.target
        if not facts.get(use.option, True):
            raise Illegal(f"{target.title} has no {use.option} to learn about: inquire about something else.")

    def perform(self, board: Board, deed: Deed) -> None:
        board.inquiries.append((deed.seat, deed.use, self.noise))
