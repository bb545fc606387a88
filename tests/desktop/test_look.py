"""Contrast and colours computed from the palette."""

import math
from itertools import combinations

import pytest

from game.desktop.theme import (
    BANDS,
    THEMES,
    Colour,
    Look,
    Theme,
    band,
    text_pairs,
    window_percent,
)
from game.rules.model.meters import BAND_WORDS

# Machado, Oliveira and Fernandes 2009, full severity, on linear light
VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: Colour) -> list[float]:
    parts = [channel / 255 for channel in colour]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: Colour, other: Colour) -> float:
    light = sorted(sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def lab(colour: Colour, vision: str) -> tuple[float, float, float]:
    light = linear(colour)
    seen = [max(0.0, min(1.0, sum(m * p for m, p in zip(row, light, strict=True)))) for row in VISIONS[vision]]
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(m * p for m, p in zip(row, seen, strict=True)) for row in matrix]
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089)]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_all_text_can_be_read(theme: Theme) -> None:
    poor = {name: contrast(*pair) for name, pair in text_pairs(theme).items() if contrast(*pair) < 4.5}
    assert not poor


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_controls_and_seats_stand_out_from_their_sheet(theme: Theme) -> None:
    for sheet in (theme.desk, theme.panel, theme.raised, theme.well):
        assert contrast(theme.edge, sheet) >= 3
    for colour in theme.seats:
        assert contrast(colour, theme.panel) >= 3
        assert contrast(colour, theme.table) >= 3


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_twelve_delegations_are_told_apart_with_any_colour_vision(theme: Theme, vision: str) -> None:
    assert len(theme.seats) == 12
    apart = {
        (one, other): math.dist(lab(theme.seats[one], vision), lab(theme.seats[other], vision))
        for one, other in combinations(range(12), 2)
    }
    assert min(apart.values()) >= 15, min(apart.items(), key=lambda found: found[1])


def test_bands_differ_by_notches_and_word_and_not_only_by_colour() -> None:
    seen = [band(value) for value in (0, 20, 40, 60, 80)]
    assert [each.notches for each in seen] == list(range(1, BANDS + 1))
    assert tuple(each.word for each in seen) == BAND_WORDS
    assert band(100).word == band(99).word == BAND_WORDS[-1]
    assert band(90, rising_is_bad=True).colour == "critical"


def test_lengths_grow_with_text_and_with_very_large_windows() -> None:
    assert Look(percent=150).px(10) == 15
    assert window_percent(1280, 720, 100) == 100
    assert window_percent(3840, 2160, 100) == 200
    assert window_percent(1024, 640, 200) == 200
