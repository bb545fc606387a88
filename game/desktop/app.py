"""The application: the window, the stack of screens, the loop. It draws only when something changed.

Other threads speak to it with ``post``; a screen hears them in ``arrived``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from game.desktop.press_guard import PressGuard
from game.desktop.response import Act, Back, Home, Into, Quit, Response
from game.desktop.screen import Go, Screen, Swap
from game.desktop.stage import Stage
from game.desktop.theme import THEMES, Look, window_percent

MARGIN = (32, 80)
"""Pixels across and down that a window leaves free on its display, for a title bar and a taskbar."""
UNSEEN = ("dummy", "offscreen", "evdev")  # drivers whose displays nobody looks at, and whose sizes mean nothing
FRAME = 16  # milliseconds between frames of motion
SLEEP = 60_000  # milliseconds to wait when nothing is expected
NAP = 8  # milliseconds between looks at the queue: pygame's own wait looks every one, which costs 3% of a core
PRESSING = (pygame.K_RETURN, pygame.K_KP_ENTER)  # keys that must not press twice for being held
NEWS = pygame.event.custom_type()


def display_available() -> bool:
    """Whether a window would be seen. SDL opens an unseen one where there is no display."""
    if os.environ.get("SDL_VIDEODRIVER"):
        return True
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@dataclass(frozen=True)
class Appearance:
    """What a person may set about the window."""

    theme: str = "ink"
    text_percent: int = 100
    motion: bool = True
    sound: bool = True
    full_screen: bool = False
    volume: int = 100  # percent
    window: tuple[int, ...] = ()  # left, top, width and height as last seen; empty before that

    def look(self, size: tuple[int, int]) -> Look:
        """The look of a window of that size."""
        return Look(THEMES.get(self.theme, THEMES["ink"]), window_percent(*size, self.text_percent))


def fitting(size: tuple[int, int], display: tuple[int, int]) -> tuple[int, int]:
    """The size of a window that would like the first size on a display of the second, in pixels."""
    return min(size[0], display[0] - MARGIN[0]), min(size[1], display[1] - MARGIN[1])


def _fitting_here(size: tuple[int, int]) -> tuple[int, int]:
    """The same on the smallest display there is: which one the window comes up on is not ours to say."""
    if pygame.display.get_driver() in UNSEEN:
        return size
    for display in pygame.display.get_desktop_sizes():
        size = fitting(size, display)
    return size


def post(news: object) -> None:
    """Hand news to the screen on top, from any thread. Lost without complaint once the window is gone."""
    try:
        pygame.event.post(pygame.event.Event(NEWS, news=news))
    except pygame.error:
        return


def _wait(patience: int) -> pygame.event.Event:
    """The next event, or none within so many milliseconds."""
    until = pygame.time.get_ticks() + patience
    while True:
        event = pygame.event.poll()
        left = until - pygame.time.get_ticks()
        if event.type != pygame.NOEVENT or left <= 0:
            return event
        pygame.time.wait(min(left, NAP))


class App:
    """One window with a stack of screens. ``perform`` is told of every action a screen answers with."""

    def __init__(
        self,
        first: Screen,
        appearance: Appearance | None = None,
        perform: Callable[[object], Response | None] | None = None,
        size: tuple[int, int] = (1280, 800),
    ) -> None:
        self.appearance = appearance or Appearance()
        self.perform = perform or (lambda _: None)
        self.screens: list[Screen] = [first]
        self._stages: list[Stage] = []
        self.aim = PressGuard()
        self.frames = 0
        self._size = size
        self.frame = self.appearance.window  # where the window stands while it is not full screen
        self._open_window()
        self._enter(first)

    # -- window

    def _open_window(self) -> None:
        pygame.display.init()
        pygame.font.init()
        framed = _fitting_here(self._size)
        flags = pygame.FULLSCREEN if self.appearance.full_screen else pygame.RESIZABLE
        size = (0, 0) if self.appearance.full_screen else framed
        try:
            self.window = pygame.display.set_mode(size, flags)
        except pygame.error:  # a driver that knows no full screen
            self.window = pygame.display.set_mode(framed, pygame.RESIZABLE)
        self._put_back()
        pygame.display.set_caption("Overture")
        pygame.key.set_repeat(350, 35)

    def _put_back(self) -> None:
        """Where the window stood before, if that is on a display: one that comes and goes must not drift."""
        if self.appearance.full_screen or len(self.frame) != 4 or pygame.display.get_driver() in UNSEEN:
            return
        left, top = self.frame[:2]
        widths, talls = zip(*pygame.display.get_desktop_sizes(), strict=True)
        if 0 <= left < max(widths) - MARGIN[0] and 0 <= top < max(talls) - MARGIN[1]:
            pygame.display.set_window_position((left, top))

    def _note_frame(self) -> None:
        """Remember size and place of the window."""
        if not self.appearance.full_screen and pygame.display.get_driver() not in UNSEEN:
            self.frame = (*pygame.display.get_window_position(), *self.window.get_size())

    def set_appearance(self, appearance: Appearance) -> None:
        """Apply new settings at once, to every screen on the stack."""
        reopen = appearance.full_screen != self.appearance.full_screen
        if reopen and appearance.full_screen:
            self._size = self.window.get_size()  # to come back to
        self.appearance = appearance
        if reopen:
            self._open_window()
        self._restyle()

    def _restyle(self) -> None:
        size = self.window.get_size()
        # A new size moves everything, and whoever asked for it knows: no press is to be held back for that.
        self.aim.lead()
        for stage in self._stages:
            stage.look, stage.size = self.appearance.look(size), size
        self.refresh()

    # -- screens

    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self.screens[-1]

    @property
    def stage(self) -> Stage:
        """The mounted widgets of the screen on top."""
        return self._stages[-1]

    def _enter(self, screen: Screen) -> None:
        size = self.window.get_size()
        self._stages.append(Stage(self.appearance.look(size), size, self.aim))
        screen.entered()
        self.refresh()

    def refresh(self) -> None:
        """Build the screen on top anew; the next frame shows it."""
        self.stage.show(self.screen.build(self.stage.look))
        self.dirty = True

    def follow(self, reply: Response | bool | None) -> None:
        """Do what a screen answered."""
        if reply is None or reply is False:
            return
        if isinstance(reply, Act):
            self.follow(self.perform(reply.action))
        elif isinstance(reply, Quit):
            self.running = False
        elif isinstance(reply, Go | Swap):
            if isinstance(reply, Swap):
                self._drop()
            self.screens.append(reply.screen)
            self._enter(reply.screen)
            return
        elif isinstance(reply, Back | Home):
            self._leave(1 if isinstance(reply, Back) else len(self.screens) - 1)
            return
        self.refresh()
        if isinstance(reply, Into):
            self.stage.focus_into(reply.key)

    def _drop(self) -> None:
        self.screens.pop()
        self._stages.pop()

    def _leave(self, count: int) -> None:
        for _ in range(min(count, len(self.screens) - 1)):
            self._drop()
        size = self.window.get_size()
        self.stage.look, self.stage.size = self.appearance.look(size), size
        self.screen.entered()
        self.refresh()

    # -- the loop

    running = True
    dirty = True

    def run(self) -> None:
        """Until the window is closed."""
        self.draw()
        while self.running:
            self.turn(self._patience())
        pygame.quit()

    def turn(self, patience: int) -> None:
        """Wait for something, use everything that is waiting, draw once."""
        first = _wait(patience)
        # All that is waiting before one frame: drawing after each event would fall behind a fast hand.
        for event in (first, *pygame.event.get()):
            if event.type != pygame.NOEVENT:
                self.handle(event)
        now = pygame.time.get_ticks()
        if self.screen.moving(now):
            self.refresh()
        if self._tip_due(now):
            self.dirty = True
        if self.dirty and self.running:
            self.draw()

    _waiting_for_tip = False

    def _tip_due(self, now: int) -> bool:
        waits = self.stage.tip_wait(now) is not None
        due = self._waiting_for_tip and not waits
        self._waiting_for_tip = waits
        return due

    def _patience(self) -> int:
        now = pygame.time.get_ticks()
        if self.appearance.motion and self.screen.moving(now):
            return FRAME
        waits = (self.stage.tip_wait(now), self.screen.due(now))
        return min((SLEEP, *(wait + 1 for wait in waits if wait is not None)))

    def handle(self, event: pygame.event.Event) -> None:
        """Use one event."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            self.window = pygame.display.get_surface() or self.window
            self._note_frame()
            self._restyle()
        elif event.type == pygame.WINDOWMOVED:
            self._note_frame()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWFOCUSGAINED):
            self.dirty = True
        elif event.type == NEWS:
            self.follow(self.screen.arrived(event.news) or True)
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self.set_appearance(replace(self.appearance, full_screen=not self.appearance.full_screen))
        elif not self._phantom(event):
            self._input(event)

    _down: frozenset[int] = frozenset()

    def _phantom(self, event: pygame.event.Event) -> bool:
        """A key that repeats although it was let go while a frame took long, or an Enter held down for too long.

        Repeats come from a clock, not from the keyboard; without a scancode an event is no key of a keyboard.
        """
        if event.type == pygame.KEYUP:
            self._down -= {event.key}
        if event.type != pygame.KEYDOWN or not getattr(event, "scancode", 0):
            return False
        again, self._down = event.key in self._down, self._down | {event.key}
        return again and (event.key in PRESSING or not pygame.key.get_pressed()[event.key])

    def _input(self, event: pygame.event.Event) -> None:
        reply = self.stage.handle(event)
        if reply is False and event.type == pygame.KEYDOWN:
            reply = self.screen.key(event)
        if event.type == pygame.MOUSEMOTION and reply is True and not self.stage.held:
            self.dirty = True  # only the pointer moved: nothing to build
            self._point(self.stage.cursor())
            return
        self.follow(reply)

    _pointer: int | None = pygame.SYSTEM_CURSOR_ARROW

    def _point(self, cursor: int) -> None:
        """Show a system cursor; a display that has none is asked once."""
        if cursor == self._pointer or self._pointer is None:
            return
        try:
            pygame.mouse.set_cursor(cursor)
            self._pointer = cursor
        except (pygame.error, NotImplementedError):
            self._pointer = None

    def draw(self) -> None:
        """Paint one frame and show it."""
        self.stage.paint(self.window, pygame.time.get_ticks(), self.appearance.motion)
        pygame.display.flip()
        self.dirty = False
        self.frames += 1
        self._mind_text_input()

    _typing = True  # SDL begins with text input on

    def _mind_text_input(self) -> None:
        caret = self.stage.wants_text
        if caret is not None:
            pygame.key.set_text_input_rect(caret)
        if (caret is not None) != self._typing:
            self._typing = caret is not None
            (pygame.key.start_text_input if self._typing else pygame.key.stop_text_input)()
