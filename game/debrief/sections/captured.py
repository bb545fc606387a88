"""What each seat captured, round by round, and its aims."""

from __future__ import annotations

from game.debrief import figures
from game.debrief.markup import details, figure, listing, paragraph, table, text
from game.debrief.measures import Debrief
from game.debrief.scores import Tally
from game.debrief.sections.limits import seat_title
from game.rules.model.units import HUNDREDTHS
from game.wording import (
    signed,
)
from game.wording.ending import stopped_sentence
from game.wording.expecting import NOT_CALIBRATED


def walk_away_cell(tally: Tally) -> float | str:
    """A seat's walk-away value in points, for a table."""
    return "not calibrated" if tally.walk_away is None else tally.walk_away / HUNDREDTHS


def section(game: Debrief) -> str:
    """Scores against walk-away values, and who captured what."""
    outcome = game.known.table.outcome
    stopped = outcome is not None and outcome.kind == "stopped"
    rows = [_scored(game, seat, tally, stopped=stopped) for seat, tally in game.tallies.items()]
    headers = ["Delegation", "Score", "Walk-away value", "Gain", "Most it could gain", "Captured"]
    behind = table("Scores, in points", headers, rows, hide_caption=True)
    note = ""
    if stopped:
        note = paragraph(stopped_sentence(game.known.onlooker()), "banner")
    elif any(tally.walk_away is None for tally in game.tallies.values()):
        note = paragraph(NOT_CALIBRATED, "banner")
    if outcome is not None and outcome.kind == "breakdown":
        note = paragraph("Breakdown replaces every score by one floor below any other result.", "banner")
    lead = paragraph(
        "Delegations are not comparable with each other: set each against its own walk-away value and its own best.",
        "lead",
    )
    says = figures.captured_says(game)
    chart = figure("captured-chart", lambda width: figures.captured_figure(game, width), behind, says)
    return lead + note + (chart or behind) + _by_round(game) + _aims(game)


def _scored(game: Debrief, seat: str, tally: Tally, *, stopped: bool) -> tuple[object, ...]:
    total = "–" if tally.total is None else tally.total / HUNDREDTHS
    gain = "–" if tally.gain is None or stopped else tally.gain / HUNDREDTHS
    ideal = "–" if tally.ideal is None else tally.ideal / HUNDREDTHS
    share = "–" if tally.captured is None else figures.percent(tally.captured)
    return seat_title(game, seat), total, walk_away_cell(tally), gain, ideal, share


def _by_round(game: Debrief) -> str:
    played = [f"Round {report.round}" for report in game.known.table.history]
    rows = []
    for seat, tally in game.tallies.items():
        cells = [*tally.by_round, *[0] * (len(played) - len(tally.by_round))]
        rows.append((seat_title(game, seat), *(value / HUNDREDTHS for value in cells), tally.after / HUNDREDTHS))
    whose = "True points" if game.known.whole else "Points by this seat's own books"
    return details("Points by round", table(f"{whose} by round", ["Delegation", *played, "Rounds after"], rows))


def _aims(game: Debrief) -> str:
    parts = []
    for seat, tally in game.tallies.items():
        words = {True: "held", False: "did not hold", None: "not judged"}
        lines = [
            f"{aim.title}: {words[aim.held]} ({signed(aim.points // HUNDREDTHS).replace('-', '−')})"
            for aim in tally.aims
        ]
        parts.append(f"<li><b>{text(seat_title(game, seat))}</b>{listing(lines, 'quiet')}</li>")
    return details("Aims and red lines, opened", f"<ul>{''.join(parts)}</ul>")
