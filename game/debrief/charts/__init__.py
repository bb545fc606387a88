"""Charts: data in, a `Drawing` out; one kind a file. Knows no game."""

from game.debrief.charts.bar_chart import Bar, bar_chart
from game.debrief.charts.drawing import (
    DASHES,
    SERIES,
    Area,
    Dot,
    Drawing,
    Item,
    Label,
    Line,
    Tone,
    cut,
    number,
    text_width,
)
from game.debrief.charts.grid_chart import Cell, grid_chart
from game.debrief.charts.line_chart import Mark, Series, line_chart
from game.debrief.charts.plane_chart import Curve, Spot, plane_chart
from game.debrief.charts.span_chart import Span, span_chart
from game.debrief.charts.strip_chart import Strip, strip_chart
from game.debrief.charts.svg import outline, svg

__all__ = [
    "DASHES",
    "SERIES",
    "Area",
    "Bar",
    "Cell",
    "Curve",
    "Dot",
    "Drawing",
    "Item",
    "Label",
    "Line",
    "Mark",
    "Series",
    "Span",
    "Spot",
    "Strip",
    "Tone",
    "bar_chart",
    "cut",
    "grid_chart",
    "line_chart",
    "number",
    "outline",
    "plane_chart",
    "span_chart",
    "strip_chart",
    "svg",
    "text_width",
]
