"""What a message is taken to mean while it is typed, for whoever speaks to a computer delegation.

Between people there is no such page: what they send goes as it was said.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.model.refusal import Illegal
from game.rules.model.terms import Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.verbs.offer import Offer
from game.wording.meanings import meaning_sentence


class Reading(Value, frozen=True):
    """What a computer would hear.

    lines: each thing that it would hear, as a sentence
    draft: the text that a proposal in it holds, as it could be put now; None without one
    refusal: why that text cannot be put as it stands; empty where it can
    """

    lines: tuple[str, ...]
    draft: Text | None = None
    refusal: str = ""


def reading(view: View, text: str, to: Sequence[str] = ()) -> Reading | None:
    """What the computers spoken to would hear; None where none listens or nothing is said. `to` is empty for all."""
    others = [seat for seat in to or view.setting.seats if seat != view.seat]
    if not text.strip() or all(view.table.seats.get(seat) != "computer" for seat in others):
        return None
    from game.speech.hearing import hear  # only for whoever speaks to a computer

    meanings = hear(view, text, to)
    lines = tuple(meaning_sentence(view, meaning) for meaning in meanings)
    drafts = [each.text for each in meanings if each.text is not None and each.text.clauses]
    if not drafts:
        return Reading(lines)
    return Reading(lines, drafts[0], _refusal(view, drafts[0]))


def _refusal(view: View, text: Text) -> str:
    try:
        check(view, Offer(text))
    except Illegal as refusal:
        return str(refusal)
    return ""
