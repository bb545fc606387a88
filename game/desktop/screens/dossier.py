"""The dossier: the brief, the mandate as numbers and plain words, who one depends on, and three questions about it.

Before a game and, at any time, in it. Made from one View.
"""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.crest import crest_of
from game.desktop.response import Back, Response
from game.desktop.screen import Go, Screen
from game.desktop.screens.brief_quiz import Answers, questions
from game.desktop.screens.layouts import FixedRow
from game.desktop.screens.menu_frame import bar
from game.desktop.screens.read_page import Onlooker, page_widgets
from game.desktop.screens.rules_card import RulesCard
from game.desktop.theme import Look
from game.desktop.widgets import (
    Button,
    Column,
    Emblem,
    Fit,
    Flow,
    Option,
    Pad,
    Pane,
    Scroll,
    Sheet,
    Tabs,
    Widget,
)
from game.present.brief import bonds, brief, mandate
from game.present.page import Page
from game.rules.model.view import View
from game.wording import ROLE_WORDS


class DossierScreen(Screen):
    """``then`` is what follows the button at its foot; without it the screen goes back to where it was opened."""

    def __init__(self, view: View, then: Callable[[], Response | None] | None = None, page: str = "mandate") -> None:
        self.view, self.then, self.page = view, then, page
        self.answers = Answers()

    def build(self, look: Look) -> Widget:
        who = self.view.setting.delegation[self.view.seat]
        wide = FixedRow(
            [
                Pane(Scroll(self._shown("brief"), key="brief"), least=400, grow=5),
                Pane(
                    Column([Pad(self._tabs(), 0, 5), Scroll(self._shown(), key=self.page, grow=1)], gap=8),
                    least=520,
                    grow=6,
                ),
            ],
            gap=6,
            align="fill",
        )
        stacked = Column([Pad(self._tabs(True), 0, 5), Scroll(self._shown(), key=self.page, grow=1)], gap=8)
        title = f"{who.title}, {ROLE_WORDS[who.role]}"
        emblem = Emblem(crest_of(self.view.setting, who.id), size=40)
        rules = Button("Rules card", lambda: Go(RulesCard(self.view.setting)), "quiet", "help", key="rules")
        back = None if self.then else Back
        foot = Flow([self._done()], align="right")
        top = bar(title, [rules], back, emblem)
        return Column([top, Pad(Fit([wide, stacked], grow=1), 0, 12, grow=1), Pad(foot, 10, 18)], gap=0)

    def _done(self) -> Widget:
        if self.then is None:
            return Button("Back to the table", Back, "primary", "table", key="done")
        return Button("To the table", self.then, "primary", "table", key="done")

    def _tabs(self, with_brief: bool = False) -> Widget:
        options = [Option("mandate", "Mandate"), Option("bonds", "Who you depend on"), Option("questions", "Questions")]
        if with_brief:
            options.insert(0, Option("brief", "Brief"))
        return Tabs(options, self.page, self._turn, key="tabs")

    def _turn(self, page: str) -> Response | None:
        self.page = page
        return None

    def _shown(self, page: str = "") -> Widget:
        name = page or self.page
        if name == "questions":
            return questions(self.view.mandate.questions, self.answers)
        made = {"brief": lambda view: Page(brief(view).sections[:1]), "bonds": bonds}.get(name, mandate)
        shown = page_widgets(Onlooker(self.view.setting), made(self.view), name)
        return Sheet(Column(shown, gap=12), around=22)
