"""Records: the append-only file of a game. Its format, reading, writing, proving, and what outlives a version.

docs/records.md says what stands in one and what is promised about it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.records.errors import NotKept, OtherRules, RecordError
    from game.records.format import Entry, Header, Mark
    from game.records.limits import FORMAT
    from game.records.read import load_record
    from game.records.record import Record
    from game.records.ruleset import RULES
    from game.records.snapshot import state_digest
    from game.records.write import Recorder

_FILES = {
    "NotKept": "errors", "OtherRules": "errors", "RecordError": "errors", "Entry": "format", "Header": "format",
    "Mark": "format", "FORMAT": "limits", "load_record": "read", "Record": "record", "RULES": "ruleset",
    "state_digest": "snapshot", "Recorder": "write",
}  # fmt: skip
"""The file of each name, read when the name is asked for (PEP 562): whoever lists saves waits for no rules."""

__all__ = [
    "FORMAT", "RULES", "Entry", "Header", "Mark", "NotKept", "OtherRules", "Record", "RecordError", "Recorder",
    "load_record", "state_digest",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
