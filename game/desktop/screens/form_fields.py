"""A field of a form as the widget that suits it: a switch, a stepper for numbers, a choice for everything else."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.response import Response
from game.desktop.widgets import Choice, Option, Stepper, Toggle, Widget
from game.present.fields import Chosen, Field

Choose = Callable[[str, Chosen], Response | None]
"""Told the name of a field and what it shall be."""


def field_widget(field: Field, choose: Choose, *, title: bool = True, grow: int = 0) -> Widget:
    """The widget of a field. Without its title where that stands beside it."""
    values = [each.value for each in field.alternatives]
    name = " · ".join(filter(None, (field.title, field.note))) if title else ""
    if field.switch:
        return Toggle(name, bool(field.value), lambda on: choose(field.name, on), key=field.name)
    if field.numbers:
        words = {int(each.value): each.words for each in field.alternatives}
        low, high = min(words), max(words)
        shown = words.__getitem__
        return Stepper(name, int(field.value), low, high, lambda n: choose(field.name, n), shown, key=field.name)
    options = [Option(str(each.value), each.words, note=each.refusal) for each in field.alternatives]
    by_name = {str(each): each for each in values}
    chosen = str(field.value)
    return Choice(name, options, chosen, lambda one: choose(field.name, by_name[one]), key=field.name, grow=grow)
