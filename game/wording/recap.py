"""The game so far in five sentences, for somebody who comes late or comes back."""

from __future__ import annotations

from game.rules.model.view import View
from game.rules.round.plans import due
from game.wording.ending import outcome_sentence
from game.wording.names import count, listed, meter_name, meter_value, points, seat_name, upper_first


def recap(view: View) -> list[str]:
    """The game so far in five sentences, for somebody who comes late or comes back."""
    setting, table = view.setting, view.table
    who, owed = seat_name(setting, view.seat), count(len(due(view)), "text")
    mood = f"Tension is {meter_value(view, 'tension')}; it began at {setting.tension}."
    return [
        f"This is {setting.title}, round {view.round} of {setting.rounds}, and you speak for {who}.",
        mood if table.outcome is None else outcome_sentence(view, table.outcome),
        _alliances(view),
        _texts_in_force(view),
        f"Your books show {points(view.desk.score)}, and you owe something under {owed} this round.",
    ]


def _alliances(view: View) -> str:
    partners = listed(
        f"{meter_name(view, f'confidence:{p}')} is {view.meter(f'confidence:{p}')} of 100"
        for p in view.setting.alliance
    )
    return f"{upper_first(partners)}." if partners else "Nobody here depends on an ally."


def _texts_in_force(view: View) -> str:
    held = sum(deal.status == "in force" for deal in view.deals())
    breaches = sum(len(deal.breaches) for deal in view.deals())
    texts = f"{upper_first(count(held, 'text'))} that you know of {'is' if held == 1 else 'are'} in force"
    if not breaches:
        return f"{texts}, and no breach has come to light."
    return f"{texts}, and {count(breaches, 'breach', 'breaches')} came to light."
