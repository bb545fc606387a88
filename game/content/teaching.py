"""What an instructor is told about a case, and no delegation: goals, theory, pitfalls, grading.

It is no rule: it is read and checked with the scenario, printed by `brief`, and never enters a game or its record.
"""

from __future__ import annotations

from typing import Annotated

from game.rules.model.units import Bounds, Ref
from game.rules.model.value import Value


class Theory(Value, frozen=True):
    """An idea of the field that the case shows.

    idea: the idea in one or two sentences
    source: who said it, with the year
    theme: the claim of the game's argument that it belongs to, T1 to T14
    """

    idea: str
    source: str
    theme: Annotated[str, Ref("theme")] = ""


class TeachingNotes(Value, frozen=True):
    """What the facilitator's guide says about this case.

    goals: what somebody can do after it
    class_time: minutes of a class that it needs, debrief included
    groups: how many people it bears, and how they are spread over seats
    theory: ideas of the field that it shows
    happens: what usually happens; figures come from `overture brief --games N`
    questions: what to ask about this case, beside the questions that every debrief asks
    pitfalls: what goes wrong in class, and what to do about it
    grading: what to grade, and how much each counts
    author: who wrote the case
    licence: under which terms it may be used and changed
    """

    goals: tuple[str, ...] = ()
    class_time: Annotated[int, Bounds(0, 600)] = 0
    groups: str = ""
    theory: tuple[Theory, ...] = ()
    happens: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    grading: tuple[str, ...] = ()
    author: str = ""
    licence: str = ""
