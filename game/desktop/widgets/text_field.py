"""Typing: a field that grows as its text wraps and then scrolls; caret, selection, clipboard and input methods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pygame

from game.desktop import clipboard, fonts
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.theme import BODY, SMALL, Look
from game.desktop.widgets.base import Reply, Span, Widget
from game.desktop.widgets.sheet import paint_thumb


@dataclass
class TypedText:
    """A text being written: it belongs to the screen, so that it outlives every rebuild."""

    text: str = ""
    caret: int = 0
    anchor: int = 0  # the other end of the selection; equal to caret when there is none
    composing: str = ""  # what an input method shows before it is final
    first: int = 0  # the first line in sight, where a field shows only some of them
    followed: tuple[int, int] = (0, 0)  # caret and length of the text when the lines in sight last followed them

    def __post_init__(self) -> None:
        self.caret = self.anchor = len(self.text)

    @property
    def chosen(self) -> tuple[int, int]:
        """Start and end of the selection."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def put(self, text: str, most: int) -> None:
        """Replace the selection, keeping the whole within ``most`` characters."""
        start, end = self.chosen
        room = most - (len(self.text) - (end - start))
        text = text[: max(0, room)]
        self.text = self.text[:start] + text + self.text[end:]
        self.caret = self.anchor = start + len(text)

    def move(self, to: int, keep: bool) -> None:
        """Put the caret somewhere; with ``keep`` the selection stretches."""
        self.caret = max(0, min(len(self.text), to))
        if not keep:
            self.anchor = self.caret

    def erase(self, to: int) -> None:
        """Delete the selection, or else what lies between caret and ``to``."""
        if self.caret == self.anchor:
            self.anchor = max(0, min(len(self.text), to))
        self.put("", len(self.text))

    def word(self, way: int) -> int:
        """Where the next word begins, forward (1) or backward (-1)."""
        at = self.caret
        if way < 0:
            while at and self.text[at - 1].isspace():
                at -= 1
            while at and not self.text[at - 1].isspace():
                at -= 1
            return at
        while at < len(self.text) and not self.text[at].isspace():
            at += 1
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at

    def clear(self) -> None:
        """Start over."""
        self.text, self.caret, self.anchor, self.composing = "", 0, 0, ""


@dataclass(eq=False)
class TextField(Widget):
    """A labelled field on a TypedText. Enter submits; with ``many`` lines Shift+Enter breaks the line.

    tallest: the lines it grows to, and fewer where height is short; the text scrolls inside it then. 0 for no end
    """

    name: str
    draft: TypedText
    on_submit: Callable[[], Response | None] | None = None
    hint: str = ""
    most: int = 400
    many: bool = False
    lines: int = 1  # the least height, in lines
    tallest: int = 0
    _rows: tuple[fonts.Line, ...] = field(default=(), init=False)

    focusable = True
    takes_text = True

    def measure_width(self, look: Look) -> Span:
        least = max(fonts.widest_word(self.name, SMALL, look), look.px(120))
        return Span(least, max(least, look.px(320)))

    def _name_tall(self, look: Look, width: int) -> int:
        if not self.name:
            return 0
        return len(fonts.break_lines(self.name, SMALL, look, width)) * fonts.line_height(SMALL, look) + look.px(3)

    def _shown(self) -> str:
        draft = self.draft
        if not draft.composing:
            return draft.text
        start, end = draft.chosen
        return draft.text[:start] + draft.composing + draft.text[end:]

    def _broken(self, look: Look, width: int) -> tuple[fonts.Line, ...]:
        return fonts.break_lines(self._shown() or "", BODY, look, width - look.px(24))

    def measure_height(self, look: Look, width: int) -> Span:
        hint = len(fonts.break_lines(self.hint, BODY, look, width - look.px(24))) if not self._shown() else 1
        least = rows = max(self.lines, len(self._broken(look, width)), hint)
        if self.tallest:
            least, rows = max(self.lines, hint), min(rows, max(self.tallest, self.lines, hint))
        around, step = self._name_tall(look, width) + look.px(16), fonts.line_height(BODY, look)
        return Span(around + least * step, around + rows * step)

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        above = self._name_tall(look, rect.width)
        self.box = pygame.Rect(rect.left, rect.top + above, rect.width, rect.height - above)
        self._rows = self._broken(look, rect.width)
        self._inside = self.box.inflate(-look.px(24), -look.px(16))
        self._look = look
        self._follow()

    def _follow(self) -> None:
        """Bring the caret into sight whenever it has moved."""
        draft, room = self.draft, self._in_sight()
        here = (draft.caret + len(draft.composing), len(draft.text))
        if here != draft.followed:
            row = self._spot(here[0])[0]
            draft.first = max(min(draft.first, row), row - room + 1)
            draft.followed = here
        draft.first = max(0, min(draft.first, len(self._rows) - room))

    def _in_sight(self) -> int:
        """How many lines there is room for."""
        return max(1, self._inside.height // fonts.line_height(BODY, self._look))

    @property
    def _top(self) -> int:
        """Where the first line of the text lies, perhaps above the box; at the end, the last lies at its foot."""
        hidden = len(self._rows) - self._in_sight()
        if 0 < hidden <= self.draft.first:
            return self._inside.bottom - len(self._rows) * fonts.line_height(BODY, self._look)
        return self._inside.top - self.draft.first * fonts.line_height(BODY, self._look)

    def on_wheel(self, across: float, down: float) -> Reply:
        before = self.draft.first
        most = max(0, len(self._rows) - self._in_sight())
        self.draft.first = max(0, min(most, before - (1 if down > 0 else -1)))
        return self.draft.first != before

    def _spot(self, index: int) -> tuple[int, int]:
        """Where a character stands: line and pixels from the left."""
        for number in range(len(self._rows) - 1, -1, -1):
            line = self._rows[number]
            if index >= line.start:
                before = self._shown()[line.start : min(index, line.end)]
                return number, fonts.text_width(before, BODY, self._look)
        return 0, 0

    def caret_rect(self) -> pygame.Rect:
        """The caret on the window, also where an input method puts its candidates."""
        number, across = self._spot(self.draft.caret + len(self.draft.composing))
        step = fonts.line_height(BODY, self._look)
        return pygame.Rect(self._inside.left + across, self._top + number * step, self._look.px(2), step)

    def _index_at(self, place: tuple[int, int]) -> int:
        step = fonts.line_height(BODY, self._look)
        number = max(0, min(len(self._rows) - 1, (place[1] - self._top) // step))
        line = self._rows[number]
        across = place[0] - self._inside.left
        best = line.start
        last = line.start + len(line.text)
        for index in range(line.start, last + 1):
            wide = fonts.text_width(self.draft.text[line.start : index], BODY, self._look)
            before = fonts.text_width(self.draft.text[line.start : max(line.start, index - 1)], BODY, self._look)
            if across < (wide + before) / 2:
                break
            best = index
        return best

    def paint(self, brush: Brush) -> None:
        here = brush.focus == self.path
        brush.text_in(self.name, self.rect, SMALL, "muted")
        brush.box(self.box, "well", "brass" if here else "edge", 8, 1.5 if here else 1)
        if not self._shown():
            brush.text_in(self.hint, self._inside, BODY, "muted")
        step = fonts.line_height(BODY, brush.look)
        with brush.clipped(self._inside.inflate(brush.px(8), 0)):
            self._paint_selection(brush)
            for number, line in enumerate(self._rows):
                brush.text(line.text, (self._inside.left, self._top + number * step), BODY)
            if here:
                caret = self.caret_rect()
                brush.surface.fill(brush.colour("brass"), caret.inflate(0, -brush.px(4)))
        track = self.box.inflate(-brush.px(4), -brush.px(10))
        paint_thumb(brush, track, self.draft.first, self._in_sight(), len(self._rows))
        if here:
            brush.ring(self.box, 8)

    def _paint_selection(self, brush: Brush) -> None:
        start, end = self.draft.chosen
        if start == end:
            return
        step = fonts.line_height(BODY, brush.look)
        for number, line in enumerate(self._rows):
            low, high = max(start, line.start), min(end, line.end)
            if low < high:
                text = self.draft.text
                left = fonts.text_width(text[line.start : low], BODY, brush.look)
                wide = fonts.text_width(text[line.start : high], BODY, brush.look) - left
                box = pygame.Rect(self._inside.left + left, self._top + number * step, wide, step)
                brush.surface.fill(brush.colour("chosen"), box)

    def grab(self, place: tuple[int, int], clicks: int) -> Reply:
        index = self._index_at(place)
        if clicks == 3:
            self.draft.anchor, self.draft.caret = 0, len(self.draft.text)
        elif clicks == 2:
            self.draft.move(index, False)
            self.draft.anchor = self.draft.word(-1)
            self.draft.caret = index
            self.draft.caret = self.draft.word(1)
        else:
            self.draft.move(index, bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        return True

    def drag(self, place: tuple[int, int]) -> Reply:
        self.draft.move(self._index_at(place), True)
        return True

    def on_text(self, text: str) -> Reply:
        self.draft.composing = ""
        self.draft.put(text, self.most)
        return True

    def on_edit(self, text: str) -> Reply:
        self.draft.composing = text
        return True

    def on_key(self, event: pygame.event.Event) -> Reply:
        if self.draft.composing:
            return True  # the input method has the keyboard
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META) and self._command(event.key):
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._enter(bool(event.mod & pygame.KMOD_SHIFT))
        return self._erase_or_move(event)

    def _command(self, key: int) -> bool:
        draft = self.draft
        start, end = draft.chosen
        if key == pygame.K_a:
            draft.anchor, draft.caret = 0, len(draft.text)
        elif key in (pygame.K_c, pygame.K_x) and start != end:
            clipboard.put(draft.text[start:end])
            if key == pygame.K_x:
                draft.put("", self.most)
        elif key == pygame.K_v:
            pasted = clipboard.get()
            draft.put(pasted if self.many else " ".join(pasted.split()), self.most)
        else:
            return False
        return True

    def _enter(self, shift: bool) -> Reply:
        if self.many and (shift or self.on_submit is None):
            self.draft.put("\n", self.most)
            return True
        return (self.on_submit() or True) if self.on_submit else False

    def _erase_or_move(self, event: pygame.event.Event) -> Reply:
        draft, keep = self.draft, bool(event.mod & pygame.KMOD_SHIFT)
        by_word = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT))
        if event.key == pygame.K_BACKSPACE:
            draft.erase(draft.word(-1) if by_word else draft.caret - 1)
        elif event.key == pygame.K_DELETE:
            draft.erase(draft.word(1) if by_word else draft.caret + 1)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            way = -1 if event.key == pygame.K_LEFT else 1
            draft.move(draft.word(way) if by_word else draft.caret + way, keep)
        elif event.key in (pygame.K_HOME, pygame.K_END):
            line = self._rows[self._spot(draft.caret)[0]]
            draft.move(line.start if event.key == pygame.K_HOME else line.start + len(line.text), keep)
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            return self._line(-1 if event.key == pygame.K_UP else 1, keep)
        else:
            return bool(event.unicode and event.unicode.isprintable() and not event.mod & pygame.KMOD_CTRL)
        return True

    def _line(self, way: int, keep: bool) -> bool:
        number, across = self._spot(self.draft.caret)
        if not 0 <= number + way < len(self._rows):
            return False
        step = fonts.line_height(BODY, self._look)
        place = (self._inside.left + across, self._top + (number + way) * step + step // 2)
        self.draft.move(self._index_at(place), keep)
        return True

    def describe(self) -> str:
        return f"field: {self.name or self.hint}, {self.draft.text or 'empty'}"
