"""A person at the window who is to be killed: goes on with a record, writes messages, and says which the screen showed.

Run as ``python killed_person.py RECORD NUMBER``; the messages are numbered from there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame
from person import Person

from game.desktop.screens.game import GameScreen
from game.desktop.screens.ways_in import go_on
from game.rules.verbs.commit import Commit
from game.rules.verbs.ready import Ready

EVERY = 6
"""After so many messages the person is ready, so that rounds turn as well."""


def main(path: Path, number: int) -> None:
    """Plays until it is killed, or until the game is over."""
    pygame.display.init()
    pygame.font.init()
    person = Person()
    person.app.follow(go_on(person.client, path))
    live, screen = person.client.live, person.app.screen
    assert live is not None
    assert isinstance(screen, GameScreen)
    print("begun", flush=True)
    while not live.over:
        number += 1
        [seat] = live.seats
        if live.view(seat).table.phase == "signals":  # the plan's page comes to the front then
            live.submit(seat, Commit())
            person.app.turn(20)
            continue
        person.app.turn(0)
        screen.desk.open("talk")
        person.app.refresh()
        try:
            person.click("Write to everyone")
            person.send(pygame.TEXTINPUT, text=f"word {number}.")
            person.key(pygame.K_RETURN)
            person.wait_for(f"word {number}.", 3)
        except (LookupError, AssertionError):  # the round is being told, or a page came to the front
            person.key(pygame.K_ESCAPE)
            person.app.turn(20)
            continue
        print(number, flush=True)
        if number % EVERY == 0:
            live.submit(seat, Ready())
            person.app.turn(20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
