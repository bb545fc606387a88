"""Casts: which temper each seat has in a game, drawn from what its scenario says that seat may be.

The draw hangs on the game's seed and the seat alone, so that comparing two arms of a measurement compares nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from game.delegates.character import characters
from game.delegates.tempers import PLAIN, called, tempers
from game.rules import chance
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Setting
from game.rules.model.words import LEVELS

SCRIPT = "script"
"""The delegate that follows a tutorial's script."""

CASTS = {f"{level}-cast": level for level in LEVELS}
"""Names that stand for a level whose temper is drawn."""


def may_be(setting: Setting, seat: str, level: str) -> tuple[str, ...]:
    """The tempers that a computer may show in a seat at a level."""
    named: tuple[str, ...] = getattr(setting.delegation[seat].cast, level)
    return named or (PLAIN,)


def drawn(setting: Setting, seed: int, seat: str, level: str) -> str:
    """The delegate that a game draws for a seat at a level."""
    among = may_be(setting, seat, level)
    return called(level, among[chance.draw(seed, 0, 0, "temper", seat) % len(among)])


def seated(setting: Setting, seed: int, names: Mapping[str, str]) -> dict[str, str]:
    """Who speaks for which seat, with every temper drawn: seat, or ``*`` for all that are not named, -> delegate."""
    rest = names.get("*", "")
    found = {**(dict.fromkeys(setting.seats, rest) if rest in CASTS else {}), **names}
    return {
        seat: drawn(setting, seed, seat, CASTS[name]) if name in CASTS and seat != "*" else name
        for seat, name in found.items()
    }


def usual_level(setting: Setting, people: Collection[str]) -> str:
    """What computers play where nobody names a level: the tutorial's script where only who is taught sits there."""
    tutorial = setting.tutorial
    return SCRIPT if tutorial is not None and set(people) <= {tutorial.seat} else setting.level


def usual_seed(setting: Setting, level: str) -> int | None:
    """The number of a game of which nobody named one: in a tutorial everybody meets the same luck; else None."""
    return setting.tutorial.seed if setting.tutorial is not None and level == SCRIPT else None


def scripted(setting: Setting, names: Mapping[str, str]) -> bool:
    """Whether every computer around the one who is taught follows the tutorial's script."""
    tutorial = setting.tutorial
    others = () if tutorial is None else [seat for seat in setting.seats if seat != tutorial.seat]
    return bool(others) and all(names.get(seat, names.get("*")) == SCRIPT for seat in others)


def _named(level: str, name: str) -> str:
    """The delegate of a temper at a level; where the table has none, a character of that name goes before."""
    if name not in tempers() or (not level and name in characters()):
        return name
    return called(level or "standard", name)


def company(setting: Setting, level: str, fixed: Mapping[str, str] = {}, *, plain: bool = False) -> dict[str, str]:
    """Who plays the computer seats where people play too: every temper drawn, but for seats of which it is `fixed`.

    level: of all; what is no level plays every seat as it is
    fixed: seat -> a temper, or a delegate that is something else altogether
    plain: nobody's temper is drawn
    Raises `Illegal` for a seat or a name that is not there.
    """
    whole = level in LEVELS
    names = {"*": level if plain or not whole else f"{level}-cast"}
    for seat, name in fixed.items():
        if seat not in setting.seats:
            raise Illegal(
                Ground.UNKNOWN_CHOICE, f"There is no delegation {seat!r}: choose from {', '.join(setting.seats)}."
            )
        if name not in tempers() and name not in characters():
            raise Illegal(
                Ground.UNKNOWN_CHOICE, f"There is no temper {name!r}: choose from {', '.join(tempers())}."
                " docs/characters.md names the characters for experiments, which sit down as well."
            )  # fmt: skip
        names[seat] = _named(level if whole else "", name)
    return names
