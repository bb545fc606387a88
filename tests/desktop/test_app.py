"""The loop: screens on a stack, news from threads, frames only when something changed."""

import sys
import threading

import pygame
import pytest

from game.desktop.app import App, Appearance, display_available, fitting, post
from game.desktop.response import Act, Back, Home, Quit, Response
from game.desktop.screen import Go, Screen, Swap
from game.desktop.sound import SOUNDS, Sounds, samples
from game.desktop.theme import Look
from game.desktop.widgets import Button, Column, Label, Widget


class Page(Screen):
    def __init__(self, name: str, leads: Response | None = None) -> None:
        self.name, self.leads, self.heard = name, leads, ""

    def build(self, look: Look) -> Widget:
        return Column([Label(self.name), Button("go", lambda: self.leads), Label(self.heard)])

    def arrived(self, news: object) -> Response | None:
        self.heard = str(news)
        return None


def press(app: App) -> None:
    for _ in range(2):  # the first Tab shows the ring
        app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))
    app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r"))


@pytest.mark.parametrize(
    ("leads", "stack"),
    [
        (Go(Page("c")), ["a", "b", "c"]),
        (Swap(Page("c")), ["a", "c"]),
        (Back(), ["a"]),
        (Home(), ["a"]),
    ],
)
def test_screens_stack(leads: Response, stack: list[str]) -> None:
    app = App(Page("a"))
    app.follow(Go(Page("b", leads)))
    press(app)
    assert [screen.name for screen in app.screens if isinstance(screen, Page)] == stack


def test_an_action_goes_to_whoever_performs_it() -> None:
    done: list[object] = []
    app = App(Page("a", Act("ready")), perform=lambda action: done.append(action))
    press(app)
    assert done == ["ready"]


def test_quitting_ends_the_loop() -> None:
    app = App(Page("a", Quit()))
    press(app)
    assert not app.running


def test_news_arrives_from_another_thread_like_a_persons() -> None:
    app = App(Page("a"))
    pygame.event.clear()
    threading.Thread(target=post, args=("Orrin has answered.",)).start()
    for _ in range(20):
        app.turn(100)
        if "Orrin has answered." in app.stage.words():
            break
    assert "Orrin has answered." in app.stage.words()


def test_nothing_is_drawn_while_nothing_changes() -> None:
    app = App(Page("a"))
    pygame.event.clear()
    app.turn(1)
    before = app.frames
    for _ in range(20):
        app.turn(1)
    assert app.frames == before


class Presses(Page):
    """Counts what reaches it."""

    def __init__(self) -> None:
        super().__init__("presses")
        self.pressed, self.moved = 0, 0

    def build(self, look: Look) -> Widget:
        return Column([Button("go", self._go), Label(f"{self.pressed} presses")])

    def _go(self) -> None:
        self.pressed += 1

    def key(self, event: pygame.event.Event) -> bool:
        self.moved += event.key == pygame.K_RIGHT
        return True


def key_down(app: App, key: int) -> None:
    app.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=40))


def test_an_enter_held_down_presses_once() -> None:
    screen = Presses()
    app = App(screen)
    press(app)
    assert screen.pressed == 1
    for _ in range(10):
        key_down(app, pygame.K_RETURN)
    assert screen.pressed == 2
    app.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0))
    key_down(app, pygame.K_RETURN)
    assert screen.pressed == 3


def test_an_arrow_repeats_while_it_is_held_and_not_after_it_was_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Presses()
    app = App(screen)
    held = {pygame.K_RIGHT: True}
    monkeypatch.setattr(pygame.key, "get_pressed", lambda: held)
    for _ in range(3):
        key_down(app, pygame.K_RIGHT)
    assert screen.moved == 3
    held[pygame.K_RIGHT] = False  # let go; two repeats still wait in the queue
    key_down(app, pygame.K_RIGHT)
    key_down(app, pygame.K_RIGHT)
    assert screen.moved == 3
    app.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_RIGHT, mod=0))
    key_down(app, pygame.K_RIGHT)
    assert screen.moved == 4


def test_settings_apply_to_every_screen_at_once() -> None:
    app = App(Page("a"))
    app.follow(Go(Page("b")))
    app.set_appearance(Appearance(theme="paper", text_percent=150))
    app.follow(Back())
    assert app.stage.look.theme.name == "paper"
    assert app.stage.look.percent == 150


def test_a_missing_display_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not display_available()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert display_available()


def test_missing_audio_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    sounds = Sounds()
    sounds.play("signed")
    sounds.play("signed")


def test_sounds_are_short_and_never_clip_hard() -> None:
    for tones in SOUNDS.values():
        wave = samples(tones)
        assert 0 < len(wave) < 2 * 22_050
        assert max(wave) < 32_000


@pytest.mark.parametrize(
    ("display", "size"),
    [((1024, 640), (992, 560)), ((1280, 720), (1248, 640)), ((1366, 768), (1280, 688)), ((3840, 2160), (1280, 800))],
)
def test_a_window_is_never_larger_than_its_display(display: tuple[int, int], size: tuple[int, int]) -> None:
    assert fitting((1280, 800), display) == size


def test_a_window_comes_back_from_full_screen_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.desktop.app.UNSEEN", ())
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1366, 768)])
    app = App(Page("a"))
    assert app.window.get_size() == (1280, 688)
    pygame.display.set_mode((900, 600), pygame.RESIZABLE)
    app.handle(pygame.event.Event(pygame.VIDEORESIZE, size=(900, 600)))
    for _ in range(2):
        app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F11, mod=0))
    assert app.window.get_size() == (900, 600)
