"""A mounted screen: where everything lies, who has the focus, what the pointer is on, which layer is on top.

Input goes in, a Reply comes out. No window is needed, so tests drive it as the application does.
"""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from game.desktop.brush import Brush
from game.desktop.press_guard import Name, PressGuard
from game.desktop.theme import Look
from game.desktop.widgets.base import Memory, Reply, Widget
from game.desktop.widgets.overlay import paint_tip
from game.desktop.widgets.sheet import Scroll

_ARROWS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}
_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
TIP_DELAY = 350  # milliseconds the pointer rests before words appear
TIP_STAYS, TIP_LETTER = 3000, 35  # milliseconds that words about the focus stay, and how many more for each letter


class Stage:
    """Holds one tree of widgets at a time; focus and memory outlive the tree."""

    def __init__(self, look: Look, size: tuple[int, int], aim: PressGuard | None = None) -> None:
        self.look, self.size = look, size
        self.aim = aim or PressGuard()
        self.memory = Memory()
        self.keyboard = False  # whether the ring is shown
        self.hover = ""
        self.held = ""
        self._grabbed = False
        self._hover_since = 0
        self._pointer = (-1, -1)
        self._pointing = False  # whether the pointer moved last, and not a key
        self._told, self._told_until = "", 0  # the widget that the focus came to by a key, and how long that is told
        self._focus: dict[str, str] = {}
        self._place_of_focus: dict[str, int] = {}
        self._touched: set[str] = set()
        self._layers: list[Widget] = []
        self._by_path: dict[str, Widget] = {}

    # -- building

    def show(self, root: Widget) -> None:
        """Mount a tree, lay it out, and settle the focus in its top layer."""
        whole = Scroll(root, plain=True)
        whole.mount(None, "screen", self.memory)
        self._layers = [whole]
        self.lay_out()  # before anything is looked up: what is shown may depend on the room
        self._gather(whole)
        before, self._by_path = self._by_path, {w.path: w for layer in self._layers for w in layer.walk()}
        self.lay_out()
        self._settle_focus()
        for widget in self._by_path.values():
            if widget.arrives and widget.path not in before and _pane(widget).path in before:
                self._reveal(widget)
        self._find_hover(self._pointer)
        self.aim.lay(id(self), [widget for widget in reversed(list(self.top.walk())) if widget.focusable])

    def _gather(self, tree: Widget) -> None:
        for widget in tree.walk():
            for number, layer in enumerate(widget.layers()):
                layer.mount(widget, f"{widget.path}//{layer.key or number}", self.memory)
                self._layers.append(layer)
                self._gather(layer)

    def lay_out(self) -> None:
        """Give every layer its place again, as after scrolling."""
        window = pygame.Rect((0, 0), self.size)
        for layer in self._layers:
            layer.place(self.look, window, window)

    @property
    def top(self) -> Widget:
        """The layer that has the input."""
        return self._layers[-1]

    # -- focus

    def focusables(self) -> list[Widget]:
        """What Tab goes through, in order."""
        return [widget for widget in self.top.walk() if widget.focusable]

    @property
    def focused(self) -> Widget | None:
        """The widget with the keyboard."""
        return self._by_path.get(self._focus.get(self.top.path, ""))

    def _settle_focus(self) -> None:
        layer = self.top.path
        paths = [widget.path for widget in self.focusables()]
        present = self._focus.get(layer, "")
        if present in paths:
            self._place_of_focus[layer] = paths.index(present)
        elif present:
            self._focus[layer] = self._rest(present).path
        elif paths:
            self._focus[layer] = paths[0]

    def _rest(self, gone: str) -> Widget:
        """Where the focus waits when what had it is gone: never on another control, which an Enter would press, but
        on the pane that holds the place; Tab goes on from there."""
        left = gone
        while left and left not in self._by_path:
            left = left.rpartition("/")[0]
        nearest = self._by_path.get(left, self.top)
        around = [nearest, *nearest.ancestors()]
        panes = [w for w in (*around, *nearest.walk()) if isinstance(w, Scroll) and not w.plain]
        return panes[0] if panes else self.top

    def focus_on(self, widget: Widget, by_keyboard: bool = True) -> None:
        """Give a widget the keyboard and bring it into view."""
        self._focus[self.top.path] = widget.path
        self._touched.add(self.top.path)
        self.keyboard = by_keyboard
        paths = [each.path for each in self.focusables()]
        if widget.path in paths:
            self._place_of_focus[self.top.path] = paths.index(widget.path)
        if by_keyboard:
            self._reveal(widget)
            self._told = widget.path
            self._told_until = pygame.time.get_ticks() + TIP_STAYS + TIP_LETTER * len(widget.tip)

    def focus_into(self, key: str) -> None:
        """Give the keyboard to the first thing in the widget of that key, or else beside it."""
        part = next((widget for widget in self.top.walk() if widget.key == key), None)
        for area in (part, part.parent) if part is not None else ():
            first = next((widget for widget in area.walk() if widget.focusable), None) if area is not None else None
            if first is not None:
                self.focus_on(first)
                return

    def _reveal(self, widget: Widget) -> None:
        for ancestor in widget.ancestors():
            if isinstance(ancestor, Scroll) and ancestor.show(widget.focus_rect(), self.look.px(8)):
                self.lay_out()

    def _tab(self, way: int) -> bool:
        order = self.focusables()
        if not order:
            return False
        focused = self.focused
        if focused is None or (not self.keyboard and self.top.path not in self._touched):
            self.focus_on(focused or order[0])
            return True
        if focused in order:
            at = order.index(focused) + way
        else:  # it rests on a pane: on to what took the place of what is gone, or to what stands before it
            at = min(self._place_of_focus.get(self.top.path, 0), len(order) - 1) + min(way, 0)
        self.focus_on(order[at % len(order)])
        return True

    def _arrow(self, way: tuple[int, int]) -> bool:
        here = self.focused
        if here is None:
            return False
        if not here.focusable:
            return self._tab(max(way, key=abs))
        best = min(
            ((_reach(here.focus_rect(), other.focus_rect(), way), number, other)
             for number, other in enumerate(self.focusables()) if other is not here),
            default=None, key=lambda found: found[:2],
        )  # fmt: skip
        if best is None or best[0] == float("inf"):
            return False
        self.focus_on(best[2])
        return True

    # -- input

    def handle(self, event: pygame.event.Event) -> Reply:
        """Use one event; False when nothing here wanted it."""
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL):
            self._told = ""
        if event.type == pygame.MOUSEMOTION:
            return self._move(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(event.pos, getattr(event, "clicks", 1))
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        focused = self.focused
        if focused is not None and event.type == pygame.TEXTINPUT:
            return focused.on_text(event.text)
        if focused is not None and event.type == pygame.TEXTEDITING:
            return focused.on_edit(event.text)
        return False

    def _under(self, place: tuple[int, int]) -> Iterator[Widget]:
        """What lies at a point of the top layer, the innermost and latest first."""
        yield from (widget for widget in reversed(list(self.top.walk())) if widget.hit(place))

    def _find_hover(self, place: tuple[int, int]) -> bool:
        found = next((w.path for w in self._under(place) if w.focusable or w.tip), "")
        changed = found != self.hover
        if changed:
            self.hover, self._hover_since = found, pygame.time.get_ticks()
        return changed

    def _move(self, place: tuple[int, int]) -> Reply:
        told = bool(self._told) and place != self._pointer
        self._pointing = place != self._pointer or self._pointing
        self._pointer = place
        if self.held and self._grabbed:
            holder = self._by_path.get(self.held)
            self.aim.lead()
            return holder.drag(place) if holder else False
        pointed = bool(getattr(self.top, "point", lambda _: False)(place))
        return self._find_hover(place) or pointed or told

    def _down(self, place: tuple[int, int], clicks: int) -> Reply:
        self.held, self._grabbed = "", False
        self._hover_since = pygame.time.get_ticks() + 10 * TIP_DELAY
        for widget in self._under(place):
            if widget.focusable:
                if self.aim.misses(place, self._name(widget)):
                    return True
                self.focus_on(widget, by_keyboard=False)
                self.held, self.aim.last = widget.path, self._name(widget)
            reply = widget.grab(place, clicks)
            if reply:
                self.held, self._grabbed = widget.path, True
                return reply
            if widget.focusable:
                return True
        leave = getattr(self.top, "leave", None)
        return bool(leave and leave())

    def _name(self, widget: Widget) -> Name:
        return Name(id(self), widget.path, widget.guise)

    def _up(self, place: tuple[int, int]) -> Reply:
        held, grabbed = self._by_path.get(self.held), self._grabbed
        self.held, self._grabbed = "", False
        if held is None or grabbed:
            return held is not None
        return held.activate() if held.hit(place) else True

    def _wheel(self, event: pygame.event.Event) -> Reply:
        down = getattr(event, "precise_y", event.y) * (-1 if event.flipped else 1)
        for widget in self._under(self._pointer):
            if widget.on_wheel(event.x, down):
                self.aim.lead()
                self.lay_out()
                return True
        return False

    def _key(self, event: pygame.event.Event) -> Reply:
        self._pointing = False
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            leave = getattr(self.top, "leave", None)
            return leave() if leave else self._tab(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        focused = self.focused
        if focused is not None:
            reply = focused.on_key(event)
            if reply:
                self.keyboard = True
                return reply
            if event.key in _ENTER:
                return self._press(focused)
        if event.key in _ARROWS and self._arrow(_ARROWS[event.key]):
            return True
        reply = self._bubble(focused or self.top, event)
        return self._close() if reply is False and event.key == pygame.K_ESCAPE else reply

    def _close(self) -> Reply:
        """Close the innermost thing that is open, the latest of several; False if nothing is."""
        closing = next((w.closes for w in reversed(list(self.top.walk())) if w.closes is not None), None)
        return (closing() or True) if closing is not None else False

    def _press(self, focused: Widget) -> Reply:
        if self.aim.turned(self._name(focused)):
            return True
        if not self.keyboard and self.top.path not in self._touched:
            self.focus_on(focused)  # the first Enter shows where it would go
            return True
        self.keyboard, self.aim.last = True, self._name(focused)
        return focused.activate() or True

    def _bubble(self, start: Widget, event: pygame.event.Event) -> Reply:
        if start is self.top:
            return start.on_key(event)
        for ancestor in start.ancestors():
            reply = ancestor.on_key(event)
            if reply:
                self.lay_out()
                return reply
            if ancestor is self.top:
                break
        return False

    # -- what follows

    @property
    def wants_text(self) -> TextPlace | None:
        """Where typed text goes, if it goes anywhere."""
        focused = self.focused
        if focused is None or not getattr(focused, "takes_text", False):
            return None
        caret = getattr(focused, "caret_rect", None)
        return caret() if caret else None

    def cursor(self) -> int:
        """The system cursor for where the pointer is."""
        under = self._by_path.get(self.hover)
        if under is None or not under.focusable:
            return pygame.SYSTEM_CURSOR_ARROW
        return pygame.SYSTEM_CURSOR_IBEAM if getattr(under, "takes_text", False) else pygame.SYSTEM_CURSOR_HAND

    def tip_wait(self, now: int) -> int | None:
        """Milliseconds until a tooltip should appear or go; none if none is due."""
        if not self._pointing:
            return self._told_until - now if self._tip(now) is not None else None
        under = self._by_path.get(self.hover)
        left = self._hover_since + TIP_DELAY - now
        return left if under is not None and under.tip and left > 0 else None

    def _tip(self, now: int) -> Widget | None:
        focused = self.focused
        if not self._pointing:
            told = focused is not None and focused.path == self._told and now < self._told_until
            return focused if told and self.keyboard and focused is not None and focused.tip else None
        under = self._by_path.get(self.hover)
        rested = now >= self._hover_since + TIP_DELAY
        return under if under is not None and under.tip and rested and not self.held else None

    def paint(self, surface: pygame.Surface, now: int, motion: bool = True) -> None:
        """Paint every layer, then the tooltip."""
        surface.fill(self.look.theme.desk)
        focused = self.focused
        ring = focused is not None and (self.keyboard or getattr(focused, "takes_text", False))
        for layer in self._layers:
            here = layer is self.top
            brush = Brush(
                surface, self.look,
                focus=focused.path if focused is not None and ring and here else "",
                hover=self.hover if here else "", pressed=self.held if here else "", now=now, motion=motion,
            )  # fmt: skip
            layer.paint(brush)
        tip = self._tip(now)
        if tip is not None:
            brush = Brush(surface, self.look)
            fields = [w.focus_rect().clip(w.clip) for w in self.top.walk() if getattr(w, "takes_text", False)]
            paint_tip(brush, tip.tip, tip.focus_rect().clip(tip.clip), surface.get_rect(), fields)

    # -- reading

    def words(self) -> list[str]:
        """What the top layer says, widget by widget, in Tab order."""
        said = [w.describe() for w in self.top.walk() if w.focusable or w.leaf_text or not w.children()]
        return [line for line in said if line]

    def find(self, words: str) -> Widget:
        """The first widget of the top layer whose description holds the words; focusable ones first."""
        widgets = list(self.top.walk())
        for widget in [w for w in widgets if w.focusable] + widgets:
            if words in widget.describe():
                return widget
        raise LookupError(f"nothing here says {words!r}; it says: {'; '.join(self.words())}")

    def faults(self) -> list[str]:
        """Everything that overlaps, sticks out, has less room than it needs or is reached only by scrolling the
        whole window: none, on a good screen."""
        found = [fault for layer in self._layers for widget in layer.walk() for fault in self._faults_of(widget)]
        whole = self._layers[0]
        if isinstance(whole, Scroll) and whole.excess:
            found.append(f"{whole.excess} pixels of the window are out of sight")
        return found

    def _faults_of(self, widget: Widget) -> Iterator[str]:
        name = widget.describe()[:60] or type(widget).__name__
        if widget.rect.width < widget.widths(self.look).least:
            yield f"{name} is {widget.rect.width} wide and needs {widget.widths(self.look).least}"
        elif widget.rect.height < widget.heights(self.look, widget.rect.width).least:
            yield f"{name} is {widget.rect.height} tall and needs {widget.heights(self.look, widget.rect.width).least}"
        window = pygame.Rect((0, 0), self.size)
        if widget.rect.left < window.left or widget.rect.right > window.right:
            yield f"{name} sticks out of the window"
        kids = [child for child in widget.children() if all(child.rect.size)]
        for number, child in enumerate(kids):
            if not isinstance(widget, Scroll) and not widget.rect.contains(child.rect):
                yield f"{child.describe()[:60] or type(child).__name__} sticks out of {name}"
            for other in kids[number + 1 :]:
                if child.rect.colliderect(other.rect):
                    yield f"{child.describe()[:60]} overlaps {other.describe()[:60]}"


TextPlace = pygame.Rect


def _pane(widget: Widget) -> Widget:
    """The scroll area that holds a widget; a page that is opened anew begins at its top, whatever has come there."""
    return next(ancestor for ancestor in widget.ancestors() if isinstance(ancestor, Scroll))


def _reach(here: pygame.Rect, there: pygame.Rect, way: tuple[int, int]) -> float:
    """How far one rectangle lies from another in a direction; infinite when it does not."""
    across, down = there.centerx - here.centerx, there.centery - here.centery
    along = across * way[0] + down * way[1]
    size = (here.width + there.width) // 2 if way[0] else (here.height + there.height) // 2
    if along <= 0 or along < size // 2:
        return float("inf")
    gap = max(0, along - size)
    if way[0]:
        aside = max(0, max(here.top, there.top) - min(here.bottom, there.bottom))
        middle = abs(down)
    else:
        aside = max(0, max(here.left, there.left) - min(here.right, there.right))
        middle = abs(across)
    return gap + 3 * aside + middle / 4
