"""Hosting from the window: the command that the choices make, the links of a server that really runs, and its end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pygame
import pytest
from person import Person

from game.desktop.screens.hosting import HostSeminar
from game.desktop.server_process import PORT, free_port

ROOT = Path(__file__).parents[2]


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    somebody = Person()
    somebody.press("card: Host a seminar")
    yield somebody
    if somebody.client.server is not None:
        somebody.client.server.stop()


def _screen(person: Person) -> HostSeminar:
    assert isinstance(person.app.screen, HostSeminar)
    return person.app.screen


def test_the_choices_make_the_command(person: Person) -> None:
    _screen(person).port = PORT
    person.app.refresh()
    assert "overture host strait" in person.words()
    person.tab_to("stepper: Tables")
    person.key(pygame.K_RIGHT)
    person.press("switch: Let other devices")
    person.press("switch: Rehearse")
    assert "overture host strait --tables 2 --bind 0.0.0.0 --rehearse" in person.words()


def test_a_busy_port_is_left_alone() -> None:
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        assert free_port() != busy.getsockname()[1]


def test_a_server_shows_its_links_and_stops(person: Person) -> None:
    _screen(person).port = free_port()
    person.press("button: Start the server")
    person.wait_for("Copy the link: Join")
    said = person.words()
    for link in ("Facilitator", "Projector", "Join"):
        assert f"button: Copy the link: {link}" in said
    server = person.client.server
    assert server is not None
    join = dict(server.links())["Join"]
    with urlopen(join, timeout=20) as page:
        assert page.status == 200
    first = dict(server.links())["Facilitator"]
    person.click("button: New facilitator link")
    for _ in range(100):
        if dict(server.links())["Facilitator"] != first:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("no new link came")
    person.app.refresh()
    assert person.words().count("Copy the link: Facilitator") == 1
    person.click("button: Stop the server")
    assert not server.runs
    assert "The server has ended; everything is kept." in person.words()
