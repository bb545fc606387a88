"""What the debrief unlocks of a table, stage by stage, in the order that works in a classroom.

Feelings first, then facts, then judgement: each stage shows what the stages before it showed, and its own.
"""

from __future__ import annotations

from typing import Any

from game.host.session import Session
from game.rules.law.moves import meant_as
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.seminar.pages.public import onlooker
from game.wire import Json
from game.wording import (
    INTENT_WORDS,
    deal_phrase,
    deal_state,
    decimal,
    offer_sentence,
    outcome_sentence,
    phrase,
    played_sentence,
    seat_name,
    upper_first,
)
from game.wording.ending import stopped_sentence

STAGES: list[dict[str, str]] = [
    {"title": "How do you feel?", "ask": "One word each, before anybody explains. Nothing is unlocked yet."},
    {"title": "What happened?", "ask": "Which moment turned the game? Tell it before you look it up below."},
    {
        "title": "Sent and understood",
        "ask": "Which signal was read otherwise than it was meant, and what did that cost?",
    },
    {"title": "The deals", "ask": "Which deal held, which fell, which was broken? What was hidden, and from whom?"},
    {
        "title": "Who got what",
        "ask": "Compare yourself with the same seat at other tables, never with your neighbour's.",
    },
    {"title": "How you worked", "ask": "Who spoke, who wrote, who decided? Who was never asked?"},
    {
        "title": "What it stands for",
        "ask": "Reassurance and restraint pulled against each other: where did you feel it?",
    },
    {"title": "What if?", "ask": "Name one decision. What would have followed from the other choice?"},
    {
        "title": "The model itself",
        "ask": "What would you change in these rules, and what does that say about the real thing?",
    },
]


def unlocked(session: Session, stage: int) -> Json:
    """Everything up to a stage, for every seat's page."""
    makers = (None, _story, _signals, _deals, _results, _process, _theory, None, None)
    found: dict[str, Any] = {"stage": stage}
    for number, make in enumerate(makers[: stage + 1]):
        if make is not None:
            found[str(number)] = make(session)
    return found


def _reader(session: Session) -> View:
    truth = session.truth()
    view = onlooker(session.setting, truth.table)
    return View("", view.setting, view.mandate, view.table, view.desk, dict(truth.rooms))


def _story(session: Session) -> Json:
    truth, view = session.truth(), _reader(session)
    rounds = []
    for report in truth.table.history:
        broken = [
            f"{seat_name(view.setting, k.by)} quietly broke a text" + ("" if k.found else ", and nobody noticed")
            for k in truth.vault.breaches
            if k.round == report.round
        ]
        moves = [played_sentence(view.setting, p) for p in report.moves]
        rounds.append({"round": report.round, "tension": report.after.get("tension", 0), "lines": [*moves, *broken]})
    outcome = truth.table.outcome
    talk = [
        {
            "title": " and ".join(seat_name(view.setting, m) for m in room.members)
            if len(room.members) < len(view.setting.seats)
            else "Plenary",
            "messages": [{"round": m.round, "by": m.by, "text": phrase(m)} for m in room.messages],
        }
        for room in truth.rooms.values()
        if room.messages
    ]
    return {"outcome": outcome_sentence(view, outcome) if outcome else "", "rounds": rounds, "talk": talk}


def _signals(session: Session) -> Json:
    truth, view = session.truth(), _reader(session)
    lines = []
    for sender, desk in truth.desks.items():
        for number, use in desk.sent:
            move = view.setting.move[use.move]
            if not move.signal or not view.setting.plays("intent"):
                continue
            readings = [
                {"by": reader, "as": INTENT_WORDS[r.reading], "right": r.reading == use.intent}
                for reader, other in truth.desks.items()
                for r in other.readings
                if r.round == number and r.by == sender and r.move == use.move
            ]
            lines.append(
                {
                    "round": number,
                    "by": sender,
                    "target": use.target,
                    "move": move.title,
                    "meant": INTENT_WORDS[meant_as(view.setting, use)],
                    "readings": readings,
                }
            )
    return {
        "signals": sorted(lines, key=lambda line: (line["round"], line["by"])),
        "intents": [INTENT_WORDS[i] for i in INTENTS],
    }


def _deals(session: Session) -> Json:
    truth, view = session.truth(), _reader(session)
    every = [*truth.table.deals, *(d for room in truth.rooms.values() for d in room.deals)]
    return {
        "deals": [
            {
                "title": upper_first(deal_phrase(view, d)),
                "text": offer_sentence(view, d.text, d.since or d.signed),
                "state": deal_state(view, d),
                "status": d.status,
                "hidden": not d.text.public,
                "breaches": [
                    f"{seat_name(view.setting, k.by)} broke it in round {k.round}" + ("" if k.found else ", unnoticed")
                    for k in truth.vault.breaches
                    if k.deal == d.id
                ],
            }
            for d in every
        ]
    }


def _results(session: Session) -> Json:
    truth = session.truth()
    outcome = truth.table.outcome
    stopped = outcome is not None and outcome.kind == "stopped"
    rows = []
    for seat, desk in truth.desks.items():
        mandate = truth.scenario.mandates[seat]
        final, walk = desk.final or 0, mandate.walk_away
        gain = None if stopped or walk is None else final - walk.nobody_deals
        rows.append(
            {
                "seat": seat,
                "final": decimal(final),
                "walk": "not calibrated" if walk is None else decimal(walk.nobody_deals),
                "gain": "–" if gain is None else decimal(gain),
                "sign": 0 if gain is None else (gain > 0) - (gain < 0),
                "brief": [p.strip() for p in mandate.brief.split("\n") if p.strip()],
                "objectives": [
                    {"title": o.title, "points": decimal(o.points)} for o in (*mandate.objectives, *mandate.red_lines)
                ],
            }
        )
    return {"note": stopped_sentence(_reader(session)) if stopped else "", "rows": rows}


def _process(session: Session) -> Json:
    truth = session.truth()
    rows = []
    for seat in session.setting.seats:
        messages = [m for room in truth.rooms.values() for m in room.messages if m.by == seat]
        offers = [o for room in truth.rooms.values() for o in room.offers]
        members: dict[str, int] = {}
        for each in messages:
            if each.member:
                members[each.member] = members.get(each.member, 0) + 1
        rows.append(
            {
                "seat": seat,
                "messages": len(messages),
                "words": sum(len(m.text.split()) for m in messages),
                "offers": sum(o.author == seat for o in offers),
                "signed": sum(seat in o.signed and o.author != seat for o in offers),
                "declined": sum(o.declined_by == seat for o in offers),
                "members": [{"name": name, "messages": many} for name, many in sorted(members.items())],
            }
        )
    return {"rows": rows}


def _theory(session: Session) -> Json:
    themes = {line.title: line.text for line in session.setting.rulebook.card}
    return {"card": [{"title": title, "text": text} for title, text in themes.items()]}
