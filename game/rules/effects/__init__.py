"""The kinds of effect: one a file of this folder, one a line here. The closed vocabulary under the key ``do``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from game.rules.effects.kind import Kind
from game.rules.model.value import word_of

FILES = (
    "change",
    "cap",
    "relief",
    "enforce",
    "reveal",
    "pledge",
    "demand",
    "overture",
    "price",
    "good_offices",
    "restrict",
    "line",
    "inquire",
    "amends",
    "streak",
    "leak",
)
"""The files of the kinds, in the order in which authors read of them. A new kind is its file and its line here."""


def _kind_in(file: str) -> type[Kind]:
    module = import_module(f"{__name__}.{file}")
    own = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
    return next(each for each in own if issubclass(each, Kind))


EFFECTS: Mapping[str, type[Kind]] = {word_of(cls): cls for cls in map(_kind_in, FILES)}
"""In YAML an effect is a mapping whose key ``do`` holds one of these words."""
