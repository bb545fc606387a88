"""What a game showed, as named signs with their rounds: theory notes and questions are hung on them.

A sign is a word that assets/debrief/*.yaml may use after ``when``; each has one function here, in `FINDINGS`, but for
those by which kinds of effect say of themselves that they were used.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from game.debrief.measures import Debrief
from game.rules.effects import EFFECTS
from game.rules.effects.kind import kinds
from game.rules.effects.purposes import hedges, reassures_in_words, showing
from game.rules.model.causes import CauseKind
from game.rules.model.news import NewsKind
from game.rules.model.words import DOOR_STATES
from game.wording import INTENT_WORDS, lower_first, points, seat_name, seats_named
from game.wording.moves import noun_of

BRINK = 80
"""Tension from which a game was at the brink."""
LONG = 3
"""Rounds for which a promise must be kept to show patience."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sign showed: the round (0 for the game as a whole) and the words that a sentence about it needs."""

    round: int
    by: str = ""
    to: str = ""
    what: str = ""
    other: str = ""


Sign = Callable[[Debrief], Iterator[Place]]


def _name(game: Debrief, seat: str) -> str:
    return seat_name(game.known.setting, seat)


def _names(game: Debrief, seats: tuple[str, ...]) -> str:
    return seats_named(game.known.setting, seats)


def _always(game: Debrief) -> Iterator[Place]:
    yield Place(0)


def _heard(game: Debrief) -> Iterator[Place]:
    if game.heard:
        yield Place(0)


def _outcome(kind: str) -> Sign:
    def sign(game: Debrief) -> Iterator[Place]:
        outcome = game.known.table.outcome
        if outcome is not None and outcome.kind == kind:
            yield Place(outcome.round, what=outcome.settlement)

    return sign


def _news(kind: NewsKind) -> Sign:
    def sign(game: Debrief) -> Iterator[Place]:
        for report in game.known.table.history:
            for news in report.news:
                if news.kind == kind:
                    yield Place(report.round, _seats(game, news.by), _seats(game, news.target), news.what)

    return sign


def _seats(game: Debrief, joined: str) -> str:
    return _names(game, tuple(joined.split("/"))) if joined else ""


def _used(sign: str) -> Sign:
    """A move was used that has an effect with this sign."""

    def found(game: Debrief) -> Iterator[Place]:
        yield from _played(game, showing(game.known.setting, sign))

    return found


def _played(game: Debrief, moves: Collection[str]) -> Iterator[Place]:
    """Uses of some moves; what each was about, or else what it is called."""
    setting = game.known.setting
    for report in game.known.table.history:
        for played in report.moves:
            if played.move in moves:
                to = _name(game, played.target) if played.target else ""
                about = setting.concession.get(played.concession)
                what = lower_first(about.title, setting) if about else noun_of(setting, setting.move[played.move])
                yield Place(report.round, _name(game, played.by), to, what)


def _hedged(game: Debrief) -> Iterator[Place]:
    yield from _played(game, [move.id for move in game.known.setting.rulebook.moves if hedges(move)])


def _reassured_and_frightened(game: Debrief) -> Iterator[Place]:
    """One act lowered a partner's fear of being left alone and raised another's fear of being dragged along."""
    for report in game.known.table.history:
        calmed = {s.cause: s.meter.partition(":")[2] for s in report.shifts if _fear(s.meter, "abandonment", s.by < 0)}
        for shift in report.shifts:
            partner = shift.meter.partition(":")[2]
            if shift.cause.kind is not CauseKind.MOVE or not _fear(shift.meter, "entrapment", shift.by > 2):
                continue
            if shift.cause in calmed and calmed[shift.cause] != partner:
                by, to = _name(game, shift.cause.by), _name(game, calmed[shift.cause])
                yield Place(report.round, by, to, other=_name(game, partner))


def _fear(meter: str, kind: str, moved: bool) -> bool:
    return moved and meter.startswith(kind + ":")


def _broken(kind: str) -> Sign:
    def sign(game: Debrief) -> Iterator[Place]:
        last = game.known.setting.rounds
        for promise in game.promises:
            for lapse in promise.lapses:
                shown = {
                    "unseen": not lapse.found,
                    "found": lapse.found and lapse.round < last,
                    "late": lapse.round >= last - 1,
                }
                if shown[kind]:
                    others = tuple(s for s in promise.deal.text.signatories if s != lapse.by)
                    yield Place(lapse.round, _name(game, lapse.by), _names(game, others))

    return sign


def _kept_long(game: Debrief) -> Iterator[Place]:
    for promise in game.promises:
        if promise.kept and len(promise.givers) > 1 and promise.last - promise.first + 1 >= LONG:
            yield Place(promise.last, _names(game, promise.deal.text.signatories))


def _witnessed(game: Debrief) -> Iterator[Place]:
    for promise in game.promises:
        if promise.first and promise.deal.text.verified:
            text = promise.deal.text
            others = tuple(s for s in text.signatories if s != text.witness)
            yield Place(promise.first, _name(game, text.witness), _names(game, others))


def _fell(game: Debrief) -> Iterator[Place]:
    for promise in game.promises:
        deal = promise.deal
        if deal.status == "fell":
            others = tuple(s for s in deal.text.signatories if s != deal.fell_with)
            yield Place(deal.signed, _name(game, deal.fell_with), _names(game, others))


def _leaked(game: Debrief) -> Iterator[Place]:
    for promise in game.promises:
        if promise.leaked:
            yield Place(promise.leaked, _names(game, promise.deal.text.signatories))


def _confidential(game: Debrief) -> Iterator[Place]:
    for promise in game.promises:
        if promise.first and not promise.deal.text.public and not promise.leaked:
            yield Place(promise.first, _names(game, promise.deal.text.signatories))


def _logrolled(game: Debrief) -> Iterator[Place]:
    seats = game.bargaining.seats
    for each in game.bargaining.signed:
        givers = {game.known.setting.concession[c.concession].giver for c in each.deal.text.clauses}
        if len(givers) > 1 and all(each.worths[seats.index(s)] > 0 for s in each.deal.text.signatories):
            yield Place(each.deal.signed, _names(game, each.deal.text.signatories))


def _wedge(game: Debrief) -> Iterator[Place]:
    seen = set()
    for report in game.known.table.history:
        for shift in report.shifts:
            if shift.cause.kind in (CauseKind.OVER_HEADS, CauseKind.SIDE_DEAL) and shift.cause not in seen:
                seen.add(shift.cause)
                yield Place(report.round, _name(game, shift.cause.by), _name(game, shift.cause.target))


def _brink(game: Debrief) -> Iterator[Place]:
    tension = game.tracks.get("tension")
    for index, value in enumerate(tension.values if tension else ()):
        if value >= BRINK:
            yield Place(game.known.table.history[index].round, what=str(value))


def _misread(game: Debrief) -> Iterator[Place]:
    for heard in game.heard:
        if heard.agrees is False:
            yield Place(
                heard.round,
                _name(game, heard.by),
                _name(game, heard.to),
                INTENT_WORDS[heard.meant],
                INTENT_WORDS[heard.read],
            )


def _provoked_both(game: Debrief) -> Iterator[Place]:
    """Two delegations were provocative in one round."""
    for report in game.known.table.history:
        found = dict.fromkeys(p.by for p in report.moves if game.known.setting.move[p.move].provocative)
        if len(found) > 1:
            yield Place(report.round, _names(game, tuple(found)))


def _door_opened(game: Debrief) -> Iterator[Place]:
    for report in game.known.table.history:
        for news in report.news:
            if news.kind is NewsKind.DOOR and news.number > 0:
                both = _names(game, (news.by, news.target))
                yield Place(report.round, both, what=DOOR_STATES[min(news.number, 2)])


def _door_stayed_shut(game: Debrief) -> Iterator[Place]:
    if not game.known.setting.plays("doors") or any(True for _ in _door_opened(game)):
        return
    for door in game.known.table.doors:
        if door.state == 0:
            yield Place(0, _names(game, door.sides))


def _readouts(game: Debrief) -> Iterator[Place]:
    """The same reassurance in words was given a second time within three rounds."""
    moves = [move.id for move in game.known.setting.rulebook.moves if reassures_in_words(move)]
    for key, rounds in game.known.table.uses.items():
        seat, _, move = key.partition("/")
        for early, late in itertools.pairwise(rounds):
            if move in moves and late - early <= LONG:
                yield Place(late, _name(game, seat))


def _answered(game: Debrief) -> Iterator[Place]:
    for each in game.overtures:
        if each.answered:
            yield Place(each.round, _name(game, each.by), _name(game, each.to))


def _ignored(game: Debrief) -> Iterator[Place]:
    for each in game.overtures:
        if each.ignored:
            yield Place(each.round, _name(game, each.by), _name(game, each.to))


def _uncapped(game: Debrief) -> Iterator[Place]:
    levels = ((concession, level) for concession in game.known.setting.concessions for level in concession.levels)
    capped = {concession.id for concession, level in levels if any(e.drift_held() for e in kinds(level.effects))}
    if any(c.concession in capped for p in game.promises if p.first for c in p.deal.text.clauses):
        return
    for key, track in game.tracks.items():
        if key.startswith("progress:") and track.values and track.values[-1] - track.start >= 10:
            yield Place(0, _name(game, key.partition(":")[2]), what=str(track.values[-1] - track.start))


def _below_walk_away(game: Debrief) -> Iterator[Place]:
    for seat, tally in game.tallies.items():
        if tally.ideal is not None and tally.gain is not None and tally.gain < 0:
            yield Place(0, _name(game, seat), what=points(-tally.gain))


def _captured_most(game: Debrief) -> Iterator[Place]:
    shares = {seat: tally.captured for seat, tally in game.tallies.items() if tally.captured is not None}
    if len(shares) > 1 and max(shares.values()) > 0:
        ranked = sorted(shares, key=lambda seat: -(shares[seat] or 0))
        yield Place(0, _name(game, ranked[0]), _name(game, ranked[-1]))


def _left_on_table(game: Debrief) -> Iterator[Place]:
    missed = game.bargaining.missed
    if missed is not None:
        both = sum(game.bargaining.worth(missed.worths, seat) for seat in (missed.one, missed.other))
        yield Place(missed.round, _name(game, missed.one), _name(game, missed.other), points(both))


def _quiet_seat(game: Debrief) -> Iterator[Place]:
    """A person's seat that spoke far less than the others, where there was talk enough to tell."""
    if not game.known.whole or len(game.parts) < 2:
        return
    voices = {part.seat: part.messages + part.offers + part.accepts for part in game.parts}
    mean = sum(voices.values()) / len(voices)
    if sum(part.messages for part in game.parts) < len(game.parts):
        return
    for part in game.parts:
        if "person" in part.held and voices[part.seat] * 3 < mean:
            yield Place(0, _name(game, part.seat))


def _no_deal_for(game: Debrief) -> Iterator[Place]:
    signed = {seat for promise in game.promises if promise.first for seat in promise.deal.text.signatories}
    if signed and game.known.whole:
        for seat in game.known.setting.seats:
            if seat not in signed:
                yield Place(0, _name(game, seat))


def _absent(game: Debrief) -> Iterator[Place]:
    for part in game.parts:
        if "absent" in part.held:
            yield Place(0, _name(game, part.seat))


def _lines(game: Debrief) -> Iterator[Place]:
    for place in _used("line")(game):
        held = game.known.setting.concession.get(place.what)
        what = lower_first(held.title, game.known.setting) if held else place.what
        yield Place(place.round, place.by, what=what)


FINDINGS: dict[str, Sign] = {
    **{kind.sign: _used(kind.sign) for kind in EFFECTS.values() if kind.sign},
    "always": _always,
    "heard": _heard,
    "settlement": _outcome("settlement"),
    "managed": _outcome("managed"),
    "drifted": _outcome("drift"),
    "breakdown": _outcome("breakdown"),
    "stopped": _outcome("stopped"),
    "reassured-and-frightened": _reassured_and_frightened,
    "fell-at-home": _fell,
    "broken-unseen": _broken("unseen"),
    "broken-found": _broken("found"),
    "broken-late": _broken("late"),
    "kept-long": _kept_long,
    "witnessed": _witnessed,
    "pledge-kept": _news(NewsKind.PLEDGE_KEPT),
    "pledge-failed": _news(NewsKind.PLEDGE_FAILED),
    "line": _lines,
    "line-crossed": _news(NewsKind.LINE_CROSSED),
    "demand-refused": _news(NewsKind.DEMAND_REFUSED),
    "brink": _brink,
    "incident": _news(NewsKind.INCIDENT),
    "misread": _misread,
    "provoked-both": _provoked_both,
    "hedged": _hedged,
    "wedge": _wedge,
    "readouts-repeated": _readouts,
    "overture-ignored": _ignored,
    "overture-answered": _answered,
    "door-opened": _door_opened,
    "door-stayed-shut": _door_stayed_shut,
    "leaked": _leaked,
    "confidential": _confidential,
    "logrolled": _logrolled,
    "left-on-table": _left_on_table,
    "captured-most": _captured_most,
    "below-walk-away": _below_walk_away,
    "uncapped": _uncapped,
    "quiet-seat": _quiet_seat,
    "no-deal-for": _no_deal_for,
    "absent": _absent,
}
"""Sign -> where it showed, oldest round first."""
