"""What is inferred of another side's worths from its yes and its no."""

from __future__ import annotations

from itertools import product

from game.negotiation.inference import LEFT, Inferred

SPREADS = {"bridge": 100.0, "visits": 50.0, "cap": 200.0}


def test_a_yes_raises_what_is_in_it_and_a_no_lowers_it_most_where_least_is_known() -> None:
    for sign, parts in product((1, -1), ({"bridge": 1.0}, {"bridge": 1.0, "cap": 0.5}, {"visits": 1.0, "cap": -1.0})):
        heard = Inferred(SPREADS)
        (heard.at_least if sign > 0 else heard.at_most)(parts, 0.0, 70.0)
        assert all(sign * heard.means[thing] * much > 0 for thing, much in parts.items())
        assert all(heard.means[thing] == 0 for thing in SPREADS if thing not in parts)
        assert all(heard.spreads[thing] < SPREADS[thing] for thing in parts)
    heard = Inferred(SPREADS)
    heard.at_most({"visits": 1.0, "cap": 1.0}, 0.0, 70.0)
    assert heard.means["cap"] < heard.means["visits"] < 0


def test_what_was_expected_anyway_changes_little_and_the_unthinkable_stays_finite() -> None:
    expected, surprising, absurd = (Inferred(SPREADS) for _ in range(3))
    expected.at_least({"bridge": 1.0}, -500.0, 70.0)
    surprising.at_least({"bridge": 1.0}, 100.0, 70.0)
    absurd.at_least({"bridge": 1.0}, 1e6, 70.0)
    assert 0 <= expected.means["bridge"] < 1 < surprising.means["bridge"] < absurd.means["bridge"] < 1000


def test_repeating_it_never_makes_sure() -> None:
    heard = Inferred(SPREADS)
    for _ in range(200):
        heard.at_least({"bridge": 1.0}, 20.0, 70.0)
        heard.at_most({"cap": 1.0}, 20.0, 70.0)
    assert heard.spreads["bridge"] >= LEFT * SPREADS["bridge"]
    assert heard.means["bridge"] > 0 > heard.means["cap"]


def test_truth_is_found_from_answers() -> None:
    """A side whose worths are hidden answers forty texts; the guesses come nearer to them than the first ones were."""
    truth = {"bridge": -120.0, "visits": 60.0, "cap": 150.0}
    heard = Inferred(SPREADS)
    for n in range(40):
        parts = {thing: float((n // step) % 3) / 2 for thing, step in (("bridge", 1), ("visits", 3), ("cap", 9))}
        parts = {thing: much for thing, much in parts.items() if much}
        worth, asked = sum(truth[thing] * much for thing, much in parts.items()), 40.0 * (n % 5 - 2)
        if parts:
            (heard.at_least if worth >= asked else heard.at_most)(parts, asked, 20.0)
    assert sum(abs(truth[t] - heard.means[t]) for t in truth) < 0.5 * sum(map(abs, truth.values()))
