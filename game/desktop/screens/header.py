"""The bar at the top of a game: who one is, how one stands, what to do now, and the button that ends a phase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.layouts import FixedRow, Unbroken
from game.desktop.screens.planner import Planner
from game.desktop.screens.round_playback import RoundPlayback
from game.desktop.theme import NAME, SMALL, STRONG
from game.desktop.widgets import Button, Card, Column, Emblem, Fit, Flow, Icon, Label, Pane, Row, Sheet, Space, Widget
from game.present.next_step import next_step
from game.present.status import figures
from game.present.waiting import unanswered_sentence
from game.rules.verbs.act import Act
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.unready import Unready


@dataclass(frozen=True)
class Handing:
    """What hands the machine to the next person, and that person's delegation."""

    to: str
    act: Callable[[], Response | None]


class AtTable(Protocol):
    """What the bar needs of the screen that it is the bar of."""

    desk: Desk
    planner: Planner
    telling: RoundPlayback | None
    hand_over: Handing | None
    leave: Callable[[], Response | None]

    @property
    def ready_all_the_same(self) -> bool:
        """Whether Ready was pressed although something waits for an answer."""
        ...

    def debrief(self) -> Response | None:
        """Opens the debrief."""

    def go(self) -> Response | None:
        """Goes where the next step is."""

    def ready(self) -> Response | None:
        """Ends the negotiation of this round."""

    def take_back(self, act: Act) -> Response | None:
        """Takes back being ready, or the committed plan."""

    def ask_to_leave(self) -> Response | None:
        """Asks before the table is left."""


def header(game: AtTable) -> Widget:
    """The bar."""
    line = FixedRow(
        [_who(game), Pane(_now(game), least=420, grow=1), Unbroken(FixedRow(_standing(game), gap=2)), _end_phase(game)],
        gap=12,
    )
    short = FixedRow(
        [
            _emblem(game, 40),
            Pane(_now(game), least=330, grow=1),
            Unbroken(FixedRow(_standing(game), gap=2)),
            _end_phase(game, short=True),
        ],
        gap=8,
    )
    brief = Row(
        [_emblem(game, 34), Flow(_standing(game, short=True), gap=2), Space(grow=1), _end_phase(game, short=True)],
        gap=8,
    )
    bar = Fit([line, short, Column([brief, _now(game)], gap=6)])
    return Sheet(Column([bar, *_unanswered(game), *game.desk.note("ready")], gap=4), around=5, key="header")


def _unanswered(game: AtTable) -> list[Widget]:
    """What waits for an answer, where Ready was pressed all the same."""
    if not game.ready_all_the_same:
        return []
    words = Label(unanswered_sentence(game.desk.view), SMALL, "caution")
    return [Flow([Row([Icon("warning", 18, "caution"), words], gap=8)], align="right", key="unanswered")]


def _who(game: AtTable) -> Widget:
    desk = game.desk
    who = desk.view.setting.delegation[desk.seat]
    words = Column([Label(who.title, NAME), Label(desk.view.setting.title, SMALL, "muted")], gap=0)
    return FixedRow([_emblem(game, 40), words], gap=10, key="who")


def _emblem(game: AtTable, size: int) -> Widget:
    desk = game.desk
    return Emblem(desk.crest(desk.seat), size=size)


def _now(game: AtTable) -> Widget:
    """What to do now, as a card that leads there."""
    desk = game.desk
    if game.telling is not None:
        words, mine = "The round is being told: press Next, or skip to the end.", True
    else:
        step = next_step(desk.view)
        words, mine = step.words, step.mine
    icon = "play" if mine else "clock"
    row = Row(
        [Icon(icon, 20, "brass" if mine else "muted"), Label(words, STRONG, "text" if mine else "muted", grow=1)],
        gap=10,
    )
    return Card(row, game.go, f"what now: {words}", mark="brass" if mine else "", around=8, grow=1, key="what-now")


def _standing(game: AtTable, short: bool = False) -> list[Widget]:
    """Score, support and capital; each leads to its reasons. Short is the number alone beside its drawing."""
    return [
        Button(
            each.number if short else f"{each.number} {each.unit}", partial(_lead, game.desk, each.page), kind="quiet",
            says=f"{each.number} {each.unit}", icon=each.kind, small=True, tip=each.tip, key=each.kind,
        )
        for each in figures(game.desk.view if game.telling is None else game.telling.before)
    ]  # fmt: skip


def _lead(desk: Desk, page: str) -> Response | None:
    return desk.why(f"support:{desk.seat}") if page == "support" else desk.open(page)


def _end_phase(game: AtTable, short: bool = False) -> Widget:
    act = game.leave if game.desk.view.table.outcome is not None else game.ask_to_leave
    leave = Button("", act, kind="quiet", icon="quit", says="Leave the table; the game is kept", key="leave")
    return FixedRow([leave, *_hand_over(game, short), *_main(game)], gap=6, key="end-phase")


def _hand_over(game: AtTable, short: bool) -> list[Widget]:
    """Where several people share the machine: the curtain, at any time."""
    hand = game.hand_over
    if hand is None:
        return []
    says = f"Hand over to {hand.to}"
    words = "" if short else "Hand over"
    return [Button(words, hand.act, icon="curtain", says=says, tip=f"{says} behind a curtain (F9).", key="hand")]


def _main(game: AtTable) -> list[Widget]:
    """The button that ends a phase. A press too many must never end the next one: so none while a round is told,
    and a plan without moves is committed on its own page."""
    desk, view = game.desk, game.desk.view
    if game.telling is not None:
        return []
    if view.table.outcome is not None:
        return [Button("Debrief", game.debrief, kind="primary", icon="debrief", key="debrief")]
    if view.table.phase == "negotiation":
        if view.seat in view.table.said_ready and view.desk.ready:
            return [_take_back(game, "Not ready yet", "Take back that you are ready", Unready())]
        why_not = desk.kept("ready", lambda: desk.why_not(Ready()))
        words = "Ready all the same?" if game.ready_all_the_same else "Ready"
        return [Button(words, game.ready, "primary", "ready", why_not, key="ready", guise=words)]
    if view.desk.plan is not None:
        return [_take_back(game, "Take it back", "Take your plan back", Recall())]
    if not game.planner.plan.moves:
        return [Button("Plan", partial(desk.open, "plan"), icon="mandate", says="Open the plan", key="plan")]
    why_not = game.planner.problem(game.planner.plan)
    return [Button("Commit", game.planner.commit, kind="primary", icon="lock", why_not=why_not, key="commit")]


def _take_back(game: AtTable, words: str, says: str, act: Act) -> Widget:
    """Stands where Ready or Commit stood. Its guise differs, so that a double click does not take back what it did."""
    desk = game.desk
    why_not = desk.kept(act.verb, lambda: desk.why_not(act))
    press = partial(game.take_back, act)
    return Button(words, press, icon="undo", says=says, why_not=why_not, key="ready", guise=words)
