"""Alliances that lost confidence since the last round began: cards that nobody can miss, each with its "why?"."""

from __future__ import annotations

from functools import partial

from game.desktop.screens.desk import Desk
from game.desktop.theme import SMALL, STRONG
from game.desktop.widgets import Button, Card, Column, Icon, Label, Row, Widget
from game.present.meters import moved
from game.rules.model.meters import MAKE_UP_CONFIDENCE
from game.rules.model.view import View
from game.wording import cause_phrase, meter_name
from game.wording.meters import merged, moved_sentence


def fall_cards(desk: Desk) -> list[Widget]:
    """A card for each alliance of one's own whose confidence stands lower than when the last round began."""
    view = desk.view
    if view.table.outcome is not None:
        return []
    own = [p for p, alliance in view.setting.alliance.items() if view.seat in (p, alliance.guarantor)]
    return [_card(desk, partner) for partner in own if (moved(view, f"confidence:{partner}") or 0) < 0]


def _card(desk: Desk, partner: str) -> Widget:
    view, key = desk.view, f"confidence:{partner}"
    head = moved_sentence(meter_name(view, key), moved(view, key) or 0, view.meter(key))
    words: list[Widget] = [Label(f"{head}.", STRONG)]
    cause = _greatest(view, partner)
    if cause:
        words.append(Label(f"Most of all by {cause}.", SMALL, "muted"))
    why = Button("Why?", partial(desk.why, key), icon="explain", small=True, says=f"Why? {head}", key="why")
    row = Row([Icon("confidence", 24, "critical"), Column(words, gap=2, grow=1), why], gap=10)
    return Card(row, mark="critical", around=10, key=f"fall-{partner}")


def _greatest(view: View, partner: str) -> str:
    """What raised the partner's fears or its autonomy most since the last round began; empty if nothing is known."""
    keys = {f"{kind}:{partner}" for kind in MAKE_UP_CONFIDENCE}
    last = view.table.history[-1].shifts if view.table.history else ()
    shifts = [s for s in (*last, *view.table.briefing_shifts) if s.meter in keys]
    raised = [s for s in merged(shifts) if s.by > 0]
    return cause_phrase(view, raised[0].cause) if raised else ""
