"""What a delegation says to a question: its price, its true reason, what it holds against somebody, what it keeps."""

from __future__ import annotations

from collections.abc import Sequence

from game.delegates.answering import Answering
from game.delegates.conversation.proposals import PROBES, blocked, on_proposal, weighed
from game.delegates.conversation.waiting import Heard, replies
from game.rules.model.meaning import Meaning
from game.rules.model.room import Asked, Offered
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View


def on_question(answering: Answering, heard: Heard, asked: Meaning) -> Meaning:
    """What the seat says to a question."""
    match asked.asks:
        case "why":
            return why(answering, heard, asked.about)
        case "grievance":
            return _grievance(answering.view, heard.by)
        case "keep":
            return _keeping(answering.view, heard.by)
        case "sign":
            return signing(answering, heard, asked.about)
        case "price":
            return price(answering, heard, asked.about)
        case _:
            return _about(answering, heard, asked.about)


# --------------------------------------------------------------------------------------------------
# Prices


def price(answering: Answering, heard: Heard, about: Sequence[str]) -> Meaning:
    """What it would take: the text that it would put now, at what it aims at and never its limit."""
    view, pair = answering.view, tuple(sorted((answering.seat, heard.by)))
    wish = tuple(Clause(name, _next_level(view, name)) for name in about if name in view.setting.concession)
    strangers = [view.setting.concession[c.concession].giver for c in wish]
    if any(giver not in pair for giver in strangers):
        other = next(giver for giver in strangers if giver not in pair)
        return Meaning("reaction", about=(*about, other), situation="theirs-to-give")
    named = [m for m in replies(view, heard.room) if m.situation == "name-price" and set(m.about) == set(about)]
    if named:
        return named[-1]
    if len(weighed(view, heard.room)) >= PROBES or answering.character.talks != "open":
        return Meaning("reaction", situation="enough-words")
    if wish and blocked(view, Text(pair, wish)) == "talks-closed":
        return Meaning("reaction", mood="refusal", situation="talks-closed")
    door = view.door(heard.by)
    draft = answering.named(Asked(view.round, heard.by, answering.seat, wish), pair)
    asked = {clause.concession for clause in wish}
    if draft is None or not asked <= {clause.concession for clause in draft.text.clauses}:
        if not wish and door is not None and door.state < 2:
            return Meaning("reaction", mood="refusal", situation="talks-closed")
        return Meaning("reaction", mood="refusal", about=tuple(about), situation="no-price" if wish else "nothing-now")
    closed = blocked(view, draft.text)
    if closed:
        return Meaning("reaction", mood="refusal", situation=closed)
    return Meaning("reaction", text=draft.text, about=tuple(c.concession for c in wish), situation="name-price")


def _next_level(view: View, name: str) -> int:
    """The level that one can still ask for: the next above what is in force."""
    held = [c.level for deal in view.deals() if deal.status in ("in force", "signed")
            for c in deal.text.clauses if c.concession == name]  # fmt: skip
    return min(max(held, default=0) + 1, len(view.setting.concession[name].levels))


def signing(answering: Answering, heard: Heard, about: Sequence[str]) -> Meaning:
    """Whether it would sign: the text that waits, the draft that was spoken of last, or one with what is named."""
    view = answering.view
    numbers = [int(name.removeprefix("offer:")) for name in about if name.startswith("offer:")]
    open_ones = [s for s in view.offers() if s.offer.status == "open" and s.room == "+".join(heard.room.members)]
    chosen = [s.offer for s in open_ones if s.number in numbers] or [s.offer for s in open_ones][-1:]
    named = [name for name in about if name in view.setting.concession]
    if named and not any(set(named) <= {c.concession for c in o.text.clauses} for o in chosen):
        return price(answering, heard, named)
    if chosen:
        return _on_offer(answering, heard, chosen[-1])
    drafts = [m.text for m in _spoken(heard) if m.text is not None]
    return on_proposal(answering, heard.room, drafts[-1]) if drafts else price(answering, heard, named)


def _on_offer(answering: Answering, heard: Heard, offer: Offered) -> Meaning:
    if answering.seat in offer.signed:
        return Meaning("reaction", mood="agreement", text=offer.text, situation="already-signed")
    return on_proposal(answering, heard.room, offer.text)


def _spoken(heard: Heard) -> list[Meaning]:
    """What the others have said in the room, oldest first."""
    return [m for message in heard.room.messages if message.by == heard.by for m in message.meanings]


# --------------------------------------------------------------------------------------------------
# Reasons and facts


def why(answering: Answering, heard: Heard, about: Sequence[str]) -> Meaning:
    """Why it refused: the reason that it gave or would give now, and what would mend it."""
    view, names = answering.view, {name for name in about if name in answering.view.setting.concession}
    declined = [
        o for room in view.rooms.values() for o in room.offers
        if o.declined_by == answering.seat and heard.by in o.text.signatories
        and names <= {c.concession for c in o.text.clauses}
    ]  # fmt: skip
    told = [m for m in replies(view, heard.room) if m.situation in ("refuse", "mend", "counter")]
    told = [m for m in told if m.text is None or names <= {c.concession for c in m.text.clauses}]
    if told:
        return told[-1]
    if declined:
        return _reason(declined[-1].text, declined[-1].reason)
    given = [name for name in names if view.setting.concession[name].giver == answering.seat]
    return price(answering, heard, given) if given else Meaning("reaction", situation="refused-nothing")


def _reason(text: Text, reason: str) -> Meaning:
    if reason in ("", "no-say"):
        return Meaning("reaction", situation="keep-to-ourselves")
    return Meaning("reaction", text=text, why=reason, situation="refused-because")


def _grievance(view: View, by: str) -> Meaning:
    held = [g for g in view.table.grievances if g.by == view.seat and g.against == by and not g.repaired]
    return Meaning("reaction", about=(by,), situation="hold-against" if held else "hold-nothing")


def _keeping(view: View, by: str) -> Meaning:
    both, alive = {by, view.seat}, ("in force", "signed")
    bound = [d for d in view.deals() if both <= set(d.text.signatories) and d.status in alive]
    names = [clause.concession for deal in bound for clause in deal.text.clauses]
    ours = [name for name in names if view.setting.concession[name].giver == view.seat]
    if ours:
        return Meaning("promise", about=tuple(dict.fromkeys(ours)), situation="will-keep")
    return Meaning("reaction", situation="nothing-to-keep" if not bound else "will-keep-text")


def _about(answering: Answering, heard: Heard, about: Sequence[str]) -> Meaning:
    view = answering.view
    things = [name for name in about if name in view.setting.concession]
    if things:
        return price(answering, heard, things)
    if any(name in view.setting.move for name in about):
        return Meaning("reaction", situation="plans-are-ours")
    others = [name for name in about if name in view.setting.delegation and name not in (view.seat, heard.by)]
    if not others:
        return Meaning("reaction", situation="keep-to-ourselves")
    with_them = any({others[0], view.seat} <= set(d.text.signatories) and d.public for d in view.deals())
    return Meaning("reaction", about=(others[0],), situation="of-them" if with_them else "of-them-nothing")


