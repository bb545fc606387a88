"""JSON back to values, for records and sockets: msgspec reads each class by its annotations, strictly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_

from msgspec import ValidationError, convert

from game.rules.effects import EFFECTS
from game.rules.model.effect import Effect
from game.rules.model.rulebook import not_filled
from game.rules.model.setting import Scenario
from game.rules.model.terms import Actor
from game.rules.verbs import ACTS
from game.rules.verbs.act import Action
from game.wire import Json, Malformed

# JSON allows numbers of any length, and arithmetic with a million digits would hold up a whole class.
LARGEST = 1_000_000_000
"""No number in an act is greater."""


DEEPEST = 60
"""Levels of nesting in a header. A scenario in YAML has at most 50, and lies some deeper there."""

_EFFECT = reduce(or_, EFFECTS.values())
"""Any kind of effect: its key ``do`` says which."""


def _read_effect(wanted: type, data: object) -> object:
    """An effect, which the model knows by its plain base. What says no kind is a change: incidents once did not."""
    if wanted is not Effect or not isinstance(data, Mapping):
        raise ValidationError("not an effect")
    return convert({"do": "change", **data}, _EFFECT, dec_hook=_read_effect)


def scenario_from_json(data: Json) -> Scenario:
    """The scenario in a record's header, whose moves can all be told. Raises `Malformed`."""
    try:
        scenario = convert(data, Scenario, dec_hook=_read_effect)
    except (ValidationError, RecursionError) as error:
        raise Malformed(f"The scenario in the header cannot be read: {_where(error)}.") from error
    for move in scenario.setting.rulebook.moves:
        if not_filled(move.told):
            raise Malformed(f"The scenario in the header cannot be read: nothing can tell the move {move.id[:40]!r}.")
    return scenario


def need_depth(data: object) -> None:
    """Raises `Malformed` for data that is nested deeper than any scenario: whatever walks it would never come back."""
    level = [data]
    for _ in range(DEEPEST):
        level = [part for each in level for part in _parts(each)]
        if not level:
            return
    raise Malformed(f"The scenario in the header is nested more than {DEEPEST} deep, which no scenario is.")


def _parts(value: object) -> Collection[object]:
    return value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()


def _where(error: Exception) -> str:
    """What is wrong and where, in msgspec's words."""
    text = str(error)
    return text[:1].lower() + text[1:200] if isinstance(error, ValidationError) else "it is too deep"


def action_from_json(data: object) -> Action:
    """The act that a JSON object describes. Raises `Malformed` with one sentence, whatever the object is."""
    if not isinstance(data, Mapping):
        raise Malformed("An act is an object with a verb.")
    verb = data.get("verb")
    if not isinstance(verb, str) or verb not in ACTS:
        raise Malformed("This act has no verb that the game knows.")
    parts = {key: value for key, value in data.items() if key != "verb"}
    try:
        if _beyond(parts):
            raise ValidationError("number out of bounds")
        return convert(parts, ACTS[verb])
    except (ValidationError, RecursionError) as error:
        raise Malformed(f"The act {verb!r} has a part that is missing, unknown or of the wrong kind.") from error


def _beyond(value: object) -> bool:
    """Whether a number anywhere inside is beyond what any act needs. Raises `RecursionError` for what is too deep."""
    if isinstance(value, Mapping):
        return any(map(_beyond, value.values()))
    if isinstance(value, list):
        return any(map(_beyond, value))
    return isinstance(value, int) and abs(value) > LARGEST


def actor_from_json(data: object) -> Actor:
    """The actor that a list describes. Raises `Malformed`."""
    if not isinstance(data, list) or not 1 <= len(data) <= 3 or not all(isinstance(part, str) for part in data):
        raise Malformed("An actor is a list of seat, office and member.")
    return Actor(*data)
