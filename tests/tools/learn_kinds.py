"""Learns from the corpora of speech what sentences are for: `python -m tests.tools.learn_kinds [--check]`, with numpy.

Writes the weights that `game.speech.kinds` adds up. With `--check`, learns five times without a fifth of the sentences
and says how many of those it tells rightly, which is how sentences fare that nobody has seen.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from game.content import load_scenario
from game.datafiles import data_path
from game.rules import new_game, view
from game.speech.kinds import FILE, STEP, ZERO
from game.speech.parts import read
from game.speech.traits import traits

CORPORA = Path(__file__).parents[1] / "speech"
LEARNT_FROM = ("build", "fresh", "talk", "class", "wordy", "voiced")
"""Corpora to learn from. What hearing is tested with, `aside.yaml` and `heldout.yaml`, is never one of them."""
EPOCHS, RATE, SHRINK, RARE, FAINT = 10, 0.05, 3e-4, 2, 0.02
"""Rounds over all sentences, length of a step, pull towards zero, sentences that must show a trait, least weight."""
BESIDE = 0.25
"""How much another reading of a sentence counts beside the first."""
_LEAST, _MOST = 33, 125

Sentence = Mapping[str, Any]


def label(meaning: Mapping[str, Any]) -> str:
    """The label of a meaning: its kind, with what it asks or how it is meant."""
    kind: str = meaning["kind"]
    told = {"question": meaning.get("ask", "about"), "reaction": meaning.get("mood", "anger")}
    return f"{kind} {told[kind]}" if kind in told else kind


def labels(sentence: Sentence) -> list[str]:
    """The labels of a sentence's readings that are one meaning each, the first reading first."""
    readings = [sentence["mean"], *sentence.get("also", ())]
    return [label(reading[0]) for reading in readings if len(reading) == 1]


_views: dict[tuple[str, str], Any] = {}


def traits_of(sentence: Sentence) -> frozenset[str]:
    """What can be seen of a sentence."""
    key = sentence["scenario"], sentence["seat"]
    if key not in _views:
        own = CORPORA / f"{key[0]}.yaml"
        _views[key] = view(new_game(load_scenario(own if own.exists() else key[0]), 1), key[1])
    seen = _views[key]
    to = tuple(sentence["to"]) or tuple(seat for seat in seen.setting.seats if seat != key[1])
    message = read(seen.setting, seen.round, key[1], to, sentence["say"])
    return traits(message, message.parts) if message.parts else frozenset()


class Learner:
    """Weights of traits for labels, learnt by steps down the slope of the error: the mean of the later rounds."""

    def __init__(self, seen: Sequence[Collection[str]], told: Sequence[Sequence[str]]) -> None:
        counts = Counter(trait for each in seen for trait in each)
        self.place = {trait: at for at, trait in enumerate(sorted(t for t, n in counts.items() if n >= RARE))}
        self.labels = sorted({each[0] for each in told})
        self.weights = np.zeros((len(self.place), len(self.labels)))
        self._learn([self.places(each) for each in seen], [self._shares(each) for each in told])

    def places(self, seen: Collection[str]) -> Any:
        """The places of the traits that are known."""
        return np.array(sorted(self.place[trait] for trait in seen if trait in self.place), int)

    def _shares(self, told: Sequence[str]) -> Any:
        shares = np.zeros(len(self.labels))
        shares[self.labels.index(told[0])] = 1
        for other in told[1:]:
            if other in self.labels:
                shares[self.labels.index(other)] += BESIDE
        return shares / shares.sum()

    def _learn(self, seen: Sequence[Any], told: Sequence[Any]) -> None:
        steepness = np.full_like(self.weights, 1e-8)
        late = np.zeros_like(self.weights)
        order = np.random.default_rng(1)
        for epoch in range(EPOCHS):
            for at in order.permutation(len(seen)):
                places = seen[at]
                slope = (self.shares(places) - told[at])[None, :] + SHRINK * self.weights[places]
                steepness[places] += slope * slope
                self.weights[places] -= RATE * slope / np.sqrt(steepness[places])
            if epoch >= EPOCHS // 2:
                late += self.weights
        self.weights = late / (EPOCHS - EPOCHS // 2)

    def shares(self, places: Any) -> Any:
        """How likely each label is."""
        sums = self.weights[places].sum(0)
        shares = np.exp(sums - sums.max())
        return shares / shares.sum()

    def kind(self, seen: Collection[str]) -> str:
        """The likeliest kind."""
        found: Counter[str] = Counter()
        for name, share in zip(self.labels, self.shares(self.places(seen)), strict=True):
            found[name.partition(" ")[0]] += share
        return found.most_common(1)[0][0]

    def written(self) -> str:
        """The weights as the game reads them."""
        lines = [",".join(self.labels)]
        for trait, at in self.place.items():
            row = self.weights[at]
            if np.abs(row).max() >= FAINT:
                codes = np.clip(np.rint(row / STEP) + ZERO, _LEAST, _MOST).astype(int)
                lines.append("".join(map(chr, codes)) + trait)
        return "\n".join(lines) + "\n"


def check(sentences: Sequence[Sentence], seen: Sequence[Collection[str]]) -> float:
    """The percent of sentences whose kind is told rightly by what was learnt without them."""
    right = 0
    for fifth in range(5):
        others = [at for at in range(len(sentences)) if at % 5 != fifth and labels(sentences[at])]
        learner = Learner([seen[at] for at in others], [labels(sentences[at]) for at in others])
        for at in range(fifth, len(sentences), 5):
            readings = [sentences[at]["mean"], *sentences[at].get("also", ())]
            right += [learner.kind(seen[at])] in [[each["kind"] for each in reading] for reading in readings]
    return round(100 * right / len(sentences), 1)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say how sentences fare that were not learnt from")
    parser.add_argument("files", nargs="*", type=Path, help="other corpora to learn from instead")
    given = parser.parse_args()
    paths = given.files or [CORPORA / f"{name}.yaml" for name in LEARNT_FROM]
    sentences = [each for path in paths for each in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)]
    seen = [traits_of(each) for each in sentences]
    if given.check:
        print(f"{check(sentences, seen)} percent of {len(sentences)} sentences are of the kind they are told to be")
        return
    whole = [at for at, each in enumerate(sentences) if labels(each)]
    learner = Learner([seen[at] for at in whole], [labels(sentences[at]) for at in whole])
    with data_path(FILE).open("w", encoding="utf-8", newline="\n") as out:
        out.write(learner.written())
    print(f"{len(whole)} sentences, {len(learner.place)} traits, written to {FILE}.", file=sys.stderr)


if __name__ == "__main__":
    main()
