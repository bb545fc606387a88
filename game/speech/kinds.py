"""How likely words are a proposal, a question, a promise and so on: weights learnt from sentences with their meanings.

`python -m tests.tools.learn_kinds` learns them anew; hearing only adds them up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from msgspec import Struct

from game.datafiles import data_path

FILE = "assets/speech/kinds.txt"
ZERO, STEP = 79, 0.03
"""The code of the character that stands for no weight, and how much weight the next character has more."""


class Weights(Struct, frozen=True):
    """What was learnt.

    labels: kinds, each question with what it asks and each reaction with its mood: ``question why``
    by_trait: for each trait, a character for each label
    """

    labels: tuple[str, ...]
    by_trait: Mapping[str, str]


@cache
def weights() -> Weights:
    """The weights that ship with the game, read when somebody first speaks."""
    lines = data_path(FILE).read_text(encoding="utf-8").split("\n")
    labels = tuple(lines[0].split(","))
    size = len(labels)
    return Weights(labels, {line[size:]: line[:size] for line in lines[1:] if line})


def likely(traits: Iterable[str]) -> dict[str, float]:
    """How likely each label is, the likeliest first; the shares add up to 1."""
    learnt = weights()
    rows = [learnt.by_trait[trait] for trait in traits if trait in learnt.by_trait]
    sums = [sum(map(ord, column)) - ZERO * len(rows) for column in zip(*rows, strict=True)] or [0] * len(learnt.labels)
    most = max(sums)
    shares = [exp((each - most) * STEP) for each in sums]
    whole = sum(shares)
    found = {label: share / whole for label, share in zip(learnt.labels, shares, strict=True)}
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def kinds_of(shares: Mapping[str, float]) -> dict[str, float]:
    """How likely each kind is, the likeliest first."""
    found: defaultdict[str, float] = defaultdict(float)
    for label, share in shares.items():
        found[label.partition(" ")[0]] += share
    return dict(sorted(found.items(), key=lambda each: -each[1]))
