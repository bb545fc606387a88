"""Dataclasses to JSON and back, for records and sockets. Knows no file and no socket.

Two dialects of the same thing: records leave out what is at its default, sockets send everything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, get_args, get_origin

from cattrs import Converter, ForbiddenExtraKeysError
from cattrs.errors import BaseValidationError
from cattrs.strategies import configure_tagged_union

from game.rules.acts import ACTS, Action
from game.rules.scenario import CONDITIONS, EFFECTS, Condition, Effect, Scenario, Setting
from game.rules.terms import Actor
from game.rules.view import View

Json = Mapping[str, Any]


WRONG = (LookupError, TypeError, ValueError, AttributeError, RecursionError)
"""What comes of data of the wrong shape."""


class Malformed(ValueError):
    """What came over the wire is not what it should be. Its text is one sentence."""


def _tagged(converter: Converter) -> Converter:
    words = {cls: word for word, cls in CONDITIONS.items()} | {cls: word for word, cls in EFFECTS.items()}
    configure_tagged_union(Condition, converter, tag_generator=lambda cls: words[cls], tag_name="is")
    configure_tagged_union(Effect, converter, tag_generator=lambda cls: words[cls], tag_name="do")
    return converter


@cache
def _short() -> Converter:
    return _tagged(Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=True))


@cache
def _full() -> Converter:
    return _tagged(Converter())


def scenario_to_json(scenario: Scenario) -> Json:
    """A whole scenario, for the header of a record."""
    return {
        "setting": _short().unstructure(scenario.setting, Setting),
        "mandates": {seat: _short().unstructure(mandate) for seat, mandate in scenario.mandates.items()},
    }


def scenario_from_json(data: Json) -> Scenario:
    """The scenario in a record's header. Raises `Malformed`."""
    try:
        return _short().structure(data, Scenario)
    except (BaseValidationError, ForbiddenExtraKeysError, *WRONG) as error:
        raise Malformed("The scenario in the header cannot be read.") from error


def action_to_json(action: Action) -> Json:
    """An act with its verb."""
    return {"verb": action.verb, **_short().unstructure(action)}


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


def actor_to_json(actor: Actor) -> list[str]:
    """Seat, office and member; empty ones at the end are left out."""
    parts = [actor.seat, actor.office, actor.member]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def actor_from_json(data: object) -> Actor:
    """The actor that a list describes. Raises `Malformed`."""
    if not isinstance(data, list) or not 1 <= len(data) <= 3 or not all(isinstance(part, str) for part in data):
        raise Malformed("An actor is a list of seat, office and member.")
    return Actor(*data)


def view_to_json(view: View) -> Json:
    """What a View holds, without the published setting, which is sent once by `setting_to_json`."""
    to = _full().unstructure
    return {
        "seat": view.seat,
        "mandate": to(view.mandate),
        "table": to(view.table),
        "desk": to(view.desk),
        "rooms": {key: to(room) for key, room in view.rooms.items()},
    }


def to_json(value: object) -> Any:
    """Any frozen value of the rules as plain JSON data, nothing left out."""
    return _full().unstructure(value)


def setting_to_json(setting: Setting) -> Json:
    """Everything published about a scenario."""
    data: Json = _full().unstructure(setting, Setting)
    return data


def dumps(data: object) -> str:
    """One line of JSON, keys sorted, the same on every platform."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: object) -> str:
    """A short hash of JSON data: 16 hexadecimal digits."""
    return hashlib.blake2b(dumps(data).encode(), digest_size=8).hexdigest()
