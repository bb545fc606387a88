"""A resolved round in words: its story, what moved, and what passed from one band to another."""

from __future__ import annotations

from game.rules.model.news import NewsKind
from game.rules.model.table import RoundReport
from game.rules.model.view import View
from game.wording.meters import private_changes, report_changes
from game.wording.moves import played_sentence
from game.wording.names import band_word, meter_name, points, upper_first
from game.wording.news import news_sentence


def round_events(view: View, report: RoundReport) -> list[str]:
    """What was done in a resolved round, as the reader saw it: moves, then news."""
    lines = [played_sentence(view.setting, played) for played in report.moves]
    if not report.moves:
        lines.append("No delegation made a move that others could see.")
    return lines + [news_sentence(view, news) for news in report.news if news.kind is not NewsKind.EVENT]


def round_effects(view: View, report: RoundReport) -> list[str]:
    """What moved in a resolved round and why, as far as the reader knows, and what it earned."""
    changed = [words for _, words in report_changes(view, report)]
    return [*changed, *private_changes(view, report.round), *earned_sentence(view, report.round)]


def earned_sentence(view: View, number: int) -> list[str]:
    """What a round brought by the reader's books; nothing while it has not been scored."""
    if len(view.desk.scores) < number:
        return []
    score = view.desk.scores[number - 1]
    return [f"By your books the round {'earned' if score >= 0 else 'cost'} you {points(abs(score))}."]


def round_story(view: View, report: RoundReport) -> list[str]:
    """A resolved round as the reader saw it: moves, news, what moved and why, and what it earned."""
    return round_events(view, report) + round_effects(view, report)


def band_changes(before: View, after: View) -> list[str]:
    """Meters of others that passed from one band to another between two views."""
    lines = []
    for key, index in after.table.bands.items():
        old = before.table.bands.get(key, index)
        if old != index and after.meter(key) is None:
            kind = key.partition(":")[0]
            was, now = band_word(kind, old * 20), band_word(kind, index * 20)
            lines.append(f"{upper_first(meter_name(after, key))} looks {now} now; it was {was}.")
    return lines
