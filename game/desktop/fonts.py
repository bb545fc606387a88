"""Type: loading the two families, measuring, breaking lines, drawing runs of text.

A character that neither family has is drawn with a font of the system; pygame's own font is never used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import pygame

from game.desktop.theme import Colour, Look, Style

_SANS = ("font_source_sans_pro", "SourceSansPro")
_OTHER_SCRIPTS = [
    "notosans",
    "notosanscjksc",
    "notosansarabic",
    "notosanshebrew",
    "notosansdevanagari",
    "segoeui",
    "segoeuisymbol",
    "microsoftyahei",
    "malgungothic",
    "arialunicodems",
    "applesdgothicneo",
    "hiraginosans",
    "pingfangsc",
    "geezapro",
    "dejavusans",
    "freesans",
    "unifont",
    "liberationsans",
    "arial",
]

NOBODY_HAS = "\U0010fffd"
"""A character for private use, which no font has."""


@cache
def _file(family: str, weight: str) -> Path:
    """The file of a weight, found without running the font package, which would list its whole folder."""
    package, stem = ("font_source_serif_pro", "SourceSerifPro") if family == "serif" else _SANS
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The package {package} is missing; it comes with the game's installation.")
    return Path(spec.origin).parent / "files" / f"{stem}-{weight}.ttf"


@cache
def _font(path: str, size: int) -> pygame.font.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(path, size)


@cache
def _system_files() -> tuple[str, ...]:
    found = (pygame.font.match_font(name) for name in _OTHER_SCRIPTS)
    return tuple(path for path in found if path)


def _picture(path: str, character: str) -> bytes:
    return pygame.image.tobytes(_font(path, 16).render(character, True, (255, 255, 255)), "RGBA")


@cache
def _box(path: str) -> bytes:
    """The box that a font draws for every character it lacks."""
    return _picture(path, NOBODY_HAS)


def _has(path: str, character: str) -> bool:
    """Whether a font draws a character, or it has no width: pygame measures a missing one as if it were there."""
    return not _font(path, 16).size(character)[0] or _picture(path, character) != _box(path)


@cache
def _path_for(character: str, own: str) -> str:
    if ord(character) < 0x250 or character.isspace() or _has(own, character):
        return own
    return next((path for path in _system_files() if _has(path, character)), own)


def _runs(text: str, own: str) -> Iterator[tuple[str, str]]:
    """The text cut where the font file must change."""
    if text.isascii():
        yield own, text
        return
    start, path = 0, _path_for(text[0], own)
    for place, character in enumerate(text):
        wanted = _path_for(character, own)
        if wanted != path:
            yield path, text[start:place]
            start, path = place, wanted
    yield path, text[start:]


def _size(style: Style, look: Look) -> int:
    return look.px(style.size)


def line_height(style: Style, look: Look) -> int:
    """The distance from one line of this style to the next, in pixels."""
    return _size(style, look) * style.leading // 100


@lru_cache(maxsize=30_000)
def text_width(text: str, style: Style, look: Look) -> int:
    """How wide one unbroken line is, in pixels."""
    if not text:
        return 0
    own = str(_file(style.family, style.weight))
    return sum(_font(path, _size(style, look)).size(run)[0] for path, run in _runs(text, own))


@dataclass(frozen=True)
class Line:
    """One line of a broken text and where it starts and ends in it."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8_000)
def break_lines(text: str, style: Style, look: Look, width: int) -> tuple[Line, ...]:
    """The text in lines no wider than ``width`` where a break exists; a longer word is cut, never hidden."""
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend(_break_paragraph(paragraph, start, style, look, max(width, 1)))
        start += len(paragraph) + 1
    return tuple(lines)


def _break_paragraph(text: str, offset: int, style: Style, look: Look, width: int) -> Iterator[Line]:
    if text_width(text, style, look) <= width:
        yield Line(text, offset, offset + len(text))
        return
    start = 0
    while start < len(text):
        end = _fitting(text, start, style, look, width)
        yield Line(text[start:end].rstrip(), offset + start, offset + end)
        start = end


def _fitting(text: str, start: int, style: Style, look: Look, width: int) -> int:
    """Where the line that begins at ``start`` ends: after a space if any fits, else within the word."""
    low, high = start + 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[start:middle].rstrip(), style, look) <= width:
            low = middle
        else:
            high = middle - 1
    if low == len(text):
        return low
    space = text.rfind(" ", start, low + 1)
    return space + 1 if space > start else low


@lru_cache(maxsize=30_000)
def widest_word(text: str, style: Style, look: Look) -> int:
    """The least width at which no word of the text must be cut."""
    return max((text_width(word, style, look) for word in text.split()), default=0)


@lru_cache(maxsize=4_000)
def drawn(text: str, style: Style, look: Look, colour: Colour) -> pygame.Surface:
    """One line of text as a picture, as high as a line of its style, its baseline where the style's is."""
    own = str(_file(style.family, style.weight))
    size = _size(style, look)
    picture = pygame.Surface((max(1, text_width(text, style, look)), line_height(style, look)), pygame.SRCALPHA)
    picture.fill((*colour, 0))
    font = _font(own, size)
    baseline = (picture.get_height() - font.get_ascent() + font.get_descent()) // 2 + font.get_ascent()
    across = 0
    for path, run in _runs(text, own) if text else ():
        face = _font(path, size)
        if not face.size(run)[0]:
            continue
        glyphs = face.render(run, True, colour)
        picture.blit(glyphs, (across, baseline - face.get_ascent()))
        across += glyphs.get_width()
    return picture


def shortened(text: str, style: Style, look: Look, width: int) -> str:
    """The text, or as much of it as fits with an ellipsis; only where a tooltip gives the whole."""
    if text_width(text, style, look) <= width:
        return text
    end = len(text)
    while end and text_width(text[:end].rstrip() + "…", style, look) > width:
        end -= 1
    return text[:end].rstrip() + "…"
