"""What is published about a scenario, in the shape that pages need. Made from the setting alone, so never secret."""

from __future__ import annotations

from game.present.act_form import reason_field, unplaced, verb_title
from game.present.pages import PAGES
from game.rules.model.phrases import PHRASES
from game.rules.model.setting import Setting
from game.rules.offices import offices
from game.seminar.page_json import page_json
from game.wire import Json
from game.wording.names import ROLE_WORDS, initial


def sheet(setting: Setting) -> Json:
    """Everything a seat's page needs to know once."""
    return {
        **{name: each for name, each in cover(setting).items() if name not in ("text", "opening")},
        "pages": [{"name": each.name, "title": each.title, "icon": each.icon} for each in PAGES.values()],
        "verbs": {verb: verb_title(verb) for verb in unplaced()},
        "reasons": page_json(reason_field("").alternatives),
        "phrases": PHRASES,
    }


def cover(setting: Setting) -> Json:
    """What the projector and the join page need: the states, their friends and their seats at the table."""
    return {
        "id": setting.id,
        "title": setting.title,
        "text": setting.text,
        "opening": setting.opening,
        "rounds": setting.rounds,
        "seats": [
            {
                "id": each.id,
                "title": each.title,
                "role": ROLE_WORDS[each.role],
                "text": each.text,
                "emblem": each.emblem,
                "initial": initial(setting, each.id),
                "offices": [{"id": o.id, "title": o.title} for o in offices(setting, each.id)],
            }
            for each in setting.delegations
        ],
        "alliances": [{"partner": a.partner, "guarantor": a.guarantor} for a in setting.alliances],
    }
