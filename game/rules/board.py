"""A working copy of the table while a round is resolved or forecast: meters, conduct, and the shifts so far.

The only mutable thing in the rules; it never outlives one resolution. Who computes on it is not its business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from game.rules.law.running import Running, highest, running
from game.rules.law.selectors import selected
from game.rules.model.causes import Cause, CauseKind, Shift
from game.rules.model.effect import Effect
from game.rules.model.meters import clamp, confidence
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.room import Deal, Overtured
from game.rules.model.setting import Setting
from game.rules.model.table import Grievance, News, Table
from game.rules.model.terms import Plan, Use

RECENT = 3
"""Repeats of a signal, and grievances, count for this many rounds."""


def published(deal_id: str) -> bool:
    """Whether an id is one that everyone knows a text by; ids in rooms carry the room's key."""
    return "#" not in deal_id


class Board:
    """One table at one resolution.

    meters: every believed meter by key, as they stood at the opening until `settle` is called
    facts: meters of fact as they are
    plans: what each seat does, by seat
    deals: all deals known to whoever computes, public ones first
    conference: whether this is the last round
    archives_open: whether every breach comes to light now, because the game ends
    lapsed: (deal, giver) pairs that break a promise this round, found or not
    found: those of them that come to light
    boosts: strength that ignored overtures lend to the next show of resolve, by seat, as far as it is known
    lowered: who asks less of whom since this round's plans
    due: overtures of last round, which must have been answered by now, as far as they are known
    answers: what became of those: (sender, addressee) -> answer, empty if it was left lying
    leaks: events that may open a confidential text, each with its chance in percent
    understood: (sender, reader) of invitations read rightly this round
    doubt: by how much a hidden fact may have outrun what is shown of it, by meter
    broken: whether tension has ended the game
    """

    def __init__(
        self,
        setting: Setting,
        table: Table,
        meters: Mapping[str, int],
        facts: Mapping[str, int],
        plans: Mapping[str, Plan],
        deals: Iterable[Deal],
        enforcement: int,
    ) -> None:
        self.setting = setting
        self.table = table
        self.round = table.round
        self.meters = dict(meters)
        self.facts = dict(facts)
        self.plans = plans
        self.deals = list(deals)
        self.restrictions = table.restrictions
        self.announced = table.announced
        self.enforcement = enforcement
        self.conference = setting.is_conference(table.round)
        self.archives_open = self.conference
        self.lapsed: set[tuple[str, str]] = set()
        self.found: set[tuple[str, str]] = set()
        self.shifts: list[Shift] = []
        self.fact_shifts: list[tuple[str, int]] = []
        self.news: list[News] = []
        # In the order of the scenario, whoever committed first: no order of arrival may matter.
        self.uses: list[tuple[str, Use]] = [
            (seat, use) for seat in setting.seats if seat in plans for use in plans[seat].moves
        ]
        self.pledges = list(table.pledges)
        self.demands = list(table.demands)
        self.lines = list(table.lines)
        self.doors = list(table.doors)
        self.standing = list(table.standing)
        self.boosts: dict[str, int] = {}
        self.grievances = list(table.grievances)
        self.new_overtures: list[Overtured] = []
        self.inquiries: list[tuple[str, Use, int]] = []
        self.lowered: set[tuple[str, str]] = set()
        self.due: tuple[Overtured, ...] = ()
        self.answers: dict[tuple[str, str], str] = {}
        self.leaks: list[int] = []
        self.understood: set[tuple[str, str]] = set()
        self.doubt: dict[str, int] = {}
        self.broken = False
        self.renamed: dict[str, str] = {}
        self._all: tuple[Running, ...] | None = None
        self._believed: dict[str, Running] | None = None
        self._actual: dict[str, Running] | None = None
        self._public: tuple[Running, ...] | None = None

    def copied(self) -> Board:
        """A board on which something can be tried out: nothing that is done to it touches this one."""
        other = Board.__new__(Board)
        kept = vars(other)
        kept.update(vars(self))
        for name in self._changing:
            kept[name] = kept[name].copy()
        return other

    @cached_property
    def _changing(self) -> tuple[str, ...]:
        """What is changed in place; looked for once, since a planner tries dozens of uses on copies of one board."""
        return tuple(name for name, held in vars(self).items() if isinstance(held, list | dict | set))

    # -- shifting meters ---------------------------------------------------------------------------

    def shift(self, key: str, by: int, cause: Cause, *, believed: bool = True, actual: bool = True) -> None:
        """Notes a change. Unknown meters and changes of nothing are passed over."""
        if by == 0:
            return
        kind, _, rest = key.partition(":")
        if actual and key in self.facts:
            self.fact_shifts.append((key, by))
        # A rulebook speaks of meters that a scenario need not have: there its moves simply do less.
        if believed and key in self.meters:
            audience = (rest.partition(":")[0],) if kind in self.setting.private_meters else None
            self.shifts.append(Shift(key, by, cause, audience))

    def publish(self, deal_id: str) -> str:
        """A text that everyone may now read gets an id that tells nothing of the room it comes from."""
        taken = sum(published(deal.id) for deal in self.deals)
        self.renamed[deal_id] = f"deal-{taken + 1}"
        return self.renamed[deal_id]

    def tell(self, kind: NewsKind, by: str = "", target: str = "", what: str = "", number: int = 0) -> None:
        """Notes a piece of news that everyone will read."""
        self.news.append(News(kind, by, target, what, number))

    def grieve(self, by: str, against: str, kind: GrievanceKind, what: str = "") -> None:
        """Enters a grievance in everyone's ledger."""
        self.grievances.append(Grievance(self.round, by, against, kind, what))

    def settle(self, start: int = 0) -> dict[str, int]:
        """Sums the shifts from index `start` on, clamps once, and returns the sums by meter."""
        sums: dict[str, int] = {}
        for shift in self.shifts[start:]:
            sums[shift.meter] = sums.get(shift.meter, 0) + shift.by
        # Summed before it is clamped, or the order of causes would decide what is lost where the scale ends.
        for key, by in sums.items():
            self.meters[key] = clamp(self.meters[key] + by)
        facts: dict[str, int] = {}
        for key, by in self.fact_shifts:
            facts[key] = facts.get(key, 0) + by
        for key, by in facts.items():
            self.facts[key] = clamp(self.facts[key] + by)
        self.fact_shifts.clear()
        return sums

    def owners(self, meter: str, of: str, actor: str, target: str) -> tuple[str, ...]:
        """Whose meter a selector means; the empty id where the meter is the table's and nobody's own."""
        return ("",) if meter in self.meters else selected(self.setting, of, actor, target)

    # -- reading -----------------------------------------------------------------------------------

    def read(self, meter: str, of: str, *, actual: bool = False) -> int:
        """A meter's value by name and owner; derived ones are computed. `actual` prefers facts to belief."""
        if meter == "confidence":
            return confidence(self.setting.alliance[of], self.meters)
        if meter == "restrictions":
            return self.effective_restrictions(actual=actual) * 10
        if meter == "leak":
            through = 3 - (self.enforcement_in_force() if actual else self.announced)
            return self.effective_restrictions(actual=actual) * through * 10
        key = f"{meter}:{of}" if of else meter
        if actual and key in self.facts:
            return self.facts[key]
        return self.meters.get(key, 50)

    def effective_restrictions(self, *, actual: bool) -> int:
        """The standing level of restrictions less the relief in force, 0 to 3."""
        held = self.actual() if actual else self.believed()
        relief = sum(e.relieves() for run in held.values() for e in self.effects_of(run))
        return max(0, self.restrictions - relief)

    def enforcement_in_force(self) -> int:
        """Actual enforcement, raised to what kept promises demand, 0 to 3."""
        least = [e.enforces() for run in self.actual().values() for e in self.effects_of(run)]
        return max([self.enforcement, *least])

    def effects_of(self, run: Running) -> tuple[Effect, ...]:
        """The standing effects of a running clause's level."""
        return self.setting.concession[run.clause.concession].levels[run.clause.level - 1].effects

    # -- what is in force --------------------------------------------------------------------------

    def forget_running(self) -> None:
        """Must be called when deals or conduct have changed."""
        self._all = self._believed = self._actual = self._public = None

    def clauses(self) -> tuple[Running, ...]:
        """All clauses that run, confidential ones included, whether or not somebody breaks them."""
        if self._all is None:
            self._all = tuple(running(self.setting, self.deals, self.round))
        return self._all

    def public_clauses(self) -> tuple[Running, ...]:
        """Clauses of public texts that run, whether or not somebody secretly breaks them."""
        if self._public is None:
            self._public = tuple(
                run
                for run in self.clauses()
                if run.deal.public and (run.deal.id, run.giver) not in self.found
            )
        return self._public

    def believed(self) -> dict[str, Running]:
        """The highest level of each concession that everyone believes in force."""
        if self._believed is None:
            self._believed = highest(self.public_clauses(), self.found)
        return self._believed

    def actual(self) -> dict[str, Running]:
        """The highest level of each concession that is really given by public texts.

        A confidential text has no effect that anybody else could feel (rule 29), so none is counted here.
        """
        if self._actual is None:
            self._actual = highest((run for run in self.clauses() if run.deal.public), self.lapsed)
        return self._actual

    def confided(self) -> tuple[Running, ...]:
        """Clauses of confidential texts that run, as their parties believe: kept until a breach is found by them."""
        return tuple(
            run for run in self.clauses() if not run.deal.public and (run.deal.id, run.giver) not in self.found
        )

    def cause_of(self, run: Running) -> Cause:
        """The cause that a running clause is."""
        return Cause(CauseKind.CONCESSION, f"{run.clause.concession}:{run.clause.level}", run.giver)
