"""Lets every test import the scenes and the random players of tests/rules."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "rules"))
