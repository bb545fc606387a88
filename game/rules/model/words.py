"""The closed lists of words that authors and players choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Role = Literal["challenger", "guarantor", "partner", "neighbour", "mediator"]
Intent = Literal["pressure", "invitation", "home"]
INTENTS: tuple[Intent, ...] = ("pressure", "invitation", "home")
Target = Literal["none", "partner", "guarantor", "rival", "other", "concession"]
Scale = Literal["strength", "exposure", "repeats"]
DOOR_STATES = ("closed", "exploratory", "formal")

Level = Literal["easy", "standard", "strong"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""How well computer delegations play: the names of a level."""

THEMES: Mapping[str, str] = {
    "T1": "a provocation teaches its author something and moves others at once",
    "T2": "the target is the confidence between allies",
    "T3": "reassuring one ally can frighten another",
    "T4": "words of reassurance are cheap and wear out",
    "T5": "a promise that fails costs more than none",
    "T6": "restrictions leak, and their target adapts",
    "T7": "nobody can afford force: at the limit of tension everyone loses",
    "T8": "an overture that goes unanswered comes back",
    "T9": "the price of sitting down moves",
    "T10": "waiting is not neutral: without talks the programme is uncapped",
    "T11": "concessions for assurances that nobody verifies would be folly",
    "T12": "a partner that loses confidence builds its own way out",
    "T13": "the programme is insurance, worth more than relief",
    "T14": "talks are the least bad option",
}
"""The claims of the game's argument, by the code with which a move says that it carries one."""

SELECTORS: Mapping[str, str] = {
    "self": "the delegation that acts, gives or is named",
    "target": "the delegation the move points at",
    "partners": "every partner of the guarantor concerned",
    "other_partners": "every partner of the guarantor concerned, except the target",
    "guarantor": "the guarantor of the acting or the target partner",
    "adversary": "whoever sits across a door from the acting delegation",
    "third_parties": "everyone but the acting delegation and the target",
    "others": "everyone but the acting delegation",
    "all": "every delegation",
}
