"""What happened at the table: moves seen, news, a round's story, private reports, the end."""

from __future__ import annotations

from typing import assert_never

from game.rules.effects.amends import Amends
from game.rules.effects.demand import Demand
from game.rules.effects.good_offices import GoodOffices
from game.rules.effects.inquire import Inquire
from game.rules.effects.line import Line
from game.rules.effects.overture import Overture
from game.rules.effects.pledge import Pledge
from game.rules.effects.price import Price
from game.rules.effects.restrict import Restrict
from game.rules.model.desk import Report
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.table import Grievance, News, Notice, Outcome, Played, RoundReport
from game.rules.model.view import View
from game.wording.expecting import NOT_CALIBRATED
from game.wording.meters import event_changes, move_noun, noun_of, private_changes, report_changes
from game.wording.names import (
    DOOR_WORDS,
    INTENT_WORDS,
    band_word,
    count,
    lower_first,
    meter_name,
    points,
    seat_name,
    seats_in,
    seats_named,
    upper_first,
)
from game.wording.texts import deal_named, deal_phrase, offer_brief

DOOR_OPENS = {
    "closed": "The door between {one} and {other} is closed: only the back-channel is left.",
    "exploratory": (
        "The door between {one} and {other} is ajar: talks are exploratory, so at most two clauses a side, without"
        " witness or snap-back."
    ),
    "formal": "The door between {one} and {other} is open: talks are formal, and any text is possible.",
}


def _defining(move: Move) -> object:
    kinds = (Demand, Line, Pledge, Overture, Price, GoodOffices, Restrict, Inquire, Amends)
    return next((effect for effect in move.effects if isinstance(effect, kinds)), None)


def _strength(move: Move, strength: int) -> str:
    return f", at strength {strength} of {move.strengths}" if move.strengths > 1 else ""


def played_sentence(setting: Setting, played: Played) -> str:
    """A move that everyone saw, as a sentence in the past."""
    move = setting.move[played.move]
    by = seat_name(setting, played.by)
    target = seat_name(setting, played.target) if played.target else ""
    match None if move.told else _defining(move):
        case Demand(options=options):
            title = next((o.title for o in options if o.id == played.option), played.option)
            return f'{by} demanded of {target}, by the end of next round: "{title}."'
        case Line():
            return _line_drawn(setting, played, by)
        case Pledge():
            return f"{by} pledged to {target}, in public, that a demonstration would be answered."
        case Overture():
            return f"{by} made an overture to {target}, and waits for an answer next round."
        case Price(by=step):
            return f"{by} {'lowered' if step < 0 else 'raised'} its price for talks."
        case GoodOffices():
            return f"{by} lent its good offices to the adversaries."
        case Restrict(by=step):
            return f"{by} {'tightened' if step > 0 else 'eased'} the restrictions by {count(abs(step), 'level')}."
        case Amends():
            return f"{by} explained itself to {target}."
    return _plain(setting, move, played, by, target)


def _plain(setting: Setting, move: Move, played: Played, by: str, target: str) -> str:
    strength = _strength(move, played.strength)
    if move.told:
        return move.told.format(by=by, noun=noun_of(setting, move), target=target, strength=strength)
    toward = f" {move.toward_word} {target}" if target else ""
    return f"{by} used {move.title}{toward}{strength}."


def _line_drawn(setting: Setting, played: Played, by: str) -> str:
    concession = setting.concession.get(played.concession)
    title = lower_first(concession.title, setting) if concession else played.concession
    if played.option == "without":
        return f"{by} drew a public line: it signs nothing in which it gives without {title}."
    if played.level == 0:
        return f"{by} drew a public line: it will never give {title}."
    return f"{by} drew a public line: on {title} it will never go above level {played.level}."


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
            return f"{_pledge(by, target)} was tested by a demonstration: it must be answered in {by}'s next plan."
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
    for effect in setting.move[move].effects if move in setting.move else ():
        if isinstance(effect, Demand):
            for option in effect.options:
                if option.id == name:
                    return f' ("{option.title}")'
    return ""


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


def notice_sentence(notice: Notice) -> str:
    """What the chair says."""
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


def settling_lines(view: View) -> list[str]:
    """Which settlements stand, and when they end the game if they go on standing."""
    lines = []
    for each in view.setting.settlements if view.table.outcome is None else ():
        stood = view.table.settling.get(each.id, 0)
        if stood:
            last = view.round + each.rounds - stood - 1
            when = "this round" if last == view.round else f"round {last}"
            lines.append(
                f"A settlement stands, {each.title}: if it still does at the end of {when}, the game ends with it, and"
                " what stands then is scored on."
            )
    return lines


def report_sentence(view: View, report: Report) -> str:
    """A private report: what was learnt about another delegation, and how sure it is."""
    setting = view.setting
    who = seat_name(setting, report.about)
    sure = f", give or take {report.noise}" if report.noise else ""
    match report.kind:
        case "support":
            return f"Your people report: {who}'s support at home is about {report.value} of 100{sure}."
        case "progress":
            return f"Your people report: {who}'s progress is about {report.value} of 100{sure}."
        case "strain":
            return f"Your people report: {who}'s strain under restrictions is about {report.value} of 100{sure}."
        case "trust":
            return f"Your people report: {who}'s trust in you is about {report.value} of 100{sure}."
        case "enforcement":
            return f"Your people report: {who} really enforces the restrictions at about {report.value} of 3{sure}."
        case "worth":
            return _worth_report(view, report, who)
    return f"Your people report about {who}: {report.kind} {report.value}{sure}."


def _worth_report(view: View, report: Report, who: str) -> str:
    name, _, level = report.what.partition(":")
    concession = view.setting.concession.get(name)
    if concession is None:
        return f"Your people report about {who}: {report.value}."
    many = f" at level {level}" if len(concession.levels) > 1 else ""
    title = f"{lower_first(concession.title, view.setting)}{many}"
    source = "Your people report" if report.noise else "In the talks you learnt"
    about = "about " if report.noise else ""
    if report.value == 0:
        return f"{source}: {title} is worth {about}nothing to {who}."
    verb = "is worth" if report.value > 0 else "costs"
    noise = f", give or take {points(report.noise)}" if report.noise else ""
    end = f"to {who} " if report.value > 0 else f"{who} "
    if report.value > 0:
        return f"{source}: {title} {verb} {about}{points(report.value)} a round {end.strip()}{noise}."
    return f"{source}: {title} {verb} {end}{about}{points(-report.value)} a round{noise}."


def round_events(view: View, report: RoundReport) -> list[str]:
    """What was done in a resolved round, as the reader saw it: moves, then news."""
    lines = [played_sentence(view.setting, played) for played in report.moves]
    if not report.moves:
        lines.append("No delegation made a move that others could see.")
    return lines + [news_sentence(view, news) for news in report.news if news.kind is not NewsKind.EVENT]


def round_effects(view: View, report: RoundReport) -> list[str]:
    """What moved in a resolved round and why, as far as the reader knows, and what it earned."""
    lines = report_changes(view, report) + private_changes(view, report.round)
    if len(view.desk.scores) >= report.round:
        score = view.desk.scores[report.round - 1]
        verb = "earned" if score >= 0 else "cost"
        lines.append(f"By your books the round {verb} you {points(abs(score))}.")
    return lines


def round_story(view: View, report: RoundReport) -> list[str]:
    """A resolved round as the reader saw it: moves, news, what moved and why, and what it earned."""
    return round_events(view, report) + round_effects(view, report)


def band_changes(before: View, after: View) -> list[str]:
    """Meters of others that passed from one band to another between two views."""
    lines = []
    for key, index in after.table.bands.items():
        old = before.table.bands.get(key, index)
        if old != index and after.meter(key) is None:
            kind = key.partition(":")[0]
            was, now = band_word(kind, old * 20), band_word(kind, index * 20)
            lines.append(f"{upper_first(meter_name(after, key))} looks {now} now; it was {was}.")
    return lines


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


def reading_sentence(view: View, by: str, move: str, reading: str) -> str:
    """How the reader read another's signal."""
    return f"You read {seat_name(view.setting, by)}'s {move_noun(view, move)} as {INTENT_WORDS[reading]}."


# --------------------------------------------------------------------------------------------------
# The end

OUTCOMES = {
    "managed": "The crisis is managed: no settlement, but what was signed holds things in place at the end.",
    "drift": "Drift: the conference ends without a settlement and without anything that holds the crisis in place.",
    "breakdown": "Breakdown: tension has reached 100, the crisis leaves the diplomats' hands, and everyone loses.",
    "stopped": "The game was stopped before its end.",
}
PLAIN_OUTCOMES = {
    "managed": "No settlement, but what was signed holds things in place at the end.",
    "drift": "Drift: the conference ends without a settlement, and nothing that was signed holds things in place.",
    "breakdown": "Breakdown: tension has reached 100, nobody talks any longer, and everyone loses.",
}
"""The same at a table without alliances, where there is no crisis to hold."""


def outcome_sentence(view: View, outcome: Outcome) -> str:
    """How the game ended, as a sentence."""
    if outcome.kind == "settlement":
        held = next((s for s in view.setting.settlements if s.id == outcome.settlement), None)
        if held is not None:
            return f"Settlement in round {outcome.round}: {held.title}. {held.text}"
        return f"Settlement in round {outcome.round}."
    if outcome.kind == "managed" and view.setting.managed_text:
        return view.setting.managed_text
    if not view.setting.alliance and outcome.kind in PLAIN_OUTCOMES:
        return PLAIN_OUTCOMES[outcome.kind]
    return OUTCOMES[outcome.kind]


def stopped_sentence(view: View) -> str:
    """Why the scores of a game that the chair ended are not held against anything."""
    number, rounds = view.table.outcome.round if view.table.outcome else view.round, view.setting.rounds
    return (
        f"The game was stopped in round {number} of {rounds}, so scores cannot be compared with what the seats expect"
        " at the full length."
    )


def score_sentence(view: View) -> str:
    """The reader's final score against its walk-away value."""
    final, walk = view.desk.final, view.mandate.walk_away
    if final is None:
        return f"By your books you have {points(view.desk.score)} so far."
    if view.table.outcome is not None and view.table.outcome.kind == "stopped":
        return f"Your books show {points(final)}. {stopped_sentence(view)}"
    if walk is None:
        return f"Your score is {points(final)}. {NOT_CALIBRATED}"
    versus = final - walk.nobody_deals
    if versus == 0:
        judged = "exactly what your seat expects when nobody deals"
    else:
        side = "more" if versus > 0 else "less"
        expects = points(walk.nobody_deals)
        judged = f"{points(abs(versus))} {side} than the {expects} that your seat expects when nobody deals"
    return f"Your score is {points(final)}: {judged}."


def fell_sentence(view: View) -> list[str]:
    """Confidential texts of the round before that did not come into force; public ones are in the news."""
    return [
        f"{upper_first(deal_phrase(view, deal))} fell at home in {seat_name(view.setting, deal.fell_with)}."
        for deal in view.deals()
        if deal.status == "fell" and deal.signed == view.round - 1 and not deal.text.public
    ]
