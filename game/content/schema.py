"""The JSON Schema of a scenario file, made from the classes an author fills in; for editors, not for `check`.

What a schema cannot say (which ids exist, what can ever happen) is left to the lints.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.content.field_types import (
    Choice,
    Field,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Shape,
    Spread,
    Text,
    Whole,
    fields_of,
    summary,
)
from game.content.lengths import Length
from game.content.teaching import TeachingNotes
from game.rules.model.mandate import Mandate
from game.rules.model.meters import STANDARD_METERS
from game.rules.model.rulebook import Move, Numbers, Rulebook
from game.rules.model.setting import Setting
from game.rules.model.value import Value
from game.rules.model.words import SELECTORS, THEMES

Schema = dict[str, Any]

EXTRA_KEYS: Mapping[str, str] = {
    "rulebook": "the rules in use: the name of a rulebook, or the path of one beside this file",
    "rules": "changes to the rulebook: whole keys, single numbers, moves by their id",
    "mandates": "by delegation, what it alone is told",
    "teaching": "what an instructor is told, and no delegation; `overture brief` prints it",
    "lengths": "other numbers of rounds that the case bears, for a lesson that is shorter or longer",
    "extends": "the rulebook that this one changes",
    "without_moves": "moves of the rulebook that are left out",
    "only_moves": "the only moves of the rulebook that are kept",
}
"""Keys of the files that no class has, and what they mean."""

_KINDS = {"is": "condition", "do": "effect"}
_HINTS = {"meter": tuple(STANDARD_METERS), "selector": tuple(SELECTORS), "theme": tuple(THEMES)}


def json_schema() -> Schema:
    """The schema of a scenario file, as draft 2020-12; that of a rulebook file is in its `$defs`."""
    book = _Book()
    setting = dict(book.properties(Setting))
    setting["rulebook"] = {"type": "string", "description": EXTRA_KEYS["rulebook"]}
    setting["rules"] = {"$ref": "#/$defs/rules", "description": EXTRA_KEYS["rules"]}
    mandates = book.schema(MapOf("delegation", Record(Mandate)))
    setting["mandates"] = {**mandates, "description": EXTRA_KEYS["mandates"]}
    setting["teaching"] = {**book.schema(Record(TeachingNotes)), "description": EXTRA_KEYS["teaching"]}
    setting["lengths"] = {**book.schema(ListOf(Record(Length))), "description": EXTRA_KEYS["lengths"]}
    required = [each.name for each in fields_of(Setting).values() if each.required and each.name != "id"]
    book.changes()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Overture scenario",
        "description": summary(Setting),
        **_object(setting, [*required, "mandates"]),
        "$defs": dict(sorted(book.defs.items())),
    }


class _Book:
    """Definitions, gathered as they are needed."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}

    def properties(self, cls: type[Value]) -> Schema:
        """The properties of a class."""
        return {each.name: self._property(each) for each in fields_of(cls).values()}

    def changes(self) -> None:
        """Definitions for `rules:` and for rulebook files, in which what exists may be given in part."""
        self.schema(Record(Rulebook))
        some_move = _object(self.properties(Move), ["id"])
        numbers = _object(self.properties(Numbers), [])
        names = {"type": "array", "items": {"type": "string"}}
        rulebook = {
            **self.properties(Rulebook),
            "numbers": numbers,
            "moves": {"type": "array", "items": some_move, "description": fields_of(Rulebook)["moves"].meaning},
            "without_moves": {**names, "description": EXTRA_KEYS["without_moves"]},
            "only_moves": {**names, "description": EXTRA_KEYS["only_moves"]},
        }
        self.defs["rules"] = _object(rulebook, [])
        extends = {"type": "string", "description": EXTRA_KEYS["extends"]}
        self.defs["rulebook-file"] = _object({"extends": extends, **rulebook}, [])

    def schema(self, shape: Shape) -> Schema:
        """The schema of one shape."""
        match shape:
            case Text():
                return _text(shape)
            case Whole():
                return {"type": "integer", "minimum": shape.low, "maximum": shape.high}
            case Flag():
                return {"type": "boolean"}
            case Choice():
                return {"enum": list(shape.words)}
            case Spread():
                whole = self.schema(Whole(shape.low, shape.high))
                return {"oneOf": [whole, {"type": "array", "items": whole, "minItems": 2, "maxItems": 2}]}
            case ListOf():
                return {"type": "array", "items": self.schema(shape.item)}
            case MapOf():
                return {"type": "object", "additionalProperties": self.schema(shape.value)}
            case Record():
                return self._record(shape.cls)
            case OneOf():
                return self._one_of(shape)

    def _property(self, field: Field) -> Schema:
        schema = {**self.schema(field.shape), "description": field.meaning}
        if isinstance(field.default, bool | int | str) and field.default != "":
            schema["default"] = field.default
        return schema

    def _record(self, cls: type[Value]) -> Schema:
        name = cls.__name__
        if name not in self.defs:
            self.defs[name] = {}
            required = [each.name for each in fields_of(cls).values() if each.required]
            self.defs[name] = {"description": summary(cls), **_object(self.properties(cls), required)}
        return {"$ref": f"#/$defs/{name}"}

    def _one_of(self, shape: OneOf) -> Schema:
        allowed = "" if len(shape.table) > 1 else f"-{next(iter(shape.table))}"
        name = f"{_KINDS[shape.tag]}-in-{shape.place}{allowed}" if shape.place else _KINDS[shape.tag]
        if name not in self.defs:
            self.defs[name] = {}
            branches = [self._branch(shape.tag, word, cls) for word, cls in shape.table.items()]
            tag = {shape.tag: {"enum": list(shape.table)}}
            self.defs[name] = {"type": "object", "properties": tag, "required": [shape.tag], "allOf": branches}
        return {"$ref": f"#/$defs/{name}"}

    def _branch(self, tag: str, word: str, cls: type[Value]) -> Schema:
        """If the tag holds the word, then the keys are those of the class: an editor complains about the right one."""
        name = f"{_KINDS[tag]}-{word}".replace("_", "-")
        if name not in self.defs:
            self.defs[name] = {}
            required = [each.name for each in fields_of(cls).values() if each.required]
            keys = {tag: {"const": word, "description": summary(cls)}, **self.properties(cls)}
            self.defs[name] = {"description": summary(cls), **_object(keys, [tag, *required])}
        chosen = {"properties": {tag: {"const": word}}, "required": [tag]}
        return {"if": chosen, "then": {"$ref": f"#/$defs/{name}"}}


def _text(shape: Text) -> Schema:
    schema: Schema = {"type": "string"}
    if not shape.may_be_empty:
        schema["minLength"] = 1
    if shape.ref in _HINTS:
        schema["examples"] = list(_HINTS[shape.ref])
    return schema


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
