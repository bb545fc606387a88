"""What a chart is made of: lines, areas, dots and labels on a plane, in tones that a theme names. Knows no game.

The same `Drawing` is painted as SVG in the report and by the desktop client.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal[
    "ink", "soft", "grid", "paper", "accent", "good", "bad",
    "one", "two", "three", "four", "five", "six", "seven", "eight",
]  # fmt: skip
"""Colours by name; each theme says what they look like."""

SERIES: tuple[Tone, ...] = ("one", "two", "three", "four", "five", "six", "seven", "eight")

DASHES: tuple[tuple[int, ...], ...] = ((), (8, 4), (2, 3), (8, 3, 2, 3), (12, 4), (4, 4), (1, 3), (10, 3, 2, 3, 2, 3))
"""Strokes in the order of `SERIES`, so that colour is never the only difference."""

Shape = Literal["circle", "square", "diamond", "triangle", "cross", "ring"]

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke through points; `dash` holds lengths of strokes and gaps, none for a solid line."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    width: float = 2
    dash: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `strength` from 0 to 1 says how opaque."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    strength: float = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark at a place; `note` is what hovering it tells."""

    x: float
    y: float
    tone: Tone
    shape: Shape = "circle"
    size: float = 5
    note: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    tone: Tone = "ink"
    size: float = 13
    anchor: Anchor = "start"
    bold: bool = False


Item = Line | Area | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart: its size, a title and what it says in words, and the items from back to front."""

    width: float
    height: float
    title: str
    says: str
    items: tuple[Item, ...]


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in the widest of the usual sans serifs, so that nothing is cut off in any of them."""
    narrow = sum(c in "iljtfrI.,:;'|!() " for c in text)
    wide = sum(c in "mwMWÅ%@" for c in text)
    return (0.62 * (len(text) - narrow - wide) + 0.37 * narrow + 0.95 * wide) * size * (1.1 if bold else 1)


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, shortened with an ellipsis if it is wider than the room."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…"


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most the given width; a longer word keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def number(value: float) -> str:
    """A number as an axis shows it, with a true minus sign."""
    return f"{value:g}".replace("-", "−")
