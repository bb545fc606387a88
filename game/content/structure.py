"""Nodes -> the frozen values of a scenario, with every mistake at once.

Reading never stops: where something is wrong, a stand-in is used and the mistake noted, so that what comes after is
checked as well. Whether words name anything, and whether it all makes sense, is judged in `names` and the lints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from msgspec import Struct

from game.content.document import ListNode, MapNode, Node, Scalar
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
    called,
    fields_of,
)
from game.content.mistakes import ENOUGH, Enough, Mistake, did_you_mean, shown
from game.rules.effects import EFFECTS
from game.rules.model.conditions import CONDITIONS
from game.rules.model.units import HUNDREDTHS, Range
from game.rules.model.value import Value

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,8})$")
_TRUTH = {"yes": "true", "no": "false", "on": "true", "off": "false", "true": "true", "false": "false"}
_TRAPS = (
    (re.compile(r"(?i:yes|no|on|off|true|false)$"), "YAML reads {0} as {1}: put it in quotes."),
    (re.compile(r"(?:~|(?i:null)|)$"), "Nothing stands here: write the text, or leave the key out."),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$"), "YAML reads {0} as a number to base sixty: put it in quotes."),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"), "YAML reads {0} as a date: put it in quotes."),
    (re.compile(r"[-+]?(?:[0-9][0-9_.]*(?:[eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|\.[0-9]+)$"),
     "YAML reads {0} as a number: put it in quotes."),
)  # fmt: skip
"""Plain words that YAML 1.1 does not read as text, though their author means text."""

_LONGEST_TRAP = 40


class Named(Struct, frozen=True):
    """A word that must name something of a kind, and where it stands."""

    kind: str
    word: str
    node: Node


class _Gone:
    """What is read where nothing can stand in."""


GONE = _Gone()


class Reader:
    """Reads nodes by shape, and remembers what the lints need to point at places.

    mistakes: what was wrong so far
    named: words that must name something
    prose: all other text
    origin: the node from which each object was read, by the object's identity; `kept` keeps those alive
    spoilt: identities of objects with a mistake inside
    """

    def __init__(self, spread: int = 0) -> None:
        self.spread = spread
        self.mistakes: list[Mistake] = []
        self.named: list[Named] = []
        self.prose: list[Scalar] = []
        self.origin: dict[int, Node] = {}
        self.kept: list[object] = []
        self.spoilt: set[int] = set()

    def say(self, node: Node, message: str) -> None:
        """Notes a mistake. Raises Enough when there are very many."""
        self.mistakes.append(node.mistake(message))
        if len(self.mistakes) >= ENOUGH:
            raise Enough

    def read(self, shape: Shape, node: Node) -> Any:
        """The value that a node holds; a stand-in, or GONE, where the node is wrong."""
        return _READ[type(shape)](self, shape, node)

    def record(self, cls: type[Value], node: Node, *, tag: str = "", also: tuple[str, ...] = ()) -> Any:
        """An object of a class from a mapping; the keys `tag` and `also` are read elsewhere."""
        known, before = fields_of(cls), len(self.mistakes)
        if not isinstance(node, MapNode):
            self.say(node, f"{_capital(called(cls))} is written as keys with values: {_keys(known)}.")
            return self._object(cls, node, {}, spoilt=True)
        values: dict[str, Any] = {}
        for key, (at, value) in node.entries.items():
            field = known.get(key)
            if field is not None:
                values[key] = self.read(field.shape, value)
            elif key != tag and key not in also:
                self.say(at, f"There is no key {shown(key)} in {called(cls)}: {did_you_mean(key, (*known, *also))}")
        for field in known.values():
            if field.required and field.name not in values:
                self.say(node, f"{_capital(called(cls))} needs `{field.name}`: {field.meaning}.")
        sound = {key: value for key, value in values.items() if value is not GONE}
        return self._object(cls, node, sound, spoilt=len(self.mistakes) > before)

    def _object(self, cls: type[Value], node: Node, values: dict[str, Any], *, spoilt: bool) -> Any:
        for field in fields_of(cls).values():
            if field.required and field.name not in values:
                values[field.name] = self._blank(field.shape, node)
        made = cast(Any, cls)(**{fields_of(cls)[key].attribute: value for key, value in values.items()})
        self.origin[id(made)] = node
        if spoilt:
            self.spoilt.add(id(made))
        self.kept.append(made)
        return made

    def _blank(self, shape: Shape, node: Node) -> Any:
        match shape:
            case Text():
                return ""
            case Whole():
                return shape.high if shape.low > 0 else 0
            case Flag():
                return False
            case Choice():
                return shape.words[0]
            case ListOf():
                return ()
            case MapOf():
                return {}
            case Record():
                return self._object(shape.cls, node, {}, spoilt=True)
            case Spread():
                return Range(0, 0)
            case OneOf():
                raise AssertionError("conditions and effects stand in lists, and a list can be empty")

    # -- one method for each shape -----------------------------------------------------------------

    def _text(self, shape: Text, node: Node) -> Any:
        if not isinstance(node, Scalar):
            self.say(node, "Text is wanted here: put text that begins with [ or { in quotes.")
            return GONE
        text = node.text
        if node.plain and len(text) < _LONGEST_TRAP:
            for trap, advice in _TRAPS:
                if trap.match(text):
                    self.say(node, advice.format(shown(text), _TRUTH.get(text.lower(), "")))
                    return GONE
        if not text.strip() and not shape.may_be_empty:
            self.say(node, "The text is empty: write it.")
            return GONE
        if not shape.ref:
            self.prose.append(node)
        elif text:
            self.named.append(Named(shape.ref, text, node))
        return text

    def _whole(self, shape: Whole, node: Node) -> Any:
        number = self._number(node, shape.low, shape.high)
        return GONE if number is None else number

    def _number(self, node: Node, low: int, high: int) -> int | None:
        wanted = f"A whole number from {low} to {high} is wanted here"
        if not isinstance(node, Scalar):
            self.say(node, f"{wanted}.")
        elif not _WHOLE.match(node.text):
            self.say(node, f"{wanted}, not {shown(node.text)}{_number_advice(node, high)}.")
        elif not node.plain:
            self.say(node, f"{wanted}: take the quotes away from {shown(node.text)}.")
        elif not low <= int(node.text) <= high:
            self.say(node, f"{node.text} is out of bounds: {low} to {high}.")
        else:
            return int(node.text)
        return None

    def _flag(self, shape: Flag, node: Node) -> Any:
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        said = f", not {shown(node.text)}" if isinstance(node, Scalar) else ""
        quotes = "; without quotes" if isinstance(node, Scalar) and not node.plain else ""
        self.say(node, f"`true` or `false` is wanted here{said}{quotes}.")
        return GONE

    def _choice(self, shape: Choice, node: Node) -> Any:
        if isinstance(node, Scalar) and node.text in shape.words:
            return node.text
        if isinstance(node, Scalar):
            self.say(node, f"{_capital(shown(node.text))} is not possible here: {did_you_mean(node.text, shape.words)}")
        else:
            self.say(node, f"One word is wanted here: {', '.join(shape.words)}.")
        return GONE

    def _spread(self, shape: Spread, node: Node) -> Any:
        if isinstance(node, ListNode):
            ends = [self._number(item, shape.low, shape.high) for item in node.items]
            if len(ends) != 2:
                self.say(node, "A range is a list of two numbers, the least and the greatest.")
                return GONE
            low, high = ends
            if low is None or high is None:
                return GONE
            if low > high:
                self.say(node, f"The least comes first: write [{high}, {low}].")
                return GONE
            return Range(low, high)
        number = self._number(node, shape.low, shape.high)
        if number is None:
            return GONE
        around = -(-abs(number) * self.spread // 100)
        return Range(number - around, number + around)

    def _list(self, shape: ListOf, node: Node) -> Any:
        if not isinstance(node, ListNode):
            text = node.text if isinstance(node, Scalar) else ""
            self.say(
                node, f"A list is wanted here: write [{text}]." if 0 < len(text) < 40 else "A list is wanted here."
            )
            return ()
        values = [self.read(shape.item, item) for item in node.items]
        return tuple(value for value in values if value is not GONE)

    def _map(self, shape: MapOf, node: Node) -> Any:
        if not isinstance(node, MapNode):
            self.say(node, f"Keys with values are wanted here, each key a {shape.ref}.")
            return {}
        values = {}
        for key, (at, value) in node.entries.items():
            self.named.append(Named(shape.ref, key, at))
            values[key] = self.read(shape.value, value)
        return {key: value for key, value in values.items() if value is not GONE}

    def _record(self, shape: Record, node: Node) -> Any:
        return self.record(shape.cls, node)

    def _one_of(self, shape: OneOf, node: Node) -> Any:
        what, example = ("A condition", "{is: round, first: 3}") if shape.tag == "is" else (
            "An effect", "{do: change, meter: tension, by: 2}")  # fmt: skip
        word = node.get(shape.tag) if isinstance(node, MapNode) else None
        if word is None:
            self.say(node, f"{what} needs the key `{shape.tag}`, as in {example}.")
            return GONE
        text = word.text if isinstance(word, Scalar) else ""
        cls = shape.table.get(text)
        if cls is not None:
            return self.record(cls, node, tag=shape.tag)
        self.say(word, _unknown_kind(shape, what, text))
        return GONE


def _unknown_kind(shape: OneOf, what: str, text: str) -> str:
    words = shape.words()
    if text in (CONDITIONS if shape.tag == "is" else EFFECTS):
        return f"{what} {shown(text)} may not stand in {_article(shape.place)}: only {', '.join(words)}."
    return f"There is no {what.split()[1]} {shown(text)}: {did_you_mean(text, words)}"


def _number_advice(node: Scalar, high: int) -> str:
    if high > HUNDREDTHS * 10 and re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", node.text):
        return "; it counts in hundredths of a point, so that one and a half is 150"
    if re.fullmatch(r"[-+]?0[0-9]+", node.text):
        return "; leave the leading zeros out"
    return ""


def _keys(known: Mapping[str, Field]) -> str:
    return ", ".join(f"`{name}`" for name in list(known)[:6]) + (" and others" if len(known) > 6 else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


_READ: Mapping[type[Shape], Callable[[Reader, Any, Node], Any]] = {
    Text: Reader._text,
    Whole: Reader._whole,
    Flag: Reader._flag,
    Choice: Reader._choice,
    Spread: Reader._spread,
    ListOf: Reader._list,
    MapOf: Reader._map,
    Record: Reader._record,
    OneOf: Reader._one_of,
}
