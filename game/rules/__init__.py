"""The rules of the table: a pure reducer over frozen values.

Everything that other rooms need to play a game is named here. Nothing in this package reads a clock, a file or hidden
luck.
"""

from game.rules.model.refusal import Illegal
from game.rules.model.terms import Actor, Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import check, play, view
from game.rules.verbs.accept import Accept
from game.rules.verbs.announce import Announce
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.end_game import EndGame
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.rules.verbs.unready import Unready
from game.rules.verbs.withdraw import Withdraw

__all__ = [
    "Accept", "Actor", "Announce", "Ask", "Clause", "Close", "Commit", "Decline", "EndGame", "EndPhase", "Illegal",
    "Inject", "Offer", "Plan", "Read", "Ready", "Recall", "Reply", "Say", "Seat", "Text", "Undo", "Unready", "Use",
    "View", "Withdraw", "check", "new_game", "play", "view",
]  # fmt: skip
