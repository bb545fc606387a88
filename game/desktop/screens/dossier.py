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
from game.desktop.screens.relationships import bonds
from game.desktop.screens.rules_card import RulesCard
from game.desktop.theme import BIG_NUMBER, READOUT, SMALL, STRONG, Look
from game.desktop.widgets import (
    Button,
    Card,
    Column,
    Emblem,
    Fit,
    Flow,
    Head,
    Icon,
    Label,
    Line,
    Listing,
    Option,
    Pad,
    Pane,
    Row,
    Scroll,
    Sheet,
    Tabs,
    Widget,
    heading,
)
from game.rules.conditions import all_hold
from game.rules.model.mandate import Flow as Earning
from game.rules.model.mandate import Objective
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.round.forecast import board_from
from game.wording import NOT_CALIBRATED, ROLE_WORDS, decimal, meter_name, upper_first


class DossierScreen(Screen):
    """``then`` is what follows the button at its foot; without it the screen goes back to where it was opened."""

    def __init__(self, view: View, then: Callable[[], Response | None] | None = None, page: str = "mandate") -> None:
        self.view, self.then, self.page = view, then, page
        self.answers = Answers()

    def build(self, look: Look) -> Widget:
        who = self.view.setting.delegation[self.view.seat]
        wide = FixedRow(
            [
                Pane(Scroll(self._brief(), key="brief"), least=400, grow=5),
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

    def _shown(self) -> Widget:
        if self.page == "brief":
            return self._brief()
        if self.page == "bonds":
            return bonds(self.view)
        if self.page == "questions":
            return questions(self.view.mandate.questions, self.answers)
        return mandate(self.view)

    def _brief(self) -> Widget:
        parts = [part.strip() for part in self.view.mandate.brief.split("\n") if part.strip()]
        head = heading("YOUR BRIEF, FOR YOUR EYES ONLY")
        return Sheet(Column([head, *(Label(part, READOUT) for part in parts)], gap=12), around=22)


def mandate(view: View) -> Widget:
    """What the seat scores by: the walk-away value, what every round earns, aims and red lines."""
    own = view.mandate
    parts = [_walk_away(view)]
    if own.flows:
        how = "For every 10 points that a meter stands above its mark you score this; below the mark, the reverse."
        parts.append(_sheet("EVERY ROUND, BY THE METERS", _flows(view), Label(how, SMALL, "muted")))
    if own.objectives:
        parts.append(_sheet("YOUR AIMS AT THE END", *(_aim(view, each) for each in own.objectives)))
    if own.red_lines:
        parts.append(_sheet("YOUR RED LINES", *(_aim(view, each) for each in own.red_lines)))
    return Column(parts, gap=12)


def _sheet(title: str, *parts: Widget) -> Widget:
    return Sheet(Column([heading(title), *parts], gap=8))


def _walk_away(view: View) -> Widget:
    walk = view.mandate.walk_away
    if walk is None:
        return _sheet("WITHOUT ANY DEAL OF YOURS", Label(NOT_CALIBRATED))
    numbers = Row(
        [
            _figure(walk.nobody_deals, "points, if nobody deals"),
            _figure(walk.others_deal, "points, if the others deal without you"),
        ],
        gap=24,
        align="top",
    )
    why = (
        "That is your walk-away value: the result to beat, and the one to compare yourself with. Seats differ too much"
        " to be compared with each other."
    )
    return _sheet("WITHOUT ANY DEAL OF YOURS", numbers, Label(why, SMALL, "muted"))


def _figure(hundredths: int, words: str) -> Widget:
    return Column([Label(decimal(hundredths), BIG_NUMBER, "brass"), Label(words, SMALL)], gap=0, grow=1)


def _flows(view: View) -> Widget:
    heads = [Head("METER", grow=1), Head("MARK", "right"), Head("POINTS", "right")]
    return Listing(heads, [_flow(view, each) for each in view.mandate.flows])


def _flow(view: View, flow: Earning) -> Line:
    key = f"{flow.meter}:{flow.of}" if flow.of else flow.meter
    level = flow.meter in ("restrictions", "leak")
    step = "each level" if level else f"above {flow.above} only" if flow.only_above else f"from {flow.above}"
    return Line([upper_first(meter_name(view, key)), Label(step, SMALL, "muted", "right"), _points(flow.per_ten)])


def _points(hundredths: int) -> Widget:
    sign = "+" if hundredths > 0 else ""
    colour = "firm" if hundredths > 0 else "critical" if hundredths < 0 else "muted"
    return Label(f"{sign}{decimal(hundredths)}", STRONG, colour, "right")


def _aim(view: View, aim: Objective) -> Widget:
    holds = all_hold(aim.when, board_from(view, Plan()), view.seat, private=True)
    good = holds == (aim.points >= 0)
    now = "holds now" if holds else "does not hold now"
    state = Row(
        [Icon("tick" if holds else "cross", 16, "firm" if good else "muted"), Label(now, SMALL, "muted")], gap=6
    )
    words = Column([Label(aim.title, STRONG), state], gap=2, grow=1)
    number = Column([_points(aim.points), Label("points", SMALL, "muted", "right")], gap=0)
    return Card(Row([words, number], gap=12), mark="brass" if aim.points >= 0 else "critical")


__all__ = ["DossierScreen", "mandate"]
