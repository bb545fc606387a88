"""The closed lists of words that authors and players choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Role = Literal["challenger", "guarantor", "partner", "neighbour", "mediator"]
Intent = Literal["pressure", "invitation", "home"]
INTENTS: tuple[Intent, ...] = ("pressure", "invitation", "home")
Target = Literal["none", "partner", "guarantor", "rival", "other", "concession"]
Scale = Literal["strength", "exposure", "repeats", "autonomy"]
DOOR_STATES = ("closed", "exploratory", "formal")

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
