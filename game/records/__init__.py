"""Records: the append-only file of a game. Its format, reading, writing, proving, and what outlives a version.

docs/records.md says what stands in one and what is promised about it.
"""

from game.records.errors import NotKept, OtherRules, RecordError
from game.records.format import FORMAT, Entry, Header, Mark
from game.records.read import load_record
from game.records.record import Record
from game.records.ruleset import RULES
from game.records.snapshot import state_digest
from game.records.write import Recorder

__all__ = [
    "FORMAT", "RULES", "Entry", "Header", "Mark", "NotKept", "OtherRules", "Record", "RecordError", "Recorder",
    "load_record", "state_digest",
]  # fmt: skip
