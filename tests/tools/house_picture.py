"""The pictures of docs/house.md, made from the import contracts and the charters of the files, so that they stay true.

`python -m tests.tools.house_picture docs/house.md` writes them between their markers; a test compares.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES, WIDE = 21, 120
_MARKED = re.compile(r"(<!-- picture: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def layers(contract: str) -> list[list[str]]:
    """The modules of each layer of a contract, the uppermost first, by their full names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    held = next(each for each in settings["contracts"] if each["id"] == contract)
    inside = f"{held['containers'][0]}." if "containers" in held else ""
    return [[f"{inside}{name.strip()}" for name in re.split(r"[|:]", layer)] for layer in held["layers"]]


def place(module: str) -> Path:
    """The file or the folder of a module."""
    path = ROOT.joinpath(*module.split("."))
    return path if path.is_dir() else path.with_suffix(".py")


def charter(module: str) -> str:
    """The first sentence of a module's charter."""
    path = place(module)
    said = ast.get_docstring(ast.parse((path / "__init__.py" if path.is_dir() else path).read_text(encoding="utf-8")))
    first = " ".join((said or "").split("\n\n")[0].split())
    return re.split(r"(?<=[.?!]) (?=[A-Z`])", first)[0].rstrip(".")


def picture(contract: str) -> str:
    """The house, or one room of it, as lines: level, place, what it is for."""
    lines = ["```"]
    floors = layers(contract)
    for level, modules in zip(range(len(floors) - 1, -1, -1), floors, strict=True):
        for module in sorted(modules):
            lines += _entry(level, module)
    return "\n".join([*lines, "```", ""])


def _entry(level: int, module: str) -> Iterator[str]:
    path = place(module)
    name = f"{path.relative_to(ROOT / 'game').as_posix()}{'/' if path.is_dir() else ''}"
    first, *rest = textwrap.wrap(charter(module), WIDE - NAMES - 5, break_on_hyphens=False) or [""]
    yield f"{level:>3}  {name:<{NAMES}}{first}".rstrip()
    yield from (f"{'':{NAMES + 5}}{line}" for line in rest)


def rewritten(text: str) -> str:
    """The page with every picture between its markers made anew."""
    return _MARKED.sub(lambda found: f"{found[1]}{picture(found[2])}{found[3]}", text)


def unplaced() -> list[str]:
    """Modules right under `game` that no layer names."""
    named = {name for layer in layers("levels") for name in layer}
    found = [p for p in sorted((ROOT / "game").iterdir()) if p.suffix == ".py" or (p / "__init__.py").is_file()]
    return [path.stem for path in found if path.stem != "__init__" and f"game.{path.stem}" not in named]


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(rewritten(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
