"""Computer players: each a function of its View and a private seed. One file each, one visible dict."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.delegates.cast import CASTS, SCRIPT, seated
from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.delegate import Delegate
from game.delegates.random_player import RandomPlayer
from game.delegates.scripted_people import IdlePerson, NaivePerson
from game.delegates.scripted_player import ScriptedPlayer
from game.delegates.tempers import tempered_levels

DELEGATES: dict[str, Callable[[str, int], Delegate]] = {
    "random": RandomPlayer,
    "idle": IdlePerson,
    "naive": NaivePerson,
    SCRIPT: ScriptedPlayer,
    **{name: partial(CharacterPlayer, character) for name, character in (characters() | tempered_levels()).items()},
}
"""Name -> factory(seat, private_seed): `random`, two scripted people, whoever follows a tutorial's script, every
character of scenarios/characters.yaml, and every level in every temper, as `strong-proud`."""

NAMES = (*DELEGATES, *CASTS)
"""What may be named where somebody is to play a seat: a delegate, or a level whose temper each game draws."""

DEFAULT = "standard"
"""Who speaks for a computer seat of which nothing else is said."""

__all__ = ["CASTS", "DEFAULT", "DELEGATES", "NAMES", "SCRIPT", "Delegate", "seated"]
