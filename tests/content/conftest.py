"""A scenario to break: `harbour("old text", "new text")` gives what the check then says."""

from pathlib import Path

import pytest
from breaking import HARBOUR, Broken, said


@pytest.fixture
def harbour(tmp_path: Path) -> Broken:
    def broken(*changes: str) -> list[str]:
        text = HARBOUR.read_text(encoding="utf-8")
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert old in text, f"the harbour has no {old!r} to break"
            text = text.replace(old, new, 1)
        return said(tmp_path / "harbour.yaml", text.encode())

    return broken
