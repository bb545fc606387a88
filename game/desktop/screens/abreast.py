"""A row that says honestly how wide it must be, for a Fit to choose by; it stacks only when nothing else is left."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.look import Look
from game.desktop.widgets import Row, Span


@dataclass(eq=False)
class Abreast(Row):
    """Children side by side, whose least width is the sum of theirs."""

    def measure_width(self, look: Look) -> Span:
        spans, gaps = [item.widths(look) for item in self.items], self._gaps(look)
        return Span(sum(span.least for span in spans) + gaps, sum(span.liked for span in spans) + gaps)
