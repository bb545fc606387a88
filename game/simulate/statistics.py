"""Means, shares and their 95% intervals."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

Z = 1.96


def mean(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean with the ends of its interval, after Student's t to within a hundredth."""
    count = len(values)
    middle = sum(values) / count
    if count < 2:
        return middle, middle, middle
    variance = sum((value - middle) ** 2 for value in values) / (count - 1)
    wide = (Z + 2.4 / (count - 1)) * sqrt(variance / count)
    return middle, middle - wide, middle + wide


def share(hits: float, count: int) -> tuple[float, float, float]:
    """Share with the ends of Wilson's interval."""
    part, square = hits / count, Z * Z
    middle = (part + square / (2 * count)) / (1 + square / count)
    wide = Z * sqrt(part * (1 - part) / count + square / (4 * count * count)) / (1 + square / count)
    return part, middle - wide, middle + wide


def p_value(differences: Sequence[float]) -> float:
    """One-sided p that the mean of paired differences is not above 0, by the normal approximation."""
    from math import erfc

    count = len(differences)
    middle = sum(differences) / count
    variance = sum((value - middle) ** 2 for value in differences) / (count - 1)
    if variance == 0:
        return 0.0 if middle > 0 else 1.0
    return erfc(middle / sqrt(variance / count) / sqrt(2)) / 2
