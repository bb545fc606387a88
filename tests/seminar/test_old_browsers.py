"""The pages run on Safari 14.1, Chrome 87, Firefox 78: nothing newer stands in them, and the self-test tests them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from game.datafiles import data_path

PAGES = sorted(p for p in data_path("assets/seminar").iterdir() if p.suffix in (".js", ".css"))

NEWER_JS = {
    r"\.at\(\s*-?\d": "Array.at: Safari 15.4, Chrome 92, Firefox 90",
    r"(\?\?|\|\||&&)=": "logical assignment: Firefox 79",
    r"\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed)\(": "Safari 15.4 and later",
    r"\b(structuredClone|requestIdleCallback)\(": "Safari 15.4, or never",
    r"Object\.(hasOwn|groupBy)|Array\.fromAsync|Promise\.(any|withResolvers|try)": "Safari 15.4, Firefox 79 and later",
    r"AbortSignal\.(timeout|any)|randomUUID|\bWeakRef\b": "Safari 15.4, Firefox 79 and later",
    r"(?<![\"'`])#\w+\s*(\(|=[^=>]|;)|this\.#|\bstatic\s*\{": "private members, static blocks: Firefox 90, Safari 15",
    r"\(\?<[=!]": "lookbehind: Safari 16.4",
    r"^(?:export\s+)?(?:(?:const|let)\s[^(]*=\s*)?await\s": "await outside functions: Safari 15, Chrome 89, Firefox 89",
    r"\.(showModal|showPopover|checkVisibility)\(|\binert\b": "Safari 15.4 and later",
    r"\bwith\s*\{\s*type:": "import attributes",
}
NEWER_CSS = {
    r":has\(": ":has: Safari 15.4, Chrome 105, Firefox 121",
    r":(is|where)\(": ":is: Chrome 88",
    r":not\([^()]*,": ":not with a list: Chrome 88, Firefox 84",
    r"aspect-ratio\s*:": "Safari 15, Chrome 88, Firefox 89",
    r"\d[dsl]v(h|w|min|max)\b": "Safari 15.4, Chrome 108",
    r"color-mix\(|light-dark\(|oklch\(": "Safari 15.4 and later",
    r"@(layer|property|scope|starting-style)\b": "Safari 15.4 and later",
    r"(?<!-webkit-)appearance\s*:|(?<!-webkit-)backdrop-filter\s*:": "Safari 15.4 and later, without a prefix",
    r"\b(width|height)\s*:\s*fit-content": "Firefox 94",
    r"overflow\s*:\s*clip|subgrid|content-visibility|text-wrap": "Safari 16 and later",
    r"(?:^|[;{])\s*(translate|rotate|scale)\s*:": "Chrome 104",
    r"^\s*&|\{\s*&": "nesting: Safari 16.5, Chrome 112",
}
"""What is newer than one of the three, and the first that has it. What an old browser leaves out without harm is not
here: a narrow list where it knows no @container, its own focus ring and check boxes."""


def found(path: Path, text: str) -> list[str]:
    newer = NEWER_JS if path.suffix == ".js" else NEWER_CSS
    return [
        f"{path.name}:{number}: {why}"
        for number, line in enumerate(text.splitlines(), 1)
        for pattern, why in newer.items()
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_nothing_is_newer_than_the_oldest_browser(path: Path) -> None:
    assert found(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.js", "const last = room.messages.at(-1);"),
        ("a.js", "ui.section ??= 1;"),
        ("a.js", "const x = await f();"),
        ("a.js", "  #held = 1;"),
        ("a.js", "text.match(/(?<=a)b/)"),
        ("a.css", "label:has(#empty) { }"),
        ("a.css", ".a { aspect-ratio: 1; }"),
        ("a.css", "a:not(.b, .c) { }"),
        ("a.css", ".a { height: 100dvh; }"),
        ("a.css", "  rotate: 3deg;"),
    ],
)
def test_what_is_newer_is_found(name: str, line: str) -> None:
    assert len(found(Path(name), line)) == 1


@pytest.mark.parametrize("line", ["line.at, line.by", "a || b", "x = await f();  // in a function", "<= &&", "`#${x}`"])
def test_what_only_looks_newer_is_left_alone(line: str) -> None:
    assert found(Path("a.js"), f"  {line}") == []


def test_a_mask_has_its_prefix_beside_it() -> None:
    for path in PAGES:
        if path.suffix == ".css":
            lines = path.read_text(encoding="utf-8").splitlines()
            bare = [before for before, line in pairwise(lines) if re.match(r"\s*mask\s*:", line)]
            assert all("-webkit-mask:" in before for before in bare), path.name


def test_the_self_test_tests_what_the_pages_use() -> None:
    needs = data_path("assets/seminar/check.js").read_text(encoding="utf-8").split("const NEEDS = {")[1].split("};")[0]
    named = re.findall(r'^  "?([^"]+?)"?: \(\) =>', needs, re.MULTILINE)
    others = [p.read_text(encoding="utf-8") for p in PAGES if p.name != "check.js"]
    assert len(named) > 5
    for name in named:
        assert any(name in text for text in others), f"no page uses {name} any more"
