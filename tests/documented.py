"""The whole scenarios of docs/authoring.md, by id."""

from __future__ import annotations

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "authoring.md"
BLOCKS = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
WHOLE = {block.split()[1]: block for block in BLOCKS if block.startswith("id:") and "\ndelegations:" in block}
