"""The page of what this round began with, and of what waits for an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.desktop.response import Response
from game.desktop.screens.advice import Adviser
from game.desktop.screens.confidence_falls import fall_cards
from game.desktop.screens.desk import Desk
from game.desktop.screens.form_fields import field_widget
from game.desktop.screens.offers import MARKS, Offers
from game.desktop.screens.tutorial_prompts import lesson_card
from game.desktop.theme import NAME, READOUT, SMALL, STRONG
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Row, Widget, heading
from game.present.act_form import readings, reason_field
from game.present.fields import Button as Pressed
from game.present.fields import Chosen
from game.present.offer_form import ReadyText, ready_texts
from game.present.standing import demands, pledges
from game.present.waiting import Waiting, duties, waiting
from game.rules.model.news import NewsKind
from game.rules.verbs.act import Act
from game.rules.verbs.read import Read
from game.rules.verbs.reply import Reply
from game.wording import (
    event_sentence,
    move_noun,
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

    def __init__(self, desk: Desk, offers: Offers, begin: Callable[[str], Response | None], adviser: Adviser) -> None:
        self.desk, self.offers, self.begin, self.adviser = desk, offers, begin, adviser
        self.reason = "later"

    def page(self) -> Widget:
        """The whole page."""
        view = self.desk.view
        items: list[Widget] = []
        lesson = lesson_card(view)
        if lesson is not None:
            items.append(lesson)
        items += self._answered()
        items += fall_cards(self.desk)
        news = self._news()
        items += [heading("THIS ROUND"), *news] if news else []
        waiting = self._waiting()
        items += self.adviser.card() if view.table.phase == "negotiation" else []
        items += [heading("WAITS FOR YOU"), *waiting] if waiting else []
        items += self._duties()
        items += self._mine()
        items += self._ready_texts(bool(waiting))
        items += [] if news else [heading("THIS ROUND"), self._quiet()]
        return Column(items, gap=10)

    def _waiting(self) -> list[Widget]:
        makers = {"read": self._signal, "reply": self._overture, "offer": self._offered, "ask": self._asked}
        return [makers[each.kind](each) for each in waiting(self.desk.view)]

    def _offered(self, each: Waiting) -> Widget:
        seen = self.desk.view.offer(each.number)
        assert seen is not None
        return self.offers.card(seen, "now")

    def _asked(self, each: Waiting) -> Widget:
        offer = Button("Offer them something", lambda: self._offer(each.by), icon="offer", small=True, key="offer")
        head = Row([Icon("ask", 24, "brass"), Label(each.text, STRONG, grow=1)])
        return Card(Column([head, Flow([offer])], gap=6), mark="brass", key=f"asked-{each.by}")

    def _signal(self, each: Waiting) -> Widget:
        desk, place = self.desk, f"read-{each.by}-{each.move}"
        head = Row([Emblem(desk.crest(each.by), size=30), Label(each.text, STRONG, grow=1)])
        whose = f"{desk.name(each.by)}'s {move_noun(desk.view, each.move)}"
        buttons = [self._reading(read, whose, place) for read in readings(desk.view, each.by, each.move)]
        items = [head, Flow(buttons), Label(each.note, SMALL, "muted"), *desk.note(place)]
        return Card(Column(items, gap=6), mark="steady", key=place)

    def _reading(self, read: Pressed, whose: str, place: str) -> Widget:
        act, says = read.act, f"Read {whose} as {read.label.lower()}"
        assert isinstance(act, Read)
        press = partial(self._do, act, place)
        return Button(read.label, press, icon=act.reading, small=True, says=says, key=act.reading)

    def _do(self, act: Act, place: str) -> Response | None:
        self.desk.act(act, place)
        return None

    def _overture(self, overture: Waiting) -> Widget:
        desk, by = self.desk, overture.by
        place = f"overture-{by}"
        head = Row([Icon("overture", 24, "brass"), Label(overture.text, STRONG, grow=1)])
        offer = Button("Offer them something", lambda: self._offer(by), "primary", "offer", small=True, key="offer")
        choice = field_widget(reason_field(self.reason), self._choose)
        decline = Button(
            "Decline for this reason",
            lambda: self._do(Reply(by, self.reason), place),
            kind="danger",
            small=True,
            says=f"Decline the overture of {desk.name(by)}",
            key="decline",
        )
        items = [head, Flow([offer]), choice, Flow([decline]), *desk.note(place)]
        return Card(Column(items, gap=6), mark="brass", key=place)

    def _choose(self, _: str, reason: Chosen) -> Response | None:
        self.reason = str(reason)
        return None

    def _offer(self, by: str) -> Response | None:
        self.desk.wanted_with = by
        return self.desk.open("compose")

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

    def _answered(self) -> list[Widget]:
        """What has become of the last text that this seat put in this round, on one line."""
        view = self.desk.view
        own = [s for s in view.offers() if s.offer.round == view.round and s.offer.author == view.seat]
        if not own or view.table.outcome is not None:
            return []
        last = own[-1]
        words = f"You put offer {last.number}. {offer_status(view, last)}"
        answers = [s.number for s in view.offers() if s.room == last.room and s.offer.counters == last.offer.number]
        if answers:
            words += f" Offer {answers[-1]} answers it."
        return [self._line_card("offer", words, MARKS.get(last.offer.status, ""))]

    def _mine(self) -> list[Widget]:
        """Own offers that are open, and what became of this round's."""
        desk, view = self.desk, self.desk.view
        own = [s for s in view.offers() if s.offer.round == view.round and desk.seat in s.offer.signed]
        return (
            [heading("SIGNED BY YOU THIS ROUND"), *(self.offers.card(seen, "mine") for seen in reversed(own))]
            if own
            else []
        )

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
            lines.append(Label("Not possible as it stands.", SMALL, "caution"))
        words = Column(lines, gap=0, grow=1)
        says = f"start a text: {ready.title}, with {ready.others}"
        says += f"; not as it stands: {ready.refusal}" if ready.refusal else ""
        row, begin = Row([words, *others], gap=4), partial(self.begin, ready.title)
        return Card(row, begin, says, around=9, tip=ready.refusal, key=f"text-{ready.title}")

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
