"""Bargains whose worths do not add up: the additive worths that come closest, how close, and deals found by search.

Everything here is drawn evenly and without luck, so the same bargain is always searched the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import gcd, prod

from msgspec import Struct

from game.negotiation.frontier import Choice

SAMPLE = 1500
"""So many deals are looked at; all, if there are no more."""

SWEEPS = 12
"""So often each issue is fitted again while the others are held."""

CLIMBS = 8
"""From so many of the best deals seen the search climbs, issue by issue."""

STEPS = 6
"""A climb changes each issue at most so often."""

CLOSE = 0.97
"""An additive fit that tells so much of the variance is used as if worths added up."""

Worth = Callable[[Choice], float]


class Fit(Struct, frozen=True):
    """Additive worths closest to others, by least squares.

    parts: for each issue what each option adds; an option never seen adds as much as the issue does in the mean
    base: what is there before
    share: how much of the variance they tell, from 0 to 1; 1 if worths add up
    """

    parts: tuple[tuple[float, ...], ...]
    base: float
    share: float


def spread_out(sizes: Sequence[int], most: int = SAMPLE) -> list[Choice]:
    """Deals spread evenly over all there are, at most so many; every option of an issue comes about equally often."""
    total = prod(sizes)
    count = min(total, most)
    stride = max(1, int(total * 0.6180339887498949)) if total > most else 1
    while gcd(stride, total) > 1:
        stride += 1
    return [_decoded(step * stride % total, sizes) for step in range(count)]


def _decoded(code: int, sizes: Sequence[int]) -> Choice:
    choice = []
    for size in sizes:
        code, option = divmod(code, size)
        choice.append(option)
    return tuple(choice)


def fit(sizes: Sequence[int], choices: Sequence[Choice], worths: Sequence[float]) -> Fit:
    """The additive worths closest to those seen, issue by issue and again (Gauss and Seidel)."""
    base = sum(worths) / max(1, len(worths))
    parts = [[0.0] * size for size in sizes]
    rest = [worth - base for worth in worths]
    counts = [[0] * size for size in sizes]
    for choice in choices:
        for at, option in enumerate(choice):
            counts[at][option] += 1
    for _ in range(SWEEPS):
        for at in range(len(sizes)):
            sums = [0.0] * sizes[at]
            for choice, left in zip(choices, rest, strict=True):
                sums[choice[at]] += left
            shift = [total / max(1, count) for total, count in zip(sums, counts[at], strict=True)]
            parts[at] = [had + more for had, more in zip(parts[at], shift, strict=True)]
            rest = [left - shift[choice[at]] for choice, left in zip(choices, rest, strict=True)]
    whole = sum((worth - base) ** 2 for worth in worths)
    share = 1.0 - sum(left * left for left in rest) / whole if whole > 0.0 else 1.0
    return Fit(tuple(map(tuple, parts)), base, max(0.0, share))


def found(sizes: Sequence[int], worth: Worth, seen: Iterable[Choice], least: float) -> tuple[Choice, ...]:
    """The deals seen that are worth at least so much, with those better ones that a climb from the best leads to."""
    kept = {choice: worth(choice) for choice in seen}
    for start in sorted(kept, key=kept.__getitem__, reverse=True)[:CLIMBS]:
        kept.update(_climb(sizes, worth, start, kept[start]))
    return tuple(choice for choice, value in kept.items() if value >= least)


def _climb(sizes: Sequence[int], worth: Worth, start: Choice, value: float) -> dict[Choice, float]:
    """Every deal on the way up from one: the best option of each issue in turn while the others stay."""
    way: dict[Choice, float] = {}
    for _ in range(STEPS):
        before = start
        for at, size in enumerate(sizes):
            tried = [(*start[:at], option, *start[at + 1 :]) for option in range(0, size, max(1, size // 64))]
            best = max(tried, key=worth)
            if worth(best) > value:
                start, value = best, worth(best)
                way[start] = value
        if start == before:
            break
    return way
