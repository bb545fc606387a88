"""The table of texts: everything that was put on a table, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from game.export.table import GAME, Column, Played, Row, Table, flag, whole, words
from game.rules.model.room import Deal
from game.rules.model.terms import Clause, Text


def _texts(played: Played) -> Iterator[Row]:
    known = played.known
    deals = {(deal.text, deal.signed): deal for deal in known.deals()}
    for place, (room, offer) in enumerate(known.offers(), 1):
        deal = deals.get((offer.text, offer.round)) if offer.status == "bound" else None
        yield {
            "game": played.game, "text": place, "round": offer.round, "room": room, "author": offer.author,
            "counters": offer.counters > 0, "signatories": " ".join(offer.text.signatories),
            "clauses": " ".join(map(clause_code, offer.text.clauses)), **_terms(offer.text),
            "status": offer.status, "declined_by": offer.declined_by, "reason": offer.reason, **_fate(deal),
        }  # fmt: skip


def clause_code(clause: Clause) -> str:
    """A clause in one word: concession:level, +rounds until it starts, xrounds it lasts."""
    delay = f"+{clause.delay}" if clause.delay else ""
    return f"{clause.concession}:{clause.level}{delay}{f'x{clause.rounds}' if clause.rounds else ''}"


def _terms(text: Text) -> Row:
    return {"public": text.public, "witness": text.witness, "snapback": text.snapback}


def _fate(deal: Deal | None) -> Row:
    if deal is None:
        return {"deal": "", "since": None, "breaches": None, "leaked": None}
    return {"deal": deal.status, "since": deal.since or None, "breaches": len(deal.breaches), "leaked": deal.leaked}


TEXTS = Table(
    "texts", "Texts, one a row",
    (
        GAME, whole("text", "its number in this game, from 1"), Column("round", "integer", "the round it was put in"),
        words("room", "whose room it was put in: ids joined"), words("author", "the delegation that put it"),
        flag("counters", "it answered another text"), words("signatories", "who had to sign, ids parted by spaces"),
        words("clauses", "concession:level, +N if it starts N rounds later, xN if it lasts N rounds; parted by spaces"),
        flag("public", "false for a confidential text"), words("witness", "who was to verify it; empty for nobody"),
        flag("snapback", "a breach releases the others"),
        words("status", "bound, declined, withdrawn, countered, lapsed and the like"),
        words("declined_by", "who declined it first"), words("reason", "the code of the reason given"),
        words("deal", "what became of it once signed; fell: a home did not ratify it; empty if it was not signed"),
        whole("since", "the first round in which it was in force"),
        whole("breaches", "breaches of it that were found"), flag("leaked", "it was confidential and came out"),
    ),
    ("game", "text"), _texts,
)  # fmt: skip
