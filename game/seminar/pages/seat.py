"""What one seat's page shows: its View, in words, in parts that are sent again only when they change.

A function of the View and nothing else. Drafts and the clock, which are not in a View, are added by the table's desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from game.present.answers import OfferCard, offer_card, waiting_cards
from game.present.brief import verdicts
from game.present.ending import ending
from game.present.lesson import after_lessons, lesson
from game.present.page import Entry
from game.present.pages import page_of
from game.present.round_lines import round_lines
from game.present.rounds import opening
from game.present.standing import doors, standing
from game.rules.law.offers import puts_this_round
from game.rules.model.room import Room
from game.rules.model.view import View
from game.seminar.page_json import page_json
from game.seminar.pages.public import meters_json, story
from game.wire import Json, dumps, to_json
from game.wording import (
    ask_sentence,
    fell_sentence,
    heading,
    notice_sentence,
    outcome_sentence,
    phrase,
    ready_line,
    score_sentence,
    seats_named,
    shut_sentence,
)
from game.wording.news import briefing_heads, briefing_items

TALK = 3500
"""Characters of the latest messages of one room that a page holds; earlier ones are asked for."""

TALK_ALL = 3200
"""The same, of all rooms together."""

CARDS = 3400
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
    notices = [*view.table.notices, *view.desk.notices]
    told = [*(" ".join(item) for item in briefing_items(view)), *fell_sentence(view)]
    heads = [*briefing_heads(view), *fell_sentence(view)]
    return {
        "briefing": told,
        "heads": [len(head) if words.startswith(head) else len(words) for head, words in zip(heads, told, strict=True)],
        "story": story(view),
        "opens": opening(view),
        "notices": [
            {"round": n.round, "text": notice_sentence(n)} for n in sorted(notices, key=lambda n: n.round)[-6:]
        ],
        "lesson": page_json(lesson(view)),
        "after": page_json(after_lessons(view)),
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
    everyone, most = len(room.members) == len(view.setting.seats), view.setting.numbers.offers_per_round
    return {
        "key": key,
        "members": list(room.members),
        "title": "Plenary" if everyone else seats_named(view.setting, others),
        "plenary": everyone,
        "first": first,
        "messages": [message(room, index) for index in range(first, len(room.messages))],
        "notes": _room_notes(view, room),
        "left": f"{most - puts_this_round(view, room.members)} of {most} offers and questions left to them this round.",
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
    """Offers of this round and the last as cards, open ones first, newest first."""
    newest = list(view.offers())[::-1]
    seen = sorted(newest, key=lambda each: each.offer.status != "open")
    cards: list[Json] = []
    left = CARDS
    for each in seen:
        if each.offer.status == "open" or (left >= 0 and each.offer.round >= view.round - 1):
            cards.append(_card(offer_card(view, each, short=left <= 0)))
            left -= len(dumps(cards[-1]))
    return cards


def _card(entry: Entry) -> Json:
    """A card; the reasons that one may give stand once in the sheet, and not in every button that asks for one."""
    card: Json = page_json(entry)
    for button in card.get("buttons", ()):
        if "choosing" in button:
            del button["choosing"]["field"]["alternatives"]
    return card


def around(view: View) -> Json:
    """Doors, and what hangs over the table."""
    return {"doors": to_json(doors(view)), "standing": standing(view)}


def todo(view: View) -> Json:
    """How many things wait for this seat's answer, and those of them that are no offers, as cards."""
    cards = waiting_cards(view)
    return {"many": len(cards), "cards": [_card(each) for each in cards if not isinstance(each, OfferCard)]}


def brief(view: View) -> Json:
    """Questions to check that the brief was read, with what is said of a wrong answer and of the right one."""
    return {
        "questions": [
            {"ask": q.ask, "answers": list(q.answers), "right": q.right, "verdicts": verdicts(q), "why": q.why}
            for q in view.mandate.questions
        ]
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
    _, _, page = name.partition(":")
    return lambda view: page_json(page_of(view, page))


PARTS: dict[str, tuple[Callable[[View], Any], Callable[[View], Deps]]] = {
    "head": (head, lambda v: (v.table, v.desk)),
    "meters": (meters_json, _own),
    "news": (news, lambda v: (*_own(v), v.desk.reports, v.desk.notices)),
    "rooms": (rooms, lambda v: tuple(v.rooms.values())),
    "offers": (offers, lambda v: (*v.rooms.values(), v.desk)),
    "around": (around, _own),
    "lines": (lambda v: page_json(round_lines(v)), _everything),
    "todo": (todo, lambda v: (v.table, v.desk, *v.rooms.values())),
    "brief": (brief, lambda v: (v.mandate,)),
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
