"""The table during a game: the header with what to do now, the round table, and pages at its sides.

It holds one seat's Desk and pages, takes Views from the live game, and draws; what an act does is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame

from game.desktop.after_game import AfterGame
from game.desktop.live_game import Live, Quiet, Refused, Trouble, Update
from game.desktop.response import Back, Into, Response
from game.desktop.round_table import RoundTable
from game.desktop.screen import Go, Screen
from game.desktop.screens.advice import Adviser
from game.desktop.screens.asked_page import seat_page, why_page
from game.desktop.screens.composer import Composer
from game.desktop.screens.debrief import Measured
from game.desktop.screens.desk import LEFT_PAGES, RIGHT_PAGES, Desk
from game.desktop.screens.ending import Ended
from game.desktop.screens.first_that_fits import FirstThatFits, FirstThatIsLowEnough
from game.desktop.screens.header import Handing, header
from game.desktop.screens.layouts import FixedRow, Unbroken, WithFoot
from game.desktop.screens.leave_dialog import Leaving
from game.desktop.screens.mending import Mending
from game.desktop.screens.now_page import NowPage
from game.desktop.screens.offers_page import OffersPage
from game.desktop.screens.one_line_label import OneLineLabel
from game.desktop.screens.planner import Planner
from game.desktop.screens.read_page import read_page
from game.desktop.screens.rooms_page import RoomsPage
from game.desktop.screens.round_playback import RoundPlayback
from game.desktop.screens.view_scene import scene
from game.desktop.sound import Sounds
from game.desktop.table_list import table
from game.desktop.table_scene import TablePresses
from game.desktop.theme import Look
from game.desktop.widgets import (
    Button,
    Choice,
    Column,
    Fit,
    Icon,
    Option,
    Pad,
    Pane,
    Row,
    Scroll,
    Sheet,
    Tabs,
    Widget,
)
from game.present.next_step import next_step
from game.present.pages import PAGES
from game.present.waiting import Waiting, unanswered, waiting
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.ready import Ready

TITLES = {
    "now": "Now",
    "compose": "Compose",
    "plan": "Plan",
    "talk": "Rooms",
    **{kind.name: kind.title for kind in PAGES.values()},
    "table": "Table",
}
KEYS = {page: f"F{number}" for number, page in enumerate(("table", *(name for name in TITLES if name != "table")), 1)}
"""Keys that open the pages, in the order of the tabs."""
PLACES = {"": "talk", "answers": "now", "compose": "compose", "plan": "plan", "brief": "brief", "end": "now"}
"""The page on which what comes next is done."""
WRITING = 550
"""The least width of a text being written beside the table, at which what both sides give stands side by side."""
OWN_SCROLL = ("talk", "compose", "plan")
"""Pages that scroll inside themselves, so that what must stay in sight does."""


class GameScreen(Screen):
    """One seat's game. ``leave`` is what the button at the corner does, ``debrief`` what follows the end."""

    def __init__(
        self,
        live: Live,
        seat: str,
        *,
        motion: bool = True,
        sounds: Sounds | None = None,
        leave: Callable[[], Response | None] = Back,
        debrief: Callable[[], Response | None] | None = None,
        after: AfterGame | None = None,
    ) -> None:
        self.live, self.seat = live, seat
        self.desk = Desk(live, seat, motion, sounds)
        self.composer = Composer(self.desk)
        self.talk = RoomsPage(self.desk, self.composer.take)
        self.planner = Planner(self.desk)
        adviser = Adviser(self.desk, self.composer.take, self.planner.take)
        self.planner.adviser = adviser
        self.desk.mend = Mending(self.desk, self.composer, self.planner).mend
        self.offers = OffersPage(self.desk)
        self.now = NowPage(self.desk, self.composer.begin, adviser, self.offers, self.ready)
        self.telling: RoundPlayback | None = None
        self.lately = ""
        self.leave, self._debrief, self.after = leave, debrief, after
        self.leaving = Leaving(self.desk, leave, after.settings if after is not None else None)
        self.ended = Ended(self.desk, after)
        self.hand_over: Handing | None = None
        self._named: tuple[Waiting, ...] = ()  # what Ready has named as unanswered
        self._look: Look | None = None
        if not motion:
            live.at_once()
        self.title = live.setting.title

    # -- news

    def entered(self) -> None:
        self.desk.motion = self.after.motion if self.after is not None else self.desk.motion
        self._see(self.live.view(self.seat), ())

    def arrived(self, news: object) -> Response | None:
        if isinstance(news, Update) and news.seat == self.seat:
            told = self.telling
            self._see(news.view, news.happenings)
            if self.telling is not None and self.telling is not told:
                return Into("next")  # so that Return and Space go on
        elif isinstance(news, Refused) and news.seat == self.seat:
            self.desk.refuse(self.desk.waiting_on or "ready", news.reason, news.action)
        elif isinstance(news, Trouble):
            self.lately = news.sentence
        elif isinstance(news, Measured):
            self.ended.take(news)
        elif isinstance(news, Quiet):
            return None
        return None

    def _see(self, view: View, happenings: tuple[str, ...]) -> None:
        before = self.desk.view
        if view is before:
            return
        self.desk.see(view)
        self.talk.take_in()
        if happenings:
            self.lately = happenings[0]
        self._sound(before, view)
        if (view.round, view.table.take) != (before.round, before.table.take):
            self.planner.new_round()
            self.composer.clear()
        if len(view.table.history) > len(before.table.history):
            self._tell(before, view)
        elif view.table.phase != before.table.phase:
            self._new_phase(view)

    def _sound(self, before: View, view: View) -> None:
        if len(view.table.history) > len(before.table.history):
            self.desk.sound("round")
        elif len(view.desk.offers) > len(before.desk.offers):
            self.desk.sound("offer")
        elif self.talk.unread():
            self.desk.sound("message")

    def _new_phase(self, view: View) -> None:
        self.desk.open("plan" if view.table.phase == "signals" else "now")

    def _tell(self, before: View, view: View) -> None:
        self.telling = RoundPlayback(before, view, self.desk.motion)
        self.live.hold(True)

    def _next(self) -> Response | None:
        if self.telling is not None:
            self.telling.go_on()
        return None

    def _play(self) -> Response | None:
        if self.telling is not None:
            self.telling.play_or_pause()
        return None

    def _told(self) -> Response | None:
        """The round has been told: on to the next one."""
        self.telling = None
        self.live.hold(False)
        self.desk.open("now")
        return None

    def moving(self, now: int) -> bool:
        return self.telling is not None and (self.telling.moving(now) or self.telling.wait(now) == 0)

    def due(self, now: int) -> int | None:
        return self.telling.wait(now) if self.telling is not None else None

    # -- keys

    def key(self, event: pygame.event.Event) -> Response | bool:
        if self.telling is not None and event.key == pygame.K_RIGHT:
            return self._next() or True
        if event.key == pygame.K_ESCAPE:
            return self.ask_to_leave() or True
        for page, name in KEYS.items():
            if getattr(pygame, f"K_{name}") == event.key:
                return self.desk.open(page) or Into("table" if page == "table" else f"page-{page}")
        return False

    # -- acts of the header

    def ask_to_leave(self) -> Response | None:
        """Leave the table, after a question."""
        return self.leaving.ask()

    def ready(self) -> Response | None:
        """No more to say this round. What would go without an answer is named first, once."""
        waits = unanswered(self.desk.view)
        if waits and waits != self._named:
            self._named = waits
            self.desk.sound("refused")
        else:
            self.desk.act(Ready(), "ready")
        return None

    def take_back(self, act: Act) -> Response | None:
        """Negotiate or plan on after all. A plan that comes back is there to be changed."""
        plan = self.desk.view.desk.plan
        if self.desk.act(act, "ready") and plan is not None:
            self.planner.take(plan)
        return None

    @property
    def ready_all_the_same(self) -> bool:
        """Whether what waits has been named, so that the next press on Ready goes on without an answer to it."""
        return bool(self._named) and self._named == unanswered(self.desk.view)

    def go(self) -> Response | None:
        """Open the page where the next thing to do is done."""
        waits = waiting(self.desk.view)
        texts = [each for each in waits if each.kind == "offer"]
        place = next_step(self.desk.view).place
        if place == "answers" and len(texts) > 1 and waits[0].kind == "offer":
            return self.offers.open(texts[0].number)
        self.desk.open(PLACES.get(place, "now"))
        return None

    def debrief(self) -> Response | None:
        """What follows the end."""
        if self._debrief is not None:
            return self._debrief()
        from game.desktop.screens.debrief import DebriefScreen

        self.live.put_away()
        screen = DebriefScreen(self.live.path, self.seat, play_from=self.after.from_round if self.after else None)
        screen.found = self.ended.found
        return Go(screen)

    # -- drawing

    def build(self, look: Look) -> Widget:
        if look != self._look:  # what is kept was measured for another look
            self._look = look
            self.desk.forget()
        if self.telling is not None and self.telling.wait(pygame.time.get_ticks()) == 0:
            self.telling.go_on()
        if self.desk.page == "offers" and self.telling is None:
            whole: Widget = FirstThatIsLowEnough([self._compared, self._compared_alone], least=176, grow=1, key="over")
            return Column([whole, *self.leaving.dialog()], gap=0)
        if self.desk.page == "compose" and self.telling is None:
            whole = FirstThatIsLowEnough([self._at_table, self._composing, self._composing_low], grow=1, key="over")
            return Column([whole, *self.leaving.dialog()], gap=0)
        return Column([self._at_table(), *self.leaving.dialog()], gap=0)

    def _at_table(self) -> Widget:
        """The header, and the table with the pages at its sides."""
        least = 500 if self.desk.page == "compose" and self.telling is None else 176
        body = FirstThatFits([self._wide, self._medium, self._narrow], grow=1, key="body", least=least)
        return Column([header(self), Pad(body, 4, grow=1)], gap=0, grow=1)

    def _composing(self) -> Widget:
        """For a low window: the text that is written takes the room of header and tabs as well."""
        page = self.composer.page(alone=True)
        return Pad(Sheet(Column([page], gap=0), around=8, key="page-compose", closes=partial(self.desk.open, "now")), 2)

    def _composing_low(self) -> Widget:
        page = self.composer.page(alone=True, low=True)
        return Pad(Sheet(page, around=8, key="page-compose", closes=partial(self.desk.open, "now")), 2)

    def _compared(self) -> Widget:
        """All open texts side by side, in the place of the table."""
        return Column([header(self), Pad(self.offers.page(whole=True), 4, grow=1)], gap=0)

    def _compared_alone(self) -> Widget:
        """For a low window: the texts take the room of the header as well."""
        return Pad(self.offers.page(whole=False), 2)

    def _table(self, drawing: bool = True) -> Widget:
        telling = self.telling
        drawn = (
            replace(scene(self.desk.view, telling.meters(), "Resolution"), round=telling.report.round)
            if telling
            else self.desk.kept("scene", lambda: scene(self.desk.view))
        )
        drawn_table = (
            RoundTable(drawn, self._presses(), grow=1, key="table") if drawing else table(drawn, self._presses(), 1)
        )
        return Sheet(WithFoot(drawn_table, self._lately()), around=5, key="table-sheet")

    def _presses(self) -> TablePresses:
        desk = self.desk

        def door(pair: str) -> Response | None:
            sides = set(pair.split("/"))
            number = next(n for n, d in enumerate(desk.view.table.doors) if set(d.sides) == sides)
            return desk.why(f"door:{number}")

        return TablePresses(
            seat=desk.about,
            alliance=lambda pair: desk.why(f"confidence:{pair.split('/')[0]}"),
            door=door,
            tension=lambda _: desk.why("tension"),
            rounds=lambda _: desk.open("rounds"),
        )

    def _lately(self) -> Widget:
        """The last thing that happened, under the table."""
        lines = "Lines are alliances, numbers are confidence out of 100. " if self.desk.view.setting.alliances else ""
        words = self.lately or f"{lines}Press anything to ask why."
        icon = Icon("message" if self.lately else "help", 16, "muted")
        quiet = "" if self.live.busy and self.telling is None else "Nobody else has anything to say just now."
        hurry = Button("Hurry", self._hurry, "quiet", why_not=quiet, small=True, says="Let the others finish at once")
        return Row([icon, OneLineLabel(words, grow=1), hurry], gap=8)

    def _hurry(self) -> Response | None:
        self.live.hurry()
        return None

    def _page(self, name: str) -> Widget:
        """A page in its scroll area, the telling of a round in the place of all on the right."""
        view = self.desk.view
        if self.telling is not None and name in RIGHT_PAGES:
            story = self.telling.page(self._next, self._told, self._play)
            story.closes = self._told
            return story
        if name == "now" and view.table.outcome is not None:
            why_not = "" if self.live.path is not None or self._debrief else "This game was not recorded."
            self.ended.measure()
            page: Widget = self.ended.page(self.debrief, self.leave, why_not)
        else:
            makers: dict[str, Callable[[], Widget]] = {
                "now": self.now.page,
                "talk": self.talk.page,
                "compose": self.composer.page,
                "plan": self.planner.page,
                **{each: partial(read_page, self.desk, each) for each in PAGES},
                "why": lambda: why_page(self.desk),
                "seat": lambda: seat_page(self.desk),
            }
            page = makers[name]()
        if name in OWN_SCROLL:
            page.grow, page.key = 1, f"page-{name}"
            return page
        extra = f"-{self.desk.asked}" if name == "why" else f"-{self.desk.told_of}" if name == "seat" else ""
        closes = self._unask if name in ("why", "seat") else None
        return Scroll(page, least=100, key=f"page-{name}{extra}", grow=1, of=self.desk.moment, closes=closes)

    def _unask(self) -> Response | None:
        return self.desk.open(self.desk.before_why)

    def _badges(self, chosen: str) -> dict[str, int]:
        return {"now": len(waiting(self.desk.view)), "talk": self.talk.unread() if chosen != "talk" else 0}

    def _tabs(self, names: tuple[str, ...], chosen: str) -> Widget:
        badges = self._badges(chosen)
        options = [Option(name, TITLES[name], badges.get(name, 0)) for name in names]
        return Tabs(options, chosen, self._choose, "pages", tip=_keys_tip(names), key="tabs")

    def _short_tabs(self, names: tuple[str, ...], chosen: str) -> Widget:
        """Tabs while they fit on one line; else a list that opens, which leaves the page more room."""
        badges = self._badges(chosen)
        news = {name: f"  ({badges[name]} new)" if badges.get(name) else "" for name in names}
        options = [Option(name, TITLES[name] + news[name]) for name in names]
        short = Choice("", options, chosen, self._choose, tip=_keys_tip(names), key="pages")
        return Fit([Unbroken(self._tabs(names, chosen)), short])

    def _choose(self, name: str) -> Response | None:
        self.desk.refusal = ("", "")
        return self.desk.open(name)

    def _sheet(self, names: tuple[str, ...], page: str, key: str) -> Widget:
        shown = [self._page(page)]
        tabs = [] if self.telling is not None and page in RIGHT_PAGES else [self._tabs(names, page)]
        return Sheet(Column([*tabs, *shown], gap=8), around=12, key=key)

    def _wide(self) -> Widget:
        """Rooms at the left, the table, the desk at the right."""
        left = Pane(self._sheet(LEFT_PAGES, self.desk.left, "left"), least=300, most=380, steady=True)
        least, most = (WRITING, WRITING + 60) if self.desk.right == "compose" else (370, 500)
        right = Pane(
            self._sheet(("now", "compose", "plan"), self.desk.right, "right"), least=least, most=most, steady=True
        )
        return FixedRow([left, Pane(self._table(), grow=1), right], gap=8, align="fill", key="wide")

    def _medium(self) -> Widget:
        """The table and one sheet with all pages."""
        page = "now" if self.telling is not None else self.desk.page if self.desk.page != "table" else self.desk.right
        least = WRITING if page == "compose" else 370
        sheet = Pane(
            self._sheet((*("now", "compose", "plan"), *LEFT_PAGES), page, "side"), least=least, most=620, steady=True
        )
        return FixedRow([Pane(self._table(), grow=1), sheet], gap=8, align="fill", key="medium")

    def _narrow(self) -> Widget:
        """One sheet; the table is a page of its own."""
        names = ("table", "now", "compose", "plan", *LEFT_PAGES)
        page = "now" if self.telling is not None else self.desk.page
        if page == "table":
            inside: Widget = Scroll(self._table(drawing=False), least=100, key="page-table", grow=1)
            return Sheet(Column([self._short_tabs(names, page), inside], gap=8), around=10, key="narrow")
        tabs = [] if self.telling is not None and page in RIGHT_PAGES else [self._short_tabs(names, page)]
        return Sheet(Column([*tabs, self._page(page)], gap=8), around=12, key="narrow")


def _keys_tip(names: tuple[str, ...]) -> str:
    """Which key opens which page."""
    return f"Keys: {', '.join(f'{KEYS[name]} {TITLES[name]}' for name in names)}"


__all__ = ["GameScreen"]
