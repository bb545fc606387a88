"""The number of the rules, tied to what games come to: `tests/test_outcomes.py` holds the last line against them.

When a rule changes what the kept games come to, OVERTURE_WRITE_GOLDEN=1 adds a line with the next number. A number
that has been given stays as it is: records carry it.
"""

from __future__ import annotations

from typing import Final

OUTCOMES: Final = {
    2: "165b129f90b69e6d",
    3: "55b2d1c150c21fe0",
    4: "c3e74d1abf217b33",
    5: "283cb041054a67e1",
    6: "1521970aaae08f3a",
    7: "2d9ccbde4755c4c0",
    8: "a30d1bc0db5c461c",
    9: "17d85bcf87e0aea6",
    10: "9f62af0080cef6f8",
}
"""The number of the rules -> the hash of ``tests/golden/outcomes.txt`` under them. Number 1 stood for several rules."""

GONE: Final = 0
"""Stands for the rules of a record of format 1 whose scenario has words that no rules of today know."""

RULES: Final = max(OUTCOMES)
"""The rules of this version: a game goes on, and branches, only under the rules it was played by."""
