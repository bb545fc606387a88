"""What can be wrong with a record, as sentences for whoever named it. Nothing is read or written here."""

from __future__ import annotations

import errno

MOVED = (errno.EEXIST, errno.EISDIR, errno.ENOENT, errno.ENOTDIR)
"""Reasons of the system that somebody gave who moved or replaced the file or its folder in play."""


class RecordError(Exception):
    """A record cannot be read or written. Its text is one sentence that names the file and, if any, the line."""


class OtherRules(RecordError):
    """A record that is whole, but was played by other rules than these: it can be looked at, and not played on."""


class NotKept(OSError):
    """What was played cannot be kept on disk, and was taken back. Its text is one sentence."""

    def __str__(self) -> str:
        way = "put its folder back" if self.errno in MOVED else "free some space"
        return f"{self.filename} takes no more ({self.strerror}), so that was not done: {way} and try again."


def reason(error: OSError) -> str:
    """Why the system refused, as words inside a sentence."""
    words = error.strerror or "the system refused it"
    return words[:1].lower() + words[1:]


def unwritable(path: object, error: OSError, way_out: str) -> RecordError:
    """A record that cannot be written, with what to do instead."""
    return RecordError(f"{path} cannot be written ({reason(error)}): {way_out}.")
