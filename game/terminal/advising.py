"""The adviser at the line client: what it says now, and the words that would do what it suggests.

What it thinks is decided in `game.adviser`.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.adviser import advise, likely_answer, likely_sentence, reckoned_sentence
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.speech.name_matching import Puzzled
from game.terminal.typed_acts import act_words, plan_words
from game.wording import offer_sentence, plan_lines


def advice(view: View) -> tuple[list[str], Act | None]:
    """What the adviser says now, and the act it suggests. Raises `Puzzled` after the end."""
    if view.table.outcome is not None:
        raise Puzzled("The game is over, and the adviser with it: `debrief` shows what was hidden.")
    said = advise(view)
    lines = [hint.sentence for hint in said.look]
    if said.act is None:
        done = view.table.phase == "signals" or view.desk.ready
        return [*lines, said.reason if not done else "You have done all there is to do: type `ready`."], None
    lines += _suggestion(view, said.act)
    told = isinstance(said.act, Decline) and any(hint.about == str(said.act.offer) for hint in said.look)
    lines += [] if told else [said.reason]
    return [*lines, *_answers(view, said.act.text)] if isinstance(said.act, Offer) else lines, said.act


def likely(view: View, text: Text) -> list[str]:
    """The adviser's word on a text: what it brings until the end, and what the other signatories may answer."""
    return [reckoned_sentence(view, text), *_answers(view, text)]


def _answers(view: View, text: Text) -> list[str]:
    others = (seat for seat in text.signatories if seat != view.seat)
    return [likely_sentence(view, likely_answer(view, text, seat)) for seat in others]


def _suggestion(view: View, act: Act) -> Iterator[str]:
    if isinstance(act, Offer):
        yield f"The adviser would put: {offer_sentence(view, act.text, view.round)}"
        yield "It is your draft now: type `send` to put it, or `draft` to weigh it first."
    elif isinstance(act, Commit):
        words = plan_words(view, act.plan)
        if words:
            yield f"The adviser would plan: {' '.join(plan_lines(view, act.plan))}"
        typed = ", ".join(f"`{each}`" for each in words)
        yield f"Type {typed}, and then `ready`." if words else "Type `ready` to commit the plan without moves."
    else:
        yield f"The adviser would type `{act_words(view, act)}`."
