"""The lowest declared versions, pinned: what `.ci/run` installs in a second environment and tests.

python tests/tools/lowest_versions.py pyproject.toml [EXTRA...] > lowest.txt
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

# What a browser or a type checker needs may be newer: it is never part of a play.
FREE = ("mypy", "ruff", "playwright", "types-PyYAML", "import-linter", "axe-playwright-python")


def pins(declared: list[str]) -> list[str]:
    """Each requirement at its lower bound. Raises `ValueError` for one without, which would promise every version."""
    found = []
    for each in declared:
        named = re.fullmatch(r"([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9][^,;\s]*).*)?", each)
        if named is None or (named[2] is None and named[1] not in FREE):
            raise ValueError(f"{each!r} declares no lower bound: write NAME>=VERSION.")
        found.append(named[1] if named[1] in FREE else f"{named[1]}=={named[2]}")
    return found


def lowest(path: Path, extras: list[str]) -> list[str]:
    """The pins of a project file, with those of some extras."""
    project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for name in extras for each in project["optional-dependencies"][name])]
    return pins(wanted)


if __name__ == "__main__":
    print("\n".join(lowest(Path(sys.argv[1]), sys.argv[2:])))
