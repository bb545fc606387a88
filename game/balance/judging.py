"""Holds what was measured against the gates: which hold, which fail and where it is worst."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from game.balance.cells import Played
from game.balance.finding import Finding
from game.balance.registry import MEASURES
from game.content.gates import GATES


class Verdict(Struct, frozen=True):
    """What became of one gate.

    worst: the figure that is furthest from holding, and `where` it was measured
    failed: everywhere it does not hold
    """

    gate: str
    bound: int
    worst: float
    where: str
    failed: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it holds everywhere."""
        return not self.failed


class Report(Struct, frozen=True):
    """All that a run shows: what each measure found, and the verdict of every gate that could be measured."""

    played: Played
    findings: Mapping[str, Finding]
    verdicts: tuple[Verdict, ...]

    @property
    def holds(self) -> bool:
        """Whether every gate holds."""
        return all(verdict.holds for verdict in self.verdicts)


def judged(played: Played) -> Report:
    """Works out every measure and holds the gates against them."""
    findings = {}
    for measure in MEASURES:
        found = measure.find(played)
        if found is not None:
            findings[measure.name] = found
    return Report(played, findings, tuple(_verdicts(played, findings)))


def _verdicts(played: Played, findings: Mapping[str, Finding]) -> list[Verdict]:
    figures = {gate: found for finding in findings.values() for gate, found in finding.figures.items()}
    verdicts = []
    for name, gate in GATES.items():
        bound, held = played.bound(name), figures.get(name, ())
        if bound is None or not held:
            continue
        up = gate.side == "at least"
        where, worst = min(held, key=lambda each: each[1] if up else -each[1])
        failed = tuple(f"{at} ({value:g})" for at, value in held if (value < bound if up else value > bound))
        verdicts.append(Verdict(name, bound, worst, where, failed))
    return verdicts
