"""Which errors are sentences for whoever typed the command, and what they say."""

from __future__ import annotations

import errno
import sys

REFUSALS = (
    ("game.content", "ScenarioError"),
    ("game.records.errors", "RecordError"),
    ("game.rules.model.refusal", "Illegal"),
    ("game.speech.name_matching", "Puzzled"),
    ("game.replay", "NotInRecord"),
)
"""Errors that are sentences for whoever typed the command, by the room that raises them."""

FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO)
"""What the system says where no more can be written."""


def sentence_of(error: Exception) -> str | None:
    """The sentence of an error that is meant for whoever typed the command; None for a mistake of ours."""
    for module, name in REFUSALS:
        known = getattr(sys.modules.get(module), name, None)
        if known is not None and isinstance(error, known):
            return str(error)
    return _refused_by_the_system(error) if isinstance(error, OSError) else None


def _refused_by_the_system(error: OSError) -> str | None:
    name, why = error.filename, error.strerror
    if error.errno in FULL:
        if name is None:
            return f"The output takes no more ({why}): free some space, or send it somewhere else."
        return f"{name} takes no more ({why}): free some space and go on; what was kept before is safe."
    if isinstance(error, PermissionError):
        return f"{name} may not be read or written ({why}): choose another place."
    return None if name is None else f"{name}: {why}."
