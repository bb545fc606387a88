"""The public table: what the projector shows and every seat's page holds. Made from `Table` and setting alone.

The wording speaks to a reader, so here it speaks to a reader who has nothing: no desk, no mandate, no room.
"""

from __future__ import annotations

from typing import Any

from game.rules.model.desk import Desk
from game.rules.model.mandate import Mandate
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.table import Table
from game.rules.model.view import View
from game.seminar.pages.meters import meters
from game.wire import Json
from game.wording import (
    DOOR_WORDS,
    deal_state,
    grievance_sentence,
    lower_first,
    notice_sentence,
    offer_sentence,
    outcome_sentence,
    played_sentence,
    round_story,
    rung_title,
    seat_name,
)
from game.wording.news import briefing_items


def onlooker(setting: Setting, table: Table) -> View:
    """What somebody sees who has no seat: nothing but the table."""
    return View("", setting, Mandate("", (), ()), table, Desk({}, 0, {}, 0), {})


def public_table(setting: Setting, table: Table) -> Json:
    """The table as everyone sees it."""
    view = onlooker(setting, table)
    return {
        "round": table.round,
        "rounds": setting.rounds,
        "phase": table.phase,
        "take": table.take,
        "seats": dict(table.seats),
        "ready": list(table.said_ready),
        "outcome": _outcome(view),
        "meters": meters(view),
        "doors": doors(view),
        "deals": [deal_line(view, deal) for deal in table.deals],
        "standing": standing(view),
        "briefing": [" ".join(item) for item in briefing_items(view)],
        "moves": [played_sentence(setting, p) for p in table.history[-1].moves] if table.history else [],
        "story": story(view),
        "notices": [{"round": n.round, "text": notice_sentence(n)} for n in table.notices[-3:]],
        "path": [{"round": r.round, "tension": r.after.get("tension", 0)} for r in table.history],
    }


def story(view: View) -> Json | None:
    """The last resolved round, told."""
    if not view.table.history:
        return None
    report = view.table.history[-1]
    return {"round": report.round, "lines": round_story(view, report)}


def _outcome(view: View) -> Json | None:
    outcome = view.table.outcome
    if outcome is None:
        return None
    return {"kind": outcome.kind, "text": outcome_sentence(view, outcome)}


def doors(view: View) -> list[Json]:
    """Doors between adversaries: how far open, and what each side still asks."""
    found: list[Json] = []
    for door in view.table.doors:
        one, other = door.sides
        asks = []
        for index, (side, across) in enumerate(((one, other), (other, one))):
            rung = rung_title(view.setting, side, across, door.prices[index])
            paid = ", and that is met" if door.paid[index] else ""
            asks.append(f"{seat_name(view.setting, side)} asks: {lower_first(rung, view.setting)}{paid}.")
        shut = f"It stays shut a step until round {door.shut_until}." if door.shut_until >= view.round else ""
        found.append(
            {"sides": [one, other], "state": door.state, "word": DOOR_WORDS[door.state], "asks": asks, "shut": shut}
        )
    return found


def deal_line(view: View, deal: Deal) -> dict[str, Any]:
    """A deal in words, with its status for a badge."""
    return {
        "signatories": list(deal.text.signatories),
        "status": deal.status,
        "state": deal_state(view, deal),
        "text": offer_sentence(view, deal.text, deal.since or deal.signed),
        "verified": bool(deal.text.witness),
        "public": deal.text.public,
        "breached": [b.by for b in deal.breaches],
    }


def standing(view: View) -> list[str]:
    """What hangs over the table: demands, pledges, overtures, public lines, settlements in sight, grievances."""
    setting, table = view.setting, view.table
    lines = []
    for demand in table.demands:
        by, to = seat_name(setting, demand.by), seat_name(setting, demand.to)
        option = next(
            (
                o.title
                for e in setting.move[demand.move].effects
                for o in getattr(e, "options", ())
                if o.id == demand.option
            ),
            demand.option,
        )
        lines.append(f"{by} demands of {to}, by the end of round {demand.round + 1}: {lower_first(option, setting)}.")
    for pledge in table.pledges:
        by, to = seat_name(setting, pledge.by), seat_name(setting, pledge.to)
        tested = " It has been tested and waits to be honoured." if pledge.tested else ""
        lines.append(f"{by} stands pledged to {to} since round {pledge.round}.{tested}")
    for overture in table.overtures:
        if not overture.answered and not overture.ignored:
            by, to = seat_name(setting, overture.by), seat_name(setting, overture.to)
            lines.append(f"{by}'s overture to {to} of round {overture.round} waits for an answer.")
    for line in table.lines:
        title = lower_first(setting.concession[line.concession].title, setting)
        words = f"nothing without {title}" if line.without else f"never above level {line.level} of {title}"
        crossed = " It has been crossed." if line.crossed else ""
        lines.append(f"{seat_name(setting, line.by)} has drawn a public line: {words}.{crossed}")
    for settlement in setting.settlements:
        held = table.settling.get(settlement.id, 0)
        if held:
            lines.append(f"{settlement.title} is in place for {held} of {settlement.rounds} rounds.")
    return lines


def grievances(view: View) -> list[str]:
    """The ledger of grievances, newest first."""
    return [grievance_sentence(view.setting, g) for g in reversed(view.table.grievances)]
