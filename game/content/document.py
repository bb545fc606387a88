"""YAML text -> nodes that know where they stand, or one sentence about why it cannot be read.

What the words mean is not decided here. The guards work on the parser's event stream, before anything is built.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser

from game.content.mistakes import Mistake, ScenarioError, shown

# The largest scenario of ours has some 60 kB and 4,000 events, nested ten deep. Beyond these bounds a file is a mistake
# or an attack, and a refusal costs less than the memory.
LARGEST_FILE = 1 << 20
MOST_EVENTS = 100_000
DEEPEST = 50

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that a reader of the file would not see: control codes, and marks that turn text around."""


class Node:
    """Something that stands at a place in a file. Line and column count from 1."""

    __slots__ = ("column", "file", "line")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column

    def mistake(self, message: str) -> Mistake:
        """A mistake at this place."""
        return Mistake(self.file, self.line, self.column, message)


class Scalar(Node):
    """One word, number or text. `plain` means that it stands without quotes."""

    __slots__ = ("plain", "text")

    def __init__(self, file: str, line: int, column: int, text: str, plain: bool) -> None:
        super().__init__(file, line, column)
        self.text = text
        self.plain = plain


class ListNode(Node):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, file: str, line: int, column: int, items: list[Node]) -> None:
        super().__init__(file, line, column)
        self.items = items


class MapNode(Node):
    """Keys with their values, in the order of the file; each key is kept with its own place."""

    __slots__ = ("entries",)

    def __init__(self, file: str, line: int, column: int, entries: dict[str, tuple[Node, Node]]) -> None:
        super().__init__(file, line, column)
        self.entries = entries

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        entry = self.entries.get(key)
        return None if entry is None else entry[1]


class Document:
    """One file: its text, its root, and mistakes that did not keep it from being read (keys that stand twice)."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.mistakes: list[Mistake] = []
        self.root = _Composer(self).compose()


def read_document(path: Path, file: str) -> Document:
    """Reads a file that mistakes call `file`. Raises ScenarioError with one mistake if it cannot be read at all."""
    return Document(file, _text_of(_bytes_of(path, file), file))


def _bytes_of(path: Path, file: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refusal(file, 1, 1, "This is not a file: name a YAML file.")
        if status.st_size > LARGEST_FILE:
            raise _refusal(file, 1, 1, "The file is larger than 1 MiB, which no scenario needs: make it smaller.")
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE)
    except (FileNotFoundError, NotADirectoryError):
        raise _refusal(file, 1, 1, "There is no such file: check its name and folder.") from None
    except (OSError, ValueError):
        raise _refusal(file, 1, 1, "The file cannot be read: check its name and who may read it.") from None


def _text_of(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line, column = _place(before, len(before))
        kind = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "another encoding"
        raise _refusal(file, line, column, f"The file is in {kind}: save it as UTF-8.") from None
    found = _UNSEEN.search(text)
    if found:
        line, column = _place(text, found.start())
        code = f"U+{ord(found.group()):04X}"
        raise _refusal(file, line, column, f"An invisible control character ({code}) stands here: delete it.")
    return text


def _place(text: str, index: int) -> tuple[int, int]:
    line = text.count("\n", 0, index)
    return line + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _refusal(file: str, line: int, column: int, message: str) -> ScenarioError:
    return ScenarioError([Mistake(file, line, column, message)])


class _Composer:
    """Builds the nodes of one document from the events of libyaml's parser."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = document.file
        self._depth = 0

    def compose(self) -> Node:
        try:
            events = self._events()
            first = next(events, None)
            if first is None:
                raise _refusal(self._file, 1, 1, "The file is empty: a scenario begins with its `title`.")
            root = self._node(first, events)
            for _ in events:
                pass
            return root
        except yaml.YAMLError as error:
            raise self._syntax(error) from None

    def _events(self) -> Iterator[Any]:
        parser = CParser(self._document.text)
        documents = 0
        for _ in range(MOST_EVENTS):
            event: Any = parser.get_event()
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                return
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._refuse(event, "A second document begins here: one file holds one scenario.")
            # Ten lines of aliases of aliases stand for a billion nodes; no scenario needs one.
            elif kind is yaml.AliasEvent or (event.anchor if kind in _ANCHORED else None):
                raise self._refuse(event, "Anchors and aliases are not read: write it out, or quote a leading & or *.")
            elif kind in _CONTENT:
                yield event
        raise _refusal(self._file, 1, 1, f"The file holds more than {MOST_EVENTS} things, which no scenario needs.")

    def _node(self, event: Any, events: Iterator[Any]) -> Node:
        if event.tag is not None:
            raise self._refuse(event, f"Tags such as {shown(event.tag)} are not read: leave it out, or use quotes.")
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if type(event) is yaml.ScalarEvent:
            if event.style == '"' and _UNSEEN.search(event.value):
                raise self._refuse(event, "The text holds an escaped control character: leave it out.")
            # Whether there were quotes is kept: YAML 1.1 reads a bare `no` as false and 12:30 as 750, and an author
            # must be told.
            return Scalar(self._file, line, column, event.value, not event.style)
        # Counted here, on events: the loader of libyaml recurses in C, and a deep enough file would end the process.
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refuse(event, f"Lists and keys are nested more than {DEEPEST} deep here.")
        node: Node
        if type(event) is yaml.SequenceStartEvent:
            node = ListNode(self._file, line, column, self._items(events))
        else:
            node = MapNode(self._file, line, column, self._entries(events))
        self._depth -= 1
        return node

    def _items(self, events: Iterator[Any]) -> list[Node]:
        items = []
        while type(event := next(events)) is not yaml.SequenceEndEvent:
            items.append(self._node(event, events))
        return items

    def _entries(self, events: Iterator[Any]) -> dict[str, tuple[Node, Node]]:
        entries: dict[str, tuple[Node, Node]] = {}
        while type(event := next(events)) is not yaml.MappingEndEvent:
            key = self._node(event, events)
            if not isinstance(key, Scalar):
                raise self._refuse(event, "A key must be one word: quote text that begins with [ or {.")
            value = self._node(next(events), events)
            if key.text in entries:
                first = entries[key.text][0].line
                message = f"{shown(key.text)} stands twice, first in line {first}: keep one of them."
                self._document.mistakes.append(key.mistake(message))
            else:
                entries[key.text] = (key, value)
        return entries

    def _refuse(self, event: Any, message: str) -> ScenarioError:
        return _refusal(self._file, event.start_mark.line + 1, event.start_mark.column + 1, message)

    def _syntax(self, error: yaml.YAMLError) -> ScenarioError:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = str(getattr(error, "problem", None) or "it cannot be read")
        advice = next((cure for sign, cure in _CURES if sign in problem), "check indentation, colons and quotes")
        return _refusal(self._file, line, column, f"This is not YAML ({problem}): {advice}.")


_ANCHORED = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CONTENT = (*_ANCHORED, yaml.SequenceEndEvent, yaml.MappingEndEvent)

_CURES = (
    ("mapping values are not allowed", "put text that holds a colon in quotes, and check the indentation"),
    ("cannot start any token", "indent with spaces, not tabs, and quote text that begins with %, @ or `"),
    ("unexpected end of stream", "a quote is not closed"),
    ("expected key", "check the indentation, and that every line here is `key: value`"),
    ("expected '-' indicator", "check the indentation of the list"),
    ("expected ',' or", "a bracket or a comma is missing"),
)
"""What usually causes a complaint of the parser."""
