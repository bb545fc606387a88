"""A kind of effect is its file: nobody else tells effects apart by their class, nor acts but where it must."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from game.rules.effects import EFFECTS
from game.rules.verbs import ACTS

ROOT = Path(__file__).parents[1]

OWN_FILE = {
    "game/delegates/judgement.py": "what kinds are worth beyond the meters they shift: one file, to do better than the"
    " forecast; a kind that it does not know is reckoned by the forecast alone",
}
"""Files outside `rules/effects` that may tell kinds of effect apart by their class, and why."""


PAGES = "a text and a plan have pages of their own on which they are written"
WHERE_VERBS_DIFFER = {
    "game/adviser/advice.py": "why it advises an act",
    "game/balance/sight.py": "counts acts of a kind",
    "game/debrief/participation.py": "counts acts of a kind",
    "game/desktop/screens/advice.py": PAGES,
    "game/desktop/screens/composer.py": PAGES,
    "game/desktop/screens/mending.py": PAGES,
    "game/debrief/tempers.py": "what a plan hid gives a temper away",
    "game/delegates/character_player.py": "a text is not put to who has enough to weigh",
    "game/export/acts.py": "what people wrote themselves is left out",
    "game/host/words.py": "words that people write are heard before they are said",
    "game/present/counsel.py": "a text and a plan are weighed otherwise than the rest",
    "game/present/drafts.py": PAGES,
    "game/rules/cures.py": "which other act does what was wanted",
    "game/rules/tutoring.py": "which act a lesson waits for",
    "game/seminar/advice.py": PAGES,
    "game/seminar/delegation_requests.py": PAGES,
    "game/seminar/facilitator_requests.py": "an event written on the spot is checked",
    "game/seminar/table.py": "the clock goes by what the chair does",
    "game/terminal/advising.py": PAGES,
    "game/terminal/client.py": PAGES,
    "game/terminal/commands/dealing.py": PAGES,
    "game/terminal/mending.py": PAGES,
    "game/terminal/typed_acts.py": "the line client's own words for some verbs; `do VERB` for all others",
    "game/wording/cures.py": "what the button of a cure says",
}
"""Files outside `rules/verbs` that may tell acts apart by their class, and why; each goes on with a verb it does not
know. Nothing about how an act is said is among them."""


def told_apart(tree: ast.AST, names: set[str]) -> Iterator[tuple[int, str]]:
    """Where code asks which of some classes a value is: by isinstance, a pattern, a comparison or a table."""
    for node in ast.walk(tree):
        asked: list[ast.AST] = []
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if called in ("isinstance", "issubclass"):
            asked = list(node.args[1:])
        elif isinstance(node, ast.MatchClass):
            asked = [node.cls]
        elif isinstance(node, ast.Compare):
            asked = list(node.comparators)
        elif isinstance(node, ast.Dict):
            asked = [key for key in node.keys if key is not None]
        for part in asked:
            yield from ((n.lineno, n.id) for n in ast.walk(part) if isinstance(n, ast.Name) and n.id in names)


def imported(tree: ast.AST, room: str, names: set[str]) -> set[str]:
    """Classes of a room that a file imports, by what it calls them."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module)
    return {
        each.asname or each.name
        for node in found
        if node.module.startswith(room) or node.module == "game.rules"
        for each in node.names
        if each.name in names
    }


def places(room: str, names: set[str]) -> dict[str, list[str]]:
    """Files outside a room of the rules that tell its classes apart, and where."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "game").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        if name.startswith(room.replace(".", "/")) or not re.search(rf"\bfrom (game\.rules import|{room})\b", text):
            continue
        tree = ast.parse(text)
        hits = list(told_apart(tree, imported(tree, room, names)))
        if hits:
            found[name] = [f"{line}: {word}" for line, word in hits]
    return found


def test_the_search_finds_what_it_looks_for():
    tree = ast.parse("isinstance(e, A | B)\nmatch e:\n    case C(): pass\ntype(e) is D\nx = {E: 1}\nF(1)")
    assert [word for _, word in told_apart(tree, set("ABCDEF"))] == ["A", "B", "D", "E", "C"]


def test_a_kind_of_effect_is_known_by_its_class_in_its_own_file_alone():
    found = places("game.rules.effects", {kind.__name__ for kind in EFFECTS.values()})
    assert set(found) == set(OWN_FILE), {name: hits for name, hits in found.items() if name not in OWN_FILE}


def test_acts_are_told_apart_only_where_a_client_or_a_count_must():
    found = places("game.rules.verbs", {act.__name__ for act in ACTS.values()})
    assert set(found) == set(WHERE_VERBS_DIFFER), found.keys() ^ WHERE_VERBS_DIFFER.keys()


def test_every_verb_says_itself():
    assert [verb for verb, act in ACTS.items() if not act.told] == []
