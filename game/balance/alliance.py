"""Measures of what alliances and signals do: confidence, hedges, the rare mechanics, what signals mean."""

from __future__ import annotations

from collections.abc import Sequence

from game.balance.cells import Played
from game.balance.finding import Finding, mean, median, percent
from game.balance.sight import RARE
from game.debrief.charts import Bar, Drawing, bar_chart

WORRIED = 52
"""Confidence below which a partner looks after itself."""

BOTH = ("standard", "strong")
"""The levels at which bars are set that speak of both."""


def confidence(played: Played) -> Finding | None:
    """How far each partner's confidence moves in a game, and how often one falls low."""
    partners = tuple(played.scenario.setting.alliance)
    if not partners:
        return None
    rows, data = [], {}
    figures: dict[str, list[tuple[str, float]]] = {"range": [], "low": [], "at-hedge": []}
    for level in played.levels:
        sights = played.alone(level)
        ranges = {
            p: mean([max(s.confidence[p]) - min(s.confidence[p]) for s in sights if s.confidence[p]]) for p in partners
        }
        low = percent(sum(any(min(v) < WORRIED for v in s.confidence.values() if v) for s in sights), len(sights))
        hedges = [value for sight in sights for value in sight.hedges]
        told = median(hedges) if hedges else "–"
        rows.append((level, *ranges.values(), f"{low:g}%", len(hedges), told))
        data[level] = {"range": ranges, "low": low, "hedges": len(hedges), "confidence_at_hedge": median(hedges)}
        if level in BOTH:
            figures["range"] += [(f"{level}, {p}", value) for p, value in ranges.items()]
            figures["low"].append((level, low))
            figures["at-hedge"] += [(level, median(hedges))] if hedges else []
    head = ("level", *(f"range of {p}" for p in partners), f"one below {WORRIED}", "hedges", "confidence at a hedge")
    return Finding("Confidence of partners in their guarantor.", head, rows, data, figures)


def _range(values: Sequence[int]) -> int:
    return max(values) - min(values)


def rare(played: Played) -> Finding:
    """How often what seldom happens does."""
    each = {
        level: {
            kind: round(sum(s.rare.get(kind, 0) for s in played.alone(level)) / max(1, len(played.alone(level))), 2)
            for kind in RARE
        }
        for level in played.levels
    }
    rows = [(kind, *(each[level][kind] for level in played.levels)) for kind in RARE]
    figures = [
        (f"{level}, {kind}", 100 * each[level][kind]) for level in played.levels if level in BOTH for kind in RARE
    ]

    def draw(width: float) -> Drawing:
        level = played.levels[-1]
        bars = [Bar(kind, each[level][kind], f"{each[level][kind]:g}") for kind in RARE]
        return bar_chart(f"Rare mechanics at {level}, uses a game", "What seldom happens.", bars, width=width)

    says = "Rare mechanics, uses a game: what makes games worth telling."
    return Finding(says, ("mechanic", *played.levels), rows, each, {"rare": figures}, draw)


def signals(played: Played) -> Finding | None:
    """How often the constant reading *invitation* would be right."""
    rows, data, all_meant, all_read = [], {}, 0, 0
    for level in played.levels:
        read = sum(sight.invitations[0] for sight in played.alone(level))
        meant = sum(sight.invitations[1] for sight in played.alone(level))
        if level in BOTH:
            all_meant, all_read = all_meant + meant, all_read + read
        rows.append((level, read, f"{percent(meant, read):g}%" if read else "–"))
        data[level] = {"signals": read, "invitations": meant}
    if not any(row[1] for row in rows):
        return None
    figures = {"invitation": [("standard and strong", percent(all_meant, all_read))]} if all_read else {}
    says = "What signals mean that others may read; reading them must be a decision."
    return Finding(says, ("level", "signals", "meant as an invitation"), rows, data, figures)
