"""Overture's bargaining in NegMAS (Mohammad et al. 2021), and Overture's bargains as NegMAS scenarios.

The one file that talks to NegMAS, an optional extra. How to bargain belongs to `game.negotiation`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negmas import Scenario as NegmasScenario
from negmas import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.value_fun import TableFun
from negmas.sao import ResponseType, SAONegotiator, SAOResponse, SAOState

from game.negotiation.bargain import Accept, Bargain, History, Propose, Table, Temper
from game.negotiation.frontier import Choice
from game.negotiation.haggling import Haggler
from game.rules.model.concessions import Concession
from game.rules.model.setting import Setting

SCALE = 100_000
"""Utilities become integers by this factor over their range."""


class OvertureNegotiator(SAONegotiator):  # type: ignore[misc]
    """The haggling core of Overture's delegates as a NegMAS negotiator.

    It reads its own utility function, the number of rounds and the offers it receives, nothing else. Additive
    utility functions over discrete issues are used as they are; any other discrete one as the additive function
    closest to it, while acceptance always asks the utility function itself.
    """

    def __init__(self, *args: Any, temper: Temper | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._temper = temper or Temper()
        self._haggler: Haggler | None = None

    def on_preferences_changed(self, changes: Any) -> None:
        """Forgets what was worked out for the old preferences."""
        super().on_preferences_changed(changes)
        self._haggler = None

    def __call__(self, state: SAOState, dest: str | None = None) -> SAOResponse:
        """Answers the current offer, if there is one, with an acceptance, a counter-offer or the end."""
        if self._haggler is None:
            self._start()
        haggler = self._haggler
        assert haggler is not None
        offer = state.current_offer
        if offer is not None:
            self._theirs.append(self._choice(offer))
        answer = haggler.respond(History(tuple(self._mine), tuple(self._theirs)))
        if isinstance(answer, Accept) and offer is not None and self._worth_having(offer):
            return SAOResponse(ResponseType.ACCEPT_OFFER, offer)
        if isinstance(answer, Propose):
            self._mine.append(answer.choice)
            return SAOResponse(ResponseType.REJECT_OFFER, self._outcome(answer.choice))
        return SAOResponse(ResponseType.END_NEGOTIATION, None)

    def propose(self, state: SAOState, dest: str | None = None) -> Any:
        """An offer, whatever the last one was; the mechanism asks the whole negotiator instead."""
        return self(state, dest).outcome

    def _start(self) -> None:
        self._mine: list[Choice] = []
        self._theirs: list[Choice] = []
        issues = self.nmi.outcome_space.issues
        self._values = [list(issue.all) for issue in issues]
        self._places = [{value: place for place, value in enumerate(values)} for values in self._values]
        table, reservation = self._in_integers()
        self._haggler = Haggler(Bargain(table, reservation, self.nmi.n_steps, temper=self._temper))

    def _in_integers(self) -> tuple[Table, int]:
        """Utilities in integers, best deal at most about SCALE above the worst, rounded against oneself."""
        base = [values[0] for values in self._values]
        ground = float(self.ufun(tuple(base)))
        parts = [
            [float(self.ufun((*base[:here], value, *base[here + 1 :]))) - ground for value in values]
            for here, values in enumerate(self._values)
        ]
        span = sum(max(part) - min(part) for part in parts) or 1.0
        table = tuple(tuple(round(SCALE * worth / span) for worth in part) for part in parts)
        reserved = float(self.ufun.reserved_value)
        lowest = sum(min(part) for part in parts)
        least = max(lowest, reserved - ground) if reserved == reserved else lowest
        return table, int(min(least, 10 * span) * SCALE / span) + len(parts)

    def _worth_having(self, offer: Any) -> bool:
        return float(self.ufun(offer)) >= float(self.ufun.reserved_value)

    def _choice(self, offer: Any) -> Choice:
        return tuple(places[value] for places, value in zip(self._places, offer, strict=True))

    def _outcome(self, choice: Choice) -> tuple[Any, ...]:
        return tuple(values[place] for values, place in zip(self._values, choice, strict=True))


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
    to both. Effects on meters, third parties and ratification are left out. Raises ValueError if a seat is unknown
    or the two are the same.
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
    return Projection(
        f"{setting.id} {first} {second}",
        tuple(" or ".join(each.id for each in linked) for linked in issues),
        tuple(tuple(" ".join(f"{n} {level}" for n, level in p) or "none" for p in options) for options in packages),
        (worths[0], worths[1]),
        (0, 0),
        (first, second),
    )


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
