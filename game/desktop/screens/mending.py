"""Mending what was refused, at one press: a text or plan is changed to be read first, other acts are done."""

from __future__ import annotations

from game.desktop.response import Response
from game.desktop.screens.composer import Composer
from game.desktop.screens.desk import Desk
from game.desktop.screens.planner import Planner
from game.rules.cures import Cure
from game.rules.model.refusal import Page
from game.rules.model.terms import Use
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer

PAGES = {Page.COMPOSER: "compose", Page.OFFERS: "now", Page.PLAN: "plan"}


class Mending:
    """What a cure does at this desk."""

    def __init__(self, desk: Desk, composer: Composer, planner: Planner) -> None:
        self.desk, self.composer, self.planner = desk, composer, planner

    def mend(self, cure: Cure, where: str) -> Response | None:
        """Does what the button of a cure says; `where` is the place of the refusal."""
        desk = self.desk
        desk.refusal = ("", "")
        match cure:
            case Page():
                return self._show(cure)
            case Use():
                self.planner.add(cure)
                return desk.open("plan")
            case Commit(plan=plan):
                self.planner.take(plan)
                return desk.open("plan")
            case Offer(text=text, counters=number):
                self.composer.load(text, number)
                return desk.open("compose")
        desk.act(cure, where)
        return None

    def _show(self, page: Page) -> Response | None:
        """The page; of the talks, those of one's own that are not formal yet before others."""
        desk = self.desk
        if page is not Page.DOORS:
            return desk.open(PAGES[page])
        doors = list(enumerate(desk.view.table.doors))
        number = min(doors, key=lambda each: (desk.seat not in each[1].sides, each[1].state))[0]
        return desk.why(f"door:{number}")
