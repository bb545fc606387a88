"""Looking ahead before a text is put: how likely the others and their homes are to let it through, what a settlement
would end, and the text whose worth is greatest with that reckoned in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import isqrt

from msgspec.structs import replace

from game.delegates.counterparts import Counterparts
from game.delegates.drafting import LEAST, Draft, Drafting
from game.delegates.weighing import Option
from game.rules.home import limit
from game.rules.scenario import HUNDREDTHS, AnyOf, Condition, InForce
from game.rules.terms import Clause, Text
from game.rules.texts import span
from game.rules.view import View

DOUBT = 70
"""Hundredths of a point by which a guess at what a text brings another seat may be off."""

CONTENT = 200
"""In how many cases of a thousand a seat sees no better text, and signs whatever brings it something."""

VAGUE = 170
"""Percent of the price that a seat is reckoned to ask at which it signs in half of the other cases: nobody knows how
firm another is."""

HOLD = 70
"""Percent of what is expected of the text most likely to pass that is reckoned to be had later as well."""

CALM = 1200
"""Hundredths of a point that ending the crisis in the first round would be worth beyond what its text brings: nothing
can break down any more."""

SURE = 1000
"""A certain signature, in thousandths."""

INTIMATE = 5
"""The most others among whom every set of signatories is worth a thought."""

STEPS = 8
"""Clauses by which a text found may differ from one to begin with."""

WORTHLESS = -100_000
"""Below whatever any text could be worth."""
UNLIKELY = 5
"""Thousandths of a chance that is left to what a home would most likely refuse."""

BAND = 20
"""Points of support in a band."""

MIDDLING = 58
"""The most support that anybody is reckoned to have in the band in which most begin."""

Chosen = dict[str, Clause]


@dataclass(frozen=True, slots=True)
class Prospect:
    """A text, what it brings its signatories, and what it is worth to the own seat if the chance of it is counted.

    expected: hundredths of a point
    """

    draft: Draft
    expected: int


@dataclass(frozen=True, slots=True)
class _Need:
    """One need of a settlement: the ways to meet it, and whether it is met already."""

    ways: tuple[InForce, ...]
    stands: bool

    def met(self, chosen: Chosen, frame: Text) -> bool:
        """Whether a text with these clauses would meet it."""
        for way in self.ways:
            clause = chosen.get(way.concession)
            if clause is None or clause.level < way.level or (way.verified and not frame.witness):
                continue
            if all(seat in frame.signatories for seat in way.covers):
                return True
        return False


class Prospects:
    """Searches texts for one seat, for as long as its drafting holds."""

    def __init__(self, view: View, drafting: Drafting) -> None:
        self.view = view
        self.setting = view.setting
        self.drafting = drafting
        self.weighing = drafting.weighing
        self.counterparts = Counterparts(view, drafting.weighing.appraisal)
        self._found: dict[tuple[object, ...], Prospect | None] = {}
        self._standing: dict[str, dict[str, int]] = {}
        self._needs = [[self._need(each) for each in settlement.needs] for settlement in view.setting.settlements]
        self._hold = HOLD * (view.setting.rounds - view.round) // view.setting.rounds
        self._calm = CALM * (view.setting.rounds - view.round) // view.setting.rounds
        self._before = max((_nearness(sum(n.stands for n in needs), len(needs)) for needs in self._needs), default=0)

    def best(self, signatories: tuple[str, ...]) -> Prospect | None:
        """The text among some signatories that is worth most with the chance of it reckoned in; None for none."""
        floors = tuple(self.drafting.floors.get(seat, 0) for seat in signatories)
        key = (signatories, floors)
        if key not in self._found:
            self._found[key] = self._search(signatories)
        return self._found[key]

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Every set of signatories with the own seat at a small table; at a large one few seats, all, and templates'."""
        me, setting = self.view.seat, self.setting
        others = [seat for seat in setting.seats if seat != me]
        sizes = range(1, len(others) + 1) if len(others) <= INTIMATE else (1, 2, len(others))
        sets = [(me, *chosen) for size in sizes for chosen in combinations(others, size)]
        sets += [template.signatories for template in setting.templates if me in template.signatories]
        return tuple(dict.fromkeys(tuple(sorted(members)) for members in sets))

    def forgone(self, text: Text) -> int:
        """What may be expected of the best text that could not be had any more once this one was signed."""
        if self.view.round == self.setting.rounds:
            return 0
        named, most = {clause.concession for clause in text.clauses}, 0
        for signatories in self.circles():
            found = self.best(signatories)
            if found is not None and named & {clause.concession for clause in found.draft.text.clauses}:
                most = max(most, found.expected)
        return most * self._hold // 100

    # -- searching ---------------------------------------------------------------------------------

    def _search(self, signatories: tuple[str, ...]) -> Prospect | None:
        terms = self.drafting.terms(signatories)
        if terms is None:
            return None
        frame, most = terms
        options = self.drafting.options(frame)
        if not options:
            return None
        search = _Search(self, frame, most, options)
        expected, chosen = max(map(search.climb, self._starts(signatories, search)), key=lambda each: each[0])
        if expected <= 0:
            return None
        if self.view.round < self.setting.rounds:
            search.hold = expected * self._hold // 100
            _, chosen = search.climb(chosen)
        order = {concession.id: place for place, concession in enumerate(self.setting.concessions)}
        clauses = tuple(sorted(chosen.values(), key=lambda clause: order[clause.concession]))
        draft = self.drafting.weigh(replace(frame, clauses=clauses))
        if not self.drafting.passes(draft.text) or self.weighing.crosses(draft.text):
            return None
        return Prospect(draft, expected)

    def _starts(self, signatories: tuple[str, ...], search: _Search) -> Iterator[Chosen]:
        composed = self.drafting.compose(signatories, 60)
        yield {} if composed is None else {clause.concession: clause for clause in composed.text.clauses}
        if len(signatories) > 2:
            for settlement in self.setting.settlements:
                for required in self.drafting.requirements(settlement):
                    if required and all(clause in search.gains for clause in required):
                        yield {clause.concession: clause for clause in required}

    # -- settlements -------------------------------------------------------------------------------

    def calm(self, text: Text) -> int:
        """The same for a text as it stands."""
        return self.calm_of({clause.concession: clause for clause in text.clauses}, text)

    def calm_of(self, chosen: Chosen, frame: Text) -> int:
        """What it is worth that the crisis ends with these clauses in a text, or comes nearer its end."""
        nearest = self._before
        for needs in self._needs:
            met = sum(each.stands or each.met(chosen, frame) for each in needs)
            nearest = max(nearest, _nearness(met, len(needs)))
        return self._calm * (nearest - self._before) // 100

    def _need(self, condition: Condition) -> _Need:
        ways = _ways(condition)
        stands = any(
            clause.concession == way.concession
            and clause.level >= way.level
            and (deal.text.verified or not way.verified)
            and set(way.covers) <= set(deal.text.signatories)
            for deal in self.view.deals() if deal.status in ("in force", "signed")
            for clause in deal.text.clauses
            for way in ways
        )  # fmt: skip
        return _Need(ways, stands)

    # -- homes -------------------------------------------------------------------------------------

    def _sacrifices(self, seat: str) -> dict[str, int]:
        best: dict[str, tuple[int, int]] = {}
        for deal in self.view.deals():
            if deal.status not in ("in force", "signed") or seat not in deal.text.signatories:
                continue
            for clause in deal.text.clauses:
                if span(deal.since or deal.signed, clause)[1] < self.view.round:
                    continue
                counted = self.counted(seat, deal.text, clause)
                if clause.level > best.get(clause.concession, (0, 0))[0]:
                    best[clause.concession] = (clause.level, counted)
        return {name: worth for name, (_, worth) in best.items()}

    def counted(self, seat: str, text: Text, clause: Clause) -> int:
        """What a seat's home would count a clause of a text at, hundredths of a point a round."""
        worth = self.setting.published(seat, clause.concession, clause.level)
        if self.setting.concession[clause.concession].giver != seat and worth > 0:
            share = self.view.desk.trust.get(self.setting.concession[clause.concession].giver, 50)
            share = share if seat == self.view.seat else 50
            return worth * max(share, self.setting.numbers.verified_floor if text.witness else 0) // 100
        return worth if text.public or worth > 0 else worth * self.setting.numbers.confidential_share // 100

    def standing(self, seat: str) -> dict[str, int]:
        """What home counts of each concession that stands, hundredths of a point a round."""
        if seat not in self._standing:
            self._standing[seat] = self._sacrifices(seat)
        return self._standing[seat]

    def home_chance(self, seat: str, cost: int) -> int:
        """Thousandths of a chance that a seat's home lets a net sacrifice through, hundredths of a point a round."""
        if cost <= 0 or not self.setting.plays("ratification"):
            return SURE
        if seat == self.view.seat:
            return SURE if cost <= limit(self.setting, self.view.desk.support) else 0
        low = self.view.table.bands[f"support:{seat}"] * BAND
        high = min(low + BAND - 1, max(MIDDLING, low + BAND // 2))
        needed = self.setting.numbers.home_floor + -(-cost * self.setting.numbers.home_slope // HUNDREDTHS)
        return max(UNLIKELY, min(SURE, SURE * (high - needed + 1) // (high - low + 1)))


class _Search:
    """One search: what each option brings each signatory and its home, looked up once."""

    def __init__(self, prospects: Prospects, frame: Text, most: int, options: list[list[Option]]) -> None:
        self.prospects = prospects
        self.most = most
        setting, seats = prospects.setting, frame.signatories
        self.seats = seats
        self.me = seats.index(prospects.view.seat)
        self.levels = {levels[0][0].concession: [clause for clause, _ in levels] for levels in options}
        self.giver = {name: setting.concession[name].giver for name in self.levels}
        self.frame = frame
        self.gains: dict[Clause, tuple[int, ...]] = {}
        self.costs: dict[Clause, tuple[int, ...]] = {}
        standing = [prospects.standing(seat) for seat in seats]
        self.cost = [-sum(each.values()) for each in standing]
        for levels in options:
            for clause, gains in levels:
                self.gains[clause] = tuple(gains[seat] for seat in seats)
                self.costs[clause] = tuple(
                    held.get(clause.concession, 0) - prospects.counted(seat, frame, clause)
                    for seat, held in zip(seats, standing, strict=True)
                )
        reward = setting.numbers.witness_reward * prospects.weighing.left
        self.base = [reward if seat == frame.witness else 0 for seat in seats]
        least, price = prospects.drafting.least, prospects.counterparts.price
        self.least = [least(seat) for seat in seats]
        self.prices = [price(seat, seats) for seat in seats]
        self.hold = 0

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
        if not chosen or (self.frame.witness and all(self.giver[name] == self.frame.witness for name in chosen)):
            return WORTHLESS
        gains = [self.gains[clause] for clause in chosen.values()]
        totals: list[int] = [
            base + sum(column) for base, column in zip(self.base, zip(*gains, strict=True), strict=True)
        ]
        own = totals[self.me] + self.prospects.calm_of(chosen, self.frame)
        if own <= 0:
            return WORTHLESS + own
        likely: int = SURE
        costs = zip(*(self.costs[clause] for clause in chosen.values()), strict=True)
        for index, column in enumerate(costs):
            likely = likely * self.prospects.home_chance(self.seats[index], self.cost[index] + sum(column)) // SURE
            if index != self.me:
                likely = likely * self._signs(index, totals[index]) // SURE
        return (own - self.hold) * likely // SURE

    def _signs(self, index: int, gain: int) -> int:
        """Thousandths of a chance that another seat signs a text that is reckoned to bring it so much."""
        far = isqrt(gain * gain + DOUBT * DOUBT)
        some = SURE * (far + gain) // (2 * far)
        if gain <= 0:
            return some
        price, least = self.prices[index], self.least[index]
        if least < LEAST:
            price = max(LEAST, price + least)
        wide = price * VAGUE // 100
        content = CONTENT + (SURE - CONTENT) * gain // (gain + wide)
        if least > LEAST:
            refused = CONTENT + (SURE - CONTENT) * least // (least + wide)
            content = max(0, SURE * (content - refused) // max(1, SURE - refused))
        return some * content // SURE


def _ways(need: Condition) -> tuple[InForce, ...]:
    """The ways in which a need of a settlement can be met."""
    if isinstance(need, AnyOf):
        return tuple(way for each in need.conditions for way in _ways(each))
    return (need,) if isinstance(need, InForce) else ()


def _nearness(met: int, needs: int) -> int:
    """Percent of the way to a settlement, the last steps counting most."""
    part = 100 * met // max(1, needs)
    return part * part * part // 10_000
