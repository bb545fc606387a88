"""A drawing as SVG text. Nothing here knows what is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from game.debrief.charts.drawing import Area, Dot, Drawing, Item, Label, Line, Shape


def svg(drawing: Drawing, name: str, css: str = "", *, notes: bool = True) -> str:
    """The drawing as an SVG element, with what hovering tells if `notes`.

    `name` is unique on the page; colours are classes that the page's style sets.
    """
    parts = [
        f'<svg viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" role="img" class="chart {css}"'
        f' aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(drawing.title)}</title><desc id="{name}-d">{escape(drawing.says)}</desc>'
    ]
    parts += [
        _svg_item(item if notes or not isinstance(item, Dot | Area) else replace(item, note=""))
        for item in drawing.items
    ]
    parts.append("</svg>")
    return "".join(parts)


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _svg_item(item: Item) -> str:
    match item:
        case Line():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
            dash = f' stroke-dasharray="{" ".join(map(str, item.dash))}"' if item.dash else ""
            return f'<polyline class="s-{item.tone}" points="{points}" stroke-width="{_n(item.width)}"{dash}/>'
        case Area():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
            opacity = "" if item.strength == 1 else f' fill-opacity="{item.strength:g}"'
            return _noted(f'<polygon class="f-{item.tone}" points="{points}"{opacity}', "polygon", item.note)
        case Dot():
            return _svg_dot(item)
        case Label():
            anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
            bold = ' font-weight="600"' if item.bold else ""
            return (
                f'<text class="f-{item.tone}" x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"'
                f"{anchor}{bold}>{escape(item.text)}</text>"
            )


def _noted(opening: str, tag: str, note: str) -> str:
    return f"{opening}><title>{escape(note)}</title></{tag}>" if note else f"{opening}/>"


def outline(dot: Dot) -> tuple[tuple[float, float], ...]:
    """Corners of a dot's shape; none for a round one."""
    corners: Mapping[Shape, tuple[tuple[float, float], ...]] = {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
        "cross": (
            (-1, -0.6), (-0.6, -1), (0, -0.4), (0.6, -1), (1, -0.6), (0.4, 0),
            (1, 0.6), (0.6, 1), (0, 0.4), (-0.6, 1), (-1, 0.6), (-0.4, 0),
        ),
    }  # fmt: skip
    return tuple((dot.x + x * dot.size, dot.y + y * dot.size) for x, y in corners.get(dot.shape, ()))


def _svg_dot(dot: Dot) -> str:
    corners = outline(dot)
    if corners:
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
        return _noted(f'<polygon class="f-{dot.tone} halo" points="{points}"', "polygon", dot.note)
    kind = f"s-{dot.tone} hollow" if dot.shape == "ring" else f"f-{dot.tone} halo"
    where = f'cx="{_n(dot.x)}" cy="{_n(dot.y)}" r="{_n(dot.size)}"'
    return _noted(f'<circle class="{kind}" {where}', "circle", dot.note)
