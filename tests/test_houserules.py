"""The house rules that machines can keep: layers, lint and types. Each is one command, run here as a test."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-6000:]}\n{done.stderr[-2000:]}"


def needs(module: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(find_spec(module) is None, reason=f"{module} is not installed: pip install '.[test]'")


@needs("importlinter")
def test_imports_go_down_only():
    run("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())")


@needs("ruff")
def test_ruff_finds_nothing():
    run("-m", "ruff", "check", "--no-cache", "game", "tests")


@needs("mypy")
def test_every_type_holds():
    run("-m", "mypy", "--no-error-summary", "game")


def test_the_rules_hold_whole_numbers_only():
    """Floats sum differently from one Python to the next, so none may stand in the rules."""
    import ast

    for path in sorted((ROOT / "game" / "rules").rglob("*.py")):
        if path.name == "deals.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), where
            assert not (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)), where


def test_every_file_opens_with_its_charter():
    """A file opens with one to three lines that say what belongs there; and every line of text ends with LF."""
    import ast

    for path in sorted((ROOT / "game").rglob("*.py")):
        assert b"\r" not in path.read_bytes(), path
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no docstring"
