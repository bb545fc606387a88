"""Who took part and how much: counts of acts by seat, and how long it took to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from game.debrief.evidence import Evidence, Moment
from game.rules.model.phrases import PHRASES
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Action
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.rules.verbs.withdraw import Withdraw


@dataclass(frozen=True, slots=True)
class Part:
    """What one seat, or one member of it, did in the game, undone rounds included.

    held: who spoke for it: person, computer, absent, or several in turn
    moves: moves in committed plans
    minutes: how long it took on average until it was ready or had committed; None where no times were kept
    """

    seat: str
    member: str = ""
    held: str = ""
    messages: int = 0
    words: int = 0
    offers: int = 0
    counters: int = 0
    accepts: int = 0
    declines: int = 0
    withdrawals: int = 0
    asks: int = 0
    readings: int = 0
    moves: int = 0
    acts: int = 0
    minutes: float | None = None


FIELDS = (
    "seat", "member", "held", "messages", "words", "offers", "counters", "accepts", "declines", "withdrawals", "asks",
    "readings", "moves", "acts", "minutes",
)  # fmt: skip


def participation(known: Evidence) -> tuple[Part, ...]:
    """A row per seat whose acts may be counted, in the order of the scenario."""
    seats = [seat for seat in known.setting.seats if known.whole or seat == known.viewer]
    return tuple(_part(known, seat, "", [m for m in known.moments if m.entry.actor.seat == seat]) for seat in seats)


def members(known: Evidence) -> tuple[Part, ...]:
    """A row per member of a delegation with several people, for tables of participation."""
    rows: list[Part] = []
    for seat in known.setting.seats:
        mine = [m for m in known.moments if m.entry.actor.seat == seat]
        names = sorted({m.entry.actor.member for m in mine} - {""})
        rows += [_part(known, seat, name, [m for m in mine if m.entry.actor.member == name]) for name in names]
    return tuple(rows)


def rows(known: Evidence, sat: Iterable[tuple[str, str]] = ()) -> list[dict[str, object]]:
    """The same as plain data, seats first, then members.

    sat: seat and pseudonym of people who sat at the table; whoever did nothing there is in no record, and has a row
    """
    acted = members(known)
    named = {(part.seat, part.member) for part in acted}
    idle = [Part(seat, member) for seat, member in dict.fromkeys(sat) if (seat, member) not in named]
    every = sorted((*acted, *idle), key=lambda part: known.setting.seats.index(part.seat))
    return [asdict(part) for part in (*participation(known), *every)]


def _part(known: Evidence, seat: str, member: str, mine: list[Moment]) -> Part:
    acts = [m.entry.action for m in mine]
    said = [a for a in acts if isinstance(a, Say)]
    offers = [a for a in acts if isinstance(a, Offer)]
    return Part(
        seat,
        member,
        "" if member else _held(known, seat),
        len(said),
        sum(len((PHRASES.get(a.code, "") if a.code else a.text).split()) for a in said),
        len(offers),
        sum(a.counters > 0 for a in offers),
        sum(isinstance(a, Accept) for a in acts),
        sum(isinstance(a, Decline) for a in acts),
        sum(isinstance(a, Withdraw) for a in acts),
        sum(isinstance(a, Ask) for a in acts),
        sum(isinstance(a, Read) for a in acts),
        _planned(acts),
        len(acts),
        _minutes(mine),
    )


def _planned(acts: Iterable[Action]) -> int:
    """Moves of all plans that stood: one that was recalled counts no more."""
    plans: list[int] = []
    for act in acts:
        if isinstance(act, Commit):
            plans.append(len(act.plan.moves))
        elif isinstance(act, Recall):
            del plans[-1:]  # empty where a colleague had committed it
    return sum(plans)


def _minutes(mine: Iterable[Moment]) -> float | None:
    done = [m.waited for m in mine if m.waited >= 0 and isinstance(m.entry.action, Ready | Commit)]
    return round(sum(done) / len(done) / 60_000, 1) if done else None


def _held(known: Evidence, seat: str) -> str:
    """Who spoke for a seat over the game, in order, each once."""
    first = known.openings[0].table.seats.get(seat, "") if known.openings else known.table.seats.get(seat, "")
    turns = [first]
    turns += [
        m.entry.action.status for m in known.moments if isinstance(m.entry.action, Seat) and m.entry.action.seat == seat
    ]
    turns.append(known.table.seats.get(seat, ""))
    return ", then ".join(dict.fromkeys(turn for turn in turns if turn))


def undone(known: Evidence) -> int:
    """How many rounds the chair took back."""
    return sum(isinstance(m.entry.action, Undo) for m in known.moments)
