"""Finding what a player means by a few typed words, or one sentence that says what is unclear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from game.rules.model.setting import Setting
from game.rules.model.view import View
from game.wording import listed

_GAPS = re.compile(r"[\W_]+")
_FILLERS = {"a", "an", "the", "its", "your", "my", "our", "their", "some"}


LISTS = {"concession": "concessions", "phrase": "phrases", "move": "moves"}
"""Commands that list what may be named, where the list is too long for a sentence."""


LONGEST_ECHO = 60
"""Characters of what was typed that an answer repeats."""


class Puzzled(Exception):
    """The words are not understood. Its text is one sentence with the next step."""


def plain(text: str) -> str:
    """Text as names are compared: small letters, single spaces, no punctuation."""
    return _GAPS.sub(" ", text.casefold()).strip()


def _words(text: str) -> list[str]:
    return [word for word in plain(text).split() if word not in _FILLERS] or plain(text).split()


def quoted(names: Iterable[str]) -> str:
    """Names as a choice: ``a``, ``b`` or ``c``."""
    return listed((f"`{name}`" for name in names), "or")


def echo(words: str) -> str:
    """A player's own words in quotation marks, cut where they are longer than anything that could be named."""
    return f'"{words if len(words) <= LONGEST_ECHO else words[:LONGEST_ECHO] + "..."}"'


def candidates(words: str, options: Mapping[str, Sequence[str]]) -> list[str]:
    """Ids that some words may mean: exactly named, else by beginning, else by all words in any order."""
    typed = plain(words)
    if not typed:
        return []
    names = {option: [plain(name) for name in each] for option, each in options.items()}
    exact = [option for option, each in names.items() if typed in each]
    if exact:
        return exact
    begun = [option for option, each in names.items() if any(name.startswith(typed) for name in each)]
    if begun:
        return begun
    parts = _words(words)
    return [option for option, each in names.items() if any(_holds(name, parts) for name in each)]


def _holds(name: str, parts: Sequence[str]) -> bool:
    held = name.split()
    return all(any(word.startswith(part) for word in held) for part in parts)


def near(words: str, options: Mapping[str, Sequence[str]]) -> list[str]:
    """Ids that look like some misspelt words, best first."""
    from difflib import get_close_matches  # only mistakes need it, and the first prompt need not wait for it

    names = {plain(name): option for option, each in options.items() for name in each}
    typed = plain(words)
    close = get_close_matches(typed, names, 3, 0.6)
    for word in typed.split():
        close += get_close_matches(word, names, 2, 0.75)
    return list(dict.fromkeys(names[name] for name in close))[:3]


def pick(words: str, options: Mapping[str, Sequence[str]], kind: str) -> str:
    """The one id that some words mean. Raises `Puzzled` with "did you mean", or with the whole list if it is short."""
    found = candidates(words, options)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise Puzzled(f"{echo(words)} may mean {quoted(found[:6])}: say which.")
    close = near(words, options)
    if close:
        raise Puzzled(f"There is no {kind} {echo(words)}: did you mean {quoted(close)}?")
    if not options:
        raise Puzzled(f"There is no {kind} {echo(words)}, and nothing to choose from.")
    if len(options) > 8 and kind in LISTS:
        raise Puzzled(f"There is no {kind} {echo(words)}: `{LISTS[kind]}` lists them.")
    raise Puzzled(f"There is no {kind} {echo(words)}: choose from {quoted(options)}.")


# --------------------------------------------------------------------------------------------------
# Delegations


def seat_options(setting: Setting, seats: Iterable[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Delegations with the names they go by."""
    return {s: (s, setting.delegation[s].title) for s in (setting.seats if seats is None else seats)}


def seat_of(view: View, words: str) -> str:
    """The other delegation that some words mean."""
    return pick(words, seat_options(view.setting, (s for s in view.setting.seats if s != view.seat)), "delegation")


def seats_of(view: View, words: str) -> tuple[str, ...]:
    """Several delegations, named with commas or "and"."""
    parts = [part for part in re.split(r"\s*(?:,|;|&|\+|\band\b)\s*", words.strip()) if part]
    found: list[str] = []
    for part in parts:
        if plain(part) in ("all", "everyone", "everybody"):
            return tuple(s for s in view.setting.seats if s != view.seat)
        for name in [part] if candidates(part, seat_options(view.setting)) else part.split():
            seat = pick(name, seat_options(view.setting), "delegation")
            if seat != view.seat:
                found.append(seat)
    return tuple(dict.fromkeys(found))


def only_seats(view: View, words: str) -> bool:
    """Whether words name delegations and nothing else."""
    parts = [p for p in re.split(r"[\s,;&+]+", words.strip()) if p and plain(p) not in ("and", "to", "with")]
    known = seat_options(view.setting)
    return bool(parts) and all(
        plain(p) in ("all", "everyone", "everybody") or (len(p) > 1 and len(candidates(p, known)) == 1) for p in parts
    )


# --------------------------------------------------------------------------------------------------
# Concessions


def concession_options(setting: Setting, givers: Iterable[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Concessions with the names they go by, perhaps only those of some givers."""
    kept = None if givers is None else set(givers)
    return {c.id: (c.id, c.title) for c in setting.concessions if kept is None or c.giver in kept}


def concession_of(setting: Setting, words: str, givers: Iterable[str] | None = None) -> tuple[str, int]:
    """The concession that some words mean, and its level if they name it by a level's title, else 0.

    Concessions of `givers` come first where words are unclear. Raises `Puzzled`.
    """
    every = concession_options(setting)
    first = every if givers is None else concession_options(setting, givers)
    for options in (first, every):
        found = candidates(words, options)
        if len(found) == 1:
            return found[0], 0
        by_level = _by_level(setting, words, options)
        if len(by_level) == 1:
            return by_level[0]
        if found:
            break
    return pick(words, first if candidates(words, first) else every, "concession"), 0


def _by_level(setting: Setting, words: str, options: Iterable[str]) -> list[tuple[str, int]]:
    parts = _words(words)
    levels = [(name, n, level.title) for name in options for n, level in enumerate(setting.concession[name].levels, 1)]
    found = [(name, n) for name, n, title in levels if parts and _holds(plain(title), parts)]
    names = {name for name, _ in found}
    return [found[0]] if len(names) == 1 and found else found
