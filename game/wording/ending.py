"""How a game ended, in words, and what it earned the reader."""

from __future__ import annotations

from game.rules.model.table import Outcome
from game.rules.model.view import View
from game.wording.expecting import NOT_CALIBRATED
from game.wording.names import points

OUTCOMES = {
    "managed": "The crisis is managed: no settlement, but what was signed holds things in place at the end.",
    "drift": "Drift: the conference ends without a settlement and without anything that holds the crisis in place.",
    "breakdown": "Breakdown: tension has reached 100, the crisis leaves the diplomats' hands, and everyone loses.",
    "stopped": "The game was stopped before its end.",
}

PLAIN_OUTCOMES = {
    "managed": "No settlement, but what was signed holds things in place at the end.",
    "drift": "Drift: the conference ends without a settlement, and nothing that was signed holds things in place.",
    "breakdown": "Breakdown: tension has reached 100, nobody talks any longer, and everyone loses.",
}
"""The same at a table without alliances, where there is no crisis to hold."""


def outcome_sentence(view: View, outcome: Outcome) -> str:
    """How the game ended, as a sentence."""
    if outcome.kind == "settlement":
        held = next((s for s in view.setting.settlements if s.id == outcome.settlement), None)
        if held is not None:
            return f"Settlement in round {outcome.round}: {held.title}. {held.text}"
        return f"Settlement in round {outcome.round}."
    if outcome.kind == "managed" and view.setting.managed_text:
        return view.setting.managed_text
    if not view.setting.alliance and outcome.kind in PLAIN_OUTCOMES:
        return PLAIN_OUTCOMES[outcome.kind]
    return OUTCOMES[outcome.kind]


def stopped_sentence(view: View) -> str:
    """Why the scores of a game that the chair ended are not held against anything."""
    number, rounds = view.table.outcome.round if view.table.outcome else view.round, view.setting.rounds
    return (
        f"The game was stopped in round {number} of {rounds}, so scores cannot be compared with what the seats expect"
        " at the full length."
    )


def score_sentence(view: View) -> str:
    """The reader's final score against its walk-away value."""
    final, walk = view.desk.final, view.mandate.walk_away
    if final is None:
        return f"By your books you have {points(view.desk.score)} so far."
    if view.table.outcome is not None and view.table.outcome.kind == "stopped":
        return f"Your books show {points(final)}. {stopped_sentence(view)}"
    if walk is None:
        return f"Your score is {points(final)}. {NOT_CALIBRATED}"
    versus = final - walk.nobody_deals
    if versus == 0:
        judged = "exactly what your seat expects when nobody deals"
    else:
        side = "more" if versus > 0 else "less"
        expects = points(walk.nobody_deals)
        judged = f"{points(abs(versus))} {side} than the {expects} that your seat expects when nobody deals"
    return f"Your score is {points(final)}: {judged}."
