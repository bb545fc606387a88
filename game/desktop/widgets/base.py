"""What every widget is: it says what it needs, is given a place, paints, describes itself, answers input.

Widgets are built anew after each change; what must last (scroll, an open list) lives in the stage's memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import pygame

from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import Look

Reply = Response | bool  # an outcome; else whether the input was used
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Span:
    """A length in pixels: the least at which nothing is lost, and the one it would like."""

    least: int
    liked: int


class Memory:
    """What outlives a rebuild, by widget path."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, type], object] = {}

    def at(self, path: str, kind: type[Kept]) -> Kept:
        """The kept thing of this kind at the path, made on first use."""
        found = self._kept.setdefault((path, kind), None) or kind()
        self._kept[path, kind] = found
        assert isinstance(found, kind)
        return found


@dataclass(eq=False, kw_only=True)
class Widget:
    """A rectangle of the screen. Subclasses override what they need; the defaults do nothing and take no room."""

    key: str = ""  # a stable name where order may change
    tip: str = ""  # shown on hover and on keyboard focus
    grow: int = 0  # share of the room left over in a row or column
    guise: str = ""  # what a press would do now, where the same control does different things in turn
    closes: Callable[[], Response | None] | None = None  # what Escape does while it is open
    arrives: bool = False  # whether it is brought into view when it is new on a page that is open
    rect: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0), init=False)
    clip: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0), init=False)
    path: str = field(default="", init=False)
    parent: Widget | None = field(default=None, init=False)
    memory: Memory = field(default_factory=Memory, init=False)
    _measured: dict[tuple[str, int], Span] = field(default_factory=dict, init=False, repr=False)

    focusable = False
    leaf_text = False  # whether its describe() belongs in what the screen says although nobody can focus it

    def children(self) -> tuple[Widget, ...]:
        """The widgets inside, in Tab order."""
        return ()

    def layers(self) -> tuple[Widget, ...]:
        """Widgets to lay over the whole window: a dialog, an open list."""
        return ()

    def mount(self, parent: Widget | None, path: str, memory: Memory) -> None:
        """Take a path and the memory, and hand them down."""
        self.parent, self.path, self.memory = parent, path, memory
        for place, child in enumerate(self.children()):
            name = child.key or f"{type(child).__name__}{place}"
            child.mount(self, f"{path}/{name}", memory)

    def widths(self, look: Look) -> Span:
        """The width it needs and likes, remembered."""
        found = self._measured.get(("w", 0))
        if found is None:
            found = self._measured["w", 0] = self.measure_width(look)
        return found

    def heights(self, look: Look, width: int) -> Span:
        """The height it needs and likes at a width, remembered."""
        found = self._measured.get(("h", width))
        if found is None:
            found = self._measured["h", width] = self.measure_height(look, width)
        return found

    def measure_width(self, look: Look) -> Span:
        """What ``widths`` remembers."""
        return Span(0, 0)

    def measure_height(self, look: Look, width: int) -> Span:
        """What ``heights`` remembers."""
        return Span(0, 0)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        """Take a rectangle, of which only the part in ``clip`` can be seen, and share it out."""
        self.rect, self.clip = rect, clip

    def paint(self, brush: Brush) -> None:
        """Paint itself and its children."""
        for child in self.children():
            if child.seen():
                child.paint(brush)

    def seen(self) -> bool:
        """Whether any of it is within the clip."""
        return bool(self.rect.clip(self.clip).size != (0, 0)) or not any(self.rect.size)

    def describe(self) -> str:
        """What it is and how it stands, in words."""
        return ""

    def hit(self, place: tuple[int, int]) -> bool:
        """Whether a point of the window is on it."""
        return self.rect.collidepoint(place) and self.clip.collidepoint(place)

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        """The pointer went down on it."""
        return False

    def drag(self, place: tuple[int, int]) -> Reply:
        """The pointer moved while held down on it."""
        return False

    def activate(self) -> Reply:
        """A click was completed on it, or Enter or Space pressed."""
        return False

    def on_key(self, event: pygame.event.Event) -> Reply:
        """A key went down while it, or something in it, had the focus."""
        return False

    def on_text(self, text: str) -> Reply:
        """Text was typed or composed into it."""
        return False

    def on_edit(self, text: str) -> Reply:
        """Text is being composed by an input method and is not final."""
        return False

    def on_wheel(self, across: float, down: float) -> Reply:
        """The wheel turned over it."""
        return False

    def focus_rect(self) -> pygame.Rect:
        """What the focus ring goes round and scrolling brings into view."""
        return self.rect

    def walk(self) -> Iterator[Widget]:
        """Itself and everything inside, in Tab order."""
        yield self
        for child in self.children():
            yield from child.walk()

    def ancestors(self) -> Iterator[Widget]:
        """Its parent, the parent's parent, and so on."""
        widget = self.parent
        while widget is not None:
            yield widget
            widget = widget.parent


def share(room: int, wants: list[Span], grows: list[int]) -> list[int]:
    """Room dealt to neighbours: each its liking if all fit, shrunk evenly toward the least if not.

    What grows starts from its least; what is left over goes to what grows, by weight.
    """
    liked = [want.least if grow else want.liked for want, grow in zip(wants, grows, strict=True)]
    least = [want.least for want in wants]
    spare = room - sum(liked)
    if spare >= 0:
        weight = sum(grows)
        given = [like + (spare * grow // weight if weight else 0) for like, grow in zip(liked, grows, strict=True)]
        if weight:
            last = max(place for place, grow in enumerate(grows) if grow)
            given[last] += room - sum(given)
        return given
    give = sum(liked) - sum(least)
    if give <= 0:
        return least
    short = min(-spare, give)
    taken = [(like - low) * short // give for like, low in zip(liked, least, strict=True)]
    for place in range(len(taken)):
        if sum(taken) < short and liked[place] - taken[place] > least[place]:
            taken[place] += 1
    return [like - cut for like, cut in zip(liked, taken, strict=True)]
