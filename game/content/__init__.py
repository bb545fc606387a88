"""Scenarios: YAML -> `Scenario`, or every mistake at once with file, line and column.

What a scenario may say is in `game.rules.model` and in docs/authoring.md.
"""

from typing import Any

from game.content.loading import (
    Summary,
    author_folder,
    check,
    load_lengths,
    load_scenario,
    load_teaching_notes,
    own_file,
    scenario_ids,
    summaries,
    warnings,
)
from game.content.mistakes import Mistake, ScenarioError

__all__ = [
    "Mistake", "ScenarioError", "Summary", "author_folder", "check", "json_schema", "load_lengths",
    "load_scenario", "load_teaching_notes", "own_file", "scenario_ids", "summaries", "warnings",
]  # fmt: skip


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file, for editors; made from the classes that an author fills in."""
    from game.content.schema import json_schema as schema  # rarely wanted, and a play need not wait for it

    return schema()
