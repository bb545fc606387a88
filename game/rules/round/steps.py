"""The steps of a round in the order of the rules ("Settled by trial", 4): one list for what happens and is foreseen.

Who runs them differs in what it knows: `Eyes` says what that is. A step that nobody can foresee is left out there.
"""

from __future__ import annotations

from collections.abc import Callable

from game.rules.board import Board
from game.rules.effects.using import fall_due, perform
from game.rules.round import compliance, standing


class Eyes:
    """What whoever runs a round knows of it. By itself it knows nothing, and these steps do nothing."""

    def ratify(self, board: Board) -> None:
        """Texts signed this round come into force, or fall."""

    def leak(self, board: Board) -> None:
        """Confidential texts come out."""

    def conduct(self, board: Board) -> None:
        """Who breaks a promise, and whether it is noticed."""

    def read_signals(self, board: Board) -> None:
        """What reading last round's signals rightly or wrongly brings."""

    def weigh_words(self, board: Board) -> None:
        """What promises and threats in words cost or win back when they are tested."""

    def incident(self, board: Board) -> None:
        """Two provocations meet."""

    def open_doors(self, board: Board) -> None:
        """Doors open and shut."""

    def monitor(self, board: Board) -> None:
        """Monitored facts are shown as they are."""


def _move(board: Board, eyes: Eyes) -> None:
    for seat, use in board.uses:
        perform(board, seat, use)


def _break(board: Board, eyes: Eyes) -> None:
    """Drift alone never breaks the table, so this is judged before it."""
    board.broken = board.meters["tension"] >= 100


def _drift(board: Board, eyes: Eyes) -> None:
    mark = len(board.shifts)
    board.doubt = standing.drift(board)
    board.settle(mark)


STEPS: tuple[Callable[[Board, Eyes], object], ...] = (
    _move,
    lambda board, eyes: eyes.ratify(board),
    lambda board, eyes: compliance.leave(board),
    lambda board, eyes: eyes.leak(board),
    lambda board, eyes: eyes.conduct(board),
    lambda board, eyes: standing.concessions(board),
    lambda board, eyes: standing.restrictions(board),
    lambda board, eyes: fall_due(board),
    lambda board, eyes: eyes.read_signals(board),
    lambda board, eyes: eyes.weigh_words(board),
    lambda board, eyes: board.settle(),
    lambda board, eyes: eyes.incident(board),
    _break,
    lambda board, eyes: eyes.open_doors(board),
    _drift,
    lambda board, eyes: eyes.monitor(board),
)
"""What follows on a plan, in order. All of it reads the opening state; meters move where the board is settled."""


def run(board: Board, eyes: Eyes) -> None:
    """Runs a whole round on a board."""
    for step in STEPS:
        step(board, eyes)
