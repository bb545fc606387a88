"""Which program this is: its release, and the commit where that is known. Reads two small files at most."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ENDING = ".dist-info"


@cache
def release() -> str:
    """The version that is installed; empty where the program runs without being installed."""
    found = _installed()
    return "" if found is None else found.name.removesuffix(ENDING).partition("-")[2]


@cache
def commit() -> str:
    """The commit that the program was taken from, if it is a checkout or was installed from one; else empty."""
    try:
        return _head(CHECKOUT / ".git") or _direct()
    except (OSError, ValueError, LookupError, TypeError):
        return ""


@cache
def _installed() -> Path | None:
    """The folder that pip keeps about this program.

    `importlib.metadata` would find it too, and loads the parser of electronic mail for that: the first prompt waits.
    """
    found = (path for folder in sys.path for path in Path(folder or ".").glob(f"overture-*{ENDING}"))
    return next(found, None)


def _head(git: Path) -> str:
    """What HEAD names in a repository, or in a work tree that points to one."""
    if git.is_file():
        git = (git.parent / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()).resolve()
    if not (git / "HEAD").is_file():
        return ""
    head = (git / "HEAD").read_text(encoding="utf-8").strip()
    if not head.startswith("ref: "):
        return head[:12]
    name, common = head.removeprefix("ref: "), git / "commondir"
    base = (git / common.read_text(encoding="utf-8").strip()).resolve() if common.is_file() else git
    if (base / name).is_file():
        return (base / name).read_text(encoding="utf-8").strip()[:12]
    packed = (base / "packed-refs").read_text(encoding="utf-8").splitlines()
    return next((line[:12] for line in packed if line.endswith(f" {name}")), "")


def _direct() -> str:
    """The commit that pip noted when it installed from a repository."""
    found = _installed()
    if found is None or not (found / "direct_url.json").is_file():
        return ""
    noted = json.loads((found / "direct_url.json").read_text(encoding="utf-8"))
    return str(noted["vcs_info"]["commit_id"])[:12]
