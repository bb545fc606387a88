"""Overture's bargaining in NegMAS (Mohammad et al. 2021), and Overture's bargains as NegMAS scenarios.

The one file that talks to NegMAS, an optional extra. How to bargain belongs to `game.delegates.haggling`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negmas import Scenario as NegmasScenario
from negmas import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.value_fun import TableFun
from negmas.sao import ResponseType, SAONegotiator, SAOResponse, SAOState

from game.delegates.haggling import Accept, Bargain, Haggler, History, Propose, Table, Temper
from game.rules.deals import Choice

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


def to_negmas(projection: Projection) -> NegmasScenario:
    """The bargain as a NegMAS scenario with two additive utility functions.

    Each party's worths are stretched to utilities from 0, for its worst deal, to 1, for its best, as most of
    NegMAS's negotiators expect; its reservation value is stretched with them.
    """
    space = make_os(
        [make_issue(list(options), name) for name, options in zip(projection.issues, projection.options, strict=True)],
        name=projection.name,
    )
    ufuns = [
        _ufun(projection, space, party, table, reservation)
        for party, table, reservation in zip(
            projection.parties, projection.worths, projection.reservations, strict=True
        )
    ]
    return NegmasScenario(outcome_space=space, ufuns=tuple(ufuns))


def _ufun(
    projection: Projection, space: Any, party: str, table: Table, reservation: int
) -> LinearAdditiveUtilityFunction:
    lows = [min(worths) for worths in table]
    span = sum(max(worths) - low for worths, low in zip(table, lows, strict=True)) or 1
    weights = [(max(worths) - low) / span for worths, low in zip(table, lows, strict=True)]
    values = [
        TableFun(
            {
                option: (worth - low) / ((max(worths) - low) or 1)
                for option, worth in zip(options, worths, strict=True)
            }
        )
        for options, worths, low in zip(projection.options, table, lows, strict=True)
    ]
    return LinearAdditiveUtilityFunction(
        values=values,
        weights=weights,
        outcome_space=space,
        name=party,
        reserved_value=(reservation - sum(lows)) / span,
    )


def save(scenario: NegmasScenario, folder: Path) -> None:
    """Writes a NegMAS scenario as YAML files that NegMAS loads again. Makes the folder if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    scenario.dumpas(folder, "yml")
