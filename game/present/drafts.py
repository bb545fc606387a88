"""A draft of whatever verb: its form, and what it becomes when a field of its form is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from game.present.act_form import ActForm, act_form, act_with, first_act
from game.present.fields import Chosen
from game.present.offer_form import OfferForm, blank, offer_form, offer_with
from game.present.plan_form import PlanForm, plan_form, plan_with
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer

Form = OfferForm | PlanForm | ActForm


def begun(view: View, verb: str) -> Act | None:
    """A draft of a verb from which to begin; None where nothing can be chosen. Raises KeyError for no verb."""
    match verb:
        case "offer":
            return blank(view)
        case "commit":
            return Commit()
    return first_act(view, verb)


def changed(view: View, draft: Act, edits: Sequence[tuple[str, Chosen]]) -> Act:
    """A draft after some choices, one after the other. Raises `LookupError` for no such field or alternative."""
    for name, value in edits:
        match draft:
            case Offer():
                draft = offer_with(view, draft, name, value)
            case Commit(plan=plan):
                draft = Commit(plan_with(view, plan, name, value))
            case _:
                draft = act_with(view, draft, name, value)
    return draft


def form_of(view: View, draft: Act) -> Form:
    """The form of a draft."""
    match draft:
        case Offer():
            return offer_form(view, draft)
        case Commit(plan=plan):
            return plan_form(view, plan)
    return act_form(view, draft.verb, draft)
