"""The verdict on a text while it is written: the net figure, home, and a mark for each who would sign or not."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.desktop.brush import Brush
from game.desktop.crest import Crest
from game.desktop.screens.desk import Desk
from game.desktop.theme import SMALL, SMALL_STRONG, Look
from game.desktop.widgets import Flow, Icon, Label, Row, Span, Widget
from game.desktop.widgets.labels import paint_seat
from game.present.verdict import Signer, Verdict

MARKS = {"yes": ("tick", "firm"), "no": ("cross", "critical"), "open": ("help", "caution")}
HOME_TONES = {"passes": "firm", "falls": "critical", "open": "caution"}


@dataclass(eq=False)
class SignerMark(Widget):
    """A delegation's disc, and beside it whether it would sign; why stands in its words."""

    signer: Signer
    crest: Crest
    size: float = 26

    leaf_text = True

    def __post_init__(self) -> None:
        self.tip = self.signer.text

    def measure_width(self, look: Look) -> Span:
        wide = look.px(self.size) + look.px(17)
        return Span(wide, wide)

    def measure_height(self, look: Look, width: int) -> Span:
        return Span(look.px(self.size), look.px(self.size))

    def paint(self, brush: Brush) -> None:
        side = brush.px(self.size)
        paint_seat(brush, self.crest, pygame.Rect(self.rect.left, self.rect.top, side, side))
        icon, colour = MARKS[self.signer.likely]
        mark = brush.px(15)
        place = pygame.Rect(self.rect.left + side + brush.px(2), self.rect.centery - mark // 2, mark, mark)
        brush.icon(icon, place, colour)

    def describe(self) -> str:
        return self.signer.text


def verdict_row(desk: Desk, found: Verdict) -> Widget:
    """The verdict on a line, or more where it does not fit."""
    tone = "firm" if found.sign > 0 else "critical" if found.sign < 0 else "text"
    parts: list[Widget] = [_chip("score", f"{found.net} to you", tone)]
    if found.home:
        parts.append(_chip("home", f"home: {found.home}", HOME_TONES[found.home], found.told))
    if found.signers:
        parts.append(Label("would sign:", SMALL, "muted"))
        parts += [SignerMark(each, desk.crest(each.seat), key=f"would-{each.seat}") for each in found.signers]
    return Flow(parts, gap=10, key="verdict")


def _chip(icon: str, words: str, tone: str, tip: str = "") -> Widget:
    return Row([Icon(icon, 18, "brass"), Label(words, SMALL_STRONG, tone)], gap=5, tip=tip)
