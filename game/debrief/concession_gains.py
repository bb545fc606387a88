"""What each level of a concession is forecast to bring each seat, by which an author sees what is counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from game.debrief.deal_space import Yardstick
from game.negotiation.frontier import frontier
from game.negotiation.ring import shortest_ring
from game.rules.model.setting import Scenario, Setting
from game.rules.model.terms import Clause, Text
from game.rules.model.units import HUNDREDTHS
from game.rules.opening import new_game
from game.wording.names import scoring_rounds

Gains = Mapping[str, Mapping[str, int]]
"""Hundredths of a point by ``concession:level`` and seat."""


def forecast_gains(scenario: Scenario) -> dict[str, dict[str, int]]:
    """Hundredths of a point that a level in force from the first round to the end brings each seat.

    By ``concession:level`` and seat, from the middle of true worths, meters included, if all is kept and nobody moves.
    """
    setting, yardstick = scenario.setting, _yardstick(scenario)
    everyone = tuple(sorted(setting.seats))
    return {
        f"{concession.id}:{number}": dict(
            zip(setting.seats, yardstick.of(Text(everyone, (Clause(concession.id, number),))), strict=True)
        )
        for concession in setting.concessions
        for number in range(1, len(concession.levels) + 1)
    }


def _yardstick(scenario: Scenario) -> Yardstick:
    setting = scenario.setting
    published = {
        seat: {
            f"{concession.id}:{number}": span.middle
            for concession in setting.concessions
            for number in range(1, len(concession.levels) + 1)
            if (span := scenario.worth(seat, concession.id, number)) is not None
        }
        for seat in setting.seats
    }
    return Yardstick(new_game(scenario, 0), published)


def all_gain(scenario: Scenario, gains: Gains) -> bool:
    """Whether some delegations are forecast to gain by what they can give: two, three, a ring, or all together."""
    setting = scenario.setting
    sets = [each for size in (2, 3) for each in combinations(setting.seats, size)]
    tables = (*sets, *_rings(setting, gains), setting.seats)
    return _gain_by_all(scenario) or any(_gain_together(setting, gains, seats) for seats in tables)


def _gain_by_all(scenario: Scenario) -> bool:
    """Whether all gain if each gives the least or the most it can: aims may hang on what no single one brings about."""
    setting, yardstick = scenario.setting, _yardstick(scenario)
    everyone = tuple(sorted(setting.seats))
    least = tuple(Clause(concession.id, 1) for concession in setting.concessions)
    most = tuple(Clause(concession.id, len(concession.levels)) for concession in setting.concessions)
    return any(min(yardstick.of(Text(everyone, clauses))) > 0 for clauses in (least, most))


def _rings(setting: Setting, gains: Gains) -> Iterator[tuple[str, ...]]:
    serves: dict[str, set[str]] = {seat: set() for seat in setting.seats}
    for key, row in gains.items():
        giver = setting.concession[key.partition(":")[0]].giver
        serves[giver].update(seat for seat, gain in row.items() if gain > max(0, -row[giver]))
    for seat in setting.seats:
        ring = shortest_ring(serves, seat)
        if len(ring) > 3:
            yield ring


def _gain_together(setting: Setting, gains: Gains, seats: tuple[str, ...]) -> bool:
    blocks = [
        [
            (0,) * len(seats),
            *(
                tuple(gains[f"{concession.id}:{number}"][seat] for seat in seats)
                for number in range(1, len(concession.levels) + 1)
            ),
        ]
        for concession in setting.concessions
        if concession.giver in seats
    ]
    return any(min(worths) > 0 for worths in frontier(blocks, len(seats)).points)


def gains_table(scenario: Scenario, gains: Gains) -> Iterator[str]:
    """The forecast as lines of text: a level a line, a seat a column, in points until the end."""
    setting = scenario.setting
    width = max(len(key) for key in gains)
    columns = {seat: max(len(setting.delegation[seat].title), 7) for seat in setting.seats}
    rounds = scoring_rounds(setting, setting.last_scored)
    yield f"Points that each level brings from the first round until the end ({rounds}), meters included:"
    heads = "  ".join(f"{setting.delegation[seat].title:>{columns[seat]}}" for seat in setting.seats)
    yield f"{'':<{width}}  {heads}"
    for key, row in gains.items():
        cells = "  ".join(f"{row[seat] / HUNDREDTHS:>{columns[seat]}.1f}" for seat in setting.seats)
        yield f"{key:<{width}}  {cells}"
