"""Values of the rules to JSON, for records and sockets. Knows no file and no socket; the way back is in `wire_reading`.

Two dialects of the same thing: records leave out what is at its default, sockets send everything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.json import encode

from game.rules.model.setting import Scenario, Setting
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Action

Json = Mapping[str, Any]

TAGGED = ("tuple[Condition, ...]", "tuple[Effect, ...]")
"""Fields in which every value says which of several classes it is; where only one may stand, it need not."""


LATER = frozenset(("meanings",))
"""Fields that came after records were first written: left out everywhere where empty, so that their digests hold."""


class Malformed(ValueError):
    """What came over the wire is not what it should be. Its text is one sentence."""


@cache
def _tag(cls: type[Struct]) -> dict[str, str]:
    """The key and the word that tell which of several classes this one is; empty for most."""
    config = cls.__struct_config__
    return {} if config.tag is None else {str(config.tag_field): str(config.tag)}


@cache
def _plan(cls: type[Struct]) -> tuple[tuple[str, str, bool, object], ...]:
    """Of each field of a class: its name, its key, whether it holds tagged values, and its default."""
    # `msgspec.structs.fields` would resolve every annotation, which takes longer than writing a whole header.
    values = cls.__struct_defaults__
    defaults = (NODEFAULT,) * (len(cls.__struct_fields__) - len(values)) + values
    hints = {name: hint for each in cls.__mro__ for name, hint in vars(each).get("__annotations__", {}).items()}
    return tuple(
        (name, key, hints[name] in TAGGED, default.factory() if hasattr(default, "factory") else default)
        for name, key, default in zip(cls.__struct_fields__, cls.__struct_encode_fields__, defaults, strict=True)
    )


_AS_IT_IS = frozenset((str, int, bool, type(None)))


def _plain(value: Any, short: bool, tagged: bool = False) -> Any:
    # Most of what a state holds is words and numbers: they are told by their exact type, in the loops, without a call.
    if isinstance(value, Struct):
        out: dict[str, Any] = dict(_tag(type(value))) if tagged else {}
        for name, key, holds_tagged, default in _plan(type(value)):
            held = getattr(value, name)
            if held is default and short:
                continue
            if held != default or not (short or name in LATER):
                out[key] = held if type(held) in _AS_IT_IS else _plain(held, short, holds_tagged)
        return out
    if isinstance(value, (tuple, list)):
        return [item if type(item) in _AS_IT_IS else _plain(item, short, tagged) for item in value]
    if isinstance(value, Mapping):
        return {key: item if type(item) in _AS_IT_IS else _plain(item, short) for key, item in value.items()}
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(f"{type(value).__name__} has no form on the wire")


def scenario_to_json(scenario: Scenario) -> Json:
    """A whole scenario, for the header of a record."""
    return {
        "setting": _plain(scenario.setting, True),
        "mandates": {seat: _plain(mandate, True) for seat, mandate in scenario.mandates.items()},
    }


def action_to_json(action: Action) -> Json:
    """An act with its verb."""
    return {"verb": action.verb, **_plain(action, True)}


def actor_to_json(actor: Actor) -> list[str]:
    """Seat, office and member; empty ones at the end are left out."""
    parts = [actor.seat, actor.office, actor.member]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def view_to_json(view: View) -> Json:
    """What a View holds, without the published setting, which is sent once by `setting_to_json`."""
    return {
        "seat": view.seat,
        "mandate": to_json(view.mandate),
        "table": to_json(view.table),
        "desk": to_json(view.desk),
        "rooms": {key: to_json(room) for key, room in view.rooms.items()},
    }


def to_json(value: object) -> Any:
    """Any frozen value of the rules as plain JSON data, nothing left out."""
    return _plain(value, False)


def short_json(value: object) -> Any:
    """The same with what is at its default left out, as records keep it."""
    return _plain(value, True)


def setting_to_json(setting: Setting) -> Json:
    """Everything published about a scenario."""
    data: Json = _plain(setting, False)
    return data


def dumps(data: object) -> str:
    """One line of JSON, keys sorted, the same on every platform."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def encoded(data: object) -> bytes:
    """The same line, many times as fast, of data all of whose keys are words, as those of `short_json` are."""
    return encode(data, order="deterministic")


def digest(data: object) -> str:
    """A short hash of JSON data all of whose keys are words: 16 hexadecimal digits."""
    return hashlib.blake2b(encoded(data), digest_size=8).hexdigest()
