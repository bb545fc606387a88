"""The ledger: every promise and every grievance, both ways, what hangs over the table, and what has been found out."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.meters import Tone
from game.present.page import Entry, Line, Page, Section, plainly
from game.present.standing import standing
from game.rules.model.room import Deal
from game.rules.model.view import View
from game.wording import (
    deal_number,
    deal_state,
    grievance_sentence,
    limits_sentence,
    report_sentence,
    seats_named,
    terms_sentence,
    text_sentence,
)
from game.wording.deals import breach_words
from game.wording.meanings import said_lines

RUNNING = ("in force", "signed")

TONES: dict[str, Tone] = {
    "in force": "firm", "signed": "brass", "fell": "critical", "void": "critical", "left": "critical",
}  # fmt: skip


def ledger(view: View) -> Page:
    """Promises first, own ones on top; then what hangs over the table; then grievances."""
    deals = sorted(view.deals(), key=lambda d: (d.status not in RUNNING, not _mine(view, d), -d.signed))
    entries = [(deal, _deal(view, deal)) for deal in deals]
    own, others = ([e for d, e in entries if _mine(view, d) is mine] for mine in (True, False))
    grievances = [grievance_sentence(view.setting, each) for each in reversed(view.table.grievances)]
    home = limits_sentence(view)
    reports = [report_sentence(view, each) for each in view.desk.reports[-8:]]
    return Page(
        (
            Section("What you have signed", tuple(own), "Nothing that binds yet."),
            Section("What others have signed", tuple(others)),
            Section("Your people at home", plainly([home] if home else [], "home")),
            Section("What hangs over the table", plainly(standing(view))),
            Section("Said in words, which bind nobody", plainly(reversed(said_lines(view)), "message")),
            Section("Grievances", plainly(grievances, "warning"), "Nobody holds anything against anybody."),
            Section("Private reports", plainly(reports, "inquire")),
        )
    )


def _mine(view: View, deal: Deal) -> bool:
    return view.seat in deal.text.signatories


def _deal(view: View, deal: Deal) -> Entry:
    number = deal_number(view, deal.id)
    name = f"Commitment {number}" if number else seats_named(view.setting, deal.text.signatories)
    tone = TONES.get(deal.status, "muted")
    state = Line(_state(view, deal), tone=tone)
    return Entry((*_words(view, deal), state), name, f"round {deal.signed}", deal.text.signatories, tone)


def _words(view: View, deal: Deal) -> Iterator[Line]:
    live: Tone = "" if deal.status in RUNNING else "muted"
    yield Line(text_sentence(view, deal.text, deal.since or deal.signed), tone=live)
    yield Line(terms_sentence(view, deal.text), tone="muted", small=True)


def _state(view: View, deal: Deal) -> str:
    leaked = " It was confidential and has come out." if deal.leaked else ""
    return f"{deal_state(view, deal)}{leaked}{breach_words(view, deal)}"
