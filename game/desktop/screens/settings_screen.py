"""Settings: theme, size of text, motion, sound, full screen. Each holds at once, and the sample beside shows it."""

from __future__ import annotations

from dataclasses import replace

from game.desktop.client import Client
from game.desktop.crest import Crest
from game.desktop.response import Back, Response
from game.desktop.screen import Screen
from game.desktop.screens.menu_frame import Loose, notice, page
from game.desktop.settings import LEAST_TEXT, MOST_TEXT, TEXT_STEP, path
from game.desktop.theme import NAME, QUOTE, READOUT, SMALL, Look
from game.desktop.widgets import (
    Button,
    Card,
    Column,
    Emblem,
    Flow,
    Icon,
    Label,
    Meter,
    Pane,
    Row,
    Sheet,
    Slider,
    Toggle,
    Widget,
    heading,
)

THEMES = (("ink", "Ink", "A ministry at night"), ("paper", "Paper", "A ministry by day"))


class Settings(Screen):
    """Every change is applied and kept as it is made."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.trouble = ""

    def build(self, look: Look) -> Widget:
        body = Row([Pane(self._controls(), 360, grow=1), Pane(_sample(), 320, grow=1)], gap=14, align="top")
        troubles = [notice(self.trouble, "warning", "critical")] if self.trouble else []
        keys = "F11 turns full screen on and off. In a game, F1 goes to the table and F2 to F8 open the pages."
        where = Loose(f"{keys} Settings are kept in {path()}.", SMALL, "muted")
        done = Button("Done", Back, "primary", "tick", key="done")
        return page("Settings", Column([*troubles, body, where], gap=12), [done])

    def _controls(self) -> Widget:
        now = self.client.appearance
        themes = Flow([self._theme(name, title, words) for name, title, words in THEMES], gap=10)
        return Sheet(
            Column(
                [
                    heading("THEME"),
                    themes,
                    heading("TEXT"),
                    Slider(
                        "Size of text", now.text_percent, LEAST_TEXT, MOST_TEXT, self._size, TEXT_STEP, "%", key="size"
                    ),
                    heading("MOTION AND SOUND"),
                    Toggle("Motion that explains", now.motion, lambda on: self._set(motion=on), key="motion"),
                    Toggle("Sound", now.sound, self._sound, key="sound"),
                    Slider("Volume", now.volume, 0, 100, self._volume, 10, "%", key="volume"),
                    heading("WINDOW"),
                    Toggle("Full screen", now.full_screen, lambda on: self._set(full_screen=on), key="full"),
                ],
                gap=12,
            )
        )

    def _theme(self, name: str, title: str, words: str) -> Widget:
        chosen = self.client.appearance.theme == name
        mark = Icon("tick" if chosen else name_icon(name), 20, "brass")
        body = Row([mark, Column([Label(title, NAME), Label(words, SMALL, "muted")], gap=0)], gap=10)
        return Card(body, lambda: self._set(theme=name), f"Theme {title}: {words}", chosen, key=name)

    def _size(self, percent: int) -> Response | None:
        return self._set(text_percent=percent)

    def _sound(self, on: bool) -> Response | None:
        self._set(sound=on)
        self.client.sounds.play("offer")
        return None

    def _volume(self, percent: int) -> Response | None:
        self._set(volume=percent)
        self.client.sounds.play("press")
        return None

    def _set(self, **changes: object) -> Response | None:
        self.trouble = self.client.appear(replace(self.client.appearance, **changes))  # type: ignore[arg-type]
        return None


def name_icon(theme: str) -> str:
    """A sign for a theme that is not chosen."""
    return "table" if theme == "ink" else "mandate"


def _sample() -> Widget:
    return Sheet(
        Column(
            [
                heading("A SAMPLE"),
                Row([Emblem(Crest("lamp", 2), size=46), Label("Lindrow", NAME, grow=1)], gap=12),
                Meter("Lindrow's confidence in you", 63, change=4),
                Meter("Tension at the table", 71, "tension", True, change=6),
                Label("Lindrow asks to be consulted before you sign anything that touches the strait.", READOUT),
                Label("“We came to listen, and we heard a door close.”", QUOTE, "muted"),
            ],
            gap=14,
        )
    )
