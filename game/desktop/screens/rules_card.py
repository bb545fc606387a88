"""The rules card: every idea that a word on the screen may need, one sentence each, with its icon. One page."""

from __future__ import annotations

from game.desktop.response import Back
from game.desktop.screen import Screen
from game.desktop.screens.layouts import Grid
from game.desktop.screens.menu_frame import page
from game.desktop.theme import SMALL, SMALL_STRONG, Look
from game.desktop.widgets import Button, Column, Icon, Label, Row, Sheet, Widget
from game.rules.model.rulebook import CardLine
from game.rules.model.setting import Setting


class RulesCard(Screen):
    """The card of the rules that a scenario plays by."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting

    def build(self, look: Look) -> Widget:
        lines = [_line(each) for each in self.setting.rulebook.card]
        body = Sheet(Grid(lines, 300, 14))
        return page("Rules card", body, [Button("Back", Back, "primary", key="done")], wide=1560)


def _line(line: CardLine) -> Widget:
    words = Column([Label(line.title, SMALL_STRONG, "brass"), Label(line.text, SMALL)], gap=1, grow=1)
    return Row([Icon(line.icon or "info", 26, "brass"), words], gap=12, align="top")
