"""The rules of the table: a pure reducer over frozen values.

Everything that other rooms need to play a game is named here. Nothing in this package reads a clock, a file or hidden
luck.
"""

from game.rules.model.refusal import Illegal
from game.rules.model.terms import Actor, Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import check, play, view
from game.rules.verbs import (
    Accept,
    Announce,
    Ask,
    Close,
    Commit,
    Decline,
    EndGame,
    EndPhase,
    Inject,
    Offer,
    Read,
    Ready,
    Reply,
    Say,
    Seat,
    Undo,
    Withdraw,
)

__all__ = [
    "Accept", "Actor", "Announce", "Ask", "Clause", "Close", "Commit", "Decline", "EndGame", "EndPhase", "Illegal",
    "Inject", "Offer", "Plan", "Read", "Ready", "Reply", "Say", "Seat", "Text", "Undo", "Use", "View", "Withdraw",
    "check", "new_game", "play", "view",
]  # fmt: skip
