"""What every form is made of: fields with their alternatives, and buttons with the act behind each.

An alternative that cannot be chosen now says why, and a refused button what would mend it; clients work out neither.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from game.rules.cures import Cure, cure
from game.rules.model.parameters import Parameter
from game.rules.model.refusal import Illegal
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.verbs.act import Act
from game.wording import count, cure_label, upper_first

Tone = Literal["", "good", "bad"]

Chosen = str | int | bool
"""What a field of a form can be."""


class Remedy(Value, frozen=True):
    """What would mend a refusal: the words of its button, and an act, a use of a move for the plan or a page."""

    label: str
    cure: Cure


class Alternative(Value, frozen=True):
    """One thing that a field can be.

    title: what it is called
    price, figure: what it costs or is worth, in a few words and as a number alone
    tone: whether that is a gain or a loss to the reader, where it is either
    refusal: why it cannot be chosen now
    remedy: what would open it, where something would
    """

    value: Chosen
    title: str
    price: str = ""
    tone: Tone = ""
    refusal: str = ""
    figure: str = ""
    remedy: Remedy | None = None

    @property
    def words(self) -> str:
        """Its title with its price, for a list that has one column; whether it is refused now."""
        return f"{self.title}{f' ({self.price})' if self.price else ''}{', not now' if self.refusal else ''}"


class Field(Value, frozen=True):
    """One thing to choose.

    name: how a client says that it was chosen
    title: what people are asked; empty where the form around it says so
    alternatives: what it can be; two of them, True and False, for a switch
    value: what it is now
    note: a sentence about it, or empty
    """

    name: str
    title: str
    alternatives: tuple[Alternative, ...]
    value: Chosen
    note: str = ""

    @property
    def switch(self) -> bool:
        """Whether it is so or not, and nothing between."""
        return any(isinstance(each.value, bool) for each in self.alternatives)

    @property
    def numbers(self) -> bool:
        """Whether it is a number, to be made less or more; what is chosen from a list has words for values."""
        return bool(self.alternatives) and all(type(each.value) is int for each in self.alternatives)


class Choosing(Value, frozen=True):
    """What is chosen once a button is pressed, and the button that then does the act with it."""

    label: str
    says: str
    field: Field


class Button(Value, frozen=True):
    """An act that can be done now, with what it takes; or why not, and what would mend it.

    says: its name where it is heard and not seen beside what it is about
    kind: what most would press, or what is hard to undo
    draft: it begins a draft of the act and does not do it
    choosing: something to choose first: a parameter of the act, by the name of its field
    """

    label: str
    act: Act
    price: str = ""
    refusal: str = ""
    remedy: Remedy | None = None
    icon: str = ""
    says: str = ""
    kind: Literal["", "main", "danger"] = ""
    draft: bool = False
    choosing: Choosing | None = None


def button(view: View, label: str, act: Act) -> Button:
    """A button for an act, judged by the rules."""
    cost = act.cost(view)
    return Button(label, act, f"{count(cost, 'unit')} of capital" if cost else "", *judged(view, act))


def judged(view: View, act: Act) -> tuple[str, Remedy | None]:
    """Why an act is refused now, and what would mend it; an empty sentence if it is not."""
    try:
        check(view, act)
    except Illegal as refusal:
        found = cure(view, act, refusal)
        return refusal.sentence, None if found is None else Remedy(cure_label(view, act, found), found)
    return "", None


def refused(ask: Callable[[], object]) -> str:
    """Why the rules refuse something, as a sentence; empty if they do not."""
    try:
        ask()
    except Illegal as refusal:
        return refusal.sentence
    return ""


def plain_title(parameter: Parameter, value: object) -> str:
    """What a value of a parameter is called: its title, or itself where it says so itself."""
    title = next((each.title for each in parameter.options if each.value == value), "")
    return upper_first(title or str(value))
