"""Looking ahead before a text is put: the text whose worth is greatest with the chance reckoned in that everybody signs
it and every home lets it through, and what would be forgone by signing another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from game.delegates.counterparts import SURE, Counterparts, signs
from game.delegates.drafting import Candidate, Drafting
from game.delegates.ending import Ending
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


@dataclass(frozen=True, slots=True)
class Prospect:
    """A text, what it brings its signatories, and what it is worth to the own seat if the chance of it is counted.

    expected: hundredths of a point
    """

    draft: Candidate
    expected: int


class Prospects:
    """Searches texts for one seat, as long as neither the round nor what is in force changes.

    drafting: as it was when the round began, whatever was refused since
    """

    def __init__(self, view: View, drafting: Drafting) -> None:
        self.view = view
        self.setting = view.setting
        self.drafting = drafting
        self.weighing = drafting.weighing
        self.counterparts = Counterparts(view, drafting.weighing.appraisal)
        self.homes = Homes(view)
        self.ending = Ending(view)
        left, rounds = view.setting.rounds - view.round, view.setting.rounds
        self.hold, self.price = HOLD * left // rounds, PRICE * left // rounds
        self._found: dict[tuple[object, ...], Prospect | None] = {}

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
        """Sets of signatories worth trying: every one at a small table, else few seats, all, or a template's."""
        me, setting = self.view.seat, self.setting
        others = [seat for seat in setting.seats if seat != me]
        sizes = range(1, len(others) + 1) if len(others) <= INTIMATE else (1, 2, len(others))
        sets = [(me, *chosen) for size in sizes for chosen in combinations(others, size)]
        sets += [template.signatories for template in setting.templates if me in template.signatories]
        return tuple(dict.fromkeys(tuple(sorted(members)) for members in sets))

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
        standing = [self.homes.standing(seat) for seat in seats]
        self.cost = [-sum(each.values()) for each in standing]
        for levels in options:
            for clause, gains in levels:
                self.gains[clause] = tuple(gains[seat] for seat in seats)
                self.costs[clause] = tuple(
                    held.get(clause.concession, 0) - self.homes.counted(seat, frame, clause)
                    for seat, held in zip(seats, standing, strict=True)
                )
        reward = setting.numbers.witness_reward * prospects.weighing.left
        self.base = [reward if seat == frame.witness else 0 for seat in seats]
        self.asked = [(prospects.counterparts.price(seat, seats), drafting.least(seat)) for seat in seats]
        self.later = 0

    def climb(self, start: Chosen) -> tuple[int, Chosen]:
        """The best text reached from a start by changing one clause at a time, and what is expected of it."""
        chosen = {name: clause for name, clause in start.items() if clause in self.gains}
        value = self.value(chosen)
        for _ in range(STEPS):
            best = max((self.value(changed), n, changed) for n, changed in self._steps(chosen))
            if best[0] <= value:
                break
            value, _, chosen = best
        return value, chosen

    def _steps(self, chosen: Chosen) -> Iterator[tuple[int, Chosen]]:
        """Every text that differs in one clause, numbered so that ties fall alike everywhere."""
        number = 0
        for name, levels in self.levels.items():
            rest = {k: v for k, v in chosen.items() if k != name}
            full = sum(self.giver[k] == self.giver[name] for k in rest) >= self.most
            for clause in (None, *levels):
                number -= 1
                if clause is None and name in chosen:
                    yield number, rest
                elif clause is not None and chosen.get(name) != clause and not full:
                    yield number, {**rest, name: clause}

    def value(self, chosen: Chosen) -> int:
        """What a text is worth to the own seat, with the chance that everybody lets it through reckoned in."""
        if not chosen:
            return WORTHLESS
        gains = [self.gains[clause] for clause in chosen.values()]
        totals: list[int] = [
            base + sum(column) for base, column in zip(self.base, zip(*gains, strict=True), strict=True)
        ]
        own = totals[self.me] + self.ending.by(chosen)
        if own <= 0:
            return WORTHLESS + own
        likely: int = SURE
        costs = zip(*(self.costs[clause] for clause in chosen.values()), strict=True)
        for index, (seat, column) in enumerate(zip(self.seats, costs, strict=True)):
            likely = likely * self.homes.chance(seat, self.cost[index] + sum(column)) // SURE
            if index != self.me:
                likely = likely * signs(totals[index], *self.asked[index]) // SURE
        return (own - self.later) * likely // SURE
