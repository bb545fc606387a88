"""The verbs of the game. One verb, one class: its choice, its refusals and its effect on one screen.

`ACTS` is the closed list; records, sockets and the line client find a verb by its name in it.
"""

from game.rules.acts.act import Act, Action, ChairAct
from game.rules.acts.chair import Announce, EndGame, EndPhase, Inject, Seat, Undo
from game.rules.acts.offers import Accept, Decline, Offer, Withdraw
from game.rules.acts.signals import Commit
from game.rules.acts.talk import Ask, Close, Read, Ready, Reply, Say

ACTS: dict[str, type[Action]] = {
    act.verb: act
    for act in (
        Say, Offer, Accept, Decline, Withdraw, Ask, Close, Reply, Read, Ready, Commit,
        EndPhase, Inject, Seat, Undo, EndGame, Announce,
    )
}  # fmt: skip
"""Verb -> class, in the order in which help lists them."""

SEAT_VERBS = ("say", "offer", "accept", "decline", "withdraw", "ask", "close", "reply", "read", "ready", "commit")
"""The verbs of delegations; the others are the chair's."""

__all__ = [
    "ACTS", "SEAT_VERBS", "Accept", "Act", "Action", "Announce", "Ask", "ChairAct", "Close", "Commit", "Decline",
    "EndGame", "EndPhase",
    "Inject", "Offer", "Read", "Ready", "Reply", "Say", "Seat", "Undo", "Withdraw",
]  # fmt: skip
