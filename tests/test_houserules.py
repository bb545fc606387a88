"""The house rules that machines can keep: layers, lint and types. Each is one command, run here as a test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from game.present import pages

ROOT = Path(__file__).parents[1]


@cache
def parsed(path: Path) -> ast.Module:
    """A file as a syntax tree, read once for all rules."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    parsed.cache_clear()


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


def test_no_two_files_of_tests_share_a_name():
    """Pytest imports a file of tests by its name alone: of two with one name, it collects the first only."""

    seen: dict[str, Path] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        assert path.name not in seen, f"{path} and {seen[path.name]}"
        seen[path.name] = path


def test_the_rules_hold_whole_numbers_only():
    """Floats sum differently from one Python to the next, so none may stand in the rules."""

    for path in sorted((ROOT / "game" / "rules").rglob("*.py")):
        for node in ast.walk(parsed(path)):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), where
            assert not (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)), where


def test_every_file_opens_with_its_charter():
    """A file opens with one to three lines that say what belongs there; and every line of text ends with LF."""

    for path in sorted((ROOT / "game").rglob("*.py")):
        assert b"\r" not in path.read_bytes(), path
        assert ast.get_docstring(parsed(path)), f"{path} has no docstring"


def imports_of(path: Path, files: dict[str, Path]) -> set[str]:
    """The files that a file imports, by the names of their modules, whatever the place or condition of the import."""

    wanted = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            wanted |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            wanted |= {f"{node.module}.{each.name}" for each in node.names}
    found = set()
    for name in wanted:
        parent = name.rpartition(".")[0]
        places = (name, f"{name}.__init__", parent, f"{parent}.__init__")
        found |= {next((place for place in places if place in files), "")}
    return found - {""}


def import_graph() -> dict[str, set[str]]:
    """Every file of the game by the name of its module, with the files that it imports."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in sorted((ROOT / "game").rglob("*.py"))
    }
    return {name: imports_of(path, files) - {name} for name, path in files.items()}


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Files that import each other round about: strongly connected components of two or more (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            members = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(members) > 1:
                found.append(sorted(members))

    for name in graph:
        if name not in index:
            visit(name)
    return found


def test_the_search_for_circles_finds_them():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_files_import_each_other_round_about():
    """Imports inside functions and those for types alone count too: a circle that is hidden is still a circle."""
    graph = import_graph()
    assert {"game.desktop.client", "game.terminal.client", "game.seminar.hub", "game.host.session"} <= set(graph)
    assert circles(graph) == []


PAGES = ROOT / "assets" / "seminar"


def browser_imports() -> dict[str, set[str]]:
    """Every module of the browser's pages by its file name, with the modules that it imports or loads later."""
    named = re.compile(r"""(?:from|import)\s*\(?\s*["']\./([\w-]+\.js)["']""")
    return {path.name: set(named.findall(path.read_text(encoding="utf-8"))) for path in sorted(PAGES.glob("*.js"))}


def test_no_modules_of_the_pages_import_each_other_round_about():
    graph = browser_imports()
    assert {"dom.js", "seat-state.js"} <= graph["composer.js"] <= set(graph)
    assert circles(graph) == []


def test_no_sheet_knows_a_part_of_the_desk_by_its_name():
    """A new part appears on a phone, a tablet and a laptop without a line of CSS: its column places it."""
    parts = re.findall(r'\{ id: "(\w+)", label:', (PAGES / "seat.js").read_text(encoding="utf-8"))
    parts += pages.PAGES
    assert len(parts) >= 9
    for path in sorted(PAGES.glob("*.css")):
        ids = set(re.findall(r"#(?:tab-)?([\w-]+)|\.tab-([\w-]+)", path.read_text(encoding="utf-8")))
        assert not {word for pair in ids for word in pair} & set(parts), path.name


def test_no_line_of_the_pages_is_longer_than_120():
    files = [*PAGES.iterdir(), *(ROOT / "tests" / "browser").glob("*.js")]
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert len(line) <= 120, f"{path.name}:{number} has {len(line)} characters"


def run_as_script(path: Path) -> bool:
    """Whether a file does something when it is run by itself: the command line and the table of docs/negmas.md do."""
    return path.is_file() and "if __name__ ==" in path.read_text(encoding="utf-8")


@needs("hatchling")
def test_the_wheel_holds_the_game_and_no_developer_tool():
    from hatchling.builders.wheel import WheelBuilder

    held = {file.distribution_path.replace("\\", "/") for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert {"game/py.typed", "game/bench/table.py", "game/_data/scenarios/strait.yaml"} <= held
    assert not [name for name in held if not name.startswith("game/")]
    tools = {path.name for path in (ROOT / "tests" / "tools").glob("*.py")}
    assert not [name for name in held if name.rpartition("/")[2] in tools]
    scripts = [name for name in held if name.endswith(".py") and run_as_script(ROOT / name)]
    assert sorted(scripts) == ["game/__main__.py", "game/bench/flooder.py", "game/interop/tournament.py"]


def test_the_pictures_of_the_house_are_current():
    from tests.tools.house_picture import rewritten, unplaced

    assert unplaced() == [], "every room stands in a layer of the contract"
    text = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    assert rewritten(text) == text, "run: python -m tests.tools.house_picture docs/house.md"


def test_the_hosted_check_runs_every_python_from_the_oldest_and_every_system():
    import tomllib

    import yaml

    needs_python = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    hosted = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    matrix = hosted["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"][0] == needs_python.removeprefix(">=")
    assert [int(each.removeprefix("3.")) for each in matrix["python"]] == [11, 12, 13, 14]
    assert {each.partition("-")[0] for each in matrix["os"]} == {"ubuntu", "macos", "windows"}


def test_the_pages_are_checked_by_the_whole_check_and_need_nothing_of_it():
    """Their tools are in a lock file at fixed versions, for developers alone; the pages import their own files only."""
    import json

    package = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert package["private"]
    assert "dependencies" not in package
    assert lock["packages"][""]["devDependencies"] == package["devDependencies"]
    assert "npm run -s check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    imported = re.compile(r"""^(?:import\s|\} from\s)[^"]*"([^"]+)";""", re.MULTILINE)
    for path in sorted(PAGES.glob("*.js")):
        sources = imported.findall(path.read_text(encoding="utf-8"))
        assert all(source.startswith("./") for source in sources), path.name


def test_what_is_cited_is_the_newest_release():
    import yaml

    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    heads = re.findall(r"^## (\S+), (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    released = [(version, day) for version, day in heads if day != "unreleased"]
    assert (cited["version"], str(cited["date-released"])) == released[0]


def lengths_of_functions() -> list[int]:
    """Lines of every function of the game, from its name to its last line, the shortest first."""
    trees = [parsed(path) for path in (ROOT / "game").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return sorted((node.end_lineno or node.lineno) - node.lineno + 1 for node in functions)


def test_functions_stay_short():
    found = lengths_of_functions()
    assert found[len(found) // 2] <= 7
    assert found[len(found) * 95 // 100] <= 21


OTHER_THINGS = {"notice", "enforcement", "consult", "pause", "restraint"}
"""Ids that are words for something of the game itself as well: a risk, an inquiry, a ready phrase, what a facilitator
does with the clock, a note of the debrief."""


def shipped_ids() -> set[str]:
    """Ids of moves, demand options, concessions and delegations that shipped scenarios define, and no rule names."""
    from game.content import load_scenario, scenario_ids
    from game.rules.effects import EFFECTS
    from game.rules.effects.demand import Demand
    from game.rules.model.causes import CauseKind
    from game.rules.model.meters import STANDARD_METERS
    from game.rules.model.news import GrievanceKind, NewsKind

    found: set[str] = set()
    for setting in (load_scenario(name).setting for name in scenario_ids()):
        found |= {*setting.seats, *setting.concession, *setting.move}
        for move in setting.rulebook.moves:
            found |= {o.id for effect in move.effects if isinstance(effect, Demand) for o in effect.options}
    words = {*EFFECTS, *STANDARD_METERS, *map(str, CauseKind), *map(str, NewsKind), *map(str, GrievanceKind)}
    return found - words - OTHER_THINGS


def compared(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """String literals by which code tells things apart: in comparisons, patterns, keys of tables and beginnings."""
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.MatchValue):
            parts = [node.value]
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
            parts = list(node.args)
        for part in parts:
            held = part.elts if isinstance(part, ast.Tuple | ast.List | ast.Set) else [part]
            yield from (
                (each.lineno, each.value)
                for each in held
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def test_no_code_knows_a_move_a_concession_or_a_state_by_its_name():
    """Moves, concessions and states are data: code tells them apart by their effects, never by their ids."""
    ids, wrong = shipped_ids(), []
    for path in sorted((ROOT / "game").rglob("*.py")):
        for line, word in compared(parsed(path)):
            if word in ids:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {word}")
    quoted = re.compile(r"""(?<!icon\()["']([a-z-]+)["']""")
    for path in sorted((ROOT / "assets" / "seminar").glob("*.js")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            wrong += [f"{path.name}:{number}: {word}" for word in quoted.findall(text) if word in ids]
    assert not wrong, "\n".join(wrong)


def told_words(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Words of the sentences in a file, docstrings left out: those with a dash, in backquotes, or of a state."""
    charters = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in charters:
            for part in re.findall(r"`[^`]*`|\w+(?:-\w+)+", node.value) if " " in node.value else ():
                yield from ((node.lineno, word) for word in re.findall(r"\w+(?:-\w+)*", part))


def test_no_sentence_names_a_move_or_a_state_that_another_scenario_has_not():
    """Its reader may sit anywhere. Examples of the command line name the scenario that they are for."""
    assert list(told_words(ast.parse("x = 'Type `offer north: ...`, or make-peace.'"))) == [
        (1, "offer"), (1, "north"), (1, "make-peace"),
    ]  # fmt: skip
    ids, wrong = shipped_ids(), []
    for path in sorted((ROOT / "game").rglob("*.py")):
        if path.relative_to(ROOT / "game").parts[0] in ("cli", "bench"):
            continue
        wrong += [f"{path.relative_to(ROOT)}:{line}: {word}" for line, word in told_words(parsed(path)) if word in ids]
    assert not wrong, "\n".join(wrong)
