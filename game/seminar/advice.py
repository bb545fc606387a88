"""What a seat may expect of a text or a plan it is thinking about: answered from its View, for the composer."""

from __future__ import annotations

from hashlib import blake2b

from game.present.appraisal import appraise
from game.present.outlook import plan_outlook
from game.rules.model.view import View
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.wire import Json, dumps, to_json
from game.wording import offer_sentence, plan_lines


def mark(view: View, act: Offer | Commit) -> str:
    """Names what a preview was of: the act, and the words in which it was read. An act may carry it back."""
    words = [offer_sentence(view, act.text, view.round)] if isinstance(act, Offer) else plan_lines(view, act.plan)
    return blake2b(f"{dumps(to_json(act))}{words}".encode(), digest_size=12).hexdigest()


def on_text(view: View, act: Offer) -> Json:
    """What a text says, what it is worth, how homes would take it and what it would move."""
    return {"of": mark(view, act), **to_json(appraise(view, act.text))}


def on_plan(view: View, act: Commit) -> Json:
    """What a plan moves."""
    return {"of": mark(view, act), "outlook": to_json(plan_outlook(view, act.plan))}
