"""Dataclasses to JSON, for records and sockets. Knows no file and no socket; the way back is in `wire_reading`.

Two dialects of the same thing: records leave out what is at its default, sockets send everything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any

from game.rules.acts import Action
from game.rules.scenario import CONDITIONS, EFFECTS, Scenario, Setting
from game.rules.terms import Actor
from game.rules.view import View

Json = Mapping[str, Any]

TAGS: Mapping[type, tuple[str, str]] = {cls: ("is", word) for word, cls in CONDITIONS.items()} | {
    cls: ("do", word) for word, cls in EFFECTS.items()
}
"""Where a field may hold one of several classes, the key and the word that tell which."""


class Malformed(ValueError):
    """What came over the wire is not what it should be. Its text is one sentence."""


@cache
def _plan(cls: type) -> tuple[tuple[str, bool, object], ...]:
    """Of each field of a class: its name, whether it holds tagged values, and its default."""
    return tuple((each.name, _is_tagged(each), _default(each)) for each in fields(cls) if each.init)


def _is_tagged(each: Field[Any]) -> bool:
    return any(word in str(each.type) for word in ("tuple[Effect", "tuple[Condition"))


def _default(each: Field[Any]) -> object:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _plain(value: Any, short: bool, tagged: bool = False) -> Any:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(item, short, tagged) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item, short) for key, item in value.items()}
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} has no form on the wire")
    cls: type = type(value)
    out: dict[str, Any] = {}
    if tagged:
        key, word = TAGS[cls]
        out[key] = word
    for name, holds_tagged, default in _plan(cls):
        held = getattr(value, name)
        if not short or held != default:
            out[name] = _plain(held, short, holds_tagged)
    return out


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


def setting_to_json(setting: Setting) -> Json:
    """Everything published about a scenario."""
    data: Json = _plain(setting, False)
    return data


def dumps(data: object) -> str:
    """One line of JSON, keys sorted, the same on every platform."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: object) -> str:
    """A short hash of JSON data: 16 hexadecimal digits."""
    return hashlib.blake2b(dumps(data).encode(), digest_size=8).hexdigest()
