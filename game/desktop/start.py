"""Opening the window: at the main menu, at a seat's choice, or in a game. The only wiring of menu and client."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.desktop.app import UNSEEN, display_available
from game.desktop.response import Response
from game.desktop.screen import Go
from game.desktop.screens import ways_in
from game.desktop.screens.main_menu import MainMenu

if TYPE_CHECKING:
    from game.desktop.after_game import AfterGame
    from game.desktop.live_game import Live
    from game.present.adviser_mode import Help
    from game.rules.model.setting import Scenario
from game.desktop.client import Client


class NoWindow(Exception):
    """No window can be opened here. Its text is one sentence."""


def run_desktop(
    scenario: str | None = None,
    seats: Sequence[str] = (),
    seed: int | None = None,
    level: str | None = None,
    record: Path | None = None,
    resume: Path | None = None,
    go_on: bool = False,
    characters: Mapping[str, str] = {},
    plain: bool = False,
    adviser: Help | None = None,
) -> int:
    """Opens the window: at the front door, at a seat's choice, or in a game. Returns the exit code.

    Raises `NoWindow` before anything is begun, and `ScenarioError`, `RecordError`, `Illegal` for what was asked.
    """
    wanted = _wanted(scenario)
    taken = _seats(wanted, seats)
    resume = _readable(resume)
    _open_display()
    client = Client(MainMenu)
    client.after = _after
    try:
        client.run(_first(client, wanted, taken, seed, level, record, resume, go_on, characters, plain, adviser))
    finally:
        client.leave_game()
    return 0


def _wanted(scenario: str | None) -> Scenario | None:
    if scenario is None:
        return None
    from game.content import load_scenario

    return load_scenario(scenario)


def _after(client: Client, live: Live, seat: str) -> AfterGame:
    """What can follow a game at a seat."""
    from game.desktop.screens.what_next import WhatNext

    return WhatNext(client, live, seat)


def _readable(resume: Path | None) -> Path | None:
    """The record that was named, or the one in a folder. Raises `RecordError` if it cannot be gone on with."""
    if resume is None:
        return None
    from game.records import load_record
    from game.records.named import one_record

    path = one_record(resume)
    record = load_record(path)
    if not record.playable:
        raise record.other_rules()
    return path


def _seats(scenario: Scenario | None, named: Sequence[str]) -> tuple[str, ...]:
    """Seats by id, by name, or by the beginning of either. Raises `Illegal`."""
    if scenario is None:
        return ()
    from game.rules.model.grounds import Ground
    from game.rules.model.refusal import Illegal

    taken = []
    for words in (part.strip() for each in named for part in each.split(",") if part.strip()):
        said = words.casefold()
        states = scenario.setting.delegations
        found = [d.id for d in states if said in (d.id.casefold(), d.title.casefold())]
        found = found or [
            d.id for d in states if d.id.casefold().startswith(said) or d.title.casefold().startswith(said)
        ]
        if len(found) != 1:
            raise Illegal(
                Ground.UNKNOWN_DELEGATION,
                f"There is no delegation “{words}”: choose from {', '.join(scenario.setting.seats)}.",
            )
        taken.append(found[0])
    return tuple(dict.fromkeys(taken))


def _open_display() -> None:
    if not display_available():
        raise NoWindow("There is no display, so this is the line client.")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoWindow("No window can be opened on this display, so this is the line client.") from error
    unseen = pygame.display.get_driver() in UNSEEN
    if unseen and not os.environ.get("SDL_VIDEODRIVER"):
        pygame.display.quit()
        raise NoWindow("No window can be opened on this display, so this is the line client.")


def _first(
    client: Client,
    scenario: Scenario | None,
    seats: tuple[str, ...],
    seed: int | None,
    level: str | None,
    record: Path | None,
    resume: Path | None,
    go_on: bool,
    characters: Mapping[str, str] = {},
    plain: bool = False,
    adviser: Help | None = None,
) -> Response | None:
    """What lies on top of the front door when the window opens."""
    if resume is not None:
        return ways_in.go_on(client, resume, adviser)
    if go_on:
        return ways_in.go_on_newest(client)
    if scenario is None:
        return None
    if not seats:
        from game.desktop.screens.choose_seat import ChooseSeat

        return Go(ChooseSeat(client, scenario, level, seed, characters, plain=plain, adviser=adviser))
    from game.delegates.cast import company, usual_level

    level = level or usual_level(scenario.setting, seats)
    number = ways_in.any_number(scenario.setting, level) if seed is None else seed
    computers = company(scenario.setting, level, characters, plain=plain)
    return ways_in.begin(client, scenario, seats, number, computers, record, adviser)
