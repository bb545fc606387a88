"""Pseudonyms: whoever took part is named by a number that says nothing of the name, also inside what people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct


class People(Struct, frozen=True, dict=True):
    """The people of one game: what they called themselves, and what stands for it."""

    pseudonyms: Mapping[str, str]

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        longest_first = sorted((name for name in self.pseudonyms if name.strip()), key=len, reverse=True)
        if not longest_first:
            return None
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    @cached_property
    def _by_lower(self) -> Mapping[str, str]:
        return {name.lower(): code for name, code in self.pseudonyms.items()}

    def of(self, name: str) -> str:
        """The pseudonym of a name; empty for no name."""
        return self.pseudonyms.get(name, "")

    def hidden_in(self, text: str) -> str:
        """A text with every name of this game's people replaced."""
        pattern = self._names
        return text if pattern is None else pattern.sub(lambda found: self._by_lower[found[0].lower()], text)


def people_of(names: Iterable[str], first: int) -> People:
    """Pseudonyms from a number on, in the order given: that of the first act, so that it says nothing of the names."""
    found = [name for name in dict.fromkeys(names) if name]
    return People({name: f"P{first + place:03}" for place, name in enumerate(found)})
