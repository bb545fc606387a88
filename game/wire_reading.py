"""JSON back to dataclasses, for records and sockets. Apart from `wire`, so that only who reads waits for cattrs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any, get_args, get_origin

from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.errors import BaseValidationError
from cattrs.strategies import configure_tagged_union

from game.rules.acts import ACTS, Action
from game.rules.scenario import Condition, Effect, Scenario
from game.rules.terms import Actor
from game.wire import TAGS, Json, Malformed

WRONG = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""What comes of data of the wrong shape."""


def _tagged(converter: Converter) -> Converter:
    for union in (Condition, Effect):
        name = TAGS[get_args(union)[0]][0]
        configure_tagged_union(union, converter, tag_generator=lambda cls: TAGS[cls][1], tag_name=name)
    return converter


@cache
def _trusted() -> Converter:
    return _tagged(Converter(forbid_extra_keys=True, detailed_validation=True))


def scenario_from_json(data: Json) -> Scenario:
    """The scenario in a record's header. Raises `Malformed`."""
    try:
        return _trusted().structure(data, Scenario)
    except (BaseValidationError, ForbiddenExtraKeysError, *WRONG) as error:
        raise Malformed("The scenario in the header cannot be read.") from error


def action_from_json(data: object) -> Action:
    """The act that a JSON object describes. Raises `Malformed` with one sentence, whatever the object is."""
    if not isinstance(data, Mapping):
        raise Malformed("An act is an object with a verb.")
    verb = data.get("verb")
    if not isinstance(verb, str) or verb not in ACTS:
        raise Malformed("This act has no verb that the game knows.")
    fields = {key: value for key, value in data.items() if key != "verb"}
    try:
        action: Action = _strict().structure(fields, ACTS[verb])
    except (BaseValidationError, ForbiddenExtraKeysError, *WRONG) as error:
        raise Malformed(f"The act {verb!r} has a part that is missing, unknown or of the wrong kind.") from error
    return action


@cache
def _strict() -> Converter:
    """Structures acts from strangers: no silent conversion of one kind into another."""
    converter = _tagged(Converter(forbid_extra_keys=True))
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook_func(_is_list, partial(_items, converter))
    return converter


def _is_list(kind: Any) -> bool:
    return get_origin(kind) in (tuple,)


def _items(converter: Converter, value: object, kind: Any) -> tuple[object, ...]:
    """A list of things of one kind; a word is no list of letters."""
    if not isinstance(value, list):
        raise ValueError("list expected")
    return tuple(converter.structure(item, get_args(kind)[0]) for item in value)


def _exactly(kind: type) -> Any:
    def structure(value: object, _: object) -> object:
        if type(value) is not kind:
            raise ValueError(f"{kind.__name__} expected")
        if isinstance(value, int) and abs(value) > 1_000_000_000:
            raise ValueError("number out of bounds")
        return value

    return structure


def actor_from_json(data: object) -> Actor:
    """The actor that a list describes. Raises `Malformed`."""
    if not isinstance(data, list) or not 1 <= len(data) <= 3 or not all(isinstance(part, str) for part in data):
        raise Malformed("An actor is a list of seat, office and member.")
    return Actor(*data)
