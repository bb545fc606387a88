"""The project's own thesaurus and list of ordinary words: words to words, never to anything that a scenario defines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import yaml

from game.datafiles import data_path
from game.speech.words import stem

FILE = "assets/speech/thesaurus.yaml"


@cache
def _content() -> Mapping[str, object]:
    with data_path(FILE).open("rb") as stream:
        content: Mapping[str, object] = yaml.load(stream, yaml.CSafeLoader)
    return content


@cache
def related() -> Mapping[str, frozenset[str]]:
    """For each stem that stands in the thesaurus, the stems of words that people use for it."""
    found: dict[str, set[str]] = {}
    for line in _lines():
        stems = {stem(word) for word in line if " " not in word}
        for each in stems:
            found.setdefault(each, set()).update(stems)
    return {each: frozenset(stems - {each}) for each, stems in found.items()}


def _lines() -> list[list[str]]:
    lines = _content()["same"]
    assert isinstance(lines, list)
    return lines


@cache
def known_words() -> frozenset[str]:
    """Words that are spelt as they should be: those of the thesaurus, the ordinary ones and their near namesakes."""
    words = {word for line in _lines() for each in line for word in each.split()}
    return frozenset(words | set(str(_content()["ordinary"]).split()) | set(str(_content()["spelt"]).split()))


@cache
def everyday_stems() -> frozenset[str]:
    """Stems of ordinary words: that one of them is related to a name only supports other words that say it."""
    return frozenset(map(stem, str(_content()["ordinary"]).split()))


@cache
def thesaurus_words() -> tuple[str, ...]:
    """The thesaurus's own words, which a typing error may have meant."""
    return tuple(sorted({word for line in _lines() for word in line if word.isalpha()}))
