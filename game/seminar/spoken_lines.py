"""What the server says at its terminal: links, notes and a drawing; in lines for people, as JSON for a window."""

from __future__ import annotations

import os
from collections.abc import Iterable

from msgspec import Struct

from game.wire import dumps

WINDOW = "OVERTURE_READ_BY_WINDOW"
"""Set in the environment by a window that starts the server and reads what it says."""

LINKS = ("Facilitator", "Projector", "Join")


class Spoken(Struct, frozen=True):
    """Something said. `kind` is the name of a link, ``under`` for what is said of it, ``drawing``, or empty."""

    words: str
    kind: str = ""


def speak(said: Iterable[Spoken]) -> None:
    """Says it at once."""
    for each in said:
        if not os.environ.get(WINDOW):
            print(f"{each.kind if each.kind in LINKS else '':<13}{each.words}" if _beside(each) else each.words)
        elif each.words and each.kind != "drawing":
            print(dumps({"kind": each.kind, "words": each.words}))
    print(end="", flush=True)


def _beside(each: Spoken) -> bool:
    return each.kind in (*LINKS, "under")
