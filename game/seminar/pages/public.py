"""The public table: what the projector shows and every seat's page holds. Made from `Table` and setting alone.

The wording speaks to a reader, so here it speaks to a reader who has nothing: no desk, no mandate, no room.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.present.meters import meters
from game.rules.model.desk import Desk
from game.rules.model.mandate import Mandate
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.table import Table
from game.rules.model.view import View
from game.wire import Json, to_json
from game.wording import (
    DOOR_WORDS,
    checklist_lines,
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
    settling_lines,
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
        "meters": to_json(meters(view)),
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
    """What hangs over the table: demands, pledges, overtures, public lines, settlements in sight."""
    return [*_demands(view), *_pledges(view), *_overtures(view), *_public_lines(view), *_settlements(view)]


def _demands(view: View) -> Iterator[str]:
    setting = view.setting
    for demand in view.table.demands:
        by, to = seat_name(setting, demand.by), seat_name(setting, demand.to)
        options = [o for e in setting.move[demand.move].effects for o in getattr(e, "options", ())]
        option = next((o.title for o in options if o.id == demand.option), demand.option)
        yield f"{by} demands of {to}, by the end of round {demand.round + 1}: {lower_first(option, setting)}."


def _pledges(view: View) -> Iterator[str]:
    for pledge in view.table.pledges:
        by, to = seat_name(view.setting, pledge.by), seat_name(view.setting, pledge.to)
        tested = " It has been tested and waits to be honoured." if pledge.tested else ""
        yield f"{by} stands pledged to {to} since round {pledge.round}.{tested}"


def _overtures(view: View) -> Iterator[str]:
    for overture in view.table.overtures:
        if not overture.answered and not overture.ignored:
            by, to = seat_name(view.setting, overture.by), seat_name(view.setting, overture.to)
            yield f"{by}'s overture to {to} of round {overture.round} waits for an answer."


def _public_lines(view: View) -> Iterator[str]:
    for line in view.table.lines:
        title = lower_first(view.setting.concession[line.concession].title, view.setting)
        words = f"nothing without {title}" if line.without else f"never above level {line.level} of {title}"
        crossed = " It has been crossed." if line.crossed else ""
        yield f"{seat_name(view.setting, line.by)} has drawn a public line: {words}.{crossed}"


def _settlements(view: View) -> Iterator[str]:
    yield from settling_lines(view)
    yield from checklist_lines(view)


def grievances(view: View) -> list[str]:
    """The ledger of grievances, newest first."""
    return [grievance_sentence(view.setting, g) for g in reversed(view.table.grievances)]
