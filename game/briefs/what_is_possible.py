"""What could be agreed, for whoever teaches: every worth side by side, and the frontiers of the pairs that matter.

Reckoned with the published middles at the start of round 1: each game draws its own worths around them.
"""

from __future__ import annotations

from html import escape
from itertools import combinations

from game.briefs.paper import paragraph, table
from game.debrief.charts import Curve, Spot, plane_chart, svg
from game.debrief.charts.drawing import Shape
from game.debrief.deal_space import Point, Space, Yardstick, space
from game.debrief.evidence import NOBODY, Evidence
from game.rules.model.setting import Scenario, Setting
from game.rules.model.state import State
from game.rules.model.units import HUNDREDTHS
from game.rules.opening import new_game
from game.wording import decimal, seat_name

PAIRS = 3
"""Frontiers that are drawn: of the pairs that gain most together."""


def worth_matrix(setting: Setting) -> list[str]:
    """Every level of every concession, with what it is worth a round to each delegation."""
    rows = []
    for concession in setting.concessions:
        for number, level in enumerate(concession.levels, 1):
            worths = [setting.published(seat, concession.id, number) for seat in setting.seats]
            cells = (_points(worth) if worth else "" for worth in worths)
            rows.append((seat_name(setting, concession.giver), level.title, *cells, _points(sum(worths))))
    heads = ("Given by", "What", *(seat_name(setting, seat) for seat in setting.seats), "Sum")
    return [
        "<h2>What everything is worth</h2>",
        paragraph(
            "Points a round while a promise is kept, to each delegation, as published. A sum above zero is value that a"
            " good text creates; one below zero is a promise that costs more than it brings, unless by what it"
            " does to meters."
        ),
        '<div class="matrix">',
        table(heads, rows, len(setting.seats) + 1),
        "</div>",
    ]


def frontiers(scenario: Scenario) -> list[str]:
    """What the pairs that gain most could agree, as charts, and what would be best for all."""
    known = _opening(scenario)
    setting = scenario.setting
    middles = {seat: _middles(setting, seat) for seat in setting.seats}
    assert known.state is not None  # a game that has just begun is wholly known
    measure = Yardstick(known.state, middles)
    spaces = [space(known, measure, pair) for pair in combinations(setting.seats, 2)]
    gaining = [each for each in spaces if each.joint is not None and sum(each.joint.worths) > 0]
    if not gaining:
        return []
    gaining.sort(key=_joint_gain, reverse=True)
    return [
        "<h2>What could be agreed</h2>",
        paragraph(
            "What two delegations gain by the best texts between them, in points until everything is scored: what is"
            " promised, what it does to meters, and the aims that it fulfils. Nash and Kalai-Smorodinsky mark what"
            " theories of fairness would pick. Keep these pages from the delegations."
        ),
        *(_chart(setting, each, f"frontier-{n}") for n, each in enumerate(gaining[:PAIRS])),
        table(
            ("Between", "Texts", "Best sum", "Nash gives"),
            ((_names(setting, each), f"{each.size:,}", _best(each), _shares(each.nash)) for each in gaining),
            3,
        ),
    ]


def _opening(scenario: Scenario) -> Evidence:
    state: State = new_game(scenario, 0)
    return Evidence(
        NOBODY, scenario.setting, state.table, state.rooms, state.desks, scenario.mandates, state.vault, state
    )


def _middles(setting: Setting, seat: str) -> dict[str, int]:
    return {
        f"{concession.id}:{number}": setting.published(seat, concession.id, number)
        for concession in setting.concessions
        for number in range(1, len(concession.levels) + 1)
    }


def _joint_gain(each: Space) -> int:
    return sum(each.joint.worths) if each.joint is not None else 0


def _chart(setting: Setting, each: Space, name: str) -> str:
    one, other = (seat_name(setting, seat) for seat in each.parties)
    curve = tuple(
        (x / HUNDREDTHS, y / HUNDREDTHS) for x, y in (point[:2] for point in each.frontier.points) if min(x, y) >= 0
    )
    spots = [Spot(0, 0, "cross", "ink", "no deal", "No deal: nobody gains anything", 4), *_fair(each)]
    drawing = plane_chart(
        f"{one} and {other}", f"Efficient texts between {one} and {other}: {len(each.frontier)} of {each.size:,}.",
        (f"gain of {one}", f"gain of {other}"), [Curve(curve, "ink", "", (), True)] if curve else [], spots,
        width=620, height=300, size=12,
    )  # fmt: skip
    return f'<figure class="whole"><h3>{escape(drawing.title)}</h3>{svg(drawing, name, notes=False)}</figure>'


def _fair(each: Space) -> list[Spot]:
    """What theory would pick: Nash (1950), Kalai and Smorodinsky (1975); one mark where they agree."""
    nash, other = each.nash, each.kalai_smorodinsky
    if nash is not None and other is not None and nash.worths == other.worths:
        return [_mark(nash, "diamond", "Nash and K-S")]
    marks: list[tuple[Point | None, Shape, str]] = [(nash, "diamond", "Nash"), (other, "triangle", "K-S")]
    return [_mark(point, shape, label) for point, shape, label in marks if point is not None and any(point.worths)]


def _mark(point: Point, shape: Shape, label: str) -> Spot:
    return Spot(point.worths[0] / HUNDREDTHS, point.worths[1] / HUNDREDTHS, shape, "accent", label, "", 6)


def _names(setting: Setting, each: Space) -> str:
    return " and ".join(seat_name(setting, seat) for seat in each.parties)


def _best(each: Space) -> str:
    return "" if each.joint is None else _points(sum(each.joint.worths))


def _shares(point: Point | None) -> str:
    return "" if point is None else " and ".join(map(_points, point.worths))


def _points(hundredths: int) -> str:
    return decimal(hundredths).replace("-", "−")
