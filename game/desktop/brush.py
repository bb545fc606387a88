"""The brush a widget paints with: a surface, a look, and what is focused or under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pygame

from game.desktop import fonts, shapes
from game.desktop.theme import BANDS, BODY, NAME, Band, Colour, Look, Style


@dataclass
class Brush:
    """Paints on one surface in one look. Clipping nests; colours are named by their job in the theme."""

    surface: pygame.Surface
    look: Look
    focus: str = ""  # path of the widget with the keyboard, when its ring is to be seen
    hover: str = ""  # path of the widget under the pointer
    pressed: str = ""
    now: int = 0  # milliseconds, for motion and the caret
    motion: bool = True
    _clips: list[pygame.Rect] = field(default_factory=list)

    def px(self, length: float) -> int:
        """A length given at 100 percent, in pixels of this look."""
        return self.look.px(length)

    def colour(self, job: str | Colour) -> Colour:
        """A colour by its job in the theme; a colour itself is passed through."""
        return self.look.colour(job) if isinstance(job, str) else job

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Paint inside ``rect`` only, within any clip already set."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(rect))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def box(
        self,
        rect: pygame.Rect,
        fill: str | Colour | None,
        edge: str | Colour | None = None,
        radius: float = 8,
        thick: float = 1,
        alpha: int = 255,
    ) -> None:
        """A rounded rectangle; radius and thickness at 100 percent."""
        inner = self.colour(fill) if fill is not None else None
        outer = self.colour(edge) if edge is not None else None
        width = max(1.0, thick * self.look.percent / 100)
        shapes.rounded(self.surface, rect, self.px(radius), inner, outer, width, alpha)

    def sheet(self, rect: pygame.Rect, fill: str = "panel", radius: float = 10) -> None:
        """A panel lying on the desk, with its soft shadow."""
        shapes.shadow(self.surface, rect, self.px(radius), self.px(6), self.look.theme.shadow)
        self.box(rect, fill, "hairline", radius)

    def ring(self, rect: pygame.Rect, radius: float = 10) -> None:
        """The focus ring: two tones, so that it shows on every ground."""
        outer = rect.inflate(self.px(6), self.px(6))
        self.box(outer, None, "desk", radius + 3, 4)
        self.box(outer, None, "brass", radius + 3, 2)

    def text(self, words: str, place: tuple[int, int], style: Style = BODY, colour: str | Colour = "text") -> int:
        """One line with its top left at ``place``; returns its width."""
        if not words:
            return 0
        picture = fonts.drawn(words, style, self.look, self.colour(colour))
        self.surface.blit(picture, place)
        return picture.get_width()

    def text_in(
        self,
        words: str,
        rect: pygame.Rect,
        style: Style = BODY,
        colour: str | Colour = "text",
        align: str = "left",
    ) -> None:
        """Broken lines from the top of ``rect``, each aligned left, centre or right in it."""
        top = rect.top
        step = fonts.line_height(style, self.look)
        for line in fonts.break_lines(words, style, self.look, rect.width):
            wide = fonts.text_width(line.text, style, self.look)
            left = {"left": rect.left, "right": rect.right - wide}.get(align, rect.centerx - wide // 2)
            self.text(line.text, (left, top), style, colour)
            top += step

    def icon(self, name: str, rect: pygame.Rect, colour: str | Colour = "text") -> None:
        """A line icon of ours, as large as fits and centred in ``rect``."""
        self._vector(f"assets/icons/{name}.svg", rect, self.colour(colour))

    def emblem(self, name: str, rect: pygame.Rect, colour: str | Colour = "text") -> None:
        """The emblem of a state, as large as fits and centred in ``rect``."""
        self._vector(f"assets/emblems/{name}.svg", rect, self.colour(colour))

    def letter(self, words: str, rect: pygame.Rect, colour: str | Colour = "text") -> None:
        """A letter or two that fill ``rect``, centred in it."""
        style = replace(NAME, size=round(min(rect.size) * 100 / self.look.percent))
        picture = fonts.drawn(words, style, self.look, self.colour(colour))
        self.surface.blit(picture, picture.get_rect(center=rect.center))

    def _vector(self, relative: str, rect: pygame.Rect, colour: Colour) -> None:
        side = min(rect.size)
        picture = shapes.tinted(relative, side, colour)
        self.surface.blit(picture, (rect.centerx - side // 2, rect.centery - side // 2))

    def disc(
        self, centre: tuple[int, int], size: int, fill: str | Colour, edge: str | Colour | None = None, thick: float = 1
    ) -> None:
        """A circle ``size`` pixels wide."""
        outline = self.colour(edge) if edge is not None else None
        picture = shapes.disc(size, self.colour(fill), outline, max(1.0, thick * self.look.percent / 100))
        self.surface.blit(picture, (centre[0] - size // 2, centre[1] - size // 2))

    def notches(self, band: Band, place: tuple[int, int], size: float = 7) -> int:
        """Five small squares, as many filled as the band has: its shape beside its colour. Returns the width."""
        side, gap = self.px(size), self.px(2)
        for count in range(BANDS):
            cell = pygame.Rect(place[0] + count * (side + gap), place[1], side, side)
            filled = count < band.notches
            self.box(cell, band.colour if filled else None, band.colour, 2)
        return BANDS * side + (BANDS - 1) * gap
