"""How it was done: who took part, what leaked, who delegated to whom, and what worths were."""

from __future__ import annotations

from game.debrief.markup import details, listing, paragraph, table
from game.debrief.measures import Debrief
from game.debrief.participation import Part, members, undone
from game.debrief.sections.deals import _level
from game.debrief.sections.limits import seat_title
from game.debrief.tempers import played_by, signs
from game.rules.model.units import HUNDREDTHS
from game.wording import (
    count,
    deal_sentence,
    seats_named,
)


def section(game: Debrief) -> str:
    """Who took part, what leaked, who spoke for whom, and the secrets of the mandates."""
    rows = [_part_row(game, part) for part in game.parts]
    headers = [
        "Delegation", "Held by", "Messages", "Words", "Offers", "Counters", "Accepts", "Declines", "Asks", "Readings",
        "Moves", "Minutes",
    ]  # fmt: skip
    parts = [table("Participation; minutes are the average until a seat was ready or had made its plan", headers, rows)]
    people = members(game.known)
    if people:
        named = [(f"{seat_title(game, p.seat)}: {p.member}", *_part_row(game, p)[1:]) for p in people]
        parts.append(details("By member", table("Participation by member", headers, named)))
    back = undone(game.known)
    if back:
        words = f"The chair took a round back {count(back, 'time')}. Acts of undone rounds are counted above."
        parts.append(paragraph(words))
    parts += [_leaks(game), _delegates(game), _worths(game)]
    return "".join(parts)


def _part_row(game: Debrief, part: Part) -> tuple[object, ...]:
    minutes = "–" if part.minutes is None else part.minutes
    return (
        seat_title(game, part.seat), part.held or "–", part.messages, part.words, part.offers, part.counters,
        part.accepts, part.declines, part.asks, part.readings, part.moves, minutes,
    )  # fmt: skip


def _leaks(game: Debrief) -> str:
    quiet = [p for p in game.promises if not p.deal.text.public and p.first]
    if not quiet:
        return ""
    seen = game.known.onlooker()
    lines = [
        (f"Came out in round {p.leaked}: " if p.leaked else "Never came out: ") + deal_sentence(seen, p.deal)
        for p in quiet
    ]
    return "<h3>Confidential texts</h3>" + listing(lines)


def _delegates(game: Debrief) -> str:
    names = game.known.delegates
    if names is None:
        return ""
    computers = [part for part in game.parts if "computer" in part.held]
    if not computers:
        return ""
    alike: dict[str, list[str]] = {}
    for part in computers:
        alike.setdefault(names.get(part.seat, names.get("*", "standard")), []).append(part.seat)
    lines = []
    for name, seats in alike.items():
        who, held = seats_named(game.known.setting, seats), played_by(game.known, seats[0])
        lines.append(f"{who}: {held.title}. {held.text}" if held else f"{who}: {name}.")
        for seat in seats:
            # Whose sign it was must be said where several are alike.
            whose = f"{seat_title(game, seat)}, " if len(seats) > 1 else ""
            lines += [f"{whose}{sign.sentence}" for sign in signs(game.known, seat)]
    return "<h3>The computer delegations</h3>" + listing(lines)


def _worths(game: Debrief) -> str:
    setting, seats = game.known.setting, list(game.known.desks)
    rows = []
    for concession in setting.concessions:
        for number in range(1, len(concession.levels) + 1):
            cells = [game.known.desks[s].worths.get(f"{concession.id}:{number}", 0) / HUNDREDTHS for s in seats]
            rows.append(
                (f"{concession.title}{_level(game, concession.id, number)}", seat_title(game, concession.giver), *cells)
            )
    headers = ["Concession", "Given by", *(seat_title(game, seat) for seat in seats)]
    title = (
        "What each concession was really worth to whom"
        if game.known.whole
        else "What each concession was worth to this seat"
    )
    return details(title, table("Points a round while it is in force", headers, rows))
