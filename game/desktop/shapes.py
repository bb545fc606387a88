"""Anti-aliased shapes: SVG text in, cached pictures out. No widget and no theme is known here."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache, lru_cache

import pygame

from game.datafiles import data_path
from game.desktop.theme import Colour

Point = tuple[float, float]


def paint_code(colour: Colour) -> str:
    """A colour as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def drawing(width: int, height: int, body: str) -> pygame.Surface:
    """The SVG elements in ``body`` as a picture of that size in pixels; not cached."""
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )
    return _loaded(source, (width, height))


def _loaded(source: str, size: tuple[int, int]) -> pygame.Surface:
    """Drawn, and turned to the window's order of bytes: blits are forty times faster so."""
    picture = pygame.image.load_sized_svg(io.BytesIO(source.encode()), size)
    return picture.convert(pygame.Surface((1, 1), pygame.SRCALPHA))


@lru_cache(maxsize=600)
def kept_drawing(width: int, height: int, body: str) -> pygame.Surface:
    """The same, remembered: for small shapes that come again and again."""
    return drawing(width, height, body)


@cache
def _source(relative: str) -> str:
    return data_path(relative).read_text(encoding="utf-8")


@lru_cache(maxsize=400)
def tinted(relative: str, size: int, colour: Colour) -> pygame.Surface:
    """An SVG file of ours, square, with its ``currentColor`` replaced."""
    source = _source(relative).replace("currentColor", paint_code(colour))
    return _loaded(source, (size, size))


@lru_cache(maxsize=300)
def _corners(radius: int, fill: Colour | None, edge: Colour | None, thick: float, alpha: int) -> pygame.Surface:
    """A rounded square just large enough to hold its four corners and one pixel between."""
    side = 2 * radius + 1
    inset = thick / 2 if edge else 0
    paint = f'fill="{paint_code(fill)}" fill-opacity="{alpha / 255}"' if fill else 'fill="none"'
    stroke = f'stroke="{paint_code(edge)}" stroke-width="{thick}"' if edge else ""
    body = (
        f'<rect x="{inset}" y="{inset}" width="{side - 2 * inset}" height="{side - 2 * inset}" '
        f'rx="{max(radius - inset, 0)}" {paint} {stroke}/>'
    )
    return drawing(side, side, body)


def rounded(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: int,
    fill: Colour | None,
    edge: Colour | None = None,
    thick: float = 1,
    alpha: int = 255,
) -> None:
    """A rounded rectangle: four cached corners, stretched sides, a plain middle."""
    if rect.width < 1 or rect.height < 1:
        return
    radius = min(radius, (rect.width - 1) // 2, (rect.height - 1) // 2)
    if radius < 1:
        if fill:
            surface.fill(fill, rect)
        return
    _nine(surface, rect, _corners(radius, fill, edge, thick, alpha), radius)


def _nine(surface: pygame.Surface, rect: pygame.Rect, piece: pygame.Surface, radius: int) -> None:
    wide, high = rect.width - 2 * radius, rect.height - 2 * radius
    far = radius + 1
    right, bottom = rect.right - radius, rect.bottom - radius
    for source, place in (
        ((0, 0, radius, radius), rect.topleft),
        ((far, 0, radius, radius), (right, rect.top)),
        ((0, far, radius, radius), (rect.left, bottom)),
        ((far, far, radius, radius), (right, bottom)),
    ):
        surface.blit(piece, place, source)
    for source, place, size in (
        ((radius, 0, 1, radius), (rect.left + radius, rect.top), (wide, radius)),
        ((radius, far, 1, radius), (rect.left + radius, bottom), (wide, radius)),
        ((0, radius, radius, 1), (rect.left, rect.top + radius), (radius, high)),
        ((far, radius, radius, 1), (right, rect.top + radius), (radius, high)),
    ):
        surface.blit(pygame.transform.scale(piece.subsurface(source), size), place)
    middle = piece.get_at((radius, radius))
    inner = pygame.Rect(rect.left + radius, rect.top + radius, wide, high)
    if middle.a == 255:
        surface.fill(middle, inner)
    elif middle.a:
        veil = pygame.Surface(inner.size, pygame.SRCALPHA)
        veil.fill(middle)
        surface.blit(veil, inner)


@lru_cache(maxsize=40)
def _shadow_piece(radius: int, spread: int, alpha: int) -> pygame.Surface:
    """A blurred rounded square with ``spread`` pixels of fading on every side; its width is odd."""
    core = 2 * (radius + spread) + 1
    sharp = pygame.Surface((core + 2 * spread, core + 2 * spread), pygame.SRCALPHA)
    sharp.fill((0, 0, 0, 0))
    rounded(sharp, pygame.Rect(spread, spread, core, core), radius, (0, 0, 0), alpha=alpha)
    return pygame.transform.gaussian_blur(sharp, max(1, spread // 2))


def shadow(surface: pygame.Surface, rect: pygame.Rect, radius: int, spread: int, alpha: int) -> None:
    """A soft shadow just below a rounded rectangle that will be drawn over it."""
    piece = _shadow_piece(radius, spread, alpha)
    half = piece.get_width() // 2
    outer = rect.inflate(2 * spread, 2 * spread).move(0, max(1, spread // 4))
    if outer.width > 2 * half + 1 and outer.height > 2 * half + 1:
        _nine(surface, outer, piece, half)


def disc(size: int, fill: Colour, edge: Colour | None = None, thick: float = 1) -> pygame.Surface:
    """A filled circle as a square picture ``size`` pixels wide."""
    stroke = f'stroke="{paint_code(edge)}" stroke-width="{thick}"' if edge else ""
    radius = size / 2 - (thick / 2 if edge else 0)
    body = f'<circle cx="{size / 2}" cy="{size / 2}" r="{radius}" fill="{paint_code(fill)}" {stroke}/>'
    return kept_drawing(size, size, body)


def on_circle(centre: Point, radius: float, degrees: float) -> Point:
    """The point at an angle, clockwise from the right as screens count."""
    turn = math.radians(degrees)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def path_of(points: Sequence[Point], closed: bool = False) -> str:
    """Points as the data of an SVG path."""
    text = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return text + "Z" if closed else text


def stroke(
    points: Sequence[Point], colour: Colour, thick: float, opacity: float = 1, dash: str = "", closed: bool = False
) -> str:
    """An SVG path element along the points, with round joins."""
    dashed = f'stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{path_of(points, closed)}" fill="none" stroke="{paint_code(colour)}" stroke-width="{thick:.2f}" '
        f'stroke-opacity="{opacity}" stroke-linecap="round" stroke-linejoin="round" {dashed}/>'
    )


def curve_points(start: Point, control: Point, end: Point, steps: int = 40) -> list[Point]:
    """Points along a quadratic curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]))
    return points
