"""The page of what this round began with, and of what waits for an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from game.desktop.response import Response
from game.desktop.screens.advice import Adviser
from game.desktop.screens.confidence_falls import fall_cards
from game.desktop.screens.desk import Desk
from game.desktop.screens.offers_page import OffersPage
from game.desktop.screens.read_page import entry_card
from game.desktop.screens.tutorial_prompts import lesson_card
from game.desktop.theme import NAME, READOUT, SMALL, STRONG
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Row, Widget, heading
from game.present.answers import TONES, OfferCard, offer_card, waiting_cards
from game.present.lesson import LessonPage, in_lesson
from game.present.meters import Tone
from game.present.offer_form import ReadyText, ready_texts
from game.present.page import Entry, Line
from game.present.standing import demands, pledges
from game.present.waiting import duties
from game.rules.model.news import NewsKind
from game.rules.model.view import SeenOffer, View
from game.wording import (
    event_sentence,
    nearest_line,
    news_sentence,
    notice_sentence,
    offer_status,
    report_sentence,
    settling_lines,
)
from game.wording.meters import event_changes


class NowPage:
    """What is new, then what waits."""

    def __init__(
        self,
        desk: Desk,
        begin: Callable[[str], Response | None],
        adviser: Adviser,
        compare: OffersPage,
        ready: Callable[[], Response | None],
    ) -> None:
        self.desk, self.begin, self.adviser = desk, begin, adviser
        self.compare, self.ready = compare, ready

    def page(self) -> Widget:
        """The whole page."""
        view = self.desk.view
        lesson = lesson_card(view, self._taught)
        if lesson is not None and in_lesson(view):
            return self._lesson(lesson)
        items: list[Widget] = [] if lesson is None else [lesson]
        items += self._answered()
        items += fall_cards(self.desk)
        news = self._news()
        items += [heading("THIS ROUND"), *news] if news else []
        waiting = self._waiting()
        items += self.adviser.card() if view.table.phase == "negotiation" else []
        items += [heading("WAITS FOR YOU"), *waiting] if waiting else []
        items += self._duties()
        mine = self._cards("mine", lambda view: tuple(offer_card(view, seen) for seen in self._own()))
        items += [heading("SIGNED BY YOU THIS ROUND"), *mine] if mine else []
        items += self._ready_texts(bool(waiting))
        items += [] if news else [heading("THIS ROUND"), self._quiet()]
        return Column(items, gap=10)

    def _waiting(self) -> list[Widget]:
        """What waits. Several texts stand shortly, one under another: side by side they are read in the matrix."""
        entries = self.desk.kept(("cards", "now"), lambda: waiting_cards(self.desk.view))
        if sum(isinstance(each, OfferCard) for each in entries) < 2:
            return [entry_card(self.desk, each, f"now-{each.key}") for each in entries]
        columns = {each.number: each for each in self.compare.matrix.columns}
        words = f"Compare the {sum(not each.past for each in columns.values())} texts"
        found: list[Widget] = [Flow([Button(words, self.compare.open, "plain", "offer", key="compare")])]
        for each in entries:
            if isinstance(each, OfferCard):
                column = columns[each.number]
                tone: Tone = "firm" if column.sign > 0 else "critical" if column.sign < 0 else ""
                each = replace(each, lines=(Line(column.brief, "score", tone, small=True),))
            found.append(entry_card(self.desk, each, f"now-{each.key}"))
        return found

    def _lesson(self, card: Widget) -> Widget:
        """One idea at a time: the lesson, what fell, and what is to be answered; all else stays out of the way."""
        waiting = self._cards("now", waiting_cards)
        news = [] if waiting else self._news()
        return Column([card, *self.desk.note("lesson"), *fall_cards(self.desk), *waiting, *news], gap=10)

    def _taught(self, page: LessonPage) -> Response | None:
        """Does what a lesson asks for, or leads to where it is done."""
        match page.where:
            case "ready":
                return self.ready()
            case "compose":
                return self.begin(page.starts)
            case "ask" if page.act is not None:
                self.desk.act(page.act, "lesson")
                return None
        return self.desk.open("plan" if page.where == "plan" else "now")

    def _cards(self, where: str, make: Callable[[View], tuple[Entry, ...]]) -> list[Widget]:
        entries = self.desk.kept(("cards", where), lambda: make(self.desk.view))
        return [entry_card(self.desk, each, f"{where}-{each.key}") for each in entries]

    def _duties(self) -> list[Widget]:
        view = self.desk.view
        if view.table.outcome is not None:
            return []
        pressing = duties(view)
        cards: list[Widget] = [self._line_card("demand", words, "caution") for words in demands(view, view.seat)]
        cards += [self._line_card("pledge", words, "critical" if words in pressing else "") for words in pledges(view)]
        return [heading("DEMANDS AND PLEDGES"), *cards] if cards else []

    def _line_card(self, icon: str, words: str, mark: str) -> Widget:
        return Card(Row([Icon(icon, 22, mark or "muted"), Label(words, grow=1)], gap=10), mark=mark)

    def _own(self) -> list[SeenOffer]:
        """What this seat has put or signed in this round, the latest first."""
        view = self.desk.view
        held = [s for s in view.offers() if s.offer.round == view.round and view.seat in s.offer.signed]
        return held[::-1] if view.table.outcome is None else []

    def _answered(self) -> list[Widget]:
        """What has become of the last text that this seat put in this round, on one line."""
        last = next((seen for seen in self._own() if seen.offer.author == self.desk.seat), None)
        if last is None:
            return []
        asked = (last.room, last.offer.number)
        answers = [s.number for s in self.desk.view.offers() if (s.room, s.offer.counters) == asked]
        more = f" Offer {answers[-1]} answers it." if answers else ""
        words = f"You put offer {last.number}. {offer_status(self.desk.view, last)}{more}"
        return [self._line_card("offer", words, TONES.get(last.offer.status, ""))]

    def _ready_texts(self, busy: bool) -> list[Widget]:
        """Texts to start from, while nothing waits for an answer."""
        desk, view = self.desk, self.desk.view
        if busy or view.desk.ready or view.table.phase != "negotiation" or view.table.outcome is not None:
            return []
        own = desk.kept("ready texts", lambda: ready_texts(view))
        return [heading("TEXTS TO START FROM"), *map(self._template, own)] if own else []

    def _template(self, ready: ReadyText) -> Widget:
        others = [Emblem(self.desk.crest(s), size=26) for s in ready.text.signatories if s != self.desk.seat]
        lines = [Label(ready.title, STRONG), Label(f"with {ready.others}", SMALL, "muted")]
        if ready.refusal:
            lines.append(Label(ready.refusal, SMALL, "caution"))
        words = Column(lines, gap=0, grow=1)
        says = f"start a text: {ready.title}, with {ready.others}"
        says += f"; not as it stands: {ready.refusal}" if ready.refusal else ""
        row, begin = Row([words, *others], gap=4), partial(self.begin, ready.title)
        return Card(row, begin, says, around=9, key=f"text-{ready.title}")

    def _news(self) -> list[Widget]:
        view = self.desk.view
        found: list[Widget] = [self._line_card("tick", line, "steady") for line in settling_lines(view)]
        nearest = nearest_line(view)
        found += [self._line_card("info", nearest, "")] if nearest else []
        found += [
            self._event(news.what) if news.kind is NewsKind.EVENT else Label(news_sentence(view, news))
            for news in view.table.briefing
        ]
        found += [
            self._line_card("inquire", report_sentence(view, report), "")
            for report in view.desk.reports
            if report.round == view.round - 1
        ]
        notices = [n for n in (*view.table.notices, *view.desk.notices) if n.round == view.round and not n.title]
        found += [self._line_card("info", notice_sentence(notice), "steady") for notice in notices]
        return found

    def _quiet(self) -> Widget:
        """What stands for news where there is none: how it all began, in the first round."""
        if self.desk.view.round == 1:
            return Label(self.desk.view.setting.opening, READOUT)
        return Label("No news from outside this round.", SMALL, "muted")

    def _event(self, what: str) -> Widget:
        view = self.desk.view
        event = view.setting.event.get(what)
        title, text = (event.title, event.text) if event else ("", event_sentence(view, what))
        items: list[Widget] = [
            Row([Icon("event", 24, "brass"), Label(title or "News", NAME, grow=1)], gap=10),
            Label(text, READOUT),
        ]
        effect = event_changes(view, what, view.table.briefing_shifts)
        items += [Label(effect, SMALL, "muted")] if effect else []
        return Card(Column(items, gap=6), mark="brass", key=f"event-{what}")
