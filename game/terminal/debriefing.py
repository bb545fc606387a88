"""What the end opens, in sentences: the parts of the debrief, summed up or one of them whole."""

from __future__ import annotations

from pathlib import Path

from game.debrief.measures import debrief
from game.present.debrief_parts import part_page, parts_of
from game.present.page import Page
from game.record import RecordError, load_record
from game.records.paths import as_argument
from game.speech.name_matching import pick, quoted

SUMMED_UP = {"happened": 2, "signals": 1, "deals": 2, "captured": 2}
"""The parts that are told at first, and how many of their sections."""


def debriefing(path: Path | None, words: str) -> list[str]:
    """The debrief of the game that has just ended, for whoever sits at the keyboard. Raises `Puzzled`."""
    if path is None:
        return ["This game was not recorded, so there is nothing more to open."]
    try:
        game = debrief(load_record(path))
    except RecordError as error:
        return [str(error)]
    parts = {part.name: part for part in parts_of(game)}
    if words:
        part = parts[pick(words, {name: (name, each.title) for name, each in parts.items()}, "part of the debrief")]
        return [f"{part.title} {part.ask}", *part_page(game, part.name).lines]
    told = (Page(part_page(game, name).sections[:many]) for name, many in SUMMED_UP.items() if name in parts)
    more = f"More: `debrief` and one of {quoted(parts)}."
    report = f"The full report, with charts: overture debrief {as_argument(path)} --out report.html"
    return [*(line for page in told for line in page.lines), more, report]
