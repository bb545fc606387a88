"""What can be chosen: parameters of verbs and of uses of moves, and the options that each has for one viewer now."""

from __future__ import annotations

from game.rules.model.terms import Clause
from game.rules.model.value import Value

Given = str | int | tuple[str, ...] | tuple[Clause, ...]
"""What a parameter can be."""


class Option(Value, frozen=True):
    """One thing that a parameter can be, and what it is called where its value does not say so itself."""

    value: Given
    title: str = ""


class Parameter(Value, frozen=True):
    """One thing to choose: the field that it fills, what people are asked, and what it can be. None: any words."""

    name: str
    title: str
    options: tuple[Option, ...]


def listed(name: str, title: str, values: tuple[Given, ...]) -> Parameter:
    """A parameter whose values are called by themselves."""
    return Parameter(name, title, tuple(Option(value) for value in values))
