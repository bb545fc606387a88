"""What is published about a scenario, in the shape that pages need. Made from the setting alone, so never secret."""

from __future__ import annotations

from game.present.act_form import reason_field, unplaced, verb_title
from game.present.pages import PAGES
from game.rules.model.phrases import PHRASES
from game.rules.model.setting import Setting
from game.rules.offices import offices
from game.wire import Json
from game.wording.names import ROLE_WORDS, initial


def sheet(setting: Setting) -> Json:
    """Everything a seat's page needs to know once."""
    numbers = setting.numbers
    return {
        **cover(setting),
        "pages": [{"name": each.name, "title": each.title, "icon": each.icon} for each in PAGES.values()],
        "issues": [{"id": i.id, "title": i.title, "text": i.text} for i in setting.issues],
        "concessions": [_concession(setting, index) for index in range(len(setting.concessions))],
        "verbs": {verb: verb_title(verb) for verb in unplaced()},
        "reasons": {each.value: each.title for each in reason_field("").alternatives},
        "phrases": PHRASES,
        "card": [{"title": line.title, "text": line.text} for line in setting.rulebook.card],
        "endings": [{"title": s.title, "text": s.text, "rounds": s.rounds} for s in setting.settlements],
        "numbers": {
            "offers": numbers.offers_per_round,
            "capital": numbers.capital,
        },
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
                "offices": [{"id": o.id, "title": o.title, "may": list(o.may)} for o in offices(setting, each.id)],
            }
            for each in setting.delegations
        ],
        "alliances": [{"partner": a.partner, "guarantor": a.guarantor} for a in setting.alliances],
    }


def _concession(setting: Setting, index: int) -> Json:
    each = setting.concessions[index]
    return {
        "id": each.id,
        "title": each.title,
        "issue": each.issue,
        "giver": each.giver,
        "quiet": each.quiet,
        "core": each.core,
        "levels": [
            {
                "title": level.title,
                "published": {s: p for s in setting.seats if (p := setting.published(s, each.id, number))},
            }
            for number, level in enumerate(each.levels, 1)
        ],
    }

