"""Choosing one of several: tabs, and a choice that opens its list over the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.desktop import fonts
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import BODY, SMALL, STRONG, Look
from game.desktop.widgets.base import Reply, Span, Widget
from game.desktop.widgets.sheet import paint_thumb


@dataclass(frozen=True)
class Option:
    """One thing to choose: its name for the code, its words, a count worth a badge.

    note, face: what stands below it in a list that opens, and what the closed list shows of it, if that is shorter
    """

    name: str
    text: str
    badge: int = 0
    icon: str = ""
    note: str = ""
    face: str = ""


Choose = Callable[[str], Response | None]


def _beside(options: Sequence[Option], chosen: str, by: int) -> str:
    """The name of the option some places further, stopping at the ends."""
    names = [option.name for option in options]
    at = names.index(chosen) if chosen in names else 0
    return names[max(0, min(len(names) - 1, at + by))]


@dataclass(eq=False)
class Tabs(Widget):
    """Pages side by side under one focus stop; the arrows move between them."""

    options: Sequence[Option]
    chosen: str
    on_choose: Choose
    name: str = ""

    focusable = True

    def _wide(self, option: Option, look: Look) -> int:
        badge = fonts.text_width(str(option.badge), SMALL, look) + look.px(18) if option.badge else 0
        icon = look.px(26) if option.icon else 0
        return fonts.text_width(option.text, STRONG, look) + look.px(28) + badge + icon

    def measure_width(self, look: Look) -> Span:
        wide = [self._wide(option, look) for option in self.options]
        return Span(max(wide), sum(wide))

    def _boxes(self, look: Look, rect: pygame.Rect) -> list[pygame.Rect]:
        left, top, tall = rect.left, rect.top, look.px(40)
        boxes = []
        for option in self.options:
            wide = self._wide(option, look)
            if left > rect.left and left + wide > rect.right:
                left, top = rect.left, top + tall
            boxes.append(pygame.Rect(left, top, wide, tall))
            left += wide
        return boxes

    def measure_height(self, look: Look, width: int) -> Span:
        tall = self._boxes(look, pygame.Rect(0, 0, width, 0))[-1].bottom
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        self._at = self._boxes(look, rect)

    def paint(self, brush: Brush) -> None:
        for option, box in zip(self.options, self._at, strict=True):
            here = option.name == self.chosen
            brush.surface.fill(brush.colour("hairline"), (box.left, box.bottom - brush.px(1), box.width, brush.px(1)))
            left = box.left + brush.px(14)
            if option.icon:
                side = brush.px(18)
                square = pygame.Rect(left, box.centery - side // 2, side, side)
                brush.icon(option.icon, square, "text" if here else "muted")
                left += brush.px(26)
            top = box.centery - fonts.line_height(STRONG, brush.look) // 2
            left += brush.text(option.text, (left, top), STRONG, "text" if here else "muted")
            if option.badge:
                self._badge(brush, option.badge, left + brush.px(7), box.centery)
            if here:
                thick = brush.px(3)
                line = pygame.Rect(box.left + brush.px(8), box.bottom - thick, box.width - brush.px(16), thick)
                brush.box(line, "brass", None, 1)
        if brush.focus == self.path:
            current = [box for option, box in zip(self.options, self._at, strict=True) if option.name == self.chosen]
            brush.ring((current or self._at)[0].inflate(-brush.px(6), -brush.px(8)), 6)

    def _badge(self, brush: Brush, count: int, left: int, middle: int) -> None:
        wide = fonts.text_width(str(count), SMALL, brush.look)
        box = pygame.Rect(left, middle - brush.px(10), wide + brush.px(11), brush.px(20))
        brush.box(box, "brass", None, 10)
        place = (box.centerx - wide // 2, middle - fonts.line_height(SMALL, brush.look) // 2)
        brush.text(str(count), place, SMALL, "on_brass")

    def activate(self) -> Reply:
        return False

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        for option, box in zip(self.options, self._at, strict=True):
            if box.collidepoint(place):
                return self.on_choose(option.name) or True
        return False

    def on_key(self, event: pygame.event.Event) -> Reply:
        by = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_HOME: -99, pygame.K_END: 99}.get(event.key)
        return (self.on_choose(_beside(self.options, self.chosen, by)) or True) if by else False

    def describe(self) -> str:
        parts = []
        for option in self.options:
            news = f" ({option.badge} new)" if option.badge else ""
            parts.append(f"{option.text}{news}{', open' if option.name == self.chosen else ''}")
        return f"tabs{' ' + self.name if self.name else ''}: " + "; ".join(parts)


@dataclass
class Opened:
    """Whether the list of a choice is open and which row is under the hand."""

    open: bool = False
    row: int = 0
    down: int = 0  # pixels of the list above what is in sight


@dataclass(eq=False)
class Choice(Widget):
    """One of a list that opens over the window: Enter opens, arrows move, Enter takes, Escape leaves."""

    name: str
    options: Sequence[Option]
    chosen: str
    on_choose: Choose
    why_not: str = ""

    focusable = True

    def __post_init__(self) -> None:
        self.tip = self.why_not or self.tip

    @property
    def opened(self) -> Opened:
        """The kept state of the list."""
        return self.memory.at(self.path, Opened)

    def _index(self) -> int:
        return next((place for place, option in enumerate(self.options) if option.name == self.chosen), 0)

    def _words(self) -> str:
        shown = self.options[self._index()] if self.options else Option("", "nothing to choose")
        return shown.face or shown.text

    def measure_width(self, look: Look) -> Span:
        extra = look.px(52)
        words = [option.text for option in self.options] or [self._words()]
        least = max(fonts.widest_word(text, BODY, look) for text in [*words, self.name]) + extra
        return Span(least, max(least, max(fonts.text_width(text, BODY, look) for text in words) + extra))

    def _name_tall(self, look: Look, width: int) -> int:
        if not self.name:
            return 0
        lines = len(fonts.break_lines(self.name, SMALL, look, width))
        return lines * fonts.line_height(SMALL, look) + look.px(3)

    def _row_tall(self, text: str, look: Look, width: int) -> int:
        lines = len(fonts.break_lines(text, BODY, look, width - look.px(52)))
        return lines * fonts.line_height(BODY, look) + look.px(14)

    def measure_height(self, look: Look, width: int) -> Span:
        tall = self._name_tall(look, width) + self._row_tall(self._words(), look, width)
        return Span(tall, tall)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        above = self._name_tall(look, rect.width)
        self.box = pygame.Rect(rect.left, rect.top + above, rect.width, rect.height - above)

    def paint(self, brush: Brush) -> None:
        brush.text_in(self.name, self.rect, SMALL, "muted")
        here = brush.hover == self.path and not self.why_not
        brush.box(self.box, "hover" if here else "raised", "hairline" if self.why_not else "edge", 8)
        words = self.box.inflate(-brush.px(24), -brush.px(14))
        words.width -= brush.px(28)
        brush.text_in(self._words(), words, BODY, "muted" if self.why_not else "text")
        side = brush.px(16)
        arrow = pygame.Rect(self.box.right - brush.px(12) - side, self.box.centery - side // 2, side, side)
        brush.icon("unfold", arrow, "muted" if self.why_not else "brass")
        if brush.focus == self.path:
            brush.ring(self.box, 8)

    def layers(self) -> tuple[Widget, ...]:
        return (ChoiceList(self),) if self.opened.open and not self.why_not else ()

    def activate(self) -> Reply:
        if not self.why_not:
            self.opened.open, self.opened.row = True, self._index()
        return True

    def on_key(self, event: pygame.event.Event) -> Reply:
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1}.get(event.key)
        if by is None or self.why_not or not self.options:
            return False
        return self.on_choose(_beside(self.options, self.chosen, by)) or True

    def describe(self) -> str:
        name = f"{self.name}, " if self.name else ""
        state = f"not now: {self.why_not}" if self.why_not else f"{len(self.options)} to choose from"
        return f"choice: {name}{self._words()}, {state}"


@dataclass(eq=False)
class ChoiceList(Widget):
    """The open list of a choice, as a layer; a press outside leaves it."""

    choice: Choice

    focusable = True
    modal = True

    def measure_width(self, look: Look) -> Span:
        return self.choice.widths(look)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        """``rect`` is the whole window; the list lies under its choice, or above where there is more room."""
        self.clip = clip
        box = self.choice.box
        tall = [self._tall(option, look, box.width) for option in self.choice.options]
        edge = look.px(5)
        wish = sum(tall) + 2 * edge
        below, above = rect.bottom - box.bottom - look.px(8), box.top - rect.top - look.px(8)
        under = below >= min(wish, above)
        height = min(wish, below if under else above)
        top = box.bottom + look.px(3) if under else box.top - height - look.px(3)
        self.rect = pygame.Rect(box.left, top, box.width, height)
        self.foot = fonts.line_height(SMALL, look) + look.px(6) if height < wish else 0
        self.inner = pygame.Rect(box.left, top, box.width, height - self.foot)
        self._whole = wish
        ends = [edge + sum(tall[: place + 1]) for place in range(len(tall))]
        opened = self.choice.opened
        if ends:
            last = ends[opened.row]
            opened.down = max(min(opened.down, last - tall[opened.row] - edge), last + edge - self.inner.height, 0)
        self.rows = [
            pygame.Rect(box.left + edge, top + end - size - opened.down, box.width - 2 * edge, size)
            for end, size in zip(ends, tall, strict=True)
        ]

    def _tall(self, option: Option, look: Look, width: int) -> int:
        note = len(fonts.break_lines(option.note, SMALL, look, width - look.px(52))) if option.note else 0
        return self.choice._row_tall(option.text, look, width) + note * fonts.line_height(SMALL, look)

    def beyond(self) -> str:
        """How many rows are out of sight above and below, in words; empty when all are in sight."""
        above = sum(row.top < self.inner.top for row in self.rows)
        below = sum(row.bottom > self.inner.bottom for row in self.rows)
        said = [f"{count} more {where}" for count, where in ((above, "above"), (below, "below")) if count]
        return ", ".join(said) if self.foot else ""

    def paint(self, brush: Brush) -> None:
        brush.sheet(self.rect, "raised", 8)
        brush.box(self.rect, "raised", "edge", 8)
        track = self.inner.inflate(-brush.px(4), -brush.px(10))
        paint_thumb(brush, track, self.choice.opened.down, self.inner.height, self._whole)
        if self.foot:
            line = pygame.Rect(self.rect.left, self.inner.bottom, self.rect.width, brush.px(1))
            brush.surface.fill(brush.colour("hairline"), line)
            brush.text(self.beyond(), (self.rect.left + brush.px(13), line.top + brush.px(2)), SMALL, "muted")
        with brush.clipped(self.inner.inflate(-2, -2)):
            for place, (option, row) in enumerate(zip(self.choice.options, self.rows, strict=True)):
                if place == self.choice.opened.row:
                    brush.box(row, "chosen", None, 6)
                words = row.inflate(-brush.px(16), -brush.px(14))
                words.width -= brush.px(22)
                brush.text_in(option.text, words, BODY)
                if option.note:
                    lines = len(fonts.break_lines(option.text, BODY, brush.look, words.width))
                    words.top += lines * fonts.line_height(BODY, brush.look)
                    brush.text_in(option.note, words, SMALL, "caution")
                if option.name == self.choice.chosen:
                    side = brush.px(16)
                    tick = pygame.Rect(row.right - side - brush.px(8), row.centery - side // 2, side, side)
                    brush.icon("tick", tick, "brass")

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        if self.foot and self.rect.collidepoint(place) and not self.inner.collidepoint(place):
            return self._step(1)
        for number, row in enumerate(self.rows):
            if row.collidepoint(place):
                return self._take(number)
        return self.leave()

    def point(self, place: tuple[int, int]) -> bool:
        """The pointer moved: the row under it is the one Enter would take."""
        for number, row in enumerate(self.rows):
            if row.collidepoint(place) and self.inner.collidepoint(place) and number != self.choice.opened.row:
                self.choice.opened.row = number
                return True
        return False

    def _take(self, number: int) -> Reply:
        self.choice.opened.open = False
        return self.choice.on_choose(self.choice.options[number].name) or True

    def leave(self) -> Reply:
        """Close without choosing."""
        self.choice.opened.open = False
        return True

    def activate(self) -> Reply:
        return self._take(self.choice.opened.row)

    def on_wheel(self, across: float, down: float) -> Reply:
        return self._step(-1 if down > 0 else 1)

    def _step(self, by: int) -> bool:
        last = len(self.choice.options) - 1
        self.choice.opened.row = max(0, min(last, self.choice.opened.row + by))
        return True

    def on_key(self, event: pygame.event.Event) -> Reply:
        steps = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_PAGEUP: -8, pygame.K_PAGEDOWN: 8,
                 pygame.K_HOME: -999, pygame.K_END: 999}  # fmt: skip
        if event.key in steps:
            return self._step(steps[event.key])
        return self.leave() if event.key in (pygame.K_ESCAPE, pygame.K_TAB) else False

    def describe(self) -> str:
        row, options = self.choice.opened.row, self.choice.options
        on = " ".join(filter(None, (options[row].text, options[row].note)))
        return f"list: {self.choice.name or 'choice'}, on {on}, {row + 1} of {len(options)}"
