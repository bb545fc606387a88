"""Looking ahead before a text is put: the text whose worth is greatest with the chance reckoned in that everybody signs
it and every home lets it through, and what would be forgone by signing another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from operator import add, sub

from msgspec import Struct
from msgspec.structs import replace

from game.delegates.counterparts import SURE, Counterparts, signs
from game.delegates.drafting import Candidate, Drafting
from game.delegates.ending import Nearness
from game.delegates.homes import Homes
from game.delegates.weighing import Option
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View

HOLD = 70
"""Percent of what may be expected of a text that is reckoned to be had later as well, in the first round."""

PRICE = 150
"""Percent of what may be expected of a text that is asked for what would stand in its way, in the first round: more
than what is expected, since there will be other rounds to try in."""

INTIMATE = 5
"""The most others among whom every set of signatories is worth a thought."""

STEPS = 8
"""Clauses by which a text found may differ from one to begin with."""

WORTHLESS = -100_000
"""Below whatever any text could be worth."""

Chosen = dict[str, Clause]

_Sums = tuple[list[int], list[int], int]
"""What a text brings each signatory, what it costs each home, which needs of the end it meets."""


class Prospect(Struct, frozen=True):
    """A text, what it brings its signatories, and what it is worth to the own seat if the chance of it is counted.

    expected: hundredths of a point
    """

    draft: Candidate
    expected: int


class Prospects:
    """Searches texts for one seat, as long as neither the round nor what is in force changes.

    drafting: as it was when the round began, whatever was refused since
    """

    def __init__(self, view: View, drafting: Drafting, like: Counterparts | None = None) -> None:
        self.view = view
        self.setting = view.setting
        self.drafting = drafting
        self.weighing = drafting.weighing
        self.counterparts = Counterparts(view, drafting.weighing.appraisal, like)
        self.homes = Homes(view)
        self.ending = Nearness(view, drafting.character.calm, drafting.character.early)
        left, rounds = view.setting.rounds - view.round, view.setting.rounds
        self.hold, self.price = HOLD * left // rounds, PRICE * left // rounds
        self._found: dict[tuple[object, ...], Prospect | None] = {}
        self._circles: tuple[tuple[str, ...], ...] = ()

    def best(self, signatories: tuple[str, ...], drafting: Drafting | None = None) -> Prospect | None:
        """The text among some signatories that is worth most with the chance of it reckoned in; None for none.

        drafting: with what the others showed since the round began
        """
        by = drafting or self.drafting
        key = (signatories, by.bound, *(by.floors.get(seat, 0) for seat in signatories))
        if key not in self._found:
            self._found[key] = self._search(signatories, by)
        return self._found[key]

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Sets of signatories worth trying: every one at a small table, else few seats, a ring, all, or templates'."""
        if not self._circles:
            self._circles = tuple(dict.fromkeys(tuple(sorted(members)) for members in self._sets()))
        return self._circles

    def _sets(self) -> Iterator[tuple[str, ...]]:
        me, setting = self.view.seat, self.setting
        others = [seat for seat in setting.seats if seat != me]
        sizes = range(1, len(others) + 1) if len(others) <= INTIMATE else (1, 2, len(others))
        for size in sizes:
            yield from ((me, *chosen) for chosen in combinations(others, size))
        if len(others) > INTIMATE and len(ring := self.drafting.ring()) > 3:
            yield ring
        yield from (template.signatories for template in setting.templates if me in template.signatories)

    def forgone(self, text: Text) -> int:
        """What is asked for signing a text, because of the best other one that could not be had any more after it.

        What was refused since the round began changes nothing in it: nobody is made cheaper by refusing.
        """
        named, most = {clause.concession for clause in text.clauses}, 0
        for signatories in self.circles() if self.price else ():
            found = self.best(signatories)
            if found is not None and named & {clause.concession for clause in found.draft.text.clauses}:
                most = max(most, found.expected)
        return most * self.price // 100

    # -- searching ---------------------------------------------------------------------------------

    def _search(self, signatories: tuple[str, ...], drafting: Drafting) -> Prospect | None:
        terms = drafting.terms(signatories)
        if terms is None:
            return None
        frame, most = terms
        options = drafting.options(frame)
        if not options:
            return None
        search = _Search(self, drafting, frame, most, options)
        starts = self._starts(signatories, drafting, search)
        expected, chosen = max(map(search.climb, starts), key=lambda each: each[0])
        if expected <= 0:
            return None
        if self.hold:
            # What can be had later anyway is no gain: without this the likeliest text would be put, not the best.
            search.later = expected * self.hold // 100
            _, chosen = search.climb(chosen)
        order = {concession.id: place for place, concession in enumerate(self.setting.concessions)}
        clauses = tuple(sorted(chosen.values(), key=lambda clause: order[clause.concession]))
        draft = drafting.weigh(replace(frame, clauses=clauses))
        if not drafting.passes(draft.text) or self.weighing.crosses(draft.text):
            return None
        return Prospect(draft, expected)

    def _starts(self, signatories: tuple[str, ...], drafting: Drafting, search: _Search) -> Iterator[Chosen]:
        composed = drafting.compose(signatories, 60)
        yield {} if composed is None else {clause.concession: clause for clause in composed.text.clauses}
        if len(signatories) > 2:
            for settlement in self.setting.settlements:
                for required in drafting.requirements(settlement):
                    if required and all(clause in search.gains for clause in required):
                        yield {clause.concession: clause for clause in required}


class _Search:
    """One search: what each option brings each signatory and its home, looked up once.

    later: what is reckoned to be had in later rounds if this text is refused, hundredths of a point
    """

    def __init__(
        self, prospects: Prospects, drafting: Drafting, frame: Text, most: int, options: list[list[Option]]
    ) -> None:
        self.homes, self.ending = prospects.homes, prospects.ending.within(frame)
        self.most = most
        setting, seats = prospects.setting, frame.signatories
        self.seats = seats
        self.me = seats.index(prospects.view.seat)
        self.levels = {levels[0][0].concession: [clause for clause, _ in levels] for levels in options}
        self.giver = {name: setting.concession[name].giver for name in self.levels}
        self.frame = frame
        self.gains: dict[Clause, tuple[int, ...]] = {}
        self.costs: dict[Clause, tuple[int, ...]] = {}
        self.cost = [-sum(self.homes.standing(seat).values()) for seat in seats]
        of_home = [self.homes.added(seat, frame) for seat in seats]
        for levels in options:
            for clause, gains in levels:
                self.gains[clause] = tuple([gains[seat] for seat in seats])
                self.costs[clause] = tuple([added[clause] for added in of_home])
        reward = setting.numbers.witness_reward * prospects.weighing.left
        self.base = [reward if seat == frame.witness else 0 for seat in seats]
        price, me = prospects.counterparts.price, self.seats[self.me]
        self.asked = [(0 if seat == me else price(seat, seats), drafting.least(seat)) for seat in seats]
        self.meets = {clause: self.ending.meets(clause) for clause in self.gains}
        self._likes: list[dict[int, int]] = [{} for _ in seats]
        self._climbed: dict[tuple[int, frozenset[Clause]], tuple[int, Chosen]] = {}
        self.later = 0

    def climb(self, start: Chosen) -> tuple[int, Chosen]:
        """The best text reached from a start by changing one clause at a time, and what is expected of it."""
        chosen = {name: clause for name, clause in start.items() if clause in self.gains}
        value, passed = self.value(chosen), []
        for _ in range(STEPS):
            here = (self.later, frozenset(chosen.values()))
            if here in self._climbed:
                value, chosen = self._climbed[here]
                break
            passed.append(here)
            better = self._step(chosen, value)
            if better is None:
                break
            value, chosen = better
        self._climbed.update(dict.fromkeys(passed, (value, chosen)))
        return value, chosen

    def _step(self, chosen: Chosen, least: int) -> tuple[int, Chosen] | None:
        """The text that differs in one clause and is worth most, if that is more than `least`; of equal ones the first.

        Each is told from the text it differs from: what the one clause adds, and what its removal takes away.
        """
        best: tuple[str, Clause | None] | None = None
        whole, given = self._sums(chosen), self._given(chosen)
        for name, levels in self.levels.items():
            old, sums = chosen.get(name), whole
            room = given[self.giver[name]] < self.most + (old is not None)
            if old is not None:
                sums = self._without(chosen, whole, old)
                value = self._worth(*sums, least) if len(chosen) > 1 else WORTHLESS
                if value > least:
                    best, least = (name, None), value
            for clause in levels if room else ():
                if clause != old:
                    value = self._with(clause, sums, least)
                    if value > least:
                        best, least = (name, clause), value
        if best is None:
            return None
        name, new = best
        rest = {k: v for k, v in chosen.items() if k != name}
        return least, rest if new is None else {**rest, name: new}

    def _given(self, chosen: Chosen) -> dict[str, int]:
        """How many clauses each gives."""
        given = dict.fromkeys(self.giver.values(), 0)
        for name in chosen:
            given[self.giver[name]] += 1
        return given

    def _sums(self, chosen: Chosen) -> _Sums:
        """What a text brings each signatory, what it costs each home, and which needs of the end it meets."""
        totals, costs, met = self.base, self.cost, 0
        for clause in chosen.values():
            totals = list(map(add, totals, self.gains[clause]))
            costs = list(map(add, costs, self.costs[clause]))
            met |= self.meets[clause]
        return totals, costs, met

    def _without(self, chosen: Chosen, whole: _Sums, old: Clause) -> _Sums:
        """The sums of a text without one of its clauses."""
        totals, costs, met = whole
        if self.meets[old]:
            met = 0
            for clause in chosen.values():
                if clause is not old:
                    met |= self.meets[clause]
        return list(map(sub, totals, self.gains[old])), list(map(sub, costs, self.costs[old])), met

    def _with(self, clause: Clause, sums: _Sums, least: int) -> int:
        """What a text is worth with a clause on top of such sums; told exactly only if that may be above `least`."""
        totals, costs, met = sums
        gains, met = self.gains[clause], met | self.meets[clause]
        own = totals[self.me] + gains[self.me] + self.ending.worth_of(met)
        if own <= 0:
            return WORTHLESS + own
        if 0 <= own - self.later <= least:
            return least
        return self._likely(own, map(add, totals, gains), map(add, costs, self.costs[clause]), least)

    def value(self, chosen: Chosen) -> int:
        """What a text is worth to the own seat, with the chance that everybody lets it through reckoned in."""
        return self._worth(*self._sums(chosen)) if chosen else WORTHLESS

    def _worth(self, totals: list[int], costs: list[int], met: int, least: int = WORTHLESS) -> int:
        """The same from its sums; what cannot be worth more than `least` is told as `least`."""
        own = totals[self.me] + self.ending.worth_of(met)
        return WORTHLESS + own if own <= 0 else self._likely(own, totals, costs, least)

    def _likely(self, own: int, totals: Iterable[int], costs: Iterable[int], least: int) -> int:
        """The same from what it brings the own seat, and what it brings each signatory and costs each home."""
        gain, likely = own - self.later, SURE
        if 0 <= gain <= least:
            return least
        enough = SURE * (least + 1)
        for index, (total, cost) in enumerate(zip(totals, costs, strict=False)):
            if cost > 0:
                likely = likely * self.homes.chance(self.seats[index], cost) // SURE
            if index != self.me:
                likes = self._likes[index].get(total)
                if likes is None:
                    likes = self._likes[index][total] = signs(total, *self.asked[index])
                likely = likely * likes // SURE
            # What others still have to say only lowers it.
            if 0 <= gain * likely < enough:
                return least
        return gain * likely // SURE
