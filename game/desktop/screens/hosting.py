"""Hosting a seminar from here: what it is, the command that does it, and the links that the server prints."""

from __future__ import annotations

import shlex
import sys
from importlib.util import find_spec

from game.content import summaries
from game.desktop import clipboard
from game.desktop.client import Client
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.screens.menu_frame import Loose, notice, page
from game.desktop.server_process import PORT, Server, free_port
from game.desktop.theme import READOUT, SMALL, SMALL_STRONG, STRONG, Look
from game.desktop.widgets import (
    Button,
    Choice,
    Column,
    Flow,
    Icon,
    Label,
    Option,
    Pane,
    Row,
    Sheet,
    Stepper,
    Toggle,
    Widget,
    heading,
)

WHAT = (
    "One laptop hosts a class. Students open a page on a phone or a laptop, type the table's code and take a seat;"
    " they install nothing, and nothing leaves this machine.",
    "The facilitator's link is for you alone: open it yourself, first. The projector's shows nothing secret.",
)


class HostSeminar(Screen):
    """Choices on the left make the command on the right."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.found = summaries()
        self.scenario = "strait" if any(each.id == "strait" for each in self.found) else self.found[0].id
        self.tables, self.open, self.rehearse = 1, False, False
        self.port = free_port()
        self.copied = ""

    def build(self, look: Look) -> Widget:
        left = Column([self._about(), self._choices()], gap=12)
        right = Column([self._command(), *self._running()], gap=12)
        return page("Host a seminar", Row([Pane(left, 380, grow=1), Pane(right, 400, grow=1)], gap=14, align="top"))

    def arrived(self, news: object) -> Response | None:
        return None

    def _about(self) -> Widget:
        return Sheet(Column([Label(part, READOUT) for part in WHAT], gap=10))

    def _choices(self) -> Widget:
        games = [
            Option(each.id, f"{each.title}: {len(each.seats)} seats, about {each.minutes} minutes")
            for each in self.found
        ]
        return Sheet(
            Column(
                [
                    Choice("Scenario", games, self.scenario, self._choose, key="scenario"),
                    Stepper("Tables", self.tables, 1, 20, self._set_tables, key="tables"),
                    Toggle("Let other devices in the room join", self.open, self._set_open, key="open"),
                    Toggle("Rehearse: computers take every seat", self.rehearse, self._set_rehearse, key="rehearse"),
                ],
                gap=12,
            )
        )

    def _choose(self, name: str) -> Response | None:
        self.scenario = name
        return None

    def _set_tables(self, count: int) -> Response | None:
        self.tables = count
        return None

    def _set_open(self, on: bool) -> Response | None:
        self.open = on
        return None

    def _set_rehearse(self, on: bool) -> Response | None:
        self.rehearse = on
        return None

    def arguments(self) -> list[str]:
        """What stands after `overture` on the command line."""
        words = ["host", self.scenario]
        words += ["--tables", str(self.tables)] if self.tables > 1 else []
        words += ["--bind", "0.0.0.0"] if self.open else []
        words += ["--port", str(self.port)] if self.port != PORT else []
        return words + (["--rehearse"] if self.rehearse else [])

    def _command(self) -> Widget:
        words = shlex.join(["overture", *self.arguments()])
        copy = Button(
            "Copy", lambda: self._copy(words), "quiet", small=True, says="Copy the command", key="copy-command"
        )
        parts: list[Widget] = [
            heading("THE COMMAND"),
            Row([Loose(words, STRONG, grow=1), copy], gap=8),
            Label("Type it in a terminal to keep the server apart from this window, or start it here.", SMALL, "muted"),
            Flow([self._switch(), *self._new_link()]),
        ]
        return Sheet(Column(parts, gap=10))

    def _switch(self) -> Widget:
        server = self.client.server
        if server is not None and server.runs:
            return Button("Stop the server", self._stop, "danger", "quit", key="stop")
        missing = "" if find_spec("game.seminar") else "The seminar is not part of this installation."
        return Button("Start the server", self._start, "primary", "host", missing, key="start")

    def _new_link(self) -> list[Widget]:
        """For whoever has lost the browser that claimed the facilitator's page."""
        server = self.client.server
        if server is None or not server.runs or not server.links():
            return []
        return [Button("New facilitator link", self._ask_for_link, key="new-link")]

    def _ask_for_link(self) -> Response | None:
        if self.client.server is not None:
            self.client.server.new_link()
        return None

    def _start(self) -> Response | None:
        self.client.server = Server([sys.executable, "-u", "-m", "game", *self.arguments()])
        return None

    def _stop(self) -> Response | None:
        if self.client.server is not None:
            self.client.server.stop()
        return None

    def _copy(self, words: str) -> Response | None:
        clipboard.put(words)
        self.copied = words
        return None

    def _running(self) -> list[Widget]:
        server = self.client.server
        if server is None:
            return []
        links = server.links()
        state = (
            "The server runs until you stop it or leave."
            if server.runs
            else "The server has ended; everything is kept."
        )
        if server.runs and not links:
            state = "The server is starting."
        parts: list[Widget] = [heading("THE SERVER"), notice(state, "host", "firm" if server.runs else "caution")]
        parts += [self._link(name, link) for name, link in links]
        parts += [Loose(line, SMALL, "muted") for line in server.notes()]
        return [Sheet(Column(parts, gap=10))]

    def _link(self, name: str, link: str) -> Widget:
        done = self.copied == link
        words, icon = ("Copied", "tick") if done else ("Copy", "")
        says = f"Copy the link: {name}"
        copy = Button(words, lambda: self._copy(link), "quiet", icon, small=True, says=says, key=f"copy-{link}")
        face = Column([Label(name, SMALL_STRONG, "brass"), Loose(link, SMALL)], gap=0, grow=1)
        return Row([Icon("public", 20, "brass"), face, copy], gap=10)
