"""What a seat can read back from its View: what it said, what waits for its answer, what was put before.

Nothing is remembered: everything is found again, so that a restart or a takeover changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.delegates.weighing import Weighing
from game.rules.law.texts import same_text
from game.rules.model.room import Offered
from game.rules.model.terms import Text
from game.rules.model.view import View

HURTING = 55
"""Tension from which going on as before begins to hurt."""

RIPE = 25
"""Percent from which a seat pays its adversary's price for talks."""

PUSH = 250
"""Hundredths of a point more that is asked for with each text that was signed as it stood."""

BACK = 2
"""How many of these demands one text does away with that such a seat alone left unsigned."""

RECALLED = 2
"""Rounds for which it is remembered that somebody had promised something elsewhere."""

PATIENCE = 2
"""Texts that were put to a seat before its silence is taken for an answer."""

MARGIN = 20
"""Hundredths of a point more than what it refused that a seat is reckoned to want."""


def ripeness(view: View) -> int:
    """Percent to which the viewer feels that it must talk: time, danger and a hand held out (Zartman 1989)."""
    held_out = any(o.to == view.seat and o.round >= view.round - 2 for o in view.overtures())
    passed = 100 * (view.round - 1) // max(1, view.setting.rounds - 1)
    danger = 2 * max(0, view.table.meters["tension"] - HURTING)
    return min(100, passed + danger + 25 * held_out)


def said(view: View, code: str, to: tuple[str, ...], within: int, *, before: bool = False) -> bool:
    """Whether the viewer said a phrase to some seats within so many rounds; `before` leaves this round out."""
    room = view.rooms.get("+".join(sorted({view.seat, *to})))
    last = view.round - 1 if before else view.round
    return room is not None and any(
        m.by == view.seat and m.code == code and view.round - within <= m.round <= last for m in room.messages
    )


def said_before(view: View, text: Text) -> bool:
    """Whether somebody put the same text in this round or the last: again it would be spam."""
    return any(same_text(s.offer.text, text) and s.offer.round >= view.round - 1 for s in view.offers())


def refused_before(view: View, text: Text) -> bool:
    """Whether the viewer put the same text in an earlier round and it was refused for what it brings: it comes back
    changed, or not at all."""
    return any(
        s.offer.author == view.seat and s.offer.declined_by and s.offer.reason in ("too-little", "not-this-price")
        and same_text(s.offer.text, text)
        for s in view.offers()
    )  # fmt: skip


def put_now(view: View, text: Text) -> bool:
    """Whether somebody put the same text in this round already."""
    return any(same_text(s.offer.text, text) and s.offer.round == view.round for s in view.offers())


def promised_elsewhere(view: View) -> frozenset[tuple[str, frozenset[str]]]:
    """What others lately said to be promised elsewhere: who, and what it would have given, of which some is bound."""
    found = set()
    for offer in (seen.offer for seen in view.offers()):
        if offer.declined_by and offer.reason == "promised" and offer.round >= view.round - RECALLED:
            given = {c.concession for c in offer.text.clauses}
            mine = {c for c in given if view.setting.concession[c].giver == offer.declined_by}
            found.add((offer.declined_by, frozenset(mine)))
    return frozenset(found)


def pressed(view: View) -> dict[str, int]:
    """What is asked of seats that sign and, before this round, neither put a text of their own nor refused one: more
    with each text that they signed, less again with each that they alone left unsigned; nobody drafts their settlement.
    """
    offers = [s.offer for s in view.offers() if s.offer.text.clauses and s.offer.round < view.round]
    steps: dict[str, int] = {}
    for offer in offers:
        for seat in offer.signed:
            steps[seat] = steps.get(seat, 0) + 1
    for offer in offers:
        missing = set(offer.text.signatories) - set(offer.signed)
        if offer.status == "lapsed" and len(missing) == 1 and (missing & steps.keys()):
            steps[missing.pop()] -= BACK
    for chooser in {offer.author for offer in offers} | {offer.declined_by for offer in offers}:
        steps.pop(chooser, None)
    return {seat: MARGIN - PUSH * max(0, min(count, 5)) for seat, count in sorted(steps.items())}


def does_nothing(view: View) -> frozenset[str]:
    """Seats that were put to often enough in earlier rounds and neither signed, refused nor put anything."""
    offers = [s.offer for s in view.offers() if s.offer.text.clauses and s.offer.round < view.round]
    reached = [seat for offer in offers for seat in offer.text.signatories]
    heard = {offer.author for offer in offers} | {offer.declined_by for offer in offers}
    heard |= {seat for offer in offers for seat in offer.signed}
    return frozenset(seat for seat in set(reached) - heard if reached.count(seat) >= PATIENCE)


def wants(view: View, weighing: Weighing, *, before: bool = False) -> dict[str, int]:
    """For each seat what it is reckoned to want: more than by texts that it found too little in this round or the last,
    and less with each text of the viewer's that it signed as it stood; `before` leaves this round out."""
    offers = [s.offer for s in view.offers() if s.offer.text.clauses and not (before and s.offer.round == view.round)]
    floors = _pushed(view.seat, offers)
    for offer in offers:
        if offer.declined_by in ("", view.seat) or offer.round < view.round - 1:
            continue
        if offer.reason in ("too-little", "not-this-price", ""):
            wanted = weighing.gain(offer.declined_by, offer.text) + MARGIN
            floors[offer.declined_by] = max(floors.get(offer.declined_by, MARGIN), wanted)
    return floors


def _pushed(own: str, offers: Sequence[Offered]) -> dict[str, int]:
    """Whoever signs all that is put to it is asked for more each time; one refusal ends that."""
    signed: dict[str, int] = {}
    for offer in offers:
        if offer.author == own and offer.status == "bound":
            for seat in offer.text.signatories:
                signed[seat] = signed.get(seat, 0) + 1
    for offer in offers:
        refuser = offer.declined_by if offer.declined_by else offer.author if offer.counters else ""
        signed.pop(refuser, None)
    return {seat: MARGIN - PUSH * min(count, 5) for seat, count in signed.items() if seat != own}
