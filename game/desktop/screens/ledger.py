"""The ledger: every promise and every grievance, both ways; and the timeline: each round with what happened in it."""

from __future__ import annotations

from game.desktop.screens.desk import Desk
from game.desktop.theme import NAME, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import Card, Change, Column, Emblem, Icon, Label, Row, Widget, heading
from game.rules.model.news import NewsKind
from game.rules.model.room import Deal
from game.rules.model.table import Grievance, RoundReport
from game.rules.model.view import View
from game.wording import (
    deal_number,
    deal_state,
    grievance_sentence,
    listed,
    meter_name,
    news_sentence,
    played_sentence,
    points,
    seats_named,
    terms_sentence,
    text_sentence,
    upper_first,
)
from game.wording.deals import breach_words
from game.wording.meanings import said_lines

_MARKS = {"in force": "firm", "signed": "brass", "fell": "critical", "void": "critical", "left": "critical"}


def ledger_page(desk: Desk) -> Widget:
    """Promises first, own ones on top; then grievances."""
    return Column(desk.kept("ledger", lambda: _ledger(desk)), gap=10)


def _ledger(desk: Desk) -> list[Widget]:
    view = desk.view
    deals = sorted(
        view.deals(),
        key=lambda d: (d.status not in ("in force", "signed"), view.seat not in d.text.signatories, -d.signed),
    )
    items: list[Widget] = [heading("PROMISES")]
    items += [_deal(desk, deal) for deal in deals]
    if not deals:
        items.append(Label("Nothing has been signed yet that you know of.", SMALL, "muted"))
    said = said_lines(view)
    if said:
        items.append(heading("SAID IN WORDS"))
        items += [Row([Icon("message", 20, "muted"), Label(each, grow=1)], gap=8) for each in reversed(said)]
    items.append(heading("GRIEVANCES"))
    items += [_grievance(desk, grievance) for grievance in reversed(view.table.grievances)]
    if not view.table.grievances:
        items.append(Label("Nobody holds anything against anybody yet.", SMALL, "muted"))
    return items


def _deal(desk: Desk, deal: Deal) -> Widget:
    view = desk.view
    number = deal_number(view, deal.id)
    name = f"Commitment {number}" if number else f"Of others: {seats_named(view.setting, deal.text.signatories)}"
    emblems = [Emblem(desk.crest(s), size=26) for s in deal.text.signatories]
    head = Row([Row(emblems, gap=2), Label(name, STRONG, grow=1), Label(f"round {deal.signed}", SMALL, "muted")], gap=8)
    leaked = " It was confidential and has come out." if deal.leaked else ""
    live = deal.status in ("in force", "signed")
    return Card(
        Column(
            [
                head,
                Label(text_sentence(view, deal.text, deal.since or deal.signed), colour="text" if live else "muted"),
                Label(terms_sentence(view, deal.text), SMALL, "muted"),
                Label(
                    f"{deal_state(view, deal)}{leaked}{breach_words(view, deal)}",
                    SMALL_STRONG,
                    _MARKS.get(deal.status, "muted"),
                ),
            ],
            gap=4,
        ),
        mark=_MARKS.get(deal.status, ""),
        key=f"deal-{deal.id}",
    )


def _grievance(desk: Desk, grievance: Grievance) -> Widget:
    against_you = grievance.against == desk.seat
    icon = Icon("warning", 20, "critical" if against_you else "muted")
    return Row([icon, Label(grievance_sentence(desk.view.setting, grievance), grow=1)], gap=8)


def timeline_page(desk: Desk) -> Widget:
    """Each resolved round, the latest first."""
    return Column(desk.kept("timeline", lambda: _timeline(desk)), gap=10)


def _timeline(desk: Desk) -> list[Widget]:
    view = desk.view
    rounds = [_round(desk, report) for report in reversed(view.table.history)]
    if not rounds:
        return [heading("ROUNDS"), Label("The first round is not over yet.", SMALL, "muted")]
    return [heading("ROUNDS"), *rounds]


def _round(desk: Desk, report: RoundReport) -> Widget:
    view = desk.view
    items: list[Widget] = [Row([Label(f"Round {report.round}", NAME, grow=1), *_earned(view, report)], gap=8)]
    events = [
        view.setting.event[n.what].title
        for n in report.news
        if n.kind is NewsKind.EVENT and n.what in view.setting.event
    ]
    if events:
        items.append(Row([Icon("event", 18, "brass"), Label(f"{listed(events)}.", SMALL_STRONG, grow=1)], gap=8))
    items += [Label(played_sentence(view.setting, played), SMALL) for played in report.moves]
    items += [
        Label(news_sentence(view, news), SMALL, "muted")
        for news in report.news
        if news.kind not in (NewsKind.EVENT, NewsKind.RATIFIED)
    ]
    items += [_meter(view, report, key) for key in ("tension", *(f"confidence:{p}" for p in view.setting.alliance))]
    return Card(Column(items, gap=4), key=f"round-{report.round}")


def _earned(view: View, report: RoundReport) -> list[Widget]:
    if len(view.desk.scores) < report.round:
        return []
    score = view.desk.scores[report.round - 1]
    return [Label(f"{'+' if score > 0 else ''}{points(score)}", SMALL_STRONG, "firm" if score > 0 else "critical")]


def _meter(view: View, report: RoundReport, key: str) -> Widget:
    name = upper_first(meter_name(view, key))
    by = report.after[key] - report.before[key]
    return Row(
        [Label(name, SMALL, grow=1), Label(str(report.after[key]), SMALL_STRONG), Change(by, key == "tension")], gap=10
    )
