"""Every widget on one screen, painted to pictures: what a change to the kit is judged by.

python -m tests.tools.gallery OUTDIR
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pygame

from game.desktop.crest import Crest
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.stage import Stage
from game.desktop.theme import (
    DISPLAY,
    NAME,
    QUOTE,
    READOUT,
    SMALL,
    STRONG,
    THEMES,
    TITLE,
    Look,
    window_percent,
)
from game.desktop.widgets import (
    Button,
    Card,
    Change,
    Choice,
    Column,
    Emblem,
    Flow,
    Head,
    Icon,
    Label,
    Line,
    Listing,
    Meter,
    Modal,
    Option,
    Pad,
    Pane,
    RichText,
    Row,
    Scroll,
    Sheet,
    Slider,
    Space,
    Stepper,
    Tabs,
    TextField,
    Toggle,
    TypedText,
    Widget,
    Words,
    heading,
)


class Gallery(Screen):
    """Holds one of everything; each press is counted so that tests can see it."""

    def __init__(self) -> None:
        self.presses: list[str] = []
        self.note = TypedText("We read your signal as an invitation.")
        self.empty = TypedText()
        self.tab, self.term, self.level, self.share = "offers", "standing", 2, 40
        self.verified, self.dialog = True, False

    def _pressed(self, name: str) -> Response | None:
        self.presses.append(name)
        return None

    def _set(self, name: str, value: object) -> Response | None:
        setattr(self, name, value)
        return self._pressed(f"{name}={value}")

    def build(self, look: Look) -> Widget:
        left = Pane(Scroll(Column([self._meters(), self._type()], gap=12), key="left"), least=300, most=360, grow=2)
        middle = Pane(Scroll(self._controls(), key="middle"), least=360, grow=3)
        right = Pane(Scroll(self._texts(), key="right"), least=320, grow=3)
        body = Row([left, middle, right], gap=12, align="fill", grow=1)
        return Column([self._bar(), Scroll(Pad(body, 12), key="body", grow=1), *self._dialog()], gap=0)

    def _dialog(self) -> list[Widget]:
        if not self.dialog:
            return []
        body = Label("A lower price is public. It costs 5 support and cannot be taken back this round.", READOUT)
        foot = Flow(
            [
                Button("Keep the price", lambda: self._set("dialog", False), key="keep"),
                Button("Lower it", lambda: self._set("dialog", False), kind="primary", key="lower"),
            ],
            align="right",
        )
        return [Modal("Lower your price for talks?", body, lambda: self._set("dialog", False), foot)]

    def _bar(self) -> Widget:
        name = Row([Emblem(Crest("lamp", 1), size=34), Label("The Strait", TITLE)], gap=10)
        actions = [
            Button("Ask why", lambda: self._pressed("why"), kind="quiet", icon="info"),
            Button("Lower price", lambda: self._set("dialog", True), icon="price"),
            Button("Ready", lambda: self._pressed("ready"), kind="primary", icon="ready"),
        ]
        return Pad(Row([name, Space(grow=1), Flow(actions)], gap=16), 10, across=16)

    def _meters(self) -> Widget:
        why = "Joint exercise with Calder +10; drift -2; your readout repeated, worth half +2."
        return Sheet(
            Column(
                [
                    heading("METERS"),
                    Meter("Confidence of Orrin in you", 62, change=4, tip=why),
                    Meter("Confidence of Calder in you", 31, change=-9, tip=why),
                    Meter("Tension at the table", 71, "tension", True, change=6, tip=why),
                    Meter("Fear of abandonment", 18, "abandonment", True, change=0),
                    Meter("Support at home in Vesh", 40, to=59),
                ],
                gap=14,
            )
        )

    def _type(self) -> Widget:
        return Sheet(
            Column(
                [
                    Label("Overture", DISPLAY),
                    Label("Round five of eight", TITLE),
                    Label("The Orrin League", NAME),
                    Label("“We came to listen, and we heard a door close.”", QUOTE, "muted"),
                    Row(
                        [
                            Icon(name, says=name)
                            for name in ("demonstration", "overture", "hedge", "door-ajar", "inquire")
                        ]
                    ),
                ],
                gap=8,
            )
        )

    def _controls(self) -> Widget:
        tabs = [Option("offers", "Offers", 2), Option("rooms", "Rooms", 0, "room"), Option("plan", "Plan")]
        terms = [Option("three", "Three rounds"), Option("standing", "Standing, until one side ends it")]
        buttons = [
            Button("Sign", lambda: self._pressed("sign"), kind="primary", icon="tick"),
            Button("Counter", lambda: self._pressed("counter"), icon="counter"),
            Button("Decline", lambda: self._pressed("decline"), kind="danger", icon="decline"),
            Button("Leave", lambda: self._pressed("leave"), kind="quiet"),
            Button("Exercise", lambda: None, icon="exercise", why_not="It costs 2 capital and you have 1."),
        ]
        return Column(
            [
                Sheet(
                    Column(
                        [
                            Tabs(tabs, self.tab, lambda name: self._set("tab", name)),
                            Flow(buttons),
                            Choice("How long", terms, self.term, lambda name: self._set("term", name)),
                            Stepper("Level of relief", self.level, 0, 3, lambda n: self._set("level", n), _level),
                            Slider("Share of the burden", self.share, 0, 100, lambda n: self._set("share", n), 5, "%"),
                            Toggle("Verified by a witness", self.verified, lambda on: self._set("verified", on)),
                            Toggle("Snap-back", False, lambda on: None, "Only formal talks allow it."),
                            TextField("Message to the room", self.note, lambda: self._pressed("send"), many=True),
                            TextField("", self.empty, hint="Add a private note"),
                        ],
                        gap=14,
                    )
                ),
                self._cards(),
            ],
            gap=12,
        )

    def _cards(self) -> Widget:
        def card(name: str, icon: str, cost: int, words: str, chosen: bool, mark: str) -> Widget:
            top = Row(
                [Icon(icon, colour="brass"), Label(name, STRONG, grow=1), Label(f"{cost} capital", SMALL, "muted")]
            )
            body = Column([top, Label(words, SMALL, "muted")], gap=4)
            return Card(body, lambda: self._pressed(name), f"{name}, {cost} capital", chosen, mark=mark)

        return Column(
            [
                card("Readout of support", "readout", 1, "Orrin fears abandonment less: about -4.", True, "firm"),
                card("Joint exercise", "exercise", 2, "Orrin -10; but Calder fears entrapment +7.", False, ""),
            ],
            gap=8,
        )

    def _texts(self) -> Widget:
        story = [
            Words("Calder demanded consultation. ", READOUT),
            Words(
                "You have until the end of round six",
                READOUT,
                go=lambda: self._pressed("link"),
                tip="It is in the ledger.",
            ),
            Words(" to answer, or its fear of abandonment rises and your support at home falls.", READOUT),
        ]
        lines = [
            Line(["5", "Vesh", "pauses its demonstrations", Change(3)], lambda: self._pressed("row 1"), True),
            Line(["5", "Orrin", "takes part in burden sharing, level 1", Change(-2)], lambda: self._pressed("row 2")),
            Line(["6", "You", "relief of restrictions, level 1", Change(0)], lambda: self._pressed("row 3")),
        ]
        heads = [Head("ROUND", "right"), Head("WHO"), Head("PROMISE", grow=1), Head("WORTH")]
        return Column(
            [
                Sheet(Column([heading("WHAT HAPPENED"), RichText(story)], gap=8)),
                Sheet(Column([heading("LEDGER"), Listing(heads, lines)], gap=8)),
                Sheet(
                    Column([heading("ROOMS"), Listing([Head("")], [], "Nobody has spoken to you this round.")], gap=8)
                ),
            ],
            gap=12,
        )


def _level(value: int) -> str:
    return ("none", "partial", "full", "full, with aid")[value]


def lay_out(screen: Screen, theme: str, percent: int, size: tuple[int, int]) -> Stage:
    """One screen with everything in its place, and nothing painted."""
    stage = Stage(Look(THEMES[theme], window_percent(*size, percent)), size)
    stage.show(screen.build(stage.look))
    return stage


def paint_screen(screen: Screen, theme: str, percent: int, size: tuple[int, int]) -> tuple[Stage, pygame.Surface]:
    """One screen on a surface of its own, without a window."""
    stage = lay_out(screen, theme, percent, size)
    surface = pygame.Surface(size)
    stage.paint(surface, 0)
    return stage, surface


def main(out: Path) -> None:
    """Paint the gallery in both themes at three scales, and once with a dialog."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    out.mkdir(parents=True, exist_ok=True)
    sizes = {100: (1280, 720), 150: (1920, 1080), 200: (1024, 640)}
    for theme in THEMES:
        for percent, size in sizes.items():
            stage, surface = paint_screen(Gallery(), theme, percent, size)
            pygame.image.save(surface, out / f"gallery-{theme}-{percent}.png")
            for fault in stage.faults():
                print(f"{theme} {percent}%: {fault}", file=sys.stderr)
        screen = Gallery()
        screen.dialog = True
        pygame.image.save(paint_screen(screen, theme, 100, (1280, 720))[1], out / f"gallery-{theme}-dialog.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
