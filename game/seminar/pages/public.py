"""The public table: what the projector shows and every seat's page holds. Made from `Table` and setting alone.

The wording speaks to a reader, so here it speaks to a reader who has nothing: no desk, no mandate, no room.
"""

from __future__ import annotations

from typing import Any

from game.present.meters import meters
from game.present.standing import doors, standing
from game.rules.model.desk import Desk
from game.rules.model.mandate import Mandate
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.table import Table
from game.rules.model.view import View
from game.seminar.page_json import page_json
from game.wire import Json, to_json
from game.wording import (
    deal_state,
    notice_sentence,
    offer_sentence,
    outcome_sentence,
    played_sentence,
    round_story,
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
        "meters": meters_json(view),
        "doors": to_json(doors(view)),
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


def meters_json(view: View) -> Json:
    """The meters of a reader, what is not known of them left out."""
    return {"alliances": [], "others": [], **page_json(meters(view))}


def _outcome(view: View) -> Json | None:
    outcome = view.table.outcome
    if outcome is None:
        return None
    return {"kind": outcome.kind, "text": outcome_sentence(view, outcome)}


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
