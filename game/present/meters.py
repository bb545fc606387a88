"""Meters as a reader knows them: value or band, its one word, its tone, how it moved."""

from __future__ import annotations

from typing import Any, Literal

from game.rules.model.meters import band_of, confidence
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import band_word, meter_keys, meter_name, upper_first

Tone = Literal["", "firm", "steady", "caution", "critical", "brass", "muted"]
"""How a thing is meant to be taken: from welcome to alarming; ``brass`` waits for the reader, ``muted`` is past."""

_TONES: tuple[Tone, ...] = ("critical", "critical", "caution", "steady", "firm")

BAD_FOR_MOST = ("tension", "abandonment", "entrapment", "strain", "autonomy")

SHORT = {"abandonment": "fear of being left alone", "entrapment": "fear of being dragged along"}

OF_ALLIANCES = ("confidence", "abandonment", "entrapment")


class Meter(Value, frozen=True, kw_only=True):
    """One meter of 0 to 100.

    short: what it is called beside the name of its owner, where that is shorter
    value: None where only a band is known, which then lies from `low` to `high`
    step: the place of its band, 0 to 4, with `band` its word and `tone` how that is to be taken
    delta: its change since the start of the last resolved round; None if the reader cannot know
    welcome: whether that change is good news for the reader; None where there is none
    """

    key: str
    kind: str
    of: str
    name: str
    short: str
    value: int | None
    low: int
    high: int
    step: int
    band: str
    tone: Tone
    rising_is_bad: bool
    delta: int | None = None
    welcome: bool | None = None


class Alliance(Meter, frozen=True, kw_only=True):
    """A partner's confidence in its guarantor, with the two fears that it is made of."""

    partner: str
    guarantor: str
    fears: tuple[Meter, ...]


class Meters(Value, frozen=True):
    """Every meter of which the reader knows at least a band."""

    tension: Meter
    alliances: tuple[Alliance, ...]
    others: tuple[Meter, ...]


def meters(view: View) -> Meters:
    """Tension, every alliance, and the other meters in the order of reports."""
    rest = [key for key in meter_keys(view) if key.partition(":")[0] not in ("tension", *OF_ALLIANCES)]
    others = tuple(found for key in rest if (found := meter(view, key)) is not None)
    tension = Meter(**_fields(view, "tension", 0))
    return Meters(tension, tuple(alliance(view, partner) for partner in view.setting.alliance), others)


def alliance(view: View, partner: str) -> Alliance:
    """A partner's alliance, which everyone at the table knows in figures."""
    fears = tuple(Meter(**_fields(view, f"{kind}:{partner}", 0)) for kind in ("abandonment", "entrapment"))
    guarantor = view.setting.alliance[partner].guarantor
    return Alliance(**_fields(view, f"confidence:{partner}", 0), partner=partner, guarantor=guarantor, fears=fears)


def meter(view: View, key: str) -> Meter | None:
    """One meter as the reader knows it; None where nothing of it is known."""
    index = view.table.bands.get(key)
    known = index is not None or view.meter(key) is not None
    return Meter(**_fields(view, key, index or 0)) if known else None


def _fields(view: View, key: str, index: int) -> dict[str, Any]:
    """What there is to say of a meter of which a value is known, or else the band at an index."""
    kind, _, of = key.partition(":")
    value = view.meter(key)
    step = index if value is None else band_of(value)
    low, high = (step * 20, step * 20 + (20 if step == 4 else 19)) if value is None else (value, value)
    bad, delta = rising_is_bad(view, key), moved(view, key)
    return {
        "key": key, "kind": kind, "of": of.partition(":")[0], "name": upper_first(meter_name(view, key)),
        "short": SHORT.get(kind, ""), "value": value, "low": low, "high": high, "step": step,
        "band": band_word(kind, low), "tone": _TONES[4 - step] if bad else _TONES[step], "rising_is_bad": bad,
        "delta": delta, "welcome": (delta > 0) != bad if delta else None,
    }  # fmt: skip


def moved(view: View, key: str) -> int | None:
    """How a meter moved since the start of the last resolved round, as the reader knows; None if it cannot."""
    now, history = view.meter(key), view.table.history
    if now is None:
        return None
    before, last = (history[-1].before, history[-1].round) if history else (view.table.before, 0)
    kind, _, of = key.partition(":")
    if kind == "confidence":
        change = now - confidence(view.setting.alliance[of], before)
    elif key in before and key not in view.desk.facts:
        change = now - before[key]
    else:
        change = sum(s.by for when, s in view.desk.shifts if when >= last and s.meter == key)
    return change if change or history else None


def rising_is_bad(view: View, key: str) -> bool:
    """Whether a rise is bad news: by what the mandate pays for the meter, else by what most would say."""
    kind, _, of = key.partition(":")
    for flow in view.mandate.flows:
        same = flow.of == of if flow.of else kind != "support" or of == view.seat
        if flow.meter == kind and same and flow.per_ten:
            return flow.per_ten < 0
    return kind in BAD_FOR_MOST
