"""Every offer and deal as a point in the space of what was possible, and what was left on the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from game.debrief.deal_space import OUTSIDE, Measure, Space, space, yardstick
from game.debrief.evidence import Evidence
from game.rules.law.texts import needed_signatories
from game.rules.model.room import Deal, Offered
from game.rules.model.terms import Clause, Text

SAMPLE = 400
"""Points to which the frontier of three and more parties is thinned in a report."""
WORTH_TELLING = 100
"""Hundredths of a point that a missed deal must have been worth to its two sides beyond what they proposed."""
A_SIDE = 2
"""Promises a side in the deal that nobody proposed: few enough for one sentence, and for exploratory talks."""

Worths = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An offer and what it was worth to each seat when it was made, hundredths of a point until the end."""

    room: str
    offer: Offered
    worths: Worths


@dataclass(frozen=True, slots=True)
class Signed:
    """A deal and what it was worth to each seat when it was signed, if everyone kept it."""

    deal: Deal
    worths: Worths


@dataclass(frozen=True, slots=True)
class Pair:
    """Two seats: what they could have agreed at the start and when they last talked, and what they did.

    later: the space at the start of the round of their last offer; None if that was the first round, or none was made
    """

    one: str
    other: str
    space: Space
    later: Space | None
    proposals: tuple[Proposal, ...]
    signed: tuple[Signed, ...]

    @property
    def id(self) -> str:
        """Its name in data."""
        return f"{self.one}-{self.other}"


@dataclass(frozen=True, slots=True)
class Missed:
    """The best deal that nobody proposed: at most `A_SIDE` promises a side, leaving neither side below zero.

    worths: to each seat in the order of the scenario, from the first round on
    proposed: the best that the two did propose or sign, by the same measure; None if they proposed nothing
    later: what the same deal was still worth halfway; the round and the worths
    """

    one: str
    other: str
    round: int
    text: Text
    worths: Worths
    proposed: Worths | None
    later: tuple[int, Worths] | None


@dataclass(frozen=True, slots=True)
class Bargaining:
    """All that the deal space tells of a game. `seats` is the order of every row of worths."""

    seats: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    signed: tuple[Signed, ...]
    pairs: tuple[Pair, ...]
    everyone: Space | None
    missed: Missed | None

    def worth(self, worths: Worths, seat: str) -> int:
        """One seat's part of a row of worths."""
        return worths[self.seats.index(seat)]


def bargaining(known: Evidence) -> Bargaining:
    """Values every offer and deal of a game and the spaces in which they were made."""
    seats = known.setting.seats
    measures = {each.table.round: yardstick(each) for each in known.openings}
    proposals = tuple(
        Proposal(key, o, measures[o.round].of(o.text)) for key, o in known.offers() if o.round in measures
    )
    signed = tuple(Signed(d, measures[d.signed].of(d.text)) for d in known.deals() if d.signed in measures)
    if not known.openings:
        return Bargaining(seats, proposals, signed, (), None, None)
    pairs = tuple(_pair(known, measures, *each, proposals, signed) for each in _pairs(known))
    everyone = space(known.openings[0], measures[1], seats, SAMPLE) if len(seats) > 2 else pairs[0].space
    return Bargaining(seats, proposals, signed, pairs, everyone, _missed(known, measures, pairs))


def _pairs(known: Evidence) -> Iterator[tuple[str, str]]:
    """Pairs of seats in the order of the scenario; where only one seat is known, its own pairs."""
    for one, other in combinations(known.setting.seats, 2):
        if known.whole or known.viewer in (one, other):
            yield (one, other)


def _pair(
    known: Evidence,
    measures: dict[int, Measure],
    one: str,
    other: str,
    proposals: Sequence[Proposal],
    signed: Sequence[Signed],
) -> Pair:
    mine = tuple(p for p in proposals if {one, other} <= set(p.offer.text.signatories))
    agreed = tuple(s for s in signed if {one, other} <= set(s.deal.text.signatories))
    last = max((p.offer.round for p in mine), default=1)
    later = space(known.openings[last - 1], measures[last], (one, other)) if last > 1 else None
    return Pair(one, other, space(known.openings[0], measures[1], (one, other)), later, mine, agreed)


# --------------------------------------------------------------------------------------------------
# Value left on the table


def _missed(known: Evidence, measures: dict[int, Measure], pairs: Iterable[Pair]) -> Missed | None:
    best: Missed | None = None
    most = WORTH_TELLING
    for pair in pairs:
        found = _best_unproposed(known, measures[1], pair)
        if found is None:
            continue
        clauses, gain = found
        reached = _best_proposed(known, pair)
        left = gain - (sum(reached[known.setting.seats.index(s)] for s in (pair.one, pair.other)) if reached else 0)
        if left > most:
            most = left
            text = Text(tuple(sorted((pair.one, pair.other))), clauses, OUTSIDE)
            middle = (known.rounds_played + 1) // 2 + 1
            later = (middle, measures[middle].of(text)) if middle in measures and middle > 1 else None
            best = Missed(pair.one, pair.other, 1, text, measures[1].of(text), reached, later)
    return best


def _best_proposed(known: Evidence, pair: Pair) -> Worths | None:
    """The proposal of a pair that gave both most, by the product of their gains; any proposal rather than none."""
    places = [known.setting.seats.index(seat) for seat in (pair.one, pair.other)]
    if not pair.proposals:
        return None
    return max((p.worths for p in pair.proposals), key=lambda w: _product(*(w[place] for place in places)))


def _product(one: int, other: int) -> tuple[int, int]:
    """Order of deals by the product of gains (Nash 1950); below zero, by the worse side."""
    return (one * other, one + other) if one >= 0 and other >= 0 else (min(one, other, 0), one + other)


def _best_unproposed(known: Evidence, measure: Measure, pair: Pair) -> tuple[tuple[Clause, ...], int] | None:
    sides = [_parts(known, measure, seat, (pair.one, pair.other)) for seat in (pair.one, pair.other)]
    ranked = sorted(
        (
            (_product(a[1][0] + b[1][0], a[1][1] + b[1][1]), a[0] + b[0], sum(a[1]) + sum(b[1]))
            for a, b in product(*sides)
        ),
        key=lambda each: each[0],
        reverse=True,
    )
    for rank, clauses, gain in ranked:
        if rank[0] <= 0:
            return None
        if not _excluding(known, clauses) and not _proposed(pair, clauses):
            return clauses, gain
    return None


def _parts(
    known: Evidence, measure: Measure, giver: str, parties: tuple[str, str]
) -> list[tuple[tuple[Clause, ...], tuple[int, int]]]:
    """What one side can give in at most `A_SIDE` promises, with what each adds to both sides' worth."""
    setting = known.setting
    places = [measure.seats.index(seat) for seat in parties]
    single = []
    for concession in setting.given_by[giver]:
        if set(needed_signatories(setting, (Clause(concession.id),))) <= set(parties):
            for level in range(1, len(concession.levels) + 1):
                clause = Clause(concession.id, level)
                worths = measure.of(Text(tuple(sorted(parties)), (clause,), OUTSIDE))
                single.append((clause, tuple(worths[place] for place in places)))
    found: list[tuple[tuple[Clause, ...], tuple[int, int]]] = [((), (0, 0))]
    for count in range(1, A_SIDE + 1):
        for chosen in combinations(single, count):
            if len({clause.concession for clause, _ in chosen}) == count:
                total = (sum(w[0] for _, w in chosen), sum(w[1] for _, w in chosen))
                found.append((tuple(clause for clause, _ in chosen), total))
    return found


def _excluding(known: Evidence, clauses: Sequence[Clause]) -> bool:
    named = {clause.concession for clause in clauses}
    return any(other in named for name in named for other in known.setting.concession[name].excludes)


def _proposed(pair: Pair, clauses: Sequence[Clause]) -> bool:
    """Whether a proposal of the pair held all of these promises."""
    wanted = {(clause.concession, clause.level) for clause in clauses}
    return any(wanted <= {(c.concession, c.level) for c in p.offer.text.clauses} for p in pair.proposals)
