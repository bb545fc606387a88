"""Holds what is heard against what was meant, sentence by sentence, and says how many of them are right.

`python tests/speech/scoring.py FILE.yaml [--wrong]` prints the shares, and with `--wrong` every sentence that is not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from game.content import load_scenario
from game.rules import new_game, view
from game.rules.model.meaning import Meaning
from game.rules.model.view import View
from game.speech.hearing import hear

Meant = Mapping[str, Any]


@dataclass(frozen=True)
class Verdict:
    """How one sentence was heard.

    kind: the kinds of its meanings are right; ask: also what its questions ask and how its reactions are meant
    proposes, clauses: it is a proposal; exactly its clauses were heard
    wrong: it was heard with a giver, a direction or a concession that nobody meant
    """

    say: str
    kind: bool
    ask: bool
    proposes: bool
    clauses: bool
    wrong: bool
    heard: tuple[Meaning, ...]


@cache
def view_of(scenario: str, seat: str) -> View:
    """What a seat sees when a game begins, of a shipped scenario or of one that stands beside the corpora."""
    own = Path(__file__).parent / f"{scenario}.yaml"
    return view(new_game(load_scenario(own if own.exists() else scenario), 1), seat)


def judge(sentence: Mapping[str, Any]) -> Verdict:
    """How a sentence of a corpus is heard; the best of its readings counts."""
    at_table = view_of(sentence["scenario"], sentence["seat"])
    heard = hear(at_table, sentence["say"], tuple(sentence["to"]))
    readings = [sentence["mean"], *sentence.get("also", ())]
    verdicts = [_verdict(sentence["say"], reading, heard) for reading in readings]
    return max(verdicts, key=lambda v: (not v.wrong, v.kind, v.clauses or not v.proposes, v.ask))


def _verdict(say: str, meant: Sequence[Meant], heard: tuple[Meaning, ...]) -> Verdict:
    kinds = [each["kind"] for each in meant] == [each.kind for each in heard]
    proposed, drafts = _clauses_meant(meant), _clauses_heard(heard)
    asks = kinds and all(map(_asked, meant, heard))
    strays = {clause.partition(":")[0] for draft in drafts for clause in draft} - {
        clause.partition(":")[0] for draft in proposed for clause in draft
    }
    return Verdict(say, kinds, asks, bool(proposed), proposed == drafts, bool(strays), heard)


def _asked(meant: Meant, heard: Meaning) -> bool:
    if meant["kind"] == "question":
        return meant.get("ask", heard.asks) == heard.asks and set(meant.get("about", ())) <= set(heard.about)
    if meant["kind"] == "reaction":
        return bool(meant.get("mood", heard.mood) == heard.mood)
    if heard.deed is not None and "does" in meant:
        return bool(meant["does"] == heard.deed.does and meant.get("not", False) == heard.deed.negated)
    return not (meant["kind"] == "proposal" and not _terms(meant, heard))


def _terms(meant: Meant, heard: Meaning) -> bool:
    assert heard.text is not None
    rounds = {c.concession: c.rounds for c in heard.text.clauses if c.rounds}
    delay = {c.concession: c.delay for c in heard.text.clauses if c.delay}
    return (
        meant.get("rounds", {}).items() <= rounds.items()
        and meant.get("delay", {}).items() <= delay.items()
        and meant.get("witness", "") == heard.text.witness
        and meant.get("snapback", False) == heard.text.snapback
        and meant.get("public", True) == heard.text.public
        and set(meant.get("without", ())) <= set(heard.without)
    )


def _clauses_meant(meant: Iterable[Meant]) -> list[frozenset[str]]:
    return [frozenset(each.get("clauses", ())) for each in meant if each["kind"] == "proposal"]


def _clauses_heard(heard: Iterable[Meaning]) -> list[frozenset[str]]:
    return [frozenset(f"{c.concession}:{c.level}" for c in m.text.clauses) for m in heard if m.text is not None]


def shares(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """The three shares that the corpus is held to, and the share with every detail right; in percent."""
    proposals = [each for each in verdicts if each.proposes]
    return {
        "right kind": _share(each.kind for each in verdicts),
        "exact clauses of proposals": _share(each.clauses for each in proposals),
        "wrong giver, direction or concession": _share(each.wrong for each in verdicts),
        "every detail": _share(each.ask and (each.clauses or not each.proposes) for each in verdicts),
    }


def _share(held: Iterable[bool]) -> float:
    each = list(held)
    return round(100 * sum(each) / max(len(each), 1), 1)


def read(path: Path) -> list[Mapping[str, Any]]:
    """The sentences of a corpus."""
    sentences: list[Mapping[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return sentences


if __name__ == "__main__":
    judged = [judge(sentence) for sentence in read(Path(sys.argv[1]))]
    for each in judged if "--wrong" in sys.argv else ():
        flaws = [name for name, bad in (("WRONG", each.wrong), ("kind", not each.kind), ("detail", not each.ask),
                                        ("clauses", each.proposes and not each.clauses)) if bad]  # fmt: skip
        if flaws:
            print(f"{', '.join(flaws)}: {each.say}\n    {each.heard}")
    print(len(judged), "sentences", shares(judged))
