"""A scenario that has been read but not yet judged: its objects, and the places in the files they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from game.content.document import Document, ListNode, MapNode, Node
from game.content.lengths import Length
from game.content.structure import Reader
from game.content.teaching import TeachingNotes
from game.rules.model.conditions import Condition, Several
from game.rules.model.mandate import Mandate
from game.rules.model.setting import Setting

PAIR = 2


class ScenarioDraft(Struct, frozen=True):
    """What the lints work on.

    setting: what was read, mended so far that its own properties can be used
    mandates: by delegation
    reader: knows places, names and prose
    root: the scenario's file, for what has no place of its own
    documents: all files that were read
    rules_known: the rulebook could be read; otherwise nothing is said about moves
    teaching: what an instructor is told
    lengths: other numbers of rounds that it bears
    """

    setting: Setting
    mandates: Mapping[str, Mandate]
    reader: Reader
    root: MapNode
    documents: tuple[Document, ...]
    rules_known: bool = True
    teaching: TeachingNotes | None = None
    lengths: tuple[Length, ...] = ()

    def at(self, thing: object, *steps: str | int) -> Node:
        """The node of an object, or of what one finds by keys and indexes inside it; the nearest one there is."""
        node = self.reader.origin.get(id(thing), self.root)
        for step in steps:
            inner = _inside(node, step)
            if inner is None:
                break
            node = inner
        return node

    def key(self, name: str) -> Node:
        """The node of a key of the scenario's file."""
        entry = self.root.entries.get(name)
        return self.root if entry is None else entry[0]

    def say(self, message: str, thing: object, *steps: str | int) -> None:
        """Notes a mistake at an object or inside it."""
        self.reader.say(self.at(thing, *steps), message)

    def wrote(self, thing: object, key: str) -> bool:
        """Whether the author wrote this key of an object, and did not leave it out."""
        node = self.at(thing)
        return isinstance(node, MapNode) and key in node.entries

    def fine(self, thing: object) -> bool:
        """Whether nothing has been noted inside an object while it was read: only then its sense is judged."""
        return id(thing) not in self.reader.spoilt


def _inside(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MapNode) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def mended(setting: Setting, reader: Reader) -> Setting:
    """The setting without doors that have not two sides, so that it can be asked who faces whom."""
    doors = []
    for door in setting.doors:
        sides = {side.side for side in door.sides if side.side}
        if len(door.sides) == PAIR and len(sides) == PAIR:
            doors.append(door)
        else:
            reader.say(reader.origin[id(door)], "A door stands between two different delegations: give it two `sides`.")
    return setting if len(doors) == len(setting.doors) else replace(setting, doors=tuple(doors))


def flattened(conditions: Iterable[Condition]) -> Iterable[Condition]:
    """Conditions and those inside them."""
    for each in conditions:
        yield each
        if isinstance(each, Several):
            yield from flattened(each.conditions)
