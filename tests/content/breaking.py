"""The scenario that the tests break, and what the check says about a file."""

from collections.abc import Callable
from pathlib import Path

from game.content import check

HARBOUR = Path(__file__).with_name("harbour.yaml")

Broken = Callable[..., list[str]]


def said(path: Path, data: bytes) -> list[str]:
    """What the check says about a file with these bytes, as LINE:COLUMN: sentence."""
    path.write_bytes(data)
    return [str(mistake).removeprefix(f"{path}:") for mistake in check([path])]
