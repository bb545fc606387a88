"""Plain data -> values of a class that may have gained and lost fields since the data was written.

What is known is taken, what is unknown is left, what is missing is at its default. Strict reading comes first.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct, ValidationError, convert
from msgspec.structs import fields

T = TypeVar("T")
EMPTY: Final[Mapping[Any, Any]] = {int: 0, str: "", bool: False, float: 0.0}


class Unreadable(ValueError):
    """Data from which no value can be made."""


def read(data: object, cls: type[T]) -> T:
    """The value that data describes, as far as it does. Raises `Unreadable`."""
    try:
        return convert(data, cls)
    except (ValidationError, RecursionError):
        made: T = _value(data, cls)
        return made


def _value(data: object, hint: Any) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _bounded(_value(data, args[0]), hint)
    if origin in (Union, types.UnionType):
        return _one_of(data, args)
    if origin is Literal:
        if data in args:
            return data
        raise Unreadable(f"{data!r} is none of {args}")
    if origin is tuple:
        return _tuple(data, args)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(data, args)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _struct(data, hint)
    if isinstance(hint, type) and type(data) is hint:
        return data
    raise Unreadable(f"{data!r} is no {hint}")


def _bounded(value: Any, hint: Any) -> Any:
    """A number or a text within its bounds, which hold for whoever wrote it too."""
    if isinstance(value, int | str):
        try:
            convert(value, hint)
        except ValidationError as error:
            raise Unreadable(str(error)) from error
    return value


def _struct(data: object, cls: type[Struct]) -> Any:
    if not isinstance(data, Mapping):
        raise Unreadable(f"{cls.__name__} is written as keys with values")
    made: dict[str, Any] = {}
    for field in fields(cls):
        try:
            if field.encode_name in data:
                made[field.name] = _value(data[field.encode_name], field.type)
                continue
        except Unreadable:
            if field.required:
                raise
        if field.required:
            made[field.name] = _stand_in(field.type)
        elif field.default is not NODEFAULT:
            made[field.name] = field.default
    return cls(**made)


def _stand_in(hint: Any) -> Any:
    """What stands where a class has gained a field that it cannot do without."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _stand_in(args[0])
    if origin is tuple:
        return ()
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    if origin in (Union, types.UnionType) and types.NoneType in args:
        return None
    if hint in EMPTY:
        return EMPTY[hint]
    raise Unreadable(f"nothing stands for {hint}")


def _one_of(data: object, args: tuple[Any, ...]) -> Any:
    """The member of a union that data names by its tag, or the first that it fits."""
    if data is None and types.NoneType in args:
        return None
    for each in args:
        config = getattr(each, "__struct_config__", None)
        if config is not None and config.tag is not None:
            if isinstance(data, Mapping) and data.get(config.tag_field) == config.tag:
                return _struct(data, each)
        elif each is not types.NoneType:
            return _value(data, each)
    raise Unreadable("of no kind that is known")


def _tuple(data: object, args: tuple[Any, ...]) -> Any:
    if not isinstance(data, list | tuple):
        raise Unreadable("a list is wanted")
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_all(data, args[0]))
    if len(data) != len(args):
        raise Unreadable(f"{len(args)} parts are wanted")
    return tuple(_value(item, hint) for item, hint in zip(data, args, strict=True))


def _all(items: list[Any] | tuple[Any, ...], hint: Any) -> list[Any]:
    """The items that can be read; one of a kind that is gone is left out."""
    made = []
    for item in items:
        try:
            made.append(_value(item, hint))
        except Unreadable:
            continue
    return made


def _mapping(data: object, args: tuple[Any, ...]) -> Any:
    if not isinstance(data, Mapping):
        raise Unreadable("keys with values are wanted")
    keys = list(data)
    return dict(zip(keys, (_value(data[key], args[1]) for key in keys), strict=True))
