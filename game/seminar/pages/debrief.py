"""What the debrief unlocks of a table, stage by stage: each stage is one part of it.

It takes a second to measure a record, so this runs in a thread of its own while the class still feels.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.debrief.measures import debrief
from game.present.debrief_parts import PARTS, part_page
from game.record import load_record
from game.seminar.page_json import page_json

STAGES: list[Any] = [page_json(part) for part in PARTS]
"""What each stage is called, and what is asked in it."""

Unlocked = dict[int, Any]
"""Stage -> its page."""


def pages(path: Path) -> Unlocked:
    """Every stage of the debrief of a finished game. Raises `RecordError`."""
    game = debrief(load_record(path))
    return {stage: page_json(part_page(game, part.name)) for stage, part in enumerate(PARTS)}
