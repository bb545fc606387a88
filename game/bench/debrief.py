"""How fast frontiers, whole deal spaces and reports are made. Times are processor time, the best of a few runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from game.bench.row import Row
from game.content import load_scenario
from game.debrief.deal_space import space, yardstick
from game.debrief.evidence import Evidence, everything
from game.debrief.measures import measure
from game.debrief.report import report_html
from game.debrief.whatif import branch, play_on
from game.host.session import Session
from game.negotiation.frontier import frontier
from game.record import Record, load_record
from game.rules import chance


def _milliseconds(run: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = process_time()
        run()
        best = min(best, process_time() - start)
    return best * 1000


@cache
def _record() -> Record:
    """A whole flagship game between computers."""
    scenario = load_scenario("strait")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bench.jsonl"
        session = Session.start(scenario, 1, dict.fromkeys(scenario.setting.seats, "computer"), {}, path)
        session.settle(sync=False)
        session.close()
        return load_record(path)


@cache
def _known() -> Evidence:
    return everything(_record())


def two_parties() -> float:
    """The exact frontier of two parties and 30 issues of three levels, in milliseconds."""
    blocks = [
        [tuple(chance.between(-100, 200, 7, 0, 0, issue, level, party) for party in (0, 1)) for level in range(3)]
        for issue in range(30)
    ]
    return _milliseconds(lambda: frontier(blocks))


def all_parties() -> float:
    """The flagship's space of all five parties from its opening, with what every text is worth, in milliseconds."""
    opening = _known().openings[0]
    return _milliseconds(lambda: space(opening, yardstick(opening), opening.setting.seats))


def every_pair() -> float:
    """The flagship's spaces of all ten pairs from its opening, in milliseconds."""
    opening = _known().openings[0]
    seats = opening.setting.seats
    pairs = [(one, other) for place, one in enumerate(seats) for other in seats[place + 1 :]]
    return _milliseconds(lambda: [space(opening, yardstick(opening), pair) for pair in pairs])


def report() -> float:
    """A whole flagship report from its record in memory: replay, measures and page, in milliseconds."""
    return _milliseconds(lambda: report_html(measure(everything(_record()))), 2)


def report_size() -> float:
    """The size of that report in kilobytes."""
    return len(report_html(measure(_known())).encode()) / 1000


def what_if() -> float:
    """One flagship game played on from round 4, in milliseconds."""
    state = branch(_record(), 4)
    return _milliseconds(lambda: play_on(state, {}, 1), 2)


ROWS = (
    Row("frontier, 2 parties, 30 issues of 3 levels", "ms", "20", two_parties),
    Row("deal space of the flagship's five parties", "ms", "2000", all_parties),
    Row("deal spaces of the flagship's ten pairs", "ms", "-", every_pair),
    Row("whole flagship report", "ms", "3000", report),
    Row("flagship report, size", "kB", "400", report_size),
    Row("what if: one game played on from round 4", "ms", "-", what_if),
)
