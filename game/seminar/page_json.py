"""Page values as JSON: buttons with their acts, and what mends a refusal as something that a page can do."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from game.present.fields import Remedy
from game.rules.cures import cure
from game.rules.model.refusal import Illegal, Page
from game.rules.model.terms import Use
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.wire import Json, action_to_json, to_json
from game.wording import cure_label


def page_json(value: Any) -> Any:
    """A page value as plain JSON data, what is empty left out; an act with its verb."""
    if isinstance(value, Remedy):
        return remedy_json(value)
    if isinstance(value, Act):
        return action_to_json(value)
    if isinstance(value, Struct):
        names, held = value.__struct_fields__, value.__struct_defaults__
        usual = dict(zip(names[len(names) - len(held) :], held, strict=True))
        every = ((name, getattr(value, name)) for name in names)
        return {name: page_json(each) for name, each in every if name == "value" or _told(each, usual.get(name))}
    if isinstance(value, tuple):
        return [page_json(each) for each in value]
    return value


def _told(value: object, usual: object) -> bool:
    return value not in ("", None, ()) and value != usual


def remedy_json(found: Remedy) -> Json:
    """The label of a button, and an act, a use of a move or a page."""
    match found.cure:
        case Page() as page:
            return {"label": found.label, "page": page.value}
        case Use() as use:
            return {"label": found.label, "use": to_json(use)}
    return {"label": found.label, "act": action_to_json(found.cure)}


def remedy(view: View, act: Act, refusal: Illegal) -> Json:
    """`code`, and where there is a cure `cure`."""
    found = cure(view, act, refusal)
    code = {"code": refusal.code.value}
    return code if found is None else {**code, "cure": remedy_json(Remedy(cure_label(view, act, found), found))}
