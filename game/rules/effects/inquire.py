"""A noisy look at one hidden fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.kind import Kind, MoveMade, Place, check_option
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Option, Parameter, listed
from game.rules.model.refusal import Illegal, Page
from game.rules.model.rulebook import Move
from game.rules.model.terms import Use
from game.rules.model.units import Percent
from game.rules.model.view import View

INQUIRIES: Mapping[str, str] = {
    "support": "support at home",
    "strain": "strain under restrictions",
    "progress": "progress of the programme",
    "trust": "trust in you",
    "enforcement": "real enforcement",
    "worth": "what something is worth to them",
}
"""What can be inquired about another delegation."""


class Inquire(Kind, frozen=True, tag_field="do", tag="inquire"):
    """Buys a noisy look at one hidden fact.

    noise: how far the answer may lie from the truth, in points of the meter or hundredths of a point of worth
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    aimed: ClassVar[bool] = True
    takes: ClassVar[tuple[str, ...]] = ("option", "concession", "level")
    noise: Percent = 8

    def called(self, option: str) -> str:
        return INQUIRIES.get(option, "")

    def detail(self, use: Use) -> str:
        if use.concession:
            return f"about what level {use.level} of {{concession}} is worth to it"
        return "about its {choice}"

    def check(self, view: View, use: Use, move: Move) -> None:
        check_option(use, tuple(INQUIRIES), move)
        if use.option == "worth":
            concession = view.setting.concession.get(use.concession)
            if concession is None or not 1 <= use.level <= len(concession.levels):
                raise Illegal(
                    Ground.NEEDS_CONCESSION,
                    "Name the concession and the level whose worth to them you want to learn.",
                    Page.PLAN,
                )
            return
        if use.concession or use.level:
            raise Illegal(
                Ground.NEEDS_NO_DETAIL,
                f"An inquiry about {use.option} is not about a concession: leave it out.",
                replace(use, concession="", level=0),
            )
        if use.option not in _facts(view, use.target):
            title = view.setting.delegation[use.target].title
            raise Illegal(
                Ground.NO_EFFECT,
                f"{title} has no {use.option} to learn about: inquire about something else.",
                Page.PLAN,
            )

    def parameter(self, view: View, use: Use, name: str) -> Parameter | None:
        if name == "option":
            return Parameter(name, "About", tuple(Option(each, INQUIRIES[each]) for each in _facts(view, use.target)))
        if use.option != "worth":
            return None
        if name == "concession":
            found = tuple(Option(each.id, each.title) for each in view.setting.concessions)
            return Parameter(name, "Which concession", found)
        held = view.setting.concession.get(use.concession)
        return None if held is None else listed(name, "Level", tuple(range(1, len(held.levels) + 1)))

    def perform(self, board: Board, done: MoveMade) -> None:
        board.inquiries.append((done.seat, done.use, self.noise))


def _facts(view: View, target: str) -> tuple[str, ...]:
    """What there is to learn about a delegation, or about anybody else while none is named."""
    rule = view.setting.restrictions
    held = [each for each in view.setting.delegations if each.id == target or (not target and each.id != view.seat)]
    there = {
        "strain": any(each.strain is not None for each in held),
        "progress": any(each.progress is not None for each in held),
        "enforcement": rule is not None and any(each.id == rule.enforced_by for each in held),
    }
    return tuple(each for each in INQUIRIES if there.get(each, True))
