"""What people typed in a record: sealed by salted hashes, so that one person's words can be taken out later.

A line holds hashes where words stood, and the words with their salts behind its seal. Words of computers stand as they
are: nobody will ask for them back.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

from msgspec import DecodeError
from msgspec.json import decode

from game.rules.model.terms import CHAIR
from game.wire import dumps

TYPED: Final[Mapping[str, tuple[str, ...]]] = {
    "say": ("text", "about"),
    "announce": ("text",),
    "inject": ("title", "text"),
}
"""Verb -> the fields of its act that hold words of a person's own."""

MARK: Final = "typed"
NAME: Final = "name"

Key = tuple[str, str, str]
"""Who typed something (seat and member; the chair's members are one) and what."""


def hash_of(salt: str, text: str) -> str:
    """What stands for a text once it is sealed."""
    return blake2b(f"{salt}:{text}".encode(), digest_size=8).hexdigest()


def gone(hashed: str, *, name: bool = False) -> str:
    """What is read where a text or a name was taken out: different for different texts, the same for the same."""
    return f"someone {hashed[:8]}" if name else f"[taken out {hashed[:8]}]"


class Words:
    """What was typed in one record, by hash. The same words of the same person have one salt, and so one hash."""

    def __init__(self) -> None:
        self._hashes: dict[Key, str] = {}
        self._salts: dict[Key, str] = {}
        self.texts: dict[str, str] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and self.texts == other.texts

    __hash__ = None  # type: ignore[assignment]  # it grows

    def learn(self, by: str, member: str, text: str, hashed: str, salt: str = "") -> None:
        """Notes what was read: `text` stands for that hash in this record."""
        key = _key(by, member, text)
        self._hashes[key], self._salts[key], self.texts[hashed] = hashed, salt, text

    def hash(self, by: str, member: str, text: str) -> str:
        """The hash of what somebody typed; empty if nobody did."""
        return self._hashes.get(_key(by, member, text), "")

    def hide(self, by: str, member: str, text: str, typed: dict[str, list[str]]) -> dict[str, str]:
        """What stands in a line for a text; the text itself and its salt are added to `typed`."""
        key = _key(by, member, text)
        if key not in self._hashes:
            salt = os.urandom(8).hex()
            self.learn(by, member, text, hash_of(salt, text), salt)
        hashed = self._hashes[key]
        typed[hashed] = [self._salts[key], text]
        return {MARK: hashed}


def _key(by: str, member: str, text: str) -> Key:
    return by, "" if by == CHAIR else member, text


def hide(content: dict[str, Any], words: Words) -> bytes:
    """Takes what a person typed out of a line that is to be written; returns it as it stands behind the seal."""
    typed: dict[str, list[str]] = {}
    actor, act = content["actor"], content["act"]
    by, member = actor[0], actor[2] if len(actor) == 3 else ""
    for field in TYPED.get(act["verb"], ()):
        if act.get(field):
            act[field] = words.hide(by, member, act[field], typed)
    if member:
        actor[2] = words.hide(by, NAME + member, member, typed)
    return dumps(typed).encode() if typed else b""


def restore(content: dict[str, Any], behind: bytes, words: Words) -> None:
    """Puts words back where their hashes stand. Raises `ValueError` where they are not what was sealed."""
    kept = _kept(behind)
    actor, act = content.get("actor"), content.get("act")
    used = set()
    member = ""
    if isinstance(actor, list) and len(actor) == 3 and isinstance(actor[2], dict):
        hashed, salt, text = _one(actor[2], kept, name=True)
        member = actor[2] = text
        used.add(hashed)
        words.learn(str(actor[0]), NAME + member, member, hashed, salt)
    elif isinstance(actor, list) and len(actor) == 3:
        member = str(actor[2])
    if isinstance(act, dict) and isinstance(actor, list) and actor:
        for field, held in act.items():
            if isinstance(held, dict) and MARK in held:
                hashed, salt, text = _one(held, kept)
                act[field] = text
                used.add(hashed)
                words.learn(str(actor[0]), member, text, hashed, salt)
    if used != kept.keys():
        raise ValueError("words without a place, or a place without words")


def _kept(behind: bytes) -> Mapping[str, Any]:
    """The words behind a seal by hash, each held against its hash. Raises `ValueError`."""
    if not behind:
        return {}
    try:
        kept = decode(behind)
    except (DecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(kept, dict) or not kept or dumps(kept).encode() != behind:
        raise ValueError("not as it was written")
    for hashed, held in kept.items():
        whole = isinstance(held, list) and len(held) == 2 and all(isinstance(each, str) for each in held)
        if held is not None and not (whole and hash_of(*held) == hashed):
            raise ValueError("not what was sealed")
    return kept


def _one(place: Mapping[str, Any], kept: Mapping[str, Any], *, name: bool = False) -> tuple[str, str, str]:
    """Hash, salt and text of what stands at a place."""
    hashed = str(place.get(MARK))
    if hashed not in kept:
        raise ValueError("a place without words")
    held = kept[hashed]
    return (hashed, "", gone(hashed, name=name)) if held is None else (hashed, held[0], held[1])


def behind_without(behind: bytes) -> bytes:
    """The words behind a seal, all taken out."""
    return dumps(dict.fromkeys(_kept(behind))).encode() if behind else b""
