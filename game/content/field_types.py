"""What may stand where in a file, read off the classes an author fills in: the one place that looks at type hints.

Nothing is read or written here; `structure` reads nodes by these shapes, `schema` and `vocabulary` describe them.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from inspect import cleandoc
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from game.rules.effects import EFFECTS
from game.rules.model.concessions import Concession, Level
from game.rules.model.conditions import CONDITIONS
from game.rules.model.course import Event
from game.rules.model.effect import Effect, Place
from game.rules.model.meters import ExtraMeter
from game.rules.model.rulebook import Incidents, Move
from game.rules.model.setting import Setting
from game.rules.model.units import Bounds, Range, Ref
from game.rules.model.value import Value


class Text(Struct, frozen=True):
    """Words; `ref` is the kind of thing they must name, if any."""

    ref: str = ""
    may_be_empty: bool = False


class Whole(Struct, frozen=True):
    """A whole number within bounds."""

    low: int
    high: int


class Flag(Struct, frozen=True):
    """True or false."""


class Choice(Struct, frozen=True):
    """One word of a closed list."""

    words: tuple[str, ...]


class Spread(Struct, frozen=True):
    """A hidden number: a whole number that is spread, or a list of the least and the greatest."""

    low: int
    high: int


class ListOf(Struct, frozen=True):
    """A list of things of one shape."""

    item: Shape


class MapOf(Struct, frozen=True):
    """Things of one shape by the name of something."""

    ref: str
    value: Shape


class Record(Struct, frozen=True):
    """The keys of one class."""

    cls: type[Value]


class OneOf(Struct, frozen=True):
    """The keys of one of several classes, which the key `tag` chooses; `place` names where it stands."""

    tag: str
    table: Mapping[str, type[Value]]
    place: str = ""

    def words(self) -> tuple[str, ...]:
        """The words that `tag` may hold."""
        return tuple(self.table)


Shape: TypeAlias = Text | Whole | Flag | Choice | Spread | ListOf | MapOf | Record | OneOf


class Field(Struct, frozen=True):
    """One key of a class: the attribute that holds it, its shape, whether it must be there, and its default."""

    owner: type[Value]
    name: str
    attribute: str
    shape: Shape
    required: bool
    default: object

    @property
    def meaning(self) -> str:
        """What its class says about it."""
        return meanings(self.owner).get(self.name, "")


_PLACES: Mapping[type[Value], Place] = {Move: "move", Level: "concession", Event: "event", Incidents: "incident"}
_CONDITION = frozenset(CONDITIONS.values())
_EFFECT = frozenset(EFFECTS.values())


_known: dict[type[Value], Mapping[str, Field]] = {}


def fields_of(cls: type[Value]) -> Mapping[str, Field]:
    """The keys of a class by name, in its order."""
    if cls not in _known:
        _known[cls] = _fields(cls)
    return _known[cls]


def _fields(cls: type[Value]) -> Mapping[str, Field]:
    found = {}
    for each in fields(cls):
        default = None if each.required else () if each.default is NODEFAULT else each.default
        shape = _shape(each.type, cls)
        if isinstance(shape, Text) and default == "":
            shape = Text(shape.ref, may_be_empty=True)
        found[each.encode_name] = Field(cls, each.encode_name, each.name, shape, each.required, default)
    return found


def _shape(hint: Any, owner: type[Value], extra: tuple[Any, ...] = ()) -> Shape:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _shape(args[0], owner, hint.__metadata__)
    if origin is Literal:
        return Choice(args)
    if origin is tuple:
        return ListOf(_shape(args[0], owner))
    if origin is types.UnionType or origin is Union:
        return _union(args, owner)
    if origin is not None and issubclass(origin, Mapping):
        return MapOf(_ref(get_args(args[0])[1:]), _shape(args[1], owner))
    if hint is str:
        return Text(_ref(extra))
    if hint is bool:
        return Flag()
    if hint is int:
        low, high = next((each.low, each.high) for each in extra if isinstance(each, Bounds))
        return Whole(low, high)
    if hint is Range:
        worth = fields_of(Range)["low"].shape
        assert isinstance(worth, Whole)
        return Spread(worth.low, worth.high)
    if hint is Effect:
        place = _PLACES[owner]
        return OneOf("do", {word: cls for word, cls in EFFECTS.items() if place in cls.where}, place)
    if hint in _EFFECT:
        return OneOf("do", {word: cls for word, cls in EFFECTS.items() if cls is hint}, _noun(owner))
    return Record(hint)


def _union(args: tuple[Any, ...], owner: type[Value]) -> Shape:
    members = frozenset(args)
    if members == _CONDITION:
        return OneOf("is", CONDITIONS)
    (hint,) = (each for each in args if each is not types.NoneType)
    return _shape(hint, owner)


def _ref(extra: tuple[Any, ...]) -> str:
    return next((each.kind for each in extra if isinstance(each, Ref)), "")


# --------------------------------------------------------------------------------------------------
# Words about a class


def meanings(cls: type[Value]) -> Mapping[str, str]:
    """What a class docstring says about each field, in its ``name: meaning`` lines."""
    found: dict[str, str] = {}
    name = ""
    for line in cleandoc(cls.__doc__ or "").splitlines()[1:]:
        entry = re.match(r"(\w+): (.*)", line)
        if entry:
            name = entry[1]
            found[name] = entry[2]
        elif name and line.startswith(" "):
            found[name] += " " + line.strip()
    return found


def summary(cls: type[Value]) -> str:
    """The first paragraph of a class docstring."""
    return " ".join(cleandoc(cls.__doc__ or "").split("\n\n")[0].split())


def called(cls: type[Value]) -> str:
    """A class in an author's words, with its article: "a concession", "an effect `change`"."""
    for kind, table in (("a condition", CONDITIONS), ("an effect", EFFECTS)):
        for word, each in table.items():
            if each is cls:
                return f"{kind} `{word}`"
    noun = _noun(cls)
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _noun(cls: type[Value]) -> str:
    special = {Setting: "scenario", Concession: "concession", ExtraMeter: "meter"}
    return special.get(cls) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
