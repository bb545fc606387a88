"""What the facilitator's page shows: every table at a glance, and one in full with everything that is secret there."""

from __future__ import annotations

from functools import cache
from typing import Any

import segno

from game.content import Summary, summaries
from game.delegates.tempers import temper_of, tempers
from game.rules.law.moves import meant_as
from game.rules.model.room import Room
from game.rules.model.view import View
from game.seminar.classroom import Classroom, now_ms
from game.seminar.pages.public import deal_line, onlooker
from game.seminar.seating import proposal
from game.seminar.table import STUCK, Table
from game.wire import Json
from game.wording import (
    INTENT_WORDS,
    decimal,
    offer_sentence,
    phrase,
    plan_lines,
    seat_name,
    seats_named,
)


def whole_class(classroom: Classroom) -> Json:
    """What concerns all tables: links, codes, what happened in the room."""
    return {
        **joining(classroom, list(classroom.codes)),
        "said": list(classroom.said),
        "stage": classroom.stage,
        "over": classroom.all_over,
        "likes": [
            {"id": d.id, "title": d.title, "like": temper_of(classroom.computers.get(d.id, ""))}
            for d in classroom.scenario.setting.delegations
        ],
        "tempers": [{"id": name, "title": temper.title} for name, temper in tempers().items()],
        "events": [{"id": e.id, "title": e.title, "text": e.text} for e in classroom.scenario.setting.events],
        "people": len(classroom.people.people),
        "rule": classroom.rule,
        "roster": _missing(classroom),
        "cards": bool(classroom.cards),
        "chairs": classroom.people.chairs,
    }


def _missing(classroom: Classroom) -> Json:
    """How many are on the class list, and who of them has not come."""
    roster = classroom.people.roster
    here = {person.name.casefold() for person in classroom.people.people.values()}
    missing = [entry.name for key, entry in roster.items() if key not in here]
    return {"expected": len(roster), "missing": missing}


def lesson(classroom: Classroom) -> Json:
    """The timetable, which tables it cannot hold any more, and until the first starts what else could be played."""
    begun = any(table.started for table in classroom.tables.values())
    held = classroom.lesson
    late: dict[str, int] = {}
    if held is not None:
        playing = [table for table in classroom.tables.values() if table.started and not table.over]
        late = {str(t.number): s for t in playing if (s := held.late(t.moment, t.clock.left)) > LATE}
    return {
        "plan": None if held is None else held.page(now_ms()),
        "late": late,
        "level": classroom.level,
        "expected": classroom.expected,
        **_seated(classroom),
        "cases": [] if begun else [{"id": c.id, "title": c.title, "rounds": list(c.lengths)} for c in cases()],
    }


def _seated(classroom: Classroom) -> Json:
    """Who would sit where if all come that are expected."""
    if not classroom.expected:
        return {"summary": "", "rows": []}
    told = proposal(classroom.scenario.setting, classroom.expected, len(classroom.tables))
    return {"summary": told["text"], "rows": [row["text"] for row in told["rows"]]}


@cache
def cases() -> tuple[Summary, ...]:
    """What can be played, as it was when the server started."""
    return summaries()


LATE = 45
"""Seconds by which a table may be late before its facilitator is told."""


def joining(classroom: Classroom, numbers: list[int]) -> dict[str, Any]:
    """Where the tables of these numbers are joined: the address, their codes, and both as QR codes."""
    return {
        "join": classroom.join_url,
        "code": classroom.class_code,
        "class_qr": _qr(f"{classroom.join_url}#{classroom.class_code}"),
        "qr": {str(number): _qr(f"{classroom.join_url}#{classroom.codes[number]}") for number in numbers},
        "codes": {str(number): classroom.codes[number] for number in numbers},
    }


@cache
def _qr(link: str) -> list[str]:
    """A QR code, row by row."""
    return ["".join(str(int(bit)) for bit in row) for row in segno.make(link, error="m").matrix]


def glance(classroom: Classroom, table: Table) -> Json:
    """One table for the overview: who sits where, who is ready, silent or gone."""
    return {
        "name": table.name,
        "seats": [_seat(classroom, table, seat) for seat in classroom.scenario.setting.seats],
        "trouble": table.trouble or table.fault,
        "lengths": table.clock.length,
        "begun": len(table.shown.vault.openings),
        "deals": sum(d.status in ("in force", "signed") for d in _all_deals(table)),
    }


def _seat(classroom: Classroom, table: Table, seat: str) -> Json:
    shown, desk, acted = table.shown, table.shown.desks[seat], table.acted.get(seat)
    members: list[dict[str, Any]] = [
        {"id": p.id, "name": p.name, "office": p.office, "here": classroom.here(p), "hand": p.id in table.hands}
        for p in classroom.people.of(table.number, seat)
    ]
    return {
        "id": seat,
        "status": shown.table.seats[seat],
        "members": members,
        "here": sum(m["here"] > 0 for m in members),
        "ready": desk.ready or seat in shown.table.said_ready,
        "quiet": table.quiet.get(seat, 0),
        "stuck": table.refused.get(seat, 0) >= STUCK,
        "acted": None if acted is None else round(acted * 1000),
        "score": decimal(desk.score if desk.final is None else desk.final),
        "open": sum(o.status == "open" and o.author == seat for room in shown.rooms.values() for o in room.offers),
    }


def _all_deals(table: Table) -> list[Any]:
    shown = table.shown
    return [*shown.table.deals, *(d for room in shown.rooms.values() for d in room.deals)]


def everything(table: Table) -> View:
    """A reader who has no desk but sits in every room: for words that only the facilitator reads."""
    shown = table.shown
    view = onlooker(shown.scenario.setting, shown.table)
    return View("", view.setting, view.mandate, view.table, view.desk, dict(shown.rooms))


def in_full(table: Table) -> Json:
    """A table with everything in it: talk, offers, deals, plans, meters that only one seat knows."""
    view = everything(table)
    rooms = [_room(view, key, room) for key, room in table.shown.rooms.items()]
    return {
        "number": table.number,
        "rooms": sorted(rooms, key=lambda r: -len(r["messages"]) - len(r["offers"])),
        "deals": [deal_line(view, d) for d in _all_deals(table)],
        "desks": [_desk(table, view, seat) for seat in view.setting.seats],
    }


def _room(view: View, key: str, room: Room) -> dict[str, Any]:
    plenary = len(room.members) == len(view.setting.seats)
    return {
        "key": key,
        "title": "Plenary" if plenary else seats_named(view.setting, room.members),
        "messages": [
            {"round": m.round, "by": m.by, "member": m.member, "text": phrase(m)} for m in room.messages[-30:]
        ],
        "offers": [
            {"round": o.round, "author": o.author, "status": o.status, "text": offer_sentence(view, o.text, o.round)}
            for o in room.offers
            if o.round >= view.round - 1
        ],
    }


def _desk(table: Table, view: View, seat: str) -> Json:
    desk = table.shown.desks[seat]
    own = table.view(seat)
    return {
        "id": seat,
        "support": desk.support,
        "capital": desk.capital,
        "score": decimal(desk.score),
        "trust": [{"in": other, "value": value} for other, value in desk.trust.items()],
        "plan": plan_lines(own, desk.plan) if desk.plan is not None else [],
        "sent": [
            f"Round {number}: {view.setting.move[use.move].title.lower()}"
            + (f" toward {seat_name(view.setting, use.target)}" if use.target else "")
            + (f", meant as {INTENT_WORDS[meant_as(view.setting, use)]}" if view.setting.move[use.move].signal else "")
            for number, use in desk.sent[-6:]
        ],
    }
