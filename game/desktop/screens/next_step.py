"""The one line that says what a player should do next, and where."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.model.room import Overtured
from game.rules.model.view import SeenOffer, View
from game.rules.round.plans import due
from game.rules.verbs.read import signals_to_read
from game.wording import count, listed, move_noun, seat_name, seats_named, upper_first


@dataclass(frozen=True)
class NextStep:
    """What to do next, the page on which it is done, and whether it is one's own turn."""

    words: str
    page: str
    mine: bool = True


def offers_waiting(view: View) -> tuple[SeenOffer, ...]:
    """Open offers that wait for this seat's signature."""
    return tuple(s for s in view.offers() if s.offer.status == "open" and view.seat not in s.offer.signed)


def overtures_waiting(view: View) -> tuple[Overtured, ...]:
    """Overtures of last round to this seat that nobody has answered."""
    if view.table.phase != "negotiation":
        return ()
    every = (*view.table.overtures, *(o for room in view.rooms.values() for o in room.overtures))
    return tuple(o for o in every if o.to == view.seat and o.round == view.round - 1 and not o.answered)


def unanswered(view: View) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The numbers of the offers, and the authors of the overtures, that would go without an answer if this seat said
    now that it is ready."""
    if view.table.outcome is not None or view.table.phase != "negotiation" or view.desk.ready:
        return (), ()
    return tuple(seen.number for seen in offers_waiting(view)), tuple(each.by for each in overtures_waiting(view))


def unanswered_sentence(view: View) -> str:
    """What would go without an answer, as a sentence; empty if nothing would."""
    offers, overtures = unanswered(view)
    parts = [count(len(offers), "offer")] if offers else []
    parts += [f"{seat_name(view.setting, by)}'s overture" for by in overtures]
    many = len(offers) + len(overtures) > 1
    return f"{upper_first(listed(parts))} {'wait' if many else 'waits'} for your answer." if parts else ""


def awaited(view: View) -> tuple[str, ...]:
    """The other delegations for whom this phase still waits."""
    if view.table.outcome is not None:
        return ()
    said = view.table.said_ready
    return tuple(s for s, status in view.table.seats.items() if status != "absent" and s != view.seat and s not in said)


def waiting_count(view: View) -> int:
    """How many things wait for this seat."""
    if view.table.outcome is not None or view.table.phase != "negotiation":
        return 0
    return len(offers_waiting(view)) + len(overtures_waiting(view)) + len(signals_to_read(view))


def what_now(view: View) -> NextStep:
    """What this seat should do next."""
    if view.table.outcome is not None:
        return NextStep("The game is over. See how it ended, then open the debrief.", "end")
    return _signals(view) if view.table.phase == "signals" else _negotiation(view)


def _negotiation(view: View) -> NextStep:
    signals, overtures, offers = signals_to_read(view), overtures_waiting(view), offers_waiting(view)
    if signals:
        first = signals[0]
        whose = f"{seat_name(view.setting, first.by)}'s {move_noun(view, first.move)}"
        return NextStep(f"Say how you read {whose} of last round.", "now")
    if overtures:
        return NextStep(
            f"Answer {seat_name(view.setting, overtures[0].by)}'s overture: offer something, or say why not.", "now"
        )
    if offers:
        one = len(offers) == 1
        numbers = listed(str(seen.number) for seen in offers)
        what = f"Offer {numbers} waits" if one else f"Offers {numbers} wait"
        return NextStep(f"{what} for your answer: sign, counter or decline.", "now")
    waits = _for_whom(view)
    if view.desk.ready:
        return NextStep(f"You are ready. {waits}", "talk", mine=False)
    return NextStep("Talk, and put offers. Press Ready when you have no more to say this round.", "compose")


def _signals(view: View) -> NextStep:
    if view.desk.plan is not None:
        return NextStep(f"Your plan is committed. {_for_whom(view)}", "plan", mine=False)
    owed = count(len(due(view)), "commitment")
    duty = f" You have {owed} to keep or break." if due(view) else ""
    if view.round == view.setting.rounds:
        return NextStep(f"The Conference: no moves any more.{duty} Commit.", "plan")
    capital = count(view.desk.capital, "unit")
    return NextStep(f"Make your plan: {capital} of capital to spend.{duty} Then commit.", "plan")


def _for_whom(view: View) -> str:
    others = awaited(view)
    return f"Waiting for {seats_named(view.setting, others)}." if others else "The round goes on at once."
