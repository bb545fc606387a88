"""What a delegation says to a proposal made in words: that it would sign, or why not and what would mend it.

The acts' own reckoning answers (`Answering`), so that words promise nothing that the seat would not do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from game.delegates.answering import Answering
from game.delegates.conversation.waiting import replies
from game.rules.law.texts import same_text
from game.rules.model.grounds import Ground
from game.rules.model.meaning import Meaning
from game.rules.model.refusal import Illegal
from game.rules.model.room import Asked, Room
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.verbs.offer import Offer

PROBES = 4
"""Drafts and prices that one room is told about in words in a round: who would know more puts a text.

Without it one could ask for ever a little less, and learn by a hundred answers what no single one may tell.
"""
WEIGHED = ("would-sign", "mend", "counter", "refuse", "name-price", "stand-by-words")
"""Situations in which a draft was weighed."""
SETTLED = ("would-sign", "mend", "counter")
"""Situations that say what the seat would sign."""


def weighed(view: View, room: Room) -> list[Meaning]:
    """Answers of this round in a room that tell what the seat makes of some draft."""
    return [each for each in replies(view, room) if each.situation in WEIGHED]


def on_proposal(answering: Answering, room: Room, text: Text) -> Meaning:
    """What the seat says to a draft."""
    view, seat = answering.view, answering.seat
    if seat not in text.signatories:
        return Meaning("reaction", situation="not-ours")
    mine = [s for s in view.offers() if s.offer.status == "open" and same_text(s.offer.text, text)]
    if any(seat in each.offer.signed for each in mine):
        return Meaning("reaction", mood="agreement", text=text, situation="already-signed")
    before = weighed(view, room)
    if any(each.text is not None and same_text(each.text, text) for each in before if each.situation == "would-sign"):
        return Meaning("reaction", mood="agreement", text=text, situation="would-sign")
    if len(before) >= PROBES:
        return Meaning("reaction", situation="enough-words")
    return _weighed(answering, room, text, before)


def _weighed(answering: Answering, room: Room, text: Text, before: Sequence[Meaning]) -> Meaning:
    reason = answering.refusal(text)
    if reason == "promised":
        return Meaning("reaction", mood="refusal", text=text, why=reason, situation="refuse")
    closed = blocked(answering.view, text)
    if closed:
        return Meaning("reaction", mood="refusal", situation=closed)
    said = [each.text for each in before if each.text is not None and each.situation in SETTLED]
    # What it has said that it would sign is its price, as what it has put is: who asks for less is reminded of it.
    if said and answering.worth(text) < min(map(answering.worth, said)):
        return Meaning("reaction", mood="refusal", text=said[-1], situation="stand-by-words")
    if not reason:
        return Meaning("reaction", mood="agreement", text=text, situation="would-sign")
    if reason == "no-say":
        return Meaning("reaction", mood="refusal", situation="keep-to-ourselves")
    mended = mend(answering, text, reason)
    if mended is None:
        return _instead(answering, text, reason)
    about = added(text, mended)
    return Meaning("reaction", mood="refusal", text=mended, about=about, why=reason, situation="mend")


def _instead(answering: Answering, text: Text, reason: str) -> Meaning:
    """A refusal that no small change would mend: with the text that the seat would put now, if it has one."""
    if answering.character.talks == "open":
        others = [seat for seat in text.signatories if seat != answering.seat]
        draft = answering.named(Asked(answering.view.round, others[0], answering.seat), text.signatories)
        if draft is not None and not same_text(draft.text, text) and _would_sign(answering, draft.text):
            return Meaning("reaction", mood="refusal", text=draft.text, why=reason, situation="counter")
    return Meaning("reaction", mood="refusal", text=text, why=reason, situation="refuse")


def blocked(view: View, text: Text) -> str:
    """The situation in which a text cannot be put at all, as far as everybody can see; empty where it can."""
    try:
        check(view, Offer(text))
    except Illegal as refusal:
        if refusal.code in (Ground.TALKS_CLOSED, Ground.TALKS_EXPLORATORY):
            return "talks-closed"
        return "" if refusal.code in (Ground.PUT_ENOUGH, Ground.ON_THE_TABLE) else "cannot-be-put"
    return ""


def mend(answering: Answering, text: Text, reason: str) -> Text | None:
    """The nearest text that it would sign in the place of one that it refuses, or None."""
    if reason in ("too-little", "not-this-price", "while-it-stands", "trust", "unverified"):
        better = answering.drafting.improve(text, answering.price(text))
        if better is not None and _would_sign(answering, better.text):
            return better.text
    return next((each for each in _watched(answering, text) if _would_sign(answering, each)), None)


def _would_sign(answering: Answering, text: Text) -> bool:
    return not answering.refusal(text) and not blocked(answering.view, text)


def _watched(answering: Answering, text: Text) -> Iterator[Text]:
    """The text with somebody else as its witness."""
    if text.witness or not text.clauses:
        return
    for seat in answering.view.setting.seats:
        if seat not in text.signatories:
            yield replace(text, signatories=tuple(sorted((*text.signatories, seat))), witness=seat)


def added(text: Text, mended: Text) -> tuple[str, ...]:
    """What a mended text has that the other lacks, by id: concessions, and a witness by its seat."""
    had = {clause.concession: clause for clause in text.clauses}
    found = [clause.concession for clause in mended.clauses if clause != had.get(clause.concession)]
    kept = {clause.concession for clause in mended.clauses}
    found += [clause.concession for clause in text.clauses if clause.concession not in kept]
    return (*found, mended.witness) if mended.witness and mended.witness != text.witness else tuple(found)
