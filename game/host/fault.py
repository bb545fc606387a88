"""What is known of a computer seat whose delegate broke: for the log, and as a sentence for whoever runs the table."""

from __future__ import annotations

from game.rules.verbs.act import Action


class DelegateFault(Exception):
    """A computer seat tried something illegal, or broke while it thought: a mistake of ours, for the log.

    told: the same for whoever runs the table
    """

    def __init__(self, seat: str, told: str, action: Action | None, error: Exception) -> None:
        self.seat = seat
        self.told = told
        did = "broke" if action is None else f"tried {action!r}"
        super().__init__(f"the delegate of {seat} {did}: {error or type(error).__name__}")
        self.__cause__ = error
