"""What waits for the reader: answers it owes in this negotiation, and what falls due in its plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from game.present.lesson import in_lesson
from game.present.standing import demands
from game.rules.model.room import Asked
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round.plans import due
from game.rules.verbs.read import signals_to_read
from game.wording import (
    concession_phrase,
    count,
    deal_number,
    listed,
    move_noun,
    pledge_line,
    points,
    seat_name,
    upper_first,
)

Answer = Literal["read", "reply", "offer", "ask"]


class Waiting(Value, frozen=True):
    """One thing that waits for an answer.

    kind: the verb that answers it, or ``offer`` for a text to sign, counter or decline
    by: whose it is
    text: what is to be said of it, as a sentence
    note: what else to know of it
    move: of a signal, what was done
    number: of an offer, the reader's number for it
    """

    kind: Answer
    by: str
    text: str
    note: str = ""
    move: str = ""
    number: int = 0


def waiting(view: View) -> tuple[Waiting, ...]:
    """All that waits for the reader's answer now, the quickest to answer first. Nothing outside a negotiation."""
    if view.table.phase != "negotiation" or view.table.outcome is not None:
        return ()
    return (*_signals(view), *_overtures(view), *_offers(view), *_questions(view))


def _signals(view: View) -> Iterator[Waiting]:
    worth = view.setting.numbers.read_rightly
    gain = f" Read rightly, it is worth {points(worth)} in the end." if worth else ""
    note = f"Secret until the debrief.{gain}"
    for signal in signals_to_read(view):
        whom = signal.target if signal.target != view.seat else ""
        at = f" {view.setting.move[signal.move].toward_word} {seat_name(view.setting, whom)}" if whom else ""
        words = f"How do you read {seat_name(view.setting, signal.by)}'s {move_noun(view, signal.move)}{at}?"
        yield Waiting("read", signal.by, words, note, signal.move)


def _overtures(view: View) -> Iterator[Waiting]:
    ways = "an offer, a lower price" if view.setting.plays("doors") else "an offer"
    for each in view.overtures_waiting():
        who = seat_name(view.setting, each.by)
        yield Waiting("reply", each.by, f"{who}'s overture waits for your answer: {ways}, or a reasoned refusal.")


def _offers(view: View) -> Iterator[Waiting]:
    for seen in view.offers_waiting():
        yield Waiting("offer", seen.offer.author, f"Offer {seen.number} waits for your answer.", number=seen.number)


def _questions(view: View) -> Iterator[Waiting]:
    for asked in _unanswered(view):
        wish = listed(concession_phrase(view.setting, c.concession, c.level) for c in asked.wish)
        what = f" for {wish}" if wish else ""
        words = f"{seat_name(view.setting, asked.by)} asked what it would take{what}: an offer is the answer."
        yield Waiting("ask", asked.by, words)


def _unanswered(view: View) -> list[Asked]:
    """What others asked the reader this round and have not been answered with an offer."""
    asked = [a for room in view.rooms.values() for a in room.asked if a.to == view.seat and a.round == view.round]
    put = [s.offer for s in view.offers() if s.offer.author == view.seat and s.offer.round == view.round]
    return [a for a in asked if not any(a.by in offer.text.signatories for offer in put)]


def waiting_lines(view: View) -> list[str]:
    """What waits, in sentences: several offers in one."""
    every = waiting(view)
    numbers = [str(each.number) for each in every if each.kind == "offer"]
    lines = [f"{each.text} {each.note}".rstrip() for each in every if each.kind != "offer" or len(numbers) == 1]
    return [f"Offers {listed(numbers)} wait for your answer.", *lines] if len(numbers) > 1 else lines


def unanswered(view: View) -> tuple[Waiting, ...]:
    """The offers and overtures that would go without an answer if the reader said now that it is ready.

    In a lesson nothing does: the lesson says what is to be answered, and when to be ready.
    """
    if view.desk.ready or in_lesson(view):
        return ()
    return tuple(each for each in waiting(view) if each.kind in ("offer", "reply"))


def unanswered_sentence(view: View) -> str:
    """What would go without an answer if the reader said now that it is ready; empty if nothing would."""
    every = unanswered(view)
    offers = sum(each.kind == "offer" for each in every)
    overtures = [f"{seat_name(view.setting, each.by)}'s overture" for each in every if each.kind == "reply"]
    parts = [*([count(offers, "offer")] if offers else []), *overtures]
    wait = "wait" if offers + len(overtures) > 1 else "waits"
    return f"{upper_first(listed(parts))} {wait} for your answer." if parts else ""


def duties(view: View) -> list[str]:
    """What falls due in the reader's plan: demands, tested pledges, commitments."""
    if view.table.outcome is not None:
        return []
    lines = demands(view, view.seat)
    lines += [
        pledge_line(view, each.by, each.to, each.tested)
        for each in view.table.pledges
        if each.tested and each.by == view.seat and not view.conference
    ]
    owed = [str(deal_number(view, deal.id)) for deal in due(view)]
    if owed:
        under, kept = ("commitment", "it is") if len(owed) == 1 else ("commitments", "they are")
        words = f"You owe something this round under {under} {listed(owed)}"
        lines.append(f"{words}; {kept} kept unless your plan says otherwise.")
    return lines
