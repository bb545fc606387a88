"""A chart of the debrief painted in the window: it is made for the width it is given, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.debrief import charts
from game.desktop import fonts, shapes
from game.desktop.brush import Brush
from game.desktop.theme import Look, Style
from game.desktop.widgets.base import Span, Widget

_JOBS = {
    "ink": "text", "soft": "muted", "grid": "hairline", "paper": "panel", "accent": "brass", "good": "firm",
    "bad": "critical",
}  # fmt: skip
LEAST, MOST = 300, 980
LETTER = 14
"""Size of a chart's words at 100 percent."""

Make = Callable[[float, float], charts.Drawing | None]


@dataclass(eq=False)
class Chart(Widget):
    """A chart made anew for each width; ``make`` takes width and size of letters in units at 100 percent."""

    make: Make
    _drawn: dict[tuple[int, int], charts.Drawing | None] = field(default_factory=dict, init=False)

    leaf_text = True

    def _drawing(self, look: Look, width: int) -> charts.Drawing | None:
        units = max(LEAST, min(MOST, width * 100 // look.percent))
        at = (units, look.percent)
        if at not in self._drawn:
            self._drawn[at] = self.make(units, LETTER)
        return self._drawn[at]

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(LEAST), look.px(MOST))

    def measure_height(self, look: Look, width: int) -> Span:
        drawing = self._drawing(look, width)
        tall = look.px(drawing.height) if drawing else 0
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        drawing = self._drawing(brush.look, self.rect.width)
        if drawing is None:
            return
        scale = brush.look.percent / 100
        body = "".join(_shape(item, brush.look, scale) for item in drawing.items if not isinstance(item, charts.Label))
        size = (round(drawing.width * scale) + 1, round(drawing.height * scale) + 1)
        brush.surface.blit(shapes.kept_drawing(*size, body), self.rect.topleft)
        for item in drawing.items:
            if isinstance(item, charts.Label):
                self._label(brush, item, scale)

    def _label(self, brush: Brush, label: charts.Label, scale: float) -> None:
        style = Style("sans", "Semibold" if label.bold else "Regular", round(label.size), 120)
        wide = fonts.text_width(label.text, style, brush.look)
        left = {"start": 0, "middle": wide // 2, "end": wide}[label.anchor]
        rise = fonts.line_height(style, brush.look) * 78 // 100
        place = (self.rect.left + round(label.x * scale) - left, self.rect.top + round(label.y * scale) - rise)
        surface = fonts.drawn(label.text, style, brush.look, _colour(label.tone, brush.look))
        brush.surface.blit(surface, place)

    def describe(self) -> str:
        drawing = next((each for each in self._drawn.values() if each), None) or self.make(MOST, LETTER)
        return f"chart: {drawing.title}. {drawing.says}" if drawing else ""


def _colour(tone: str, look: Look) -> tuple[int, int, int]:
    if tone in charts.SERIES:
        return look.seat(charts.SERIES.index(tone))
    return look.colour(_JOBS[tone])


def _points(points: tuple[tuple[float, float], ...], scale: float) -> str:
    return " ".join(f"{x * scale:.1f},{y * scale:.1f}" for x, y in points)


def _shape(item: charts.Item, look: Look, scale: float) -> str:
    code = shapes.paint_code(_colour(item.tone, look))
    if isinstance(item, charts.Line):
        dash = " ".join(f"{length * scale:.1f}" for length in item.dash)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return (
            f'<polyline points="{_points(item.points, scale)}" fill="none" stroke="{code}" '
            f'stroke-width="{item.width * scale:.1f}" stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
        )
    if isinstance(item, charts.Area):
        return f'<polygon points="{_points(item.points, scale)}" fill="{code}" fill-opacity="{item.strength}"/>'
    if isinstance(item, charts.Dot):
        return _dot(item, code, look, scale)
    return ""


def _dot(dot: charts.Dot, code: str, look: Look, scale: float) -> str:
    corners = charts.outline(dot)
    if corners:
        return f'<polygon points="{_points(corners, scale)}" fill="{code}"/>'
    paper = shapes.paint_code(look.theme.panel)
    fill, edge = (paper, code) if dot.shape == "ring" else (code, paper)
    return (
        f'<circle cx="{dot.x * scale:.1f}" cy="{dot.y * scale:.1f}" r="{dot.size * scale:.1f}" fill="{fill}" '
        f'stroke="{edge}" stroke-width="{(2 if dot.shape == "ring" else 1) * scale:.1f}"/>'
    )
