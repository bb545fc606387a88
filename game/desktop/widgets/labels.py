"""Words: a label that wraps, rich text with links, an icon, an emblem on its disc, a number that changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.crest import Crest
from game.desktop.response import Response
from game.desktop.theme import BODY, HEADING, SMALL_STRONG, Look, Style, mix
from game.desktop.widgets.base import Reply, Span, Widget


@dataclass(eq=False)
class Label(Widget):
    """A text in one style, wrapped to its width."""

    text: str
    style: Style = BODY
    colour: str = "text"
    align: str = "left"

    leaf_text = True

    def measure_width(self, look: Look) -> Span:
        least = fonts.widest_word(self.text, self.style, look)
        liked = max((fonts.text_width(part, self.style, look) for part in self.text.split("\n")), default=0)
        return Span(least, max(liked, least))

    def measure_height(self, look: Look, width: int) -> Span:
        lines = len(fonts.break_lines(self.text, self.style, look, width))
        tall = lines * fonts.line_height(self.style, look)
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        brush.text_in(self.text, self.rect, self.style, self.colour, self.align)

    def describe(self) -> str:
        return self.text


def heading(text: str) -> Label:
    """The small title of an area."""
    return Label(text, HEADING, "muted")


@dataclass(frozen=True)
class Words:
    """A stretch of rich text; with ``go`` it is a link."""

    text: str
    style: Style = BODY
    colour: str = "text"
    go: Callable[[], Response | None] | None = None
    tip: str = ""


@dataclass(eq=False)
class Link(Widget):
    """One link of a rich text: it may lie on several lines."""

    words: Words
    parts: list[pygame.Rect] = field(default_factory=list, init=False)

    focusable = True

    def hit(self, place: tuple[int, int]) -> bool:
        return self.clip.collidepoint(place) and any(part.collidepoint(place) for part in self.parts)

    def activate(self) -> Reply:
        return (self.words.go() if self.words.go else None) or True

    def describe(self) -> str:
        return f"link: {self.words.text}"


_Piece = tuple[str, int, int, int]  # text, its words' number, left, line


@dataclass(eq=False)
class RichText(Widget):
    """Several styles in one flowing text; links take the focus one by one."""

    parts: Sequence[Words]
    _links: dict[int, Link] = field(default_factory=dict, init=False)

    leaf_text = True

    def __post_init__(self) -> None:
        for place, words in enumerate(self.parts):
            if words.go:
                self._links[place] = Link(words, tip=words.tip)

    def children(self) -> tuple[Widget, ...]:
        return tuple(self._links.values())

    def measure_width(self, look: Look) -> Span:
        least = max((fonts.widest_word(w.text, w.style, look) for w in self.parts), default=0)
        return Span(least, max(least, sum(fonts.text_width(w.text, w.style, look) for w in self.parts)))

    def _step(self, look: Look) -> int:
        return max((fonts.line_height(words.style, look) for words in self.parts), default=0)

    def _pieces(self, look: Look, width: int) -> list[_Piece]:
        pieces: list[_Piece] = []
        left = line = 0
        for number, words in enumerate(self.parts):
            for word in _tokens(words.text):
                wide = fonts.text_width(word.rstrip(), words.style, look)
                if word == "\n" or (left and left + wide > width):
                    left, line = 0, line + 1
                if word != "\n":
                    pieces.append((word, number, left, line))
                    left += fonts.text_width(word, words.style, look)
        return pieces

    def measure_height(self, look: Look, width: int) -> Span:
        pieces = self._pieces(look, width)
        tall = (pieces[-1][3] + 1 if pieces else 0) * self._step(look)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        step = self._step(look)
        for link in self._links.values():
            link.parts.clear()
        for word, number, left, line in self._pieces(look, rect.width):
            link_here = self._links.get(number)
            if link_here:
                wide = fonts.text_width(word.rstrip(), self.parts[number].style, look)
                part = pygame.Rect(rect.left + left, rect.top + line * step, wide, step)
                if link_here.parts and link_here.parts[-1].top == part.top:
                    link_here.parts[-1].union_ip(part)
                else:
                    link_here.parts.append(part)
        for link in self._links.values():
            whole = link.parts[0].unionall(link.parts[1:]) if link.parts else pygame.Rect(rect.topleft, (0, 0))
            link.place(look, whole, clip)

    def paint(self, brush: Brush) -> None:
        step = self._step(brush.look)
        for word, number, left, line in self._pieces(brush.look, self.rect.width):
            words = self.parts[number]
            drop = (step - fonts.line_height(words.style, brush.look)) // 2
            place = (self.rect.left + left, self.rect.top + line * step + drop)
            brush.text(word.rstrip("\n"), place, words.style, "brass" if words.go else words.colour)
        for link in self._links.values():
            self._underline(brush, link)

    def _underline(self, brush: Brush, link: Link) -> None:
        thick = brush.px(2 if brush.hover == link.path else 1)
        for part in link.parts:
            line = pygame.Rect(part.left, part.bottom - brush.px(3), part.width, thick)
            brush.surface.fill(brush.colour("brass"), line)
            if brush.focus == link.path:
                brush.ring(part.inflate(brush.px(2), -brush.px(2)), 4)

    def describe(self) -> str:
        return "".join(words.text for words in self.parts)


def _tokens(text: str) -> list[str]:
    """Words with the spaces after them; a line break stands alone."""
    tokens: list[str] = []
    for count, paragraph in enumerate(text.split("\n")):
        if count:
            tokens.append("\n")
        words = paragraph.split(" ")
        tokens.extend(word + " " for word in words[:-1])
        if words[-1]:
            tokens.append(words[-1])
    return tokens


@dataclass(eq=False)
class Icon(Widget):
    """A line icon; ``says`` is its meaning where no words stand beside it."""

    name: str
    size: float = 22
    colour: str = "text"
    says: str = ""

    leaf_text = True

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(self.size), look.px(self.size))

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(self.size), look.px(self.size))

    def paint(self, brush: Brush) -> None:
        square = pygame.Rect(0, 0, brush.px(self.size), brush.px(self.size))
        square.center = self.rect.center
        brush.icon(self.name, square, self.colour)

    def describe(self) -> str:
        return self.says


def paint_seat(brush: Brush, crest: Crest, square: pygame.Rect) -> None:
    """The emblem or initial of a delegation on a disc ringed in its colour."""
    colour = brush.look.seat(crest.place)
    strength = 30 if brush.look.theme.name == "ink" else 22
    thick = max(1.5, square.width / brush.px(18))
    brush.disc(square.center, square.width, mix(colour, brush.look.theme.raised, strength), colour, thick)
    inner = square.inflate(-square.width * 38 // 100, -square.width * 38 // 100)
    if crest.drawing:
        brush.emblem(crest.drawing, inner, "text")
    else:
        brush.letter(crest.initial, inner, "text")


@dataclass(eq=False)
class Emblem(Widget):
    """The crest of a delegation on its disc; its name stands beside it."""

    crest: Crest
    size: float = 40

    leaf_text = True

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(self.size), look.px(self.size))

    def measure_height(self, look: Look, width: int) -> Span:
        return self.measure_width(look)

    def paint(self, brush: Brush) -> None:
        side = brush.px(self.size)
        square = pygame.Rect(0, 0, side, side)
        square.center = self.rect.center
        paint_seat(brush, self.crest, square)


@dataclass(eq=False)
class Change(Widget):
    """A difference with its arrow: up, down or none; whether up is good decides the colour."""

    by: int
    rising_is_bad: bool = False
    style: Style = SMALL_STRONG

    leaf_text = True

    def _text(self) -> str:
        return f"{abs(self.by)}" if self.by else "no change"

    def measure_width(self, look: Look) -> Span:
        wide = fonts.text_width(self._text(), self.style, look) + (look.px(14) if self.by else 0)
        return Span(wide, wide)

    def measure_height(self, look: Look, width: int) -> Span:
        tall = fonts.line_height(self.style, look)
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        good = (self.by > 0) != self.rising_is_bad
        colour = ("firm" if good else "critical") if self.by else "muted"
        left = self.rect.left
        if self.by:
            side = brush.px(12)
            box = pygame.Rect(left, self.rect.centery - side // 2, side, side)
            brush.icon("up" if self.by > 0 else "down", box, colour)
            left += brush.px(14)
        brush.text(self._text(), (left, self.rect.top), self.style, colour)

    def describe(self) -> str:
        return (f"up {self.by}" if self.by > 0 else f"down {-self.by}") if self.by else "no change"
