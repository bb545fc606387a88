"""The public table: what the projector shows and every seat's page holds. Made from `Table` and setting alone.

The wording speaks to a reader, so here it speaks to a reader who has nothing: no desk, no mandate, no room.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.present.meters import meters
from game.present.standing import doors, standing
from game.present.story import last_round
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
        "standing": standing(view),
        "news": list(_news(view)),
        "story": story(view),
    }


def _news(view: View) -> Iterator[str]:
    """What the class reads in turn, the newest first."""
    if view.table.outcome is not None:
        yield outcome_sentence(view, view.table.outcome)
        return
    yield from [notice_sentence(n) for n in view.table.notices if n.round == view.round][-1:]
    yield from (" ".join(item) for item in reversed(briefing_items(view)))
    told = last_round(view)
    moves = [line.text for line in told[: max(1, len(view.table.history[-1].moves))]] if told else []
    yield from (line.text for line in told[len(moves) :])
    yield from (*moves, *standing(view), *(" ".join((door.text, *door.asks)) for door in doors(view)))


def story(view: View) -> Json | None:
    """The last resolved round, told."""
    lines = [line.text for line in last_round(view)]
    return {"title": f"What round {view.table.history[-1].round} brought", "lines": lines} if lines else None


def meters_json(view: View) -> Json:
    """The meters of a reader as they are drawn."""
    told = page_json(meters(view))
    every = [told["tension"], *told.get("alliances", ()), *told.get("others", ())]
    for each in [*every, *(fear for alliance in told.get("alliances", ()) for fear in alliance["fears"])]:
        known = ("low", "high") if each["value"] is not None else ()
        for name in ("step", "rising_is_bad", *known):
            del each[name]
    return {"alliances": [], "others": [], **told}


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
