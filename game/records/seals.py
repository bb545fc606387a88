"""Seals: each line of a record carries a hash of itself, and one of itself and all before it.

Only bytes here. A seal shows that a file is as it was written; it does not show who wrote it.
"""

from __future__ import annotations

import re
from hashlib import blake2b

_SEAL = re.compile(rb'(?s)(\{.*),"seal":"([0-9a-f]{8})([0-9a-f]{16})"(?:,"words":(\{.*\}))?\}')
"""A sealed line: its body without the last brace, its own hash, the hash of the chain, and what people typed in it."""


class BrokenSeal(Exception):
    """A line is not as it was written, or not where. Its text completes "This line ..."."""


class Chain:
    """The seals of one record, line after line. `last` is the seal that the next line builds on."""

    def __init__(self, last: bytes = b"") -> None:
        self.last = last

    def seal(self, body: bytes, words: bytes = b"") -> bytes:
        """A line: `body` is a JSON object, `words` what people typed in it, which its hashes in `body` seal."""
        body = body[:-1]
        own, self.last = _hashes(self.last, body)
        return b"".join((body, b',"seal":"', own, self.last, b'"', b',"words":' + words if words else b"", b"}\n"))

    def open(self, line: bytes) -> tuple[bytes, bytes]:
        """The body of a line and what people typed in it. Raises `BrokenSeal`."""
        found = _SEAL.fullmatch(line)
        if found is None:
            raise BrokenSeal("has lost its seal, so it was changed")
        body, own, chained, words = found.groups()
        right, follows = _hashes(self.last, body)
        if right != own:
            raise BrokenSeal("was changed: its seal is broken")
        if follows != chained:
            raise BrokenSeal("does not follow the line before it: a line was changed, lost, doubled or moved here")
        self.last = chained
        return body + b"}", words or b""


def is_sealed(line: bytes) -> bool:
    """Whether a line carries a seal at all, right or wrong."""
    return _SEAL.fullmatch(line) is not None


def _hashes(before: bytes, body: bytes) -> tuple[bytes, bytes]:
    """The hash of a line itself, and that of the chain: it takes the line's whole hash, so that a line is read once."""
    whole = blake2b(body, digest_size=16).hexdigest().encode()
    return whole[:8], blake2b(before + whole, digest_size=8).hexdigest().encode()
