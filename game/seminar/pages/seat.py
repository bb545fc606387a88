"""What one seat's page shows: its View, in words, in parts that are sent again only when they change.

A function of the View and nothing else. Drafts and the clock, which are not in a View, are added by the table's desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from game.present.act_form import readings
from game.present.ending import ending
from game.present.pages import PAGES
from game.present.rounds import opening
from game.present.standing import doors, standing
from game.present.waiting import Waiting, waiting
from game.rules.law.offers import puts_this_round
from game.rules.model.mandate import Objective
from game.rules.model.room import Offered, Room
from game.rules.model.view import SeenOffer, View
from game.rules.round.forecast import horizon
from game.seminar.page_json import page_json
from game.seminar.pages.public import meters_json
from game.wire import Json, dumps, short_json, to_json
from game.wording import (
    ask_sentence,
    compared,
    expectation,
    fell_sentence,
    flow_lines,
    heading,
    home_sentence,
    notice_sentence,
    offer_sentence,
    offer_status,
    outcome_sentence,
    phrase,
    points,
    ready_line,
    reason_words,
    recap,
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

def head(view: View) -> Json:
    """Where the game stands for this seat."""
    table, desk = view.table, view.desk
    return {
        "seat": view.seat,
        "heading": heading(view),
        "others": ready_line(view),
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
        "ending": page_json(ending(view)),
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
        "opens": opening(view),
        "notices": [
            {"round": n.round, "text": notice_sentence(n)} for n in sorted(notices, key=lambda n: n.round)[-6:]
        ],
        "lessons": [
            {"title": lesson.title, "text": lesson_text(lesson)} for lesson in lessons_now(view)
        ],
    }


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


def _fate(view: View, offer: Offered) -> str:
    """What a reader must hear of at once: that an offer was declined, or that it binds."""
    whose = "your offer" if offer.author == view.seat else f"{seat_name(view.setting, offer.author)}'s offer"
    if offer.status == "bound":
        return f"{upper_first(whose)} binds: all have signed."
    if offer.status == "declined" and offer.reason and offer.declined_by != view.seat:
        return f"{seat_name(view.setting, offer.declined_by)} declines {whose}: {reason_words(offer.reason)}."
    return ""


def around(view: View) -> Json:
    """Doors, and what hangs over the table."""
    return {"doors": to_json(doors(view)), "standing": standing(view)}


def todo(view: View) -> list[Json]:
    """What waits for this seat's answer."""
    return [{**short_json(each), "answers": _answers(view, each)} for each in waiting(view)]


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


def _everything(view: View) -> Deps:
    return (view.table, view.desk, *view.rooms.values())


def _page(name: str) -> Callable[[View], Any]:
    kind = PAGES[name.partition(":")[2]]
    return lambda view: page_json(kind.page(view))


PARTS: dict[str, tuple[Callable[[View], Any], Callable[[View], Deps]]] = {
    "head": (head, lambda v: (v.table, v.desk)),
    "meters": (meters_json, _own),
    "news": (news, lambda v: (*_own(v), v.desk.reports, v.desk.notices)),
    "rooms": (rooms, lambda v: tuple(v.rooms.values())),
    "offers": (offers, lambda v: (*v.rooms.values(), v.desk)),
    "recap": (recap, _own),
    "around": (around, _own),
    "todo": (todo, lambda v: (v.table, v.desk, *v.rooms.values())),
    "brief": (brief, lambda v: (v.desk.worths,)),
}
"""Name -> how a part is made, and what of the View it is made from: equal objects need no new part."""


class SeatPages:
    """Keeps the last parts of each seat, so that an act makes anew only what it may have changed."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[Deps, str]] = {}

    def parts(self, view: View, looking: Collection[str] = ()) -> dict[str, str]:
        """The page of a View, part -> JSON, with those pages to read that are looked at."""
        found = {}
        for name in (*PARTS, *(f"page:{each}" for each in looking)):
            make, needs = PARTS[name] if name in PARTS else (_page(name), _everything)
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
