"""The course of confidence and tension over the rounds, with what happened as flags."""

from __future__ import annotations

from game.debrief.charts import (
    Drawing,
    Mark,
    Series,
    Tone,
    cut,
    line_chart,
)
from game.debrief.figures.axis import seat_tone, tick_names
from game.debrief.measures import Debrief
from game.debrief.meter_tracks import Track
from game.rules.model.news import NewsKind
from game.wording import seat_name, upper_first

MOST_MARKS = 6


def _own_tone(game: Debrief, track: Track) -> Tone:
    owner = track.key.partition(":")[2]
    return seat_tone(game.known.setting, owner) if owner else "ink"


def confidence_figure(game: Debrief, width: float = 760, height: float = 340, size: float = 13) -> Drawing | None:
    """Confidence of every partner over the rounds, with what moved it most; None where nobody depends on anybody."""
    found = [game.tracks[f"confidence:{p}"] for p in game.known.setting.alliance if f"confidence:{p}" in game.tracks]
    if not found:
        return None
    series = [Series(_partner(game, t), tuple(map(float, t.whole)), tone=_own_tone(game, t)) for t in found]
    says = " ".join(course(t) for t in found)
    return line_chart(
        "Confidence by round", says, series, tick_names(game), marks(game, width),
        width=width, height=height, size=size,
    )  # fmt: skip


def tension_figure(game: Debrief, width: float = 760, height: float = 260, size: float = 13) -> Drawing:
    """Tension, progress and autonomy over the rounds."""
    kinds = ("tension", "progress", "autonomy")
    found = [t for key, t in game.tracks.items() if key.partition(":")[0] in kinds and _moves(t)][:7]
    series = [Series(t.name, tuple(map(float, t.whole)), _short(game, t), _own_tone(game, t)) for t in found]
    says = " ".join(course(t) for t in found)
    title = "Tension and progress by round" if len(found) > 1 else "Tension by round"
    return line_chart(title, says, series, tick_names(game), width=width, height=height, size=size)


def _moves(track: Track) -> bool:
    return track.key == "tension" or track.key.startswith("progress:") or any(v != track.start for v in track.values)


def _partner(game: Debrief, track: Track) -> str:
    return seat_name(game.known.setting, track.key.partition(":")[2])


def _short(game: Debrief, track: Track) -> str:
    kind, _, owner = track.key.partition(":")
    return f"{seat_name(game.known.setting, owner)} {kind}" if owner else upper_first(kind)


def course(track: Track) -> str:
    """A meter's way through the game in a sentence."""
    if not track.values:
        return f"{track.name} stands at {track.start}."
    low, high = min(track.whole), max(track.whole)
    if low == high:
        return f"{track.name} stayed at {low}."
    sentence = f"{track.name} went from {track.start} to {track.values[-1]}"
    if low < min(track.start, track.values[-1]):
        sentence += f", with a low of {low}"
    if high > max(track.start, track.values[-1]):
        sentence += f", with a high of {high}"
    return sentence + "."


def marks(game: Debrief, width: float = 760) -> list[Mark]:
    """What is written above a chart over rounds: the greatest swing of a round, texts in force, doors, the end."""
    found: dict[int, tuple[int, str]] = {}

    def note(round_no: int, weight: int, text: str) -> None:
        if round_no not in found or found[round_no][0] < weight:
            found[round_no] = (weight, text)

    for point in game.turning:
        note(point.round, point.size, point.label)
    for report in game.known.table.history:
        for news in report.news:
            if news.kind is NewsKind.BREACH:
                note(report.round, 14, "Breach found")
            elif news.kind is NewsKind.DOOR and news.number == 2:
                note(report.round, 11, "Formal talks")
            elif news.kind is NewsKind.RATIFIED:
                note(report.round, 6, "Text in force")
    outcome = game.known.table.outcome
    if outcome is not None and outcome.kind in ("settlement", "breakdown"):
        note(outcome.round, 1000, upper_first(outcome.kind))
    most = MOST_MARKS if width > 500 else 3
    kept = sorted(found.items(), key=lambda each: -each[1][0])[:most]
    return [Mark(round_no, cut(text, 12, 150)) for round_no, (_, text) in sorted(kept)]
