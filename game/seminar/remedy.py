"""A refusal as a page is told of it: its ground, its sentence, and the button that mends it."""

from __future__ import annotations

from game.rules.cures import cure
from game.rules.model.refusal import Illegal, Page
from game.rules.model.terms import Use
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.wire import Json, action_to_json, to_json
from game.wording import cure_label


def remedy(view: View, act: Act, refusal: Illegal) -> Json:
    """`code`, and where there is a cure `cure`: the label of its button and an act, a use of a move or a page."""
    found = cure(view, act, refusal)
    if found is None:
        return {"code": refusal.code.value}
    label = cure_label(view, act, found)
    if isinstance(found, Page):
        return {"code": refusal.code.value, "cure": {"label": label, "page": found.value}}
    if isinstance(found, Use):
        return {"code": refusal.code.value, "cure": {"label": label, "use": to_json(found)}}
    return {"code": refusal.code.value, "cure": {"label": label, "act": action_to_json(found)}}
