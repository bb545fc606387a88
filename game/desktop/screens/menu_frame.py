"""The frame that the screens outside a game share: a bar with the way back, the body below, a foot with what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.desktop.response import Back, Response
from game.desktop.theme import SMALL, TITLE, Look
from game.desktop.widgets import Button, Card, Column, Flow, Icon, Label, Pad, Row, Scroll, Space, Span, Widget

WIDE = 1120
"""The greatest width of a body, at 100 percent: longer lines are hard to read."""


def page(
    title: str,
    body: Widget,
    foot: Sequence[Widget] = (),
    aside: Sequence[Widget] = (),
    back: Callable[[], Response | None] | None = Back,
    wide: float = WIDE,
) -> Widget:
    """A whole screen. The body scrolls where it is taller than the window; the foot stays in sight."""
    parts: list[Widget] = [bar(title, aside, back), Scroll(Pad(body, 6, 16, limit=wide), key="body", grow=1)]
    if foot:
        parts.append(Pad(Flow(foot, gap=10, align="right"), 10, 18, limit=wide))
    return Column(parts, gap=0)


def bar(
    title: str,
    aside: Sequence[Widget] = (),
    back: Callable[[], Response | None] | None = Back,
    sign: Widget | None = None,
) -> Widget:
    """The bar at the top: the way back, the title, and what else belongs there."""
    start: list[Widget] = [Button("", back, "quiet", "left", says="Back", key="back")] if back else []
    start += [sign] if sign else []
    return Pad(Row([*start, Label(title, TITLE), Space(grow=1), *aside], gap=10), 9, 14)


def notice(sentence: str, icon: str = "info", mark: str = "caution") -> Widget:
    """A sentence that must not be missed, such as what became of a broken file."""
    return Card(Row([Icon(icon, 20, mark), Loose(sentence, SMALL, grow=1)], gap=10), mark=mark)


@dataclass(eq=False)
class Loose(Label):
    """A label whose long words may break anywhere: paths and links have no spaces to break at."""

    def measure_width(self, look: Look) -> Span:
        span = super().measure_width(look)
        return Span(min(span.least, look.px(160)), span.liked)
