"""A round robin of OvertureNegotiator and NegMAS's own negotiators on seeded additive domains; makes the table of
docs/negmas.md. Run it with ``python -m game.interop.tournament``; how to bargain does not belong here.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from math import hypot
from random import Random
from random import seed as seed_luck
from statistics import mean, median

from joblib import Parallel, delayed
from negmas import SAOMechanism
from negmas.sao import (
    BoulwareTBNegotiator,
    ConcederTBNegotiator,
    FastMiCRONegotiator,
    HybridNegotiator,
    LinearTBNegotiator,
    SAONegotiator,
    SAOResponse,
    SAOState,
)

from game.interop.negmas import OvertureNegotiator, Projection, to_negmas
from game.negotiation.bargain import Table
from game.negotiation.frontier import frontier

DEADLINES = (10, 20, 50, 100)
SIZES = ((4, 3), (4, 4), (4, 5), (6, 3), (6, 4), (6, 5), (8, 3), (8, 4), (10, 3))
"""Issues and values: all shapes asked for that NegMAS's own negotiators can sort in reasonable time."""

FIELD: dict[str, type[SAONegotiator]] = {
    "Overture": OvertureNegotiator,
    "Boulware": BoulwareTBNegotiator,
    "Linear": LinearTBNegotiator,
    "Conceder": ConcederTBNegotiator,
    "FastMiCRO": FastMiCRONegotiator,
    "Hybrid": HybridNegotiator,
}

PACKAGES: dict[str, tuple[str, ...]] = {
    "negmas_genius_agents": ("TheFawkes", "HardHeaded", "CUHKAgent", "Atlas3", "AgentK"),
    "negmas_negolog": ("BoulwareAgent", "HybridAgent"),
}
"""Negotiators of other years' competitions, in packages of their own (negmas-genius-agents, negmas-negolog)."""


def widen() -> None:
    """Lets those of `PACKAGES` take part that are installed."""
    for package, names in PACKAGES.items():
        if find_spec(package) is not None:
            FIELD.update({name: getattr(import_module(package), name) for name in names})


@dataclass(frozen=True, slots=True)
class Encounter:
    """How one negotiation ended: each side's advantage, and how far from the frontier (None without agreement)."""

    first: str
    second: str
    rounds: int
    advantages: tuple[float, float]
    distance: float | None
    below: tuple[bool, bool]


def domain(number: int, seed: int, sizes: Sequence[tuple[int, int]] = SIZES) -> Projection:
    """One random two-party domain, worths 0 to about 1000.

    On no, half or all of its issues the sides want opposite things. Reservation values go from low to high; every
    tenth domain has no deal that is worth having for both.
    """
    luck = Random(f"{seed}/{number}")
    issues, values = sizes[number % len(sizes)]
    opposed = luck.choice((0.0, 0.5, 1.0))
    tables = [_table(luck, issues, values) for _ in range(2)]
    for mine, theirs in zip(*tables, strict=True):
        if luck.random() < opposed:
            mine.sort()
            theirs.sort(reverse=True)
    worths = [tuple(map(tuple, table)) for table in tables]
    return Projection(
        f"domain {number}",
        tuple(f"issue {issue + 1}" for issue in range(issues)),
        tuple(tuple(f"level {value}" for value in range(values)) for _ in range(issues)),
        (worths[0], worths[1]),
        _reservations(luck, worths, hopeless=number % 10 == 9),
    )


def _table(luck: Random, issues: int, values: int) -> list[list[int]]:
    weights = [luck.uniform(0.1, 1.0) for _ in range(issues)]
    total = sum(weights)
    return [[round(1000 * weight / total * luck.random()) for _ in range(values)] for weight in weights]


def _reservations(luck: Random, worths: Sequence[Table], hopeless: bool) -> tuple[int, int]:
    """Between a party's worst deal and its best; high enough to rule out every deal if the domain is hopeless."""
    points = frontier([list(zip(*tables, strict=True)) for tables in zip(*worths, strict=True)]).points
    ends = [(sum(map(min, table)), sum(map(max, table))) for table in worths]
    while True:
        shares = [luck.uniform(0.0, 0.8) for _ in ends] if not hopeless else [luck.uniform(0.7, 1.0) for _ in ends]
        first, second = (round(low + share * (high - low)) for share, (low, high) in zip(shares, ends, strict=True))
        if hopeless and points[0][1] == ends[1][1]:
            return ends[0][1] + 1, second
        if hopeless != any(mine > first and theirs > second for mine, theirs in points):
            return first, second


def negotiate(bargain: Projection, first: str, second: str, rounds: int, clock: Clock | None = None) -> Encounter:
    """One negotiation under NegMAS's stacked alternating offers; the party named first opens."""
    scenario = to_negmas(bargain)
    mechanism = SAOMechanism(outcome_space=scenario.outcome_space, n_steps=rounds)
    names = (first, second)
    for name, ufun in zip(names, scenario.ufuns, strict=True):
        kind = clock.watch(FIELD[name]) if clock and name == "Overture" else FIELD[name]
        mechanism.add(kind(), ufun=ufun)
    mechanism.run()
    deal = mechanism.state.agreement
    if deal is None:
        return Encounter(first, second, rounds, (0.0, 0.0), None, (False, False))
    utilities = [float(ufun(deal)) for ufun in scenario.ufuns]
    reserved = [float(ufun.reserved_value) for ufun in scenario.ufuns]
    gains = [(u - r) / max(1e-9, 1.0 - r) for u, r in zip(utilities, reserved, strict=True)]
    return Encounter(
        first,
        second,
        rounds,
        (gains[0], gains[1]),
        _distance(bargain, utilities),
        (utilities[0] < reserved[0] - 1e-9, utilities[1] < reserved[1] - 1e-9),
    )


def _distance(bargain: Projection, utilities: Sequence[float]) -> float:
    """Euclidean distance to the nearest efficient deal, both utilities from 0 to 1."""
    points = frontier([list(zip(*tables, strict=True)) for tables in zip(*bargain.worths, strict=True)]).points
    lows = [sum(map(min, table)) for table in bargain.worths]
    spans = [sum(map(max, table)) - low for table, low in zip(bargain.worths, lows, strict=True)]
    return min(
        hypot(*((w - low) / span - u for w, low, span, u in zip(point, lows, spans, utilities, strict=True)))
        for point in points
    )


@dataclass
class Clock:
    """Measures the processor time that our own negotiator takes for each answer, in seconds."""

    times: list[float] = field(default_factory=list)

    def watch(self, kind: type[SAONegotiator]) -> type[SAONegotiator]:
        """The same negotiator with its answers timed."""
        times = self.times

        class Watched(kind):  # type: ignore[misc]
            def __call__(self, state: SAOState, dest: str | None = None) -> SAOResponse:
                start = time.thread_time()
                response = super().__call__(state, dest)
                times.append(time.thread_time() - start)
                return response

        return Watched


def everyone_meets(
    bargain: Projection,
    seed: int,
    deadlines: Sequence[int] = DEADLINES,
    names: Sequence[str] = tuple(FIELD),
    only_ours: bool = False,
) -> tuple[list[Encounter], list[float]]:
    """Everyone against everyone and against itself, in both seats, at every deadline; and our own answering times.

    only_ours: leaves out where Overture's negotiator takes no part.

    NegMAS's FastMiCRO draws from Python's global generator, so that is seeded for each encounter.
    """
    warnings.filterwarnings("ignore", module="negmas")
    clock = Clock()
    encounters = []
    if not set(names) <= set(FIELD):
        widen()
    for rounds, first, second in product(deadlines, names, names):
        if only_ours and "Overture" not in (first, second):
            continue
        seed_luck(f"{seed}/{bargain.name}/{rounds}/{first}/{second}")
        encounters.append(negotiate(bargain, first, second, rounds, clock))
    return encounters, clock.times


def against(encounters: Iterable[Encounter]) -> dict[tuple[int, str, str], float]:
    """For each deadline and pair the mean advantage of the one named first, over both seats."""
    gains: dict[tuple[int, str, str], list[float]] = defaultdict(list)
    for one in encounters:
        gains[one.rounds, one.first, one.second].append(one.advantages[0])
        gains[one.rounds, one.second, one.first].append(one.advantages[1])
    return {key: mean(values) for key, values in gains.items()}


def standings(encounters: Sequence[Encounter]) -> dict[tuple[int, str], float]:
    """For each deadline and negotiator its mean advantage over all opponents, itself included."""
    table = against(encounters)
    names = sorted({name for _, name, _ in table})
    return {
        (rounds, name): mean(table[rounds, name, other] for other in names)
        for rounds in sorted({rounds for rounds, _, _ in table})
        for name in names
    }


def ours(encounters: Iterable[Encounter]) -> list[Encounter]:
    """The encounters that Overture's negotiator took part in."""
    return [one for one in encounters if "Overture" in (one.first, one.second)]


def distance(encounters: Iterable[Encounter]) -> float:
    """Mean distance of our agreements from the Pareto frontier."""
    return mean(one.distance for one in ours(encounters) if one.distance is not None)


def accepted_below(encounters: Iterable[Encounter]) -> int:
    """How often our negotiator ended with less than its reservation value."""
    return sum(
        below and name == "Overture"
        for one in encounters
        for name, below in zip((one.first, one.second), one.below, strict=True)
    )


def report(encounters: Sequence[Encounter], times: Sequence[float]) -> str:
    """The tables as Markdown."""
    table, means, lines = against(encounters), standings(encounters), []
    names = [name for name in FIELD if any(name == one.first for one in encounters)]
    for rounds in sorted({one.rounds for one in encounters}):
        lines += [
            f"{rounds} rounds",
            "",
            "| mean advantage of / against | " + " | ".join([*names, "**mean**"]) + " |",
        ]
        lines.append("|---" * (len(names) + 2) + "|")
        for name in names:
            cells = [f"{table[rounds, name, other]:.3f}" for other in names] + [f"**{means[rounds, name]:.3f}**"]
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
        lines.append("")
    agreed = [one.distance for one in ours(encounters) if one.distance is not None]
    lines += [
        f"Our agreements: {len(agreed)} of {len(ours(encounters))}; mean distance to the Pareto frontier "
        f"{distance(encounters):.4f}; acceptances below reservation: {accepted_below(encounters)}; "
        f"processor time for an answer: mean {1000 * mean(times):.2f} ms, median {1000 * median(times):.2f} ms.",
    ]
    return "\n".join(lines)


def head_to_head(encounters: Sequence[Encounter]) -> str:
    """What ours gets, and what each other one gets of it, at every deadline, as a Markdown table."""
    table = against(ours(encounters))
    deadlines = sorted({rounds for rounds, _, _ in table})
    lines = ["| ours : it | " + " | ".join(f"{rounds} rounds" for rounds in deadlines) + " |"]
    lines.append("|---" * (len(deadlines) + 1) + "|")
    for name in dict.fromkeys(other for _, first, other in table if first == "Overture"):
        pairs = [(table[rounds, "Overture", name], table[rounds, name, "Overture"]) for rounds in deadlines]
        lines.append(f"| {name} | " + " | ".join(f"{mine:.2f} : {its:.2f}" for mine, its in pairs) + " |")
    return "\n".join(
        [*lines, "", f"Mean distance of our agreements to the Pareto frontier: {distance(encounters):.4f}"]
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Plays the tournament and prints its tables."""
    parser = argparse.ArgumentParser(prog="python -m game.interop.tournament", description=__doc__)
    parser.add_argument("--domains", type=int, default=40, help="how many domains (40)")
    parser.add_argument("--seed", type=int, default=1, help="which domains (1)")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (1); times mean little with several")
    parser.add_argument("--json", action="store_true", help="every encounter as JSON instead of the tables")
    parser.add_argument("--rounds", type=int, action="append", help="a deadline; may be repeated (10, 20, 50, 100)")
    parser.add_argument(
        "--widened", action="store_true", help="with the negotiators of competitions that are installed"
    )
    parser.add_argument("--only-ours", action="store_true", help="only encounters that Overture takes part in")
    chosen = parser.parse_args(arguments)
    if chosen.widened:
        widen()
    work = (
        delayed(everyone_meets)(
            domain(n, chosen.seed), chosen.seed, chosen.rounds or DEADLINES, tuple(FIELD), chosen.only_ours
        )
        for n in range(chosen.domains)
    )
    done = Parallel(n_jobs=chosen.jobs)(work)
    encounters = [one for met, _ in done for one in met]
    if chosen.json:
        print(json.dumps([asdict(one) for one in encounters]))
    elif chosen.only_ours:
        print(head_to_head(encounters))
    else:
        print(report(encounters, [each for _, times in done for each in times]))


if __name__ == "__main__":
    main()
