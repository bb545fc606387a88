"""Why a meter moved."""

from __future__ import annotations

from game.rules.model.value import Value


class Cause(Value, frozen=True):
    """Why a meter moved: a kind from the engine, the id concerned, who did it and to whom."""

    kind: str
    what: str = ""
    by: str = ""
    target: str = ""


class Shift(Value, frozen=True):
    """A change of one meter by one cause. `audience` None means that everyone may know."""

    meter: str
    by: int
    cause: Cause
    audience: tuple[str, ...] | None = None
