"""News in words: what everyone is told when a round begins or ends, and grievances in their ledger."""

from __future__ import annotations

from typing import assert_never

from game.rules.effects.purposes import option_called
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.setting import Setting
from game.rules.model.table import Grievance, News, Notice
from game.rules.model.view import View
from game.wording.deals import deal_named, deal_phrase
from game.wording.meters import event_changes
from game.wording.moves import what_tests_it
from game.wording.names import DOOR_WORDS, event_title, lower_first, seat_name, seats_in, seats_named, upper_first
from game.wording.reports import report_sentence
from game.wording.settlements import settling_lines
from game.wording.texts import offer_brief

DOOR_OPENS = {
    "closed": "Talks between {one} and {other} are closed now: only the back-channel is left.",
    "exploratory": (
        "Talks between {one} and {other} are exploratory now: at most two clauses a side, without witness or snap-back."
    ),
    "formal": "Talks between {one} and {other} are formal now: any text is possible.",
}


def news_sentence(view: View, news: News) -> str:
    """One piece of news as a sentence."""
    setting = view.setting
    by = seat_name(setting, news.by) if news.by else ""
    target = seat_name(setting, news.target) if news.target in setting.delegation else ""
    deal = deal_named(view, news.what) if news.what else None
    text = deal_phrase(view, deal) if deal else "a text"
    match news.kind:
        case NewsKind.EVENT:
            return event_sentence(view, news.what)
        case NewsKind.RATIFIED:
            if deal is None:
                return "A text came into force."
            names = seats_named(setting, deal.text.signatories)
            return f"In force now, a text of {names}: {offer_brief(view, deal.text, deal.since)}"
        case NewsKind.FELL:
            return f"A text of {seats_in(setting, news.target)} fell at home in {by}: its public would not carry it."
        case NewsKind.LINE_CROSSED:
            concession = setting.concession.get(news.what)
            title = lower_first(concession.title, setting) if concession else news.what
            return f"{by} crossed its own public line on {title}."
        case NewsKind.OVER_HEADS:
            return f"{by} signed with its adversary over the head of {target}."
        case NewsKind.COMMUNIQUE:
            return f"{seats_in(setting, news.target)} published an agreed communique."
        case NewsKind.LEFT:
            return f"{by} left {text}."
        case NewsKind.LEAKED:
            return f"A confidential text of {seats_in(setting, news.target)} has come out: {text}."
        case NewsKind.BREACH:
            return f"{by} was found in breach of {text}."
        case NewsKind.PLEDGE_TESTED:
            test = what_tests_it(setting, news.by, news.target)
            return f"{_pledge(by, target)} was tested by {test}: it must be answered in {by}'s next plan."
        case NewsKind.PLEDGE_KEPT:
            return f"{by} kept its pledge to {target}."
        case NewsKind.PLEDGE_FAILED:
            return f"{by} did not keep its pledge to {target}."
        case NewsKind.DEMAND_MET:
            return f"{target} met {by}'s demand{_demanded(setting, news)}."
        case NewsKind.DEMAND_REFUSED:
            return f"{target} did not meet {by}'s demand{_demanded(setting, news)}."
        case NewsKind.OVERTURE_IGNORED:
            return f"{target} left {by}'s overture unanswered."
        case NewsKind.INCIDENT:
            return "An incident: two provocations in one round met in a way that nobody had planned."
        case NewsKind.BOOSTED:
            return f"{by}, whose overture had been ignored, showed its resolve at strength {news.number}."
        case NewsKind.PRICE:
            return (
                f"{by} now asks of {target}, before it talks: {rung_title(setting, news.by, news.target, news.number)}."
            )
        case NewsKind.GOOD_OFFICES:
            return f"{by} holds the door between {seats_in(setting, news.target)} one step further open next round."
        case NewsKind.DOOR:
            return DOOR_OPENS[DOOR_WORDS[news.number]].format(one=by, other=target)
    assert_never(news.kind)


def _pledge(by: str, target: str) -> str:
    return f"{by}'s pledge to {target}"


def _demanded(setting: Setting, news: News) -> str:
    move, _, name = news.what.partition(":")
    title = option_called(setting, move, name)
    return f' ("{title}")' if title != name else ""


def rung_title(setting: Setting, seat: str, other: str, rung: int) -> str:
    """The price that a side asks on one rung of its ladder, in words."""
    for door in setting.doors:
        sides = {side.side: side for side in door.sides}
        if seat in sides and other in sides and rung < len(sides[seat].rungs):
            return lower_first(sides[seat].rungs[rung].title, setting)
    return "nothing at all"


def event_sentence(view: View, event_id: str) -> str:
    """An event: its headline, its report."""
    event = view.setting.event.get(event_id)
    if event is not None:
        return f"{event.title}. {event.text}"
    notice = next((n for n in reversed(view.table.notices) if n.title), None)
    return f"{notice.title}. {notice.text}".strip() if notice else "Something happened that the chair will explain."


BULLETIN = "Press bulletin: "
"""How a message begins that the press has written: it is told under its own name, and no longer as the chair's."""


def bulletin_text(words: str) -> str:
    """What the press publishes, as it is kept and told."""
    return BULLETIN + " ".join(words.split())


def notice_sentence(notice: Notice) -> str:
    """What the chair says."""
    if notice.text.startswith(BULLETIN):
        return notice.text
    return f"The chair: {notice.title + '. ' if notice.title else ''}{notice.text}"


def briefing(view: View) -> list[str]:
    """What the reader is told when a round begins: news, private reports, what waits."""
    return [line for item in briefing_items(view) for line in item]


def briefing_items(view: View) -> list[list[str]]:
    """The same, with the sentences together that tell of one thing: an event and what it moved."""
    items = []
    for news in view.table.briefing:
        effect = event_changes(view, news.what, view.table.briefing_shifts) if news.kind is NewsKind.EVENT else ""
        items.append([news_sentence(view, news), *([effect] if effect else [])])
    items += [[line] for line in settling_lines(view)]
    return items + [[report_sentence(view, r)] for r in view.desk.reports if r.round == view.round - 1]


def briefing_heads(view: View) -> list[str]:
    """The same items by what is said of each first: the headline of an event, else its first sentence."""
    events = {at: news.what for at, news in enumerate(view.table.briefing) if news.kind is NewsKind.EVENT}
    return [
        event_title(view, events[at]) if at in events else item[0] for at, item in enumerate(briefing_items(view))
    ]


def grievance_sentence(setting: Setting, grievance: Grievance) -> str:
    """One grievance from everyone's ledger."""
    by, against = seat_name(setting, grievance.by), seat_name(setting, grievance.against)
    what = _grievance(grievance.kind, against)
    if grievance.repaired:
        return f"Round {grievance.round}, {by} held against {against}: {what}. Amends were made."
    return f"Round {grievance.round}, {by} holds against {against}: {what}."


def _grievance(kind: GrievanceKind, against: str) -> str:
    match kind:
        case GrievanceKind.BREACH:
            return f"{against} broke a text that both had signed"
        case GrievanceKind.LEFT:
            return f"{against} left a text that both had signed"
        case GrievanceKind.PLEDGE_FAILED:
            return f"{against} did not keep its pledge"
        case GrievanceKind.DEMAND_REFUSED:
            return f"{against} did not meet its demand"
        case GrievanceKind.OVERTURE_IGNORED:
            return f"{against} left its overture unanswered"
    assert_never(kind)


def fell_sentence(view: View) -> list[str]:
    """Confidential texts of the round before that did not come into force; public ones are in the news."""
    return [
        f"{upper_first(deal_phrase(view, deal))} fell at home in {seat_name(view.setting, deal.fell_with)}."
        for deal in view.deals()
        if deal.status == "fell" and deal.signed == view.round - 1 and not deal.text.public
    ]
