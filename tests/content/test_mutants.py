"""Scenarios changed at random: each gets its sentences, or is played to its end; none gets a traceback.

`OVERTURE_MUTANTS=8000` makes it a long run; the usual one changes a hundred.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import Any

import yaml

from game.content import check, load_scenario
from game.datafiles import data_path
from game.session import Session

MUTANTS = int(os.environ.get("OVERTURE_MUTANTS", "100"))
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 7, 101, 10**30, 1.5, "", "x", "no such", "all", "self", "tension", [], {}, [[]],
)  # fmt: skip
LINES = ("", "  ", "\t", "- ", "x: y", "&a *a", "}{", "needs: [{is: any, conditions: []}]", "\u202e", "#")


def sources() -> list[str]:
    """Whole scenarios: those that come with the game, and the recipes more often, since they are quick to check."""
    shipped = [path for path in sorted(data_path("scenarios").glob("*.yaml")) if path.stem != "characters"]
    small = sorted(data_path("scenarios/recipes").glob("*.yaml"))
    return [path.read_text(encoding="utf-8") for path in (*shipped, *4 * small)]


def by_line(text: str, luck: Random) -> str:
    """A few lines lost, doubled, moved, indented, or something else in their place."""
    lines = text.splitlines()
    for _ in range(luck.choice((1, 1, 2, 5))):
        at = luck.randrange(len(lines))
        other = luck.choice((lines[luck.randrange(len(lines))], lines[at][1:], "  " + lines[at], luck.choice(LINES)))
        lines[at : at + luck.choice((0, 1, 1, 2))] = [other] * luck.choice((0, 1, 1, 2))
        lines = lines or [""]
    return "\n".join(lines) + "\n"


def by_value(text: str, luck: Random) -> str:
    """A few values lost, replaced by odd ones, or changed for what stands elsewhere in the file."""
    whole = yaml.safe_load(text)
    for _ in range(luck.choice((1, 1, 2, 5))):
        places = list(nodes(whole))
        held, key = luck.choice(places)
        donor, name = luck.choice(places)
        match luck.randrange(4):
            case 0:
                del held[key]
            case 1:
                held[key] = luck.choice(ODD)
            case 2:
                held[key] = yaml.safe_load(yaml.safe_dump(donor[name]))
            case _ if isinstance(held, list):
                held.append(yaml.safe_load(yaml.safe_dump(held[key])))
            case _:
                held[luck.choice(("also", "when", "of", "level", "sure", "x"))] = luck.choice(ODD)
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True)


def nodes(held: Any) -> Any:
    """Every place in nested maps and lists: what holds it, and its key."""
    for key, value in list(held.items() if isinstance(held, dict) else enumerate(held)):
        yield held, key
        if isinstance(value, dict | list):
            yield from nodes(value)


def test_no_mutant_gets_a_traceback(tmp_path: Path) -> None:
    texts, played = sources(), 0
    for seed in range(MUTANTS):
        luck = Random(seed)
        path = tmp_path / "mutant.yaml"
        path.write_text(luck.choice((by_line, by_value))(luck.choice(texts), luck), encoding="utf-8")
        try:
            mistakes = check([path])
            assert all(str(each) and each.line >= 0 for each in mistakes)
            if not mistakes:
                session = Session.start(load_scenario(path), seed, {}, {"*": "easy"})
                session.settle(sync=False)
                assert session.truth().table.outcome is not None
                played += 1
        except Exception as error:
            raise AssertionError(f"mutant {seed} broke it:\n{path.read_text(encoding='utf-8')}") from error
    assert 0 < played < MUTANTS
