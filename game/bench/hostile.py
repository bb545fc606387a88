"""Frames that no browser of ours would send: wrong in size, type, depth and script."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from game.rules.verbs import ACTS

TEXTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\u202egnirts", "a\u0300" * 400, "\x00\x1b[2J",
    "💥" * 300,
    "' OR 1=1 --", "../../etc/passwd", "{{7*7}}", "${jndi:ldap://x}", "\ud83d", "", " " * 50, "ﷺ" * 100,
    "A" * 2500, "\ufeff",
)  # fmt: skip
KINDS = ("hello", "look", "join", "claim", "act", "draft", "forecast", "read", "counsel", "older", "chair",
         "revoke", "report", "ping", "x")  # fmt: skip
FIELDS = ("id", "at", "act", "token", "code", "name", "seat", "do", "table", "key", "room", "before", "n", "device")
PARTS = ("text", "to", "offer", "plan", "level", "wish", "code")
MOMENTS: tuple[object, ...] = ([0, 1, "negotiation"], None, [[]], "x")
BROKEN = (
    "",
    '{"t":"act","id":"x","at":[0,1,"negotiation"],"act":{"verb":"accept","offer":1e999}}',
    "null",
    "[]",
    "1e999",
    "NaN",
    '{"t":NaN}',
    '{"t":1}',
    '{"a":',
    '"text"',
    "{}",
    "9" * 5000,
)
CHOICES = ("level:cap", "with:orveld", "use:0:target", "add:exercise", "x")
VERBS = (*ACTS, "", "nothing")


def frames(count: int, seed: int) -> Iterator[str | bytes]:
    """So many frames, always the same for a seed."""
    luck = random.Random(seed)
    for _ in range(count):
        yield _frame(luck)


def _frame(luck: random.Random) -> str | bytes:
    kind = luck.randrange(12)
    if kind == 0:
        return "[" * luck.choice((5, 100, 5000))
    if kind == 1:
        return json.dumps({"t": "act", "act": _deep(luck.randrange(1, 60))})
    if kind == 2:
        return luck.choice(BROKEN)
    if kind == 3:
        return luck.randbytes(luck.randrange(1, 200))
    if kind == 4:
        say = {"verb": "say", "text": "y" * luck.choice((1999, 2001, 70000))}
        return json.dumps({"t": "act", "id": "x", "at": MOMENTS[0], "act": say})
    if kind < 8:
        act = {"verb": luck.choice(VERBS), **{luck.choice(PARTS): _value(luck) for _ in range(3)}}
        what = luck.choice(("act", "forecast", "draft"))
        edits: list[Any] = [[luck.choice(CHOICES), luck.choice(("", 1, True, None, {}))] for _ in range(3)]
        more = {"verb": luck.choice(VERBS), "edits": luck.choice((edits, act))}
        return json.dumps({"t": what, "id": "x", "n": 1, "at": luck.choice(MOMENTS), "act": act, "draft": act, **more})
    return json.dumps({"t": luck.choice(KINDS), **{luck.choice(FIELDS): _value(luck) for _ in range(4)}})


def _value(luck: random.Random) -> Any:
    clauses = [{"concession": "pause", "level": 99, "rounds": 10**8}] * luck.randrange(40)
    return luck.choice((
        luck.choice(TEXTS), luck.choice(TEXTS), luck.randrange(-5, 10**12), 1.5, True, None, [], {}, [[[]]],
        {"a": {"b": []}}, ["orveld"] * luck.randrange(400), _deep(luck.randrange(1, 20)),
        {"signatories": ["orveld", "lindrow"], "clauses": clauses}, {"moves": [{"move": luck.choice(TEXTS)}]},
        "meridane", "confidence:x", "trust:a:b:c", 0, float("1e300"), -0.0, [None, {"a": 1}],
        {"signatories": 1, "clauses": {}},
    ))  # fmt: skip


def _deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value] if levels % 2 else {"a": value}
    return value
