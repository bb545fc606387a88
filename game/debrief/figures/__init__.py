"""The charts of one game: measures in, drawings out. The report and the desktop client both draw from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.debrief.charts import Drawing
from game.debrief.figures.axis import percent
from game.debrief.figures.deals import captured_figure, captured_says, pair_figure, pair_says
from game.debrief.figures.meters import confidence_figure, course, tension_figure
from game.debrief.figures.perception import perception_figure, perception_says
from game.debrief.figures.promises import ledger_figure, ledger_says

Figure = Callable[..., Drawing | None]

FIGURES: Mapping[str, Figure] = {
    "confidence": confidence_figure,
    "tension": tension_figure,
    "captured": captured_figure,
    "perception": perception_figure,
    "ledger": ledger_figure,
}
"""Charts of a whole game by name, each taking (game, width=..., size=...); pairs have `pair_figure`."""

__all__ = [
    "FIGURES", "Figure", "captured_figure", "captured_says", "confidence_figure", "course", "ledger_figure",
    "ledger_says", "pair_figure", "pair_says", "percent", "perception_figure", "perception_says", "tension_figure",
]  # fmt: skip
