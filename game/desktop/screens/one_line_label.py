"""A text kept to one line: what does not fit ends in an ellipsis, and the whole stands in its tooltip."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.theme import SMALL, Look, Style
from game.desktop.widgets.base import Span, Widget


@dataclass(eq=False)
class OneLineLabel(Widget):
    """One line of words, cut where the room ends."""

    text: str
    style: Style = SMALL
    colour: str = "muted"

    leaf_text = True

    def __post_init__(self) -> None:
        self.tip = self.text

    def measure_width(self, look: Look) -> Span:
        return Span(look.px(80), fonts.text_width(self.text, self.style, look))

    def measure_height(self, look: Look, width: int) -> Span:
        tall = fonts.line_height(self.style, look)
        return Span(tall, tall)

    def paint(self, brush: Brush) -> None:
        cut = fonts.shortened(self.text, self.style, brush.look, self.rect.width)
        brush.text(cut, self.rect.topleft, self.style, self.colour)

    def describe(self) -> str:
        return self.text
