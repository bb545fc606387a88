"""What one seat's page shows: its View, in words, in parts that are sent again only when they change.

A function of the View and nothing else. Drafts and the clock, which are not in a View, are added by the table's desk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.present.act_form import readings
from game.present.meters import meters
from game.present.waiting import Waiting, waiting
from game.rules.law.offers import puts_this_round
from game.rules.model.mandate import Objective
from game.rules.model.news import NewsKind
from game.rules.model.room import Offer, Room
from game.rules.model.view import SeenOffer, View
from game.rules.round.forecast import horizon
from game.seminar.page_json import page_json
from game.seminar.pages.public import deal_line, doors, grievances, standing
from game.wire import Json, dumps, to_json
from game.wording import (
    ask_sentence,
    compared,
    deal_phrase,
    event_sentence,
    expectation,
    fell_sentence,
    flow_lines,
    home_sentence,
    limits_sentence,
    move_noun,
    notice_sentence,
    offer_sentence,
    offer_status,
    outcome_sentence,
    own_deals,
    phrase,
    points,
    reason_words,
    recap,
    report_sentence,
    round_story,
    score_sentence,
    seat_name,
    seats_named,
    shut_sentence,
    text_sentence,
    upper_first,
    worth_sentence,
)
from game.wording.lessons import lesson_text, lessons_now
from game.wording.news import briefing_heads, briefing_items

TALK = 3500
"""Characters of the latest messages of one room that a page holds; earlier ones are asked for."""

TALK_ALL = 5000
"""The same, of all rooms together."""

CARDS = 6500
"""Characters of offer cards, open ones first. What is over is left out then; what is open is told shortly."""

PROMISES = 4500
"""Characters of deals, running ones first. What is over is left out then; what runs is named by its title."""


def head(view: View) -> Json:
    """Where the game stands for this seat."""
    table, desk = view.table, view.desk
    return {
        "seat": view.seat,
        "round": table.round,
        "rounds": view.setting.rounds,
        "phase": table.phase,
        "take": table.take,
        "seats": dict(table.seats),
        "said": list(table.said_ready),
        "ready": desk.ready,
        "committed": desk.plan is not None,
        "capital": desk.capital,
        "score": score_sentence(view),
        "outcome": outcome_sentence(view, table.outcome) if table.outcome else "",
    }


def news(view: View) -> Json:
    """What has just happened, and what the chair said."""
    history = view.table.history
    told = [{"round": r.round, "lines": round_story(view, r)[:40]} for r in history[-1:]]
    notices = [*view.table.notices, *view.desk.notices]
    return {
        "briefing": [*(" ".join(item) for item in briefing_items(view)), *fell_sentence(view)],
        "heads": [*briefing_heads(view), *fell_sentence(view)],
        "story": told[0] if told else None,
        "notices": [
            {"round": n.round, "text": notice_sentence(n)} for n in sorted(notices, key=lambda n: n.round)[-6:]
        ],
        "lessons": [
            {"title": lesson.title, "text": lesson_text(lesson)} for lesson in lessons_now(view)
        ],
    }


def past(view: View) -> Json:
    """The game so far in five sentences, and earlier rounds in one line each."""
    lines = []
    for report in view.table.history[:-1]:
        events = [event_sentence(view, n.what) for n in report.news if n.kind is NewsKind.EVENT]
        moves = [f"{seat_name(view.setting, p.by)}: {move_noun(view, p.move)}" for p in report.moves]
        earned = view.desk.scores[report.round - 1] if len(view.desk.scores) >= report.round else 0
        lines.append({"round": report.round, "moves": moves, "events": events, "score": points(earned)})
    return {"recap": recap(view), "rounds": lines}


def rooms(view: View) -> list[Json]:
    """Rooms with their latest messages."""
    found, left = [], TALK_ALL
    for key in sorted(view.rooms, key=lambda k: -_last(view.rooms[k])):
        room = view.rooms[key]
        first, size = len(room.messages), 0
        while first > 0 and size + len(room.messages[first - 1].text) + 60 <= min(TALK, left):
            first -= 1
            size += len(room.messages[first].text) + 60
        left -= size
        found.append(_room(view, key, room, first))
    return found


def _last(room: Room) -> int:
    latest = [m.round for m in room.messages] + [o.round for o in room.offers] + [a.round for a in room.asked]
    return 1000 * max(latest, default=0) + len(room.messages)


def _room(view: View, key: str, room: Room, first: int) -> Json:
    others = [m for m in room.members if m != view.seat]
    everyone = len(room.members) == len(view.setting.seats)
    return {
        "key": key,
        "members": list(room.members),
        "title": "Plenary" if everyone else seats_named(view.setting, others),
        "plenary": everyone,
        "first": first,
        "messages": [message(room, index) for index in range(first, len(room.messages))],
        "notes": _room_notes(view, room),
        "left": view.setting.numbers.offers_per_round - puts_this_round(view, room.members),
    }


def message(room: Room, index: int) -> Json:
    """One message of a room."""
    said = room.messages[index]
    return {"n": index, "round": said.round, "by": said.by, "member": said.member, "text": phrase(said)}


def _room_notes(view: View, room: Room) -> list[Json]:
    """Questions and closed issues of this round."""
    asked = [
        {"kind": "ask", "by": a.by, "to": a.to, "text": ask_sentence(view, a)}
        for a in room.asked
        if a.round == view.round
    ]
    shut = [
        {"kind": "shut", "by": s.by, "to": s.to, "text": shut_sentence(view, s)}
        for s in room.shut
        if s.round == view.round
    ]
    return [*asked, *shut]


def offers(view: View) -> list[Json]:
    """Offers of this round and the last, newest first, as cards."""
    every = reversed(list(view.offers()))
    seen = sorted(every, key=lambda s: s.offer.status != "open")
    cards: list[Json] = []
    left = CARDS
    for each in seen:
        is_open = each.offer.status == "open"
        if not is_open and (left < 0 or each.offer.round < view.round - 1):
            continue
        card = _offer(view, each, told=left > 0)
        left -= sum(len(str(value)) + 12 for value in card.values())
        cards.append(card)
    return cards


def _offer(view: View, seen: SeenOffer, *, told: bool) -> dict[str, Any]:
    offer, text = seen.offer, seen.offer.text
    waits = offer.status == "open" and view.seat not in offer.signed
    room = view.rooms[seen.room]
    old = room.offers[offer.counters - 1].text if offer.counters else None
    card: dict[str, Any] = {
        "number": seen.number,
        "fate": _fate(view, offer),
        "room": seen.room,
        "round": offer.round,
        "author": offer.author,
        "status": offer.status,
        "signed": list(offer.signed),
        "waits": waits,
        "mine": offer.author == view.seat,
        "sentence": offer_sentence(view, text, offer.round) if told else text_sentence(view, text, offer.round),
        "state": offer_status(view, seen),
        "changes": compared(view, old, text) if old is not None else "",
    }
    if offer.status == "open":
        card["text"] = to_json(text)
        if told:
            card["worth"] = worth_sentence(view, text)
            card["home"] = home_sentence(view, text)
    return card


def _fate(view: View, offer: Offer) -> str:
    """What a reader must hear of at once: that an offer was declined, or that it binds."""
    whose = "your offer" if offer.author == view.seat else f"{seat_name(view.setting, offer.author)}'s offer"
    if offer.status == "bound":
        return f"{upper_first(whose)} binds: all have signed."
    if offer.status == "declined" and offer.reason and offer.declined_by != view.seat:
        return f"{seat_name(view.setting, offer.declined_by)} declines {whose}: {reason_words(offer.reason)}."
    return ""


def ledger(view: View) -> Json:
    """Every promise and grievance, both ways."""
    mine = {deal.id for deal in own_deals(view)}
    order = {"in force": 0, "signed": 1}
    deals, left = [], PROMISES
    for deal in sorted(view.deals(), key=lambda d: (order.get(d.status, 2), -d.signed)):
        line = {"id": deal.id, "mine": deal.id in mine, **deal_line(view, deal)}
        if left < 0:
            if deal.status not in order:
                continue
            line["text"] = upper_first(deal_phrase(view, deal)) + "."
        left -= len(line["text"]) + len(line["state"]) + 180
        deals.append(line)
    return {
        "deals": deals,
        "standing": standing(view),
        "grievances": grievances(view)[:10],
        "reports": [report_sentence(view, r) for r in view.desk.reports[-8:]],
        "home": limits_sentence(view),
        "doors": doors(view),
    }


def todo(view: View) -> list[Json]:
    """What waits for this seat's answer."""
    found = [each for each in waiting(view) if each.kind in ("read", "reply")]
    return [{**to_json(each), "answers": _answers(view, each)} for each in found]


def _answers(view: View, each: Waiting) -> list[Json]:
    """What can be said of a signal at one press."""
    return [page_json(way) for way in (readings(view, each.by, each.move) if each.kind == "read" else ())]


def _aim(aim: Objective) -> Json:
    tone = "bad" if aim.points < 0 else "good"
    return {"title": aim.title, "points": f"{'−' if aim.points < 0 else '+'}{points(abs(aim.points))}", "tone": tone}


def brief(view: View) -> Json:
    """The dossier: what this seat alone was told, and what everything is worth to it."""
    mandate = view.mandate
    walk = mandate.walk_away
    return {
        "brief": [p.strip() for p in mandate.brief.split("\n") if p.strip()],
        "objectives": [_aim(each) for each in mandate.objectives],
        "red": [_aim(each) for each in mandate.red_lines],
        "flows": list(flow_lines(view, mandate)),
        "walk": expectation(walk) + ("" if walk is None else " Compare every deal with that."),
        "worths": dict(view.desk.worths),
        "horizon": horizon(view),
        "questions": [
            {"ask": q.ask, "answers": list(q.answers), "right": q.right, "why": q.why} for q in mandate.questions
        ],
    }


Deps = tuple[object, ...]


def _held(view: View) -> Deps:
    return tuple(room.deals for room in view.rooms.values())


def _own(view: View) -> Deps:
    desk = view.desk
    return (view.table, desk.support, desk.trust, desk.facts, desk.shifts, desk.scores, desk.final, *_held(view))


PARTS: dict[str, tuple[Callable[[View], Any], Callable[[View], Deps]]] = {
    "head": (head, lambda v: (v.table, v.desk)),
    "meters": (lambda view: to_json(meters(view)), _own),
    "news": (news, lambda v: (*_own(v), v.desk.reports, v.desk.notices)),
    "past": (past, _own),
    "rooms": (rooms, lambda v: tuple(v.rooms.values())),
    "offers": (offers, lambda v: (*v.rooms.values(), v.desk)),
    "todo": (todo, lambda v: (v.table, v.desk, *v.rooms.values())),
    "ledger": (ledger, lambda v: (*_own(v), v.desk.reports)),
    "brief": (brief, lambda v: (v.desk.worths,)),
}
"""Name -> how a part is made, and what of the View it is made from: equal objects need no new part."""


class SeatPages:
    """Keeps the last parts of each seat, so that an act makes anew only what it may have changed."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[Deps, str]] = {}

    def parts(self, view: View) -> dict[str, str]:
        """The page of a View: part -> JSON."""
        found = {}
        for name, (make, needs) in PARTS.items():
            deps = needs(view)
            old = self._held.get((view.seat, name))
            if old is None or len(old[0]) != len(deps) or any(a is not b for a, b in zip(old[0], deps, strict=True)):
                old = (deps, dumps(make(view)))
                self._held[view.seat, name] = old
            found[name] = old[1]
        return found


def whole(view: View) -> dict[str, str]:
    """The page of a View, made from nothing kept."""
    return SeatPages().parts(view)
