"""The space of possible deals as it stood at the start of a round, and the points that theories pick from it.

What a concession is worth is found by the rules themselves: the rounds that are left are played on with it in force
and without it, while nobody moves (`Yardstick`). Arithmetic on frontiers belongs to `game.negotiation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, product

from msgspec import Struct
from msgspec.structs import replace

from game.debrief.evidence import Evidence
from game.negotiation.frontier import CAP, Frontier, frontier
from game.negotiation.solutions import Solution, best_joint, kalai_smorodinsky, nash
from game.rules.board import Board
from game.rules.effects.kind import kinds
from game.rules.law.running import running, span
from game.rules.law.texts import needed_signatories
from game.rules.model.conditions import Condition, InForce, Several
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.state import State
from game.rules.model.terms import Clause, Text
from game.rules.round import score, standing
from game.rules.round.resolution import all_meters

LARGEST_BLOCK = 400
"""Options that one block of linked concessions may have; beyond that only what excludes each other stays linked."""

OUTSIDE = "a witness"
"""Stands for a witness in texts that are only imagined: they count as verified and reward nobody."""

Worths = tuple[int, ...]


class Yardstick:
    """What texts are worth to each seat from one round to the end, in hundredths of a point.

    Worths are differences between two ways of playing on in which nobody uses a move: with a text kept in force, and
    without it. Effects on meters, objectives, the Aftermath and concessions already in force are counted in; luck,
    events, trust and what is thought at home are not.
    """

    def __init__(self, opening: State, worths: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self.state = opening
        # Events and an early end would make a text worth more or less by luck that nobody could have known.
        self.setting = replace(opening.scenario.setting, events=(), settlements=())
        self.seats = self.setting.seats
        self.worths = worths or {seat: desk.worths for seat, desk in opening.desks.items()}
        self.round = opening.table.round
        self._seen: dict[Text, Worths] = {}

    @cached_property
    def held(self) -> tuple[Deal, ...]:
        """Deals in force at the start."""
        rooms = (deal for room in self.state.rooms.values() for deal in room.deals)
        return tuple(deal for deal in (*self.state.table.deals, *rooms) if deal.status not in ("signed", "fell"))

    @cached_property
    def base(self) -> Worths:
        """What each seat earns from here if nobody signs anything or moves."""
        return self._play_on(())

    def of(self, text: Text) -> Worths:
        """What a text that comes into force now is worth to each seat, in the order of the scenario."""
        if text not in self._seen:
            # In force at once: what a home would have said is a question of its own, and the report asks it apart.
            deal = Deal("imagined", text, self.round, "in force", self.round)
            total = self._play_on((deal,))
            self._seen[text] = tuple(a - b for a, b in zip(total, self.base, strict=True))
        return self._seen[text]

    def _play_on(self, extra: tuple[Deal, ...]) -> Worths:
        state, setting = self.state, self.setting
        deals = (*self.held, *extra)
        meters = all_meters(state)
        facts = {key: value for desk in state.desks.values() for key, value in desk.facts.items()}
        rule = setting.restrictions
        dial = state.desks[rule.enforced_by].enforcement if rule is not None else 0
        totals = dict.fromkeys(self.seats, 0)
        board = Board(setting, state.table, meters, facts, {}, deals, dial)
        for number in range(self.round, setting.rounds + 1):
            board = Board(setting, replace(state.table, round=number), meters, facts, {}, deals, dial)
            standing.concessions(board)
            standing.restrictions(board)
            board.settle()
            mark = len(board.shifts)
            standing.drift(board)
            board.settle(mark)
            for seat in self.seats:
                totals[seat] += self._points(board, seat, number)
            meters, facts = board.meters, board.facts
        extra_rounds = setting.numbers.aftermath if setting.plays("aftermath") else 0
        after = range(setting.rounds + 1, setting.rounds + extra_rounds + 1)
        for seat in self.seats:
            mandate = state.scenario.mandates[seat]
            totals[seat] += sum(score.remaining(board, mandate, seat, self.worths[seat], rounds=after))
            totals[seat] += score.objectives(board, mandate, seat)
        return tuple(totals[seat] for seat in self.seats)

    def _points(self, board: Board, seat: str, round_no: int) -> int:
        flow = score.flow(board, self.state.scenario.mandates[seat], actual=True)
        return flow + score.worths(board, seat, self.worths[seat], board.deals, frozenset(), round_no)


class ByPublished(Struct, frozen=True):
    """The yardstick of one seat: its own worths, others' as published, without effects on meters."""

    known: Evidence
    round: int

    @property
    def seats(self) -> tuple[str, ...]:
        """All delegations."""
        return self.known.setting.seats

    @property
    def setting(self) -> Setting:
        """What is published."""
        return self.known.setting

    @property
    def held(self) -> tuple[Deal, ...]:
        """Deals the seat knows to be in force."""
        return tuple(d for d in self.known.deals() if d.status not in ("signed", "fell"))

    def of(self, text: Text) -> Worths:
        """What a text is worth to each seat until the end as the viewer can reckon it, hundredths of a point."""
        setting = self.setting
        last = setting.rounds + (setting.numbers.aftermath if setting.plays("aftermath") else 0)
        totals = dict.fromkeys(setting.seats, 0)
        for clause in text.clauses:
            first, end = span(self.round, clause)
            rounds = max(0, min(end, last) - first + 1)
            for seat in setting.seats:
                desk = self.known.desks.get(seat)
                each = setting.published(seat, clause.concession, clause.level)
                if desk is not None:
                    each = desk.worths.get(f"{clause.concession}:{clause.level}", 0)
                totals[seat] += each * rounds
        return tuple(totals[seat] for seat in setting.seats)


Measure = Yardstick | ByPublished


def yardstick(known: Evidence) -> Measure:
    """The best yardstick that what is known at the start of a round allows."""
    return Yardstick(known.state) if known.state is not None else ByPublished(known, known.table.round)


# --------------------------------------------------------------------------------------------------
# From a scenario to blocks


class Block(Struct, frozen=True):
    """One concession, or several that depend on each other, with every way to give them; the first gives nothing."""

    concessions: tuple[str, ...]
    options: tuple[tuple[Clause, ...], ...]


def conditions_in(conditions: Iterable[Condition]) -> Iterator[InForce]:
    """Every "is in force" in conditions, however deep."""
    for each in conditions:
        if isinstance(each, InForce):
            yield each
        elif isinstance(each, Several):
            yield from conditions_in(each.conditions)


def links(known: Evidence) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Pairs of concessions that exclude each other, and pairs whose worths do not simply add up."""
    setting = known.setting
    excluded = {frozenset((c.id, other)) for c in setting.concessions for other in c.excludes if other != c.id}
    joined: set[frozenset[str]] = set()
    for mandate in known.mandates.values():
        for objective in (*mandate.objectives, *mandate.red_lines):
            named = sorted({each.concession for each in conditions_in(objective.when)})
            joined |= {frozenset(pair) for pair in combinations(named, 2)}
    for drift in setting.drifts:
        named = sorted({each.concession for each in conditions_in(drift.when)})
        joined |= {frozenset(pair) for pair in combinations(named, 2)}
    alike: dict[str, set[str]] = {}
    for concession in setting.concessions:
        for effect in (effect for level in concession.levels for effect in kinds(level.effects)):
            if effect.shared:
                alike.setdefault(effect.shared, set()).add(concession.id)
    for names in alike.values():
        joined |= {frozenset(pair) for pair in combinations(sorted(names), 2)}
    return excluded, joined


def blocks(known: Evidence, parties: Sequence[str], held: Iterable[Deal], round_no: int) -> tuple[Block, ...]:
    """Everything that some delegations could promise each other as it stood, linked concessions as one block."""
    setting = known.setting
    best: dict[str, int] = {}
    for run in running(setting, held, round_no):
        best[run.clause.concession] = max(run.clause.level, best.get(run.clause.concession, 0))
    free: dict[str, tuple[tuple[Clause, ...], ...]] = {}
    for concession in setting.concessions:
        if not set(needed_signatories(setting, (Clause(concession.id),))) <= set(parties):
            continue
        levels = range(best.get(concession.id, 0) + 1, len(concession.levels) + 1)
        if concession.giver in parties and levels and not any(other in best for other in concession.excludes):
            free[concession.id] = ((), *((Clause(concession.id, level),) for level in levels))
    excluded, joined = links(known)
    found = []
    for group in _groups(tuple(free), excluded | joined):
        options = _options(group, free, excluded)
        # Exact where it can be. Beyond that only what excludes each other stays together, which no deal can break; that
        # worths do not quite add up is then accepted.
        if len(options) <= LARGEST_BLOCK:
            found.append(Block(group, options))
            continue
        found += [Block(part, _options(part, free, excluded)) for part in _groups(group, excluded)]
    return tuple(found)


def _groups(names: tuple[str, ...], pairs: set[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Names that hang together by pairs, in the order of the scenario."""
    left = list(names)
    while left:
        group, fresh = {left[0]}, [left[0]]
        while fresh:
            here = fresh.pop()
            more = [other for other in left if other not in group and frozenset((here, other)) in pairs]
            group.update(more)
            fresh += more
        yield tuple(name for name in left if name in group)
        left = [name for name in left if name not in group]


def _options(
    group: tuple[str, ...], free: Mapping[str, tuple[tuple[Clause, ...], ...]], excluded: set[frozenset[str]]
) -> tuple[tuple[Clause, ...], ...]:
    found = []
    for choice in product(*(free[name] for name in group)):
        clauses = tuple(clause for part in choice for clause in part)
        names = [clause.concession for clause in clauses]
        if not any(frozenset(pair) in excluded for pair in combinations(names, 2)):
            found.append(clauses)
    return tuple(found)


# --------------------------------------------------------------------------------------------------
# Spaces


class Point(Struct, frozen=True):
    """A deal in a space: its clauses and what it is worth to each party, hundredths of a point until the end.

    bound: how much better by its theory's own measure an unlisted deal can be, as a share of it; 0 when exact
    """

    clauses: tuple[Clause, ...]
    worths: Worths
    exact: bool = True
    slack: float = 0.0


class Space(Struct, frozen=True):
    """Everything some delegations could have agreed at the start of a round, worth counted from there to the end.

    frontier: efficient points, best for the first party first
    joint: the greatest sum of worths among deals that leave no party below 0; None if there is none
    ideal: for each party the most it gets in an efficient deal that leaves no party below 0
    """

    round: int
    parties: tuple[str, ...]
    blocks: tuple[Block, ...]
    frontier: Frontier
    nash: Point | None
    kalai_smorodinsky: Point | None
    joint: Point | None
    ideal: Worths
    table: tuple[tuple[Worths, ...], ...] = ()

    def clauses(self, choice: Sequence[int]) -> tuple[Clause, ...]:
        """The clauses of a choice of options."""
        return tuple(c for block, taken in zip(self.blocks, choice, strict=True) for c in block.options[taken])

    @property
    def size(self) -> int:
        """How many different deals there are."""
        total = 1
        for block in self.blocks:
            total *= len(block.options)
        return total


def space(known: Evidence, measure: Measure, parties: Sequence[str], cap: int = CAP) -> Space:
    """The space of deals between some delegations as it stood at the start of the yardstick's round."""
    found = blocks(known, parties, measure.held, measure.round)
    places = [measure.seats.index(seat) for seat in parties]
    signatories = tuple(sorted(parties))
    sensitive = _sensitive(known)

    def worth(clauses: tuple[Clause, ...]) -> Worths:
        # All seats where it makes no difference, so that the yardstick's cache is shared by all pairs.
        signed = signatories if any(c.concession in sensitive for c in clauses) else measure.seats
        values = measure.of(Text(tuple(sorted(signed)), clauses, OUTSIDE)) if clauses else (0,) * len(measure.seats)
        return tuple(values[place] for place in places)

    table = tuple(tuple(worth(option) for option in block.options) for block in found)
    return _solved(measure.round, tuple(parties), found, table, cap)


def _sensitive(known: Evidence) -> set[str]:
    """Concessions whose effect depends on who has signed."""
    names = {c.id for c in known.setting.concessions if c.covers == "signatories" and c.forbids}
    for mandate in known.mandates.values():
        for objective in (*mandate.objectives, *mandate.red_lines):
            names |= {each.concession for each in conditions_in(objective.when) if each.covers}
    return names


def _solved(
    round_no: int, parties: tuple[str, ...], found: tuple[Block, ...], table: tuple[tuple[Worths, ...], ...], cap: int
) -> Space:
    zero = (0,) * len(parties)
    front = frontier(table, len(parties), cap)
    bare = Space(round_no, parties, found, front, None, None, None, zero, table)
    rational = [here for here, point in enumerate(front.points) if min(point) >= 0]
    ideal = tuple(max(front.points[here][i] for here in rational) for i in range(len(parties))) if rational else zero
    return replace(
        bare,
        nash=_point(bare, nash(table, zero, front), roots=len(parties)),
        kalai_smorodinsky=_point(bare, kalai_smorodinsky(table, zero, front)),
        joint=_best_joint(bare, rational),
        ideal=ideal,
    )


def _point(bare: Space, solution: Solution | None, roots: int = 1) -> Point | None:
    if solution is None:
        return None
    value, bound = float(solution.value), float(solution.bound)
    slack = (bound / value) ** (1 / roots) - 1 if value > 0 else 0.0
    return Point(bare.clauses(solution.deal.choice), solution.deal.worths, solution.exact, max(slack, 0.0))


def _best_joint(bare: Space, rational: Sequence[int]) -> Point | None:
    """The greatest sum that leaves nobody below 0: exact where the unconstrained best does, or the frontier is."""
    top = best_joint(bare.table, len(bare.parties))
    if min(top.deal.worths, default=0) >= 0:
        return Point(bare.clauses(top.deal.choice), top.deal.worths)
    if not rational:
        return None
    points = bare.frontier.points
    here = max(rational, key=lambda index: (sum(points[index]), points[index]))
    value = sum(points[here])
    slack = 0.0 if bare.frontier.exact or value <= 0 else sum(bare.frontier.bound) / value
    return Point(bare.clauses(bare.frontier.choice(here)), points[here], bare.frontier.exact, slack)


def shown(points: Sequence[Worths], places: tuple[int, int] = (0, 1)) -> list[tuple[float, float]]:
    """Points of a two-party frontier for a chart, in points."""
    return [(point[places[0]] / 100, point[places[1]] / 100) for point in points]


__all__ = [
    "Block", "ByPublished", "Measure", "Point", "Space", "Yardstick", "blocks", "conditions_in", "links", "shown",
    "space", "yardstick",
]  # fmt: skip
