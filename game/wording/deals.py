"""Deals in words: what is signed, by which number its signatories know it, how it stands and who broke it."""

from __future__ import annotations

from game.rules.law.running import running
from game.rules.model.room import Deal
from game.rules.model.view import View
from game.wording.names import listed, lower_first, seat_name, seats_named
from game.wording.texts import offer_sentence


def own_deals(view: View) -> tuple[Deal, ...]:
    """Deals the reader has signed, in an order that stays: their place from 1 is their number in commands."""
    mine = (deal for deal in view.deals() if view.seat in deal.text.signatories and deal.status != "fell")
    return tuple(sorted(mine, key=lambda d: (d.signed, d.text.signatories, str(d.text.clauses), d.id)))


def deal_number(view: View, deal_id: str) -> int:
    """The number under which the reader knows a deal of its own; 0 for a deal of others."""
    return next((n for n, deal in enumerate(own_deals(view), 1) if deal.id == deal_id), 0)


def deal_named(view: View, deal_id: str) -> Deal | None:
    """A deal by its id, if the reader knows it."""
    return next((deal for deal in view.deals() if deal.id == deal_id), None)


def deal_phrase(view: View, deal: Deal) -> str:
    """A deal in a few words: ``the text of Meridane and Orveld (pause in demonstrations, relief of restrictions)``."""
    setting = view.setting
    names = seats_named(setting, deal.text.signatories)
    if not deal.text.clauses:
        return f"the communique of {names}"
    what = ", ".join(lower_first(setting.concession[c.concession].title, setting) for c in deal.text.clauses)
    return f"the text of {names} ({what})"


def deal_state(view: View, deal: Deal) -> str:
    """What became of a deal, as a sentence."""
    setting = view.setting
    match deal.status:
        case "signed":
            if not setting.plays("ratification"):
                return "Signed; it comes into force when this round is resolved."
            return "Signed; it comes into force when this round is resolved, if every signatory's home lets it through."
        case "in force":
            still = any(True for _ in running(setting, (deal,), view.round))
            later = any(clause.delay and deal.since + clause.delay > view.round for clause in deal.text.clauses)
            if deal.text.clauses and not still and later:
                return f"In force since round {deal.since}; its first clause starts later."
            return f"In force since round {deal.since}."
        case "fell":
            return f"It fell at home in {seat_name(setting, deal.fell_with)}."
        case "void":
            if deal.fell_with:
                where = seat_name(setting, deal.fell_with)
                return f"Void since round {deal.until + 1}: it came out, and home in {where} refused it."
            return f"Void since round {deal.until + 1}, after a breach."
        case "left":
            return f"Ended in round {deal.until + 1}, when a signatory left it."
    if replaced_unused(deal):
        return "Replaced before it came into force."
    return f"Ended after round {deal.until}."


def replaced_unused(deal: Deal) -> bool:
    """Whether another text took the place of a deal before it was in force for a single round."""
    return deal.status == "ended" and deal.until < max(deal.since, deal.signed)


def breach_words(view: View, deal: Deal) -> str:
    """Breaches of a deal that came to light, as a sentence, or nothing."""
    if not deal.breaches:
        return ""
    found = listed(f"{seat_name(view.setting, b.by)} in round {b.round}" for b in deal.breaches)
    return f" Found in breach: {found}."


def deal_sentence(view: View, deal: Deal) -> str:
    """A deal whole: its words, what became of it, and who was found in breach."""
    leaked = " It was confidential and has come out." if deal.leaked else ""
    since = deal.since or deal.signed
    return f"{offer_sentence(view, deal.text, since)} {deal_state(view, deal)}{leaked}{breach_words(view, deal)}"


def deal_entry(view: View, deal: Deal) -> str:
    """A deal for a list, with its number if it is the reader's own."""
    number = deal_number(view, deal.id)
    head = (
        f"Commitment {number}, signed in round {deal.signed}" if number else f"Of others, signed in round {deal.signed}"
    )
    return f"{head}: {deal_sentence(view, deal)}"
