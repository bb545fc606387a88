"""What waits for the reader and every offer it knows of, as cards: what each says, and what can be answered to it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.present.act_form import readings, reason_field
from game.present.appraisal import in_brief, worth
from game.present.fields import Button, Choosing, button
from game.present.lesson import not_kept_back
from game.present.meters import Tone
from game.present.offer_form import blank, offer_with
from game.present.page import Entry, Line, Page, Section
from game.present.waiting import Waiting, waiting
from game.rules.model.room import Offered
from game.rules.model.view import SeenOffer, View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.reply import Reply
from game.rules.verbs.withdraw import Withdraw
from game.wording import (
    compared,
    home_sentence,
    lower_first,
    move_noun,
    offer_status,
    reason_words,
    seat_name,
    terms_sentence,
    text_sentence,
    upper_first,
)

TONES: dict[str, Tone] = {"bound": "firm", "open": "brass", "declined": "critical", "struck": "critical"}


class OfferCard(Entry, frozen=True, kw_only=True):
    """An offer as a card.

    number: the reader's number for it
    status: what became of it, in a word
    waits: whether the reader has still to sign, counter or decline it
    fate: what the reader must hear of at once: that another declined it, or that it binds
    brief: what it comes to in a few words; what the small lines say at length
    """

    number: int
    round: int
    author: str
    status: str
    waits: bool
    fate: str = ""
    brief: str = ""


def offer_card(view: View, seen: SeenOffer, *, short: bool = False) -> OfferCard:
    """One offer, whole; shortly with what it says and where it stands alone."""
    offer, is_open = seen.offer, seen.offer.status == "open"
    fate = _fate(view, offer)
    told = () if short else tuple(_weighed(view, seen)) if is_open else ()
    state = Line(offer_status(view, seen), tone="" if is_open else "muted", small=True)
    lines = (*_changes(view, seen), *_words(view, seen, short), *told, *(() if fate else (state,)))
    head = (Line(fate, tone=TONES[offer.status]),) if fate else ()
    return OfferCard(
        lines=(*head, *lines),
        title=f"{upper_first(_whose(view, offer))} {seen.number}",
        aside=f"round {offer.round}",
        seats=(offer.author,),
        tone=TONES.get(offer.status, ""),
        buttons=tuple(each for each in _answers(view, seen) if not_kept_back(view, each.act)) if is_open else (),
        number=seen.number,
        round=offer.round,
        author=offer.author,
        status=offer.status,
        waits=is_open and view.seat not in offer.signed,
        fate=fate,
        brief=in_brief(view, offer.text) if is_open and offer.text.clauses and not short else "",
    )


def _whose(view: View, offer: Offered) -> str:
    return "your offer" if offer.author == view.seat else f"{seat_name(view.setting, offer.author)}'s offer"


def _fate(view: View, offer: Offered) -> str:
    if offer.status == "bound":
        return f"{upper_first(_whose(view, offer))} binds: all have signed."
    if offer.status == "declined" and offer.reason and offer.declined_by != view.seat:
        who = seat_name(view.setting, offer.declined_by)
        return f"{who} declines {_whose(view, offer)}: {reason_words(offer.reason)}."
    return ""


def _changes(view: View, seen: SeenOffer) -> Iterator[Line]:
    """What a counter-offer changes in the offer that it answers."""
    if seen.offer.counters:
        old = view.rooms[seen.room].offers[seen.offer.counters - 1].text
        yield Line(f"Changed: {lower_first(compared(view, old, seen.offer.text))}", "counter", "brass", small=True)


def _words(view: View, seen: SeenOffer, short: bool) -> Iterator[Line]:
    text, past = seen.offer.text, seen.offer.status != "open"
    yield Line(text_sentence(view, text, seen.offer.round), tone="muted" if past else "", small=past, read=not past)
    if not short:
        yield Line(terms_sentence(view, text), tone="muted", small=True)


def _weighed(view: View, seen: SeenOffer) -> Iterator[Line]:
    text = seen.offer.text
    for icon, words in (("score", worth(view, text)), ("home", home_sentence(view, text))):
        if words:
            yield Line(words, icon, small=True)


def _answers(view: View, seen: SeenOffer) -> Iterator[Button]:
    offer, number = seen.offer, seen.number
    if view.seat in offer.signed:
        label = "Withdraw" if offer.author == view.seat else "Take back my signature"
        yield _plain(view, label, Withdraw(number), "undo")
        return
    sign = replace(_plain(view, "Sign", Accept(number), "tick"), says=f"Sign offer {number}", kind="main")
    yield sign
    counter = Offer(offer.text, number)
    yield Button("Counter", counter, icon="counter", says=f"Counter offer {number}", draft=True)
    yield _declining("Decline", Decline(number, "too-little"), f"decline offer {number}")


def _plain(view: View, label: str, act: Act, icon: str) -> Button:
    return replace(button(view, label, act), price="", icon=icon)


def _declining(label: str, act: Decline | Reply, what: str) -> Button:
    choosing = Choosing("Decline for this reason", f"Send: {what}", reason_field(act.reason))
    return Button(label, act, icon="decline", says=upper_first(what), kind="danger", choosing=choosing)


# --------------------------------------------------------------------------------------------------
# What waits


def waiting_cards(view: View) -> tuple[Entry, ...]:
    """What waits for the reader's answer, the quickest to answer first."""
    return tuple(_waiting(view, each) for each in waiting(view))


def _waiting(view: View, each: Waiting) -> Entry:
    note = (Line(each.note, tone="muted", small=True),) if each.note else ()
    if each.kind == "read":
        whose = f"{seat_name(view.setting, each.by)}'s {move_noun(view, each.move)}"
        return Entry(note, each.text, "", (each.by,), "steady", tuple(_readings(view, each, whose)))
    seen = view.offer(each.number)
    if seen is not None:
        return offer_card(view, seen)
    with_them = offer_with(view, blank(view), f"with:{each.by}", True)
    ways = [Button("Make an offer", with_them, icon="offer", kind="main", draft=True)]
    if each.kind == "reply":
        name = seat_name(view.setting, each.by)
        ways.append(_declining("Decline with a reason", Reply(each.by, "later"), f"decline the overture of {name}"))
    return Entry(note, each.text, "", (each.by,), "brass", tuple(ways))


def _readings(view: View, each: Waiting, whose: str) -> Iterator[Button]:
    for way in readings(view, each.by, each.move):
        yield replace(way, icon=str(getattr(way.act, "reading", "")), says=f"Read {whose} as {way.label.lower()}")


def offers(view: View) -> Page:
    """The offers on the table, then those of this round and the last that are not open any more."""
    seen = [each for each in reversed(list(view.offers())) if each.offer.round >= view.round - 1]
    cards = [offer_card(view, each) for each in seen]
    cards.sort(key=lambda card: not card.waits)
    on, off = ([card for card in cards if (card.status == "open") is still] for still in (True, False))
    return Page((Section("Offers", tuple(on), "No offer is open."), Section("Answered or lapsed", tuple(off))))
