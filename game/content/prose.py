"""Lint: what is written for players. No weapons, no real states, and briefs that can be read before a class begins."""

from __future__ import annotations

import re
from functools import cache

from game.content.document import Scalar
from game.content.scenario_draft import ScenarioDraft

MOST_WORDS = 400
"""Words of a brief."""

_WEAPON_WORDS = """
    ammunition antimissile arsenal arsenals artillery atomic ballistic bayonet bayonets bomb bombard bombardment bombed
    bomber bombers bombing bombings bombs bullet bullets cannon cannons centrifuge centrifuges denuclearisation
    denuclearization detonate detonated detonation detonations detonator drone drones explosion explosions explosive
    explosives firearm firearms fissile fissionable flamethrower gunboat gunboats gunfire gunpowder guns gun grenade
    grenades howitzer howitzers hypersonic icbm icbms kiloton kilotons landmine landmines launcher launchers megaton
    megatons minefield minefields missile missiles mortar mortars munition munitions napalm nuclear nuke nukes payload
    payloads pistol pistols plutonium projectile projectiles radioactive reentry revolver revolvers rifle rifles rocket
    rocketry rockets sarin shelling shrapnel submarine submarines tank tanks thermonuclear torpedo torpedoes tritium
    uranium warhead warheads warplane warplanes warship warships weapon weaponise weaponised weaponize weaponized
    weaponry weapons
    airstrike airstrikes battleship battleships destroyer destroyers frigate frigates
    bloodshed casualties casualty corpse corpses fatalities fatality genocide killed killing killings maimed massacre
    massacres slaughter wounded
"""

WEAPONS = frozenset(_WEAPON_WORDS.split())
"""A closed list: no weapon, its parts, its reach or its victims has a place in a scenario (whole words, any case)."""

WEAPON_PHRASES = (
    "aircraft carrier", "arms race", "blast radius", "chemical agent", "fighter jet", "fighter jets", "nerve agent",
    "nerve gas", "poison gas", "small arms", "body count", "death toll",
)  # fmt: skip

COUNTRIES = (
    "Afghanistan", "America", "American", "Australia", "Beijing", "Belarus", "Britain", "British", "Canada", "China",
    "Chinese", "Crimea", "Cuba", "Egypt", "England", "Finland", "France", "Germany", "Guam", "Hawaii", "India", "Iran",
    "Iranian", "Iraq", "Israel", "Israeli", "Italy", "Japan", "Japanese", "Kashmir", "Korea", "Korean", "Kremlin",
    "Kyiv", "Lebanon", "Libya", "Mexico", "Moscow", "NATO", "Norway", "Pakistan", "Palestine", "Paris", "Pentagon",
    "Philippines", "Poland", "Pyongyang", "Russia", "Russian", "Saudi Arabia", "Seoul", "Serbia", "Spain", "Sweden",
    "Switzerland", "Syria", "Taiwan", "Tehran", "Tokyo", "UK", "USA", "Ukraine", "Ukrainian", "United Nations",
    "United States", "Venezuela", "Vietnam", "Washington", "Yemen",
)  # fmt: skip
"""A closed list of the real names that turn up first: every state in a scenario is invented."""


@cache
def _any_of(words: tuple[str, ...], flags: int = 0) -> re.Pattern[str]:
    """Made when it is wanted: compiling takes longer than importing the rest of this file."""
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", flags)


_ALONE = WEAPONS | {name.lower() for name in COUNTRIES if " " not in name}
_TOGETHER = tuple(frozenset(each.lower().split()) for each in (*WEAPON_PHRASES, *COUNTRIES) if " " in each)
_WORD = re.compile(r"\w+")
_SPOKEN = re.compile(r"\S*\w\S*")


def check_prose(draft: ScenarioDraft) -> None:
    """Every text of the scenario, and the length of every brief."""
    lines = {document.file: document.text.splitlines() for document in draft.documents}
    for text in draft.reader.prose:
        # Sets of words first: the two long patterns would take longer than everything else together.
        words = frozenset(_WORD.findall(text.text.lower()))
        if not _ALONE.isdisjoint(words) or any(each <= words for each in _TOGETHER):
            _check_words(draft, text, lines.get(text.file, []))
    for mandate in draft.mandates.values():
        length = len(_SPOKEN.findall(mandate.brief))
        if length > MOST_WORDS:
            draft.say(f"The brief has {length} words: cut it to {MOST_WORDS}.", mandate, "brief")


def _check_words(draft: ScenarioDraft, text: Scalar, lines: list[str]) -> None:
    for pattern, advice in (
        (
            _any_of((*sorted(WEAPONS), *WEAPON_PHRASES), re.IGNORECASE),
            "is about weapons, which no scenario has: say what it means to the people at the table.",
        ),
        (_any_of(COUNTRIES), "is a real place or power: every state in a scenario is invented."),
    ):
        line, column = text.line, text.column
        for match in pattern.finditer(text.text):
            word = " ".join(match.group().split())
            line, column = _find(word, lines, line, column)
            draft.reader.say(Scalar(text.file, line, column, word, True), f"`{word}` {advice}")
            column += 1


def _find(word: str, lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Line and column of a word at or after a place in the file; the place itself if a line break parts it."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    for number in range(line, len(lines) + 1):
        match = whole.search(lines[number - 1], column - 1 if number == line else 0)
        if match:
            return number, match.start() + 1
    return line, column
