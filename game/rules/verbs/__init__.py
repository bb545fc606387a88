"""The verbs of the game. One verb, one file: its choice, its refusals and its effect on one screen.

`ACTS` is the closed list; records, sockets and the line client find a verb by its name in it.
"""

from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act, Action, ChairAct
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
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.rules.verbs.withdraw import Withdraw

ACTS: dict[str, type[Action]] = {
    act.verb: act
    for act in (
        Say, Offer, Accept, Decline, Withdraw, Ask, Close, Reply, Read, Ready, Commit,
        EndPhase, Inject, Seat, Undo, EndGame, Announce,
    )
}  # fmt: skip
"""Verb -> class, in the order in which help lists them."""

SEAT_VERBS = tuple(verb for verb, act in ACTS.items() if issubclass(act, Act))
"""The verbs of delegations; the others are the chair's."""

__all__ = [
    "ACTS", "SEAT_VERBS", "Accept", "Act", "Action", "Announce", "Ask", "ChairAct", "Close", "Commit", "Decline",
    "EndGame", "EndPhase",
    "Inject", "Offer", "Read", "Ready", "Reply", "Say", "Seat", "Undo", "Withdraw",
]  # fmt: skip
