"""What is asked of a file before it is read as a record: the number of its format, and how large it may be.

Imports nothing of the game: the front door looks at saves, and its first frame waits for no rules.
"""

from __future__ import annotations

from typing import Final

FORMAT: Final = 2
"""The format of the lines. Format 1 had no seals, no snapshots, and one number for several rules."""

LARGEST: Final = 64 * 1024 * 1024
"""Bytes that a record may have: no more is written, and nothing greater is taken for a record."""

WORDY: Final = LARGEST * 3 // 4
"""Bytes after which nothing more that people type is kept, so that the game itself can come to its end."""
