"""What a delegation says to promises, threats, requests and reactions; these bind nobody and are answered briefly."""

from __future__ import annotations

from game.delegates.answering import Answering
from game.delegates.conversation.questions import price, signing, why
from game.delegates.conversation.waiting import Heard
from game.rules.model.meaning import Deed, Meaning
from game.rules.model.view import View

WORDS = ("help", "calm", "trust", "act", "move-on", "keep", "consult", "talk", "wait")
"""Requests without an id that have an answer of their own."""
MOODS = {
    "thanks": "thanked", "apology": "apologised", "praise": "praised", "anger": "scolded", "greeting": "greeted",
    "refusal": "refused",
}  # fmt: skip


def on_reaction(answering: Answering, heard: Heard, meaning: Meaning) -> Meaning:
    """What the seat says to thanks, an apology, anger and the like."""
    if meaning.mood == "agreement":
        return _agreed(answering, heard)
    if meaning.mood == "anger":
        return reproached(answering.view, heard.by, meaning)
    return Meaning("reaction", mood=meaning.mood, situation=MOODS.get(meaning.mood, "not-understood"))


def _agreed(answering: Answering, heard: Heard) -> Meaning:
    """"Agreed" signs nothing: it says which text waits for the signature."""
    seat, key = answering.seat, "+".join(heard.room.members)
    ours = [
        s.offer.text for s in answering.view.offers()
        if s.room == key and s.offer.status == "open" and seat in s.offer.signed and heard.by not in s.offer.signed
    ]  # fmt: skip
    if ours:
        return Meaning("reaction", mood="agreement", text=ours[-1], situation="sign-ours")
    return Meaning("reaction", mood="agreement", situation="agreed-in-words")


def reproached(view: View, by: str, meaning: Meaning) -> Meaning:
    """A reproach with a ground that both can read is answered to the point; any other as the anger that it is."""
    named = {name for name in meaning.about if name in view.setting.delegation} - {view.seat, by}
    known = [deal.text for deal in view.deals() if deal.public and by not in deal.text.signatories]
    over = [text for text in known if view.seat in text.signatories and named & set(text.signatories)]
    if over:
        others = tuple(sorted(named & set(over[-1].signatories)))
        return Meaning("reaction", mood="anger", about=others, text=over[-1], situation="reproached-deal")
    held = any(g.by == by and g.against == view.seat and not g.repaired for g in view.table.grievances)
    return Meaning("reaction", mood="anger", situation="reproached-fact" if held else "scolded")


def on_promise(view: View, heard: Heard, meaning: Meaning) -> Meaning:
    """What the seat says to a promise: words are heard, and what hangs on a deed of its own belongs into a text."""
    broken = any(g.against == heard.by and g.by == view.seat and not g.repaired for g in view.table.grievances)
    ours = any(_ours(view, each) for each in meaning.condition)
    situation = "put-it-in-writing" if ours else "promise-doubted" if broken else "promise-heard"
    return Meaning("reaction", deed=meaning.deed, situation=situation)


def on_threat(meaning: Meaning) -> Meaning:
    """What the seat says to a threat."""
    return Meaning("reaction", deed=meaning.deed, situation="threatened")


def _ours(view: View, deed: Deed) -> bool:
    return deed.does in view.setting.concession and view.setting.concession[deed.does].giver == view.seat


def on_request(answering: Answering, heard: Heard, meaning: Meaning) -> Meaning:
    """What the seat says to a request: what it has to give has a price, what it does stands in its plan."""
    deed, setting = meaning.deed, answering.view.setting
    if deed is None:
        return Meaning("reaction", situation="request-heard")
    if deed.does in setting.concession:
        return price(answering, heard, (deed.does,))
    if deed.does in setting.move:
        ending = [
            c.id for c in setting.concessions if deed.negated and deed.does in c.forbids and c.giver == answering.seat
        ]  # fmt: skip
        return price(answering, heard, ending) if ending else Meaning("reaction", situation="plans-are-ours")
    if deed.does == "sign":
        return signing(answering, heard, meaning.about)
    if deed.does == "explain":
        return why(answering, heard, meaning.about)
    if deed.does == "offer":
        return price(answering, heard, ())
    return Meaning("reaction", situation=f"asked-{deed.does}" if deed.does in WORDS else "request-heard")
