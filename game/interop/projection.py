"""What two seats of a scenario could give each other, in plain data and as a NegMAS scenario."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from negmas import Scenario as NegmasScenario
from negmas import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.value_fun import TableFun

from game.negotiation.bargain import Table
from game.negotiation.frontier import frontier
from game.rules.model.concessions import Concession
from game.rules.model.setting import Setting


@dataclass(frozen=True, slots=True)
class Projection:
    """A bargain between two parties in plain data.

    issues: their names
    options: for each issue the names of its options
    worths: for each party, what each option of each issue is worth to it
    reservations: for each party, what no deal is worth to it
    parties: their names
    """

    name: str
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    worths: tuple[Table, Table]
    reservations: tuple[int, int]
    parties: tuple[str, str] = ("first", "second")

    @property
    def feasible(self) -> bool:
        """Whether some deal is better than none for both."""
        mine, theirs = self.reservations
        found = frontier([list(zip(*tables, strict=True)) for tables in zip(*self.worths, strict=True)], 2)
        return any(one > mine and other > theirs for one, other in found.points)


class NoZoneWarning(UserWarning):
    """The two have nothing to agree on: no deal is better than none for both."""


def to_negmas(projection: Projection, stretch: bool = True) -> NegmasScenario:
    """The bargain as a NegMAS scenario with two additive utility functions.

    With `stretch`, utilities run from 0 for a party's worst deal to 1 for its best, as most of NegMAS's negotiators
    expect, and reservation values are stretched with them. Without it utilities are the worths themselves.
    """
    space = make_os(
        [make_issue(list(options), name) for name, options in zip(projection.issues, projection.options, strict=True)],
        name=projection.name,
    )
    ufuns = []
    for party in range(2):
        table = projection.worths[party]
        low = sum(map(min, table)) if stretch else 0
        span = (sum(map(max, table)) - low or 1) if stretch else 1
        ufuns.append(
            LinearAdditiveUtilityFunction(
                values=_values(projection.options, table, stretch),
                weights=[_span(worths) / span if stretch else 1.0 for worths in table],
                outcome_space=space,
                name=projection.parties[party],
                reserved_value=(projection.reservations[party] - low) / span,
            )
        )
    return NegmasScenario(outcome_space=space, ufuns=tuple(ufuns))


def _values(options: tuple[tuple[str, ...], ...], table: Table, stretch: bool) -> list[TableFun]:
    values = []
    for names, worths in zip(options, table, strict=True):
        low, span = (min(worths), _span(worths)) if stretch else (0, 1)
        values.append(TableFun({name: (w - low) / span for name, w in zip(names, worths, strict=True)}))
    return values


def _span(worths: tuple[int, ...]) -> int:
    return max(worths) - min(worths) or 1


def save(scenario: NegmasScenario, folder: Path) -> None:
    """Writes a NegMAS scenario as YAML files; makes the folder if need be.

    `negmas.Scenario.load` reads them back, with the utility functions in alphabetical order of their parties.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scenario.dumpas(folder, "yml")


def project(setting: Setting, first: str, second: str) -> Projection:
    """What two seats of a scenario could give each other, as everyone reckons it.

    Each concession of the two is an issue whose options are its levels, from none; concessions that exclude each
    other are one issue together. Worths are the published ones, in hundredths of a point a round; no deal is worth 0
    to both. Effects on meters, third parties and ratification are left out. Warns with `NoZoneWarning` if no deal is
    better than none for both. Raises ValueError if a seat is unknown or the two are the same.
    """
    if first == second or not {first, second} <= set(setting.seats):
        raise ValueError(f"two different seats of {setting.id} are needed: {', '.join(setting.seats)}")
    issues = _linked([each for each in setting.concessions if each.giver in (first, second)])
    packages = [_packages(linked) for linked in issues]
    worths = [
        tuple(
            tuple(sum(setting.published(seat, name, level) for name, level in package) for package in options)
            for options in packages
        )
        for seat in (first, second)
    ]
    projection = Projection(
        f"{setting.id} {first} {second}",
        tuple(" or ".join(each.id for each in linked) for linked in issues),
        tuple(tuple(" ".join(f"{n} {level}" for n, level in p) or "none" for p in options) for options in packages),
        (worths[0], worths[1]),
        (0, 0),
        (first, second),
    )
    if not projection.feasible:
        warnings.warn(
            f"No deal between {first} and {second} is better than none for both: negotiations over it will end "
            "without one. Choose two others, or lower a reservation with dataclasses.replace.",
            NoZoneWarning,
            stacklevel=2,
        )
    return projection


def _linked(concessions: list[Concession]) -> list[list[Concession]]:
    """Groups of concessions that directly or through others exclude each other."""
    groups: list[list[Concession]] = []
    for each in concessions:
        touching = [g for g in groups if any(o.id in each.excludes or each.id in o.excludes for o in g)]
        joined = [other for group in touching for other in group] + [each]
        groups = [group for group in groups if group not in touching] + [joined]
    return groups


def _packages(linked: list[Concession]) -> list[tuple[tuple[str, int], ...]]:
    """What can be given of linked concessions at once: names with levels, nothing first."""
    packages: list[tuple[tuple[str, int], ...]] = [()]
    for each in linked:
        barred = set(each.excludes) | {other.id for other in linked if each.id in other.excludes}
        packages += [
            (*package, (each.id, level))
            for package in packages
            if not any(name in barred for name, _ in package)
            for level in range(1, len(each.levels) + 1)
        ]
    return packages
