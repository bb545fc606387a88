"""What comes in over a socket, checked before anything looks at it. Every refusal is one sentence.

A frame is a JSON object whose ``t`` names its kind. Nothing that passes here can be too deep, too long or unwritable.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from game.seminar import limits

Frame = Mapping[str, Any]

KINDS = frozenset(
    (
        "hello",
        "look",
        "join",
        "personal",
        "bulletin",
        "claim",
        "act",
        "draft",
        "forecast",
        "reading",
        "read",
        "counsel",
        "older",
        "chair",
        "revoke",
        "report",
        "leave",
        "hand",
        "ping",
    )
)

HIDDEN = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"}
"""Signs that turn the direction of other people's text: taken out of whatever is shown to them."""


class Refused(Exception):
    """A frame that is not taken. Its text is one sentence for whoever sent it."""


def read(data: str) -> Frame:
    """The frame in a text message. Raises `Refused`."""
    if len(data) > limits.FRAME or len(data.encode(errors="surrogatepass")) > limits.FRAME:
        raise Refused(f"That is too long: a frame has at most {limits.FRAME // 1024} KiB.")
    try:
        frame = json.loads(data, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refused("That could not be read: it is not JSON.") from error
    if not isinstance(frame, dict):
        raise Refused("That could not be read: a frame is an object.")
    _check(frame)
    kind = frame.get("t")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Refused("That could not be read: this server knows no frame of that kind.")
    return frame


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _check(frame: object) -> None:
    """Refuses depth and text that could not be written to a record."""
    layer: list[object] = [frame]
    for _ in range(limits.DEPTH):
        if not layer:
            return
        below: list[object] = []
        for value in layer:
            if isinstance(value, str):
                _check_text(value)
            elif isinstance(value, dict):
                for key in value:
                    _check_text(key)
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
        layer = below
    if layer:
        raise Refused(f"That is nested too deep: at most {limits.DEPTH} levels.")


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Refused("That holds half a character: send whole ones.") from error


def text(frame: Frame, key: str, most: int, *, need: bool = True, missing: str = "") -> str:
    """A text in a frame, cleaned. Raises `Refused` if it is missing, empty or too long."""
    value = frame.get(key, "")
    if not isinstance(value, str):
        raise Refused(f"The part {key!r} must be text.")
    if len(value) > most:
        raise Refused(f"That is too long: at most {most} characters.")
    value = clean(value)
    if need and not value:
        raise Refused(missing or f"The part {key!r} is missing.")
    return value


def number(frame: Frame, key: str, low: int, high: int, wrong: str = "") -> int:
    """A whole number in a frame. Raises `Refused` if it is none or out of bounds."""
    value = frame.get(key)
    if type(value) is not int or not low <= value <= high:
        raise Refused(wrong or f"The part {key!r} must be a whole number from {low} to {high}.")
    return value


def clean(value: str) -> str:
    """Text without signs that control a screen or turn the direction of what follows."""
    kept = (c for c in value if c in "\n\t" or (unicodedata.category(c) != "Cc" and c not in HIDDEN))
    return "".join(kept).strip()


def cleaned(value: object) -> object:
    """A whole JSON value with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    return value


def name(frame: Frame, key: str = "name") -> str:
    """A pseudonym: one line that shows something. Raises `Refused`."""
    value = " ".join(text(frame, key, 400, need=False).split())
    if len(value) > limits.NAME or not any(c.isalnum() for c in value):
        raise Refused(f"Choose a pseudonym of 1 to {limits.NAME} characters with a letter or digit among them.")
    return value
