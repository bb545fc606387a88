"""What lies over the window: the dialog, which keeps the keyboard to itself, and the tooltip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import SMALL, TITLE, Look
from game.desktop.widgets.base import Reply, Widget
from game.desktop.widgets.labels import Label
from game.desktop.widgets.layout import Column
from game.desktop.widgets.sheet import Scroll


@dataclass(eq=False)
class Modal(Widget):
    """A dialog. Placed anywhere in the tree it takes no room there and lies over everything; Escape leaves it."""

    title: str
    body: Widget
    on_leave: Callable[[], Response | None]
    foot: Widget | None = None
    wide: float = 560

    def layers(self) -> tuple[Widget, ...]:
        return (Dialog(self, key="dialog"),)

    def describe(self) -> str:
        return ""


@dataclass(eq=False)
class Dialog(Widget):
    """The visible part of a Modal."""

    of: Modal

    modal = True

    def __post_init__(self) -> None:
        scroll = Scroll(self.of.body, key="body", grow=1)
        items: list[Widget] = [Label(self.of.title, TITLE), scroll]
        if self.of.foot:
            items.append(self.of.foot)
        self._whole = Scroll(Column(items, gap=12), plain=True, key="whole")

    def children(self) -> tuple[Widget, ...]:
        return (self._whole,)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        """``rect`` is the whole window; the dialog is centred in it."""
        self.clip = clip
        around = look.px(22)
        wide = min(look.px(self.of.wide), rect.width - look.px(24))
        liked = self._whole.child.heights(look, wide - 2 * around).liked
        tall = min(liked + 2 * around, rect.height - look.px(24))
        self.rect = pygame.Rect(0, 0, wide, tall)
        self.rect.center = rect.center
        self._window = rect
        self._whole.place(look, self.rect.inflate(-2 * around, -2 * around), clip)

    def paint(self, brush: Brush) -> None:
        veil = pygame.Surface(self._window.size, pygame.SRCALPHA)
        veil.fill((*brush.look.theme.desk, 170))
        brush.surface.blit(veil, self._window)
        brush.sheet(self.rect, "panel", 12)
        brush.box(self.rect, None, "brass", 12)
        super().paint(brush)

    def on_key(self, event: pygame.event.Event) -> Reply:
        return (self.of.on_leave() or True) if event.key == pygame.K_ESCAPE else False

    def describe(self) -> str:
        return f"dialog: {self.of.title}"


def paint_tip(
    brush: Brush, words: str, near: pygame.Rect, window: pygame.Rect, fields: Sequence[pygame.Rect] = ()
) -> pygame.Rect | None:
    """A tooltip beside what it explains, inside the window and off what is being written; none where no room is."""
    look = brush.look
    most = min(brush.px(360), window.width - brush.px(40))
    lines = fonts.break_lines(words, SMALL, look, most)
    wide = max(fonts.text_width(line.text, SMALL, look) for line in lines)
    size = (wide + brush.px(20), len(lines) * fonts.line_height(SMALL, look) + brush.px(14))
    box = _tip_place(size, near, window.inflate(-brush.px(8), -brush.px(8)), fields, brush.px(8))
    if box is None:
        return None
    brush.sheet(box, "raised", 7)
    brush.box(box, "raised", "brass", 7)
    brush.text_in(words, box.inflate(-brush.px(20), -brush.px(14)), SMALL)
    return box


def _tip_place(
    size: tuple[int, int], near: pygame.Rect, window: pygame.Rect, fields: Sequence[pygame.Rect], gap: int
) -> pygame.Rect | None:
    """Below its owner, above, or beside it: off every field if it can be; over its owner only if that fills the window
    and is no field."""
    places = [pygame.Rect((0, 0), size) for _ in range(4)]
    places[0].midtop = (near.centerx, near.bottom + gap)
    places[1].midbottom = (near.centerx, near.top - gap)
    places[2].midleft = (near.right + gap, near.centery)
    places[3].midright = (near.left - gap, near.centery)
    inside = [place.clamp(window) for place in places]
    free = [place for place in inside if not place.colliderect(near)]
    clear = [place for place in free if place.collidelist(list(fields)) < 0]
    return next(iter((*clear, *free)), None if near in fields else inside[0])
