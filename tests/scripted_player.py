"""A player that is to be killed: goes on with a record (or begins it) and says the id of every act that was accepted.

Run as ``python scripted_player.py RECORD SEED``. Every id is printed only after `submit` has returned.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.content import load_scenario
from game.delegates.random_player import RandomPlayer
from game.rules.model.terms import CHAIR
from game.rules.verbs.undo import Undo
from game.session import Session


def main(path: Path, seed: int) -> None:
    """Plays until it is killed: a game that ends is taken back to its first round."""
    setting = load_scenario("strait").setting
    if path.exists():
        session, record = Session.resume(path)
        number = len(record.entries)
    else:
        session = Session.start(load_scenario("strait"), seed, dict.fromkeys(setting.seats, "person"), {}, path)
        number = 0
    players = [RandomPlayer(seat, seed) for seat in setting.seats]
    while True:
        if session.over:
            session.submit(CHAIR, Undo(1), str(number))
            print(number, flush=True)
            number += 1
        for player in players:
            act = None if session.over else player.choose(session.view(player.seat))
            if act is not None:
                session.submit(player.seat, act, str(number))
                print(number, flush=True)
                number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
