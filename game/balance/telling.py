"""A balance report as lines for a terminal, as data for programs and as a page with charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.balance.finding import Finding
from game.balance.judging import Report, Verdict
from game.balance.registry import MEASURES
from game.content.gates import GATES
from game.debrief.markup import figure, paragraph, table, text
from game.debrief.report import contents, page
from game.wording import count

MOST_PLACES = 6
"""Places that a failing gate names; the table beside it has all."""


def lines(report: Report) -> Iterator[str]:
    """The report for a terminal: every table, then the gates."""
    setting = report.played.scenario.setting
    yield f"{setting.title}: {_run(report)}"
    for measure in MEASURES:
        found = report.findings.get(measure.name)
        if found is not None:
            yield from ("", measure.title.upper(), found.says, *_aligned(found))
    yield from ("", "GATES")
    for verdict in report.verdicts:
        yield f"  {'holds' if verdict.holds else 'FAILS'}  {told(verdict)}"
    failed = sum(not verdict.holds for verdict in report.verdicts)
    yield f"{count(failed, 'gate')} of {len(report.verdicts)} failed." if failed else "Every gate holds."


def _run(report: Report) -> str:
    played = report.played
    alone = ", ".join(f"{len(played.alone(level))} games at {level}" for level in played.levels)
    people = sum(len(sights) for cell, sights in played.games.items() if cell.person and cell.level)
    return f"{alone}; {count(people, 'game')} with a naive or an idle person."


def told(verdict: Verdict) -> str:
    """One gate in a sentence; where it fails, why it matters and what usually mends it."""
    gate = GATES[verdict.gate]
    unit = gate.unit if gate.unit == "%" else f" {gate.unit}"
    head = f"{verdict.gate}: {gate.says}, {gate.side} {verdict.bound}{unit}; worst {verdict.worst:g} ({verdict.where})."
    if verdict.holds:
        return head
    places = ", ".join(verdict.failed[:MOST_PLACES]) + (" and more" if len(verdict.failed) > MOST_PLACES else "")
    return f"{head} Not at: {places}. Why: {gate.reason}. Likely cure: {gate.cure}."


def _aligned(found: Finding) -> Iterator[str]:
    rows = [tuple(map(_cell, row)) for row in (found.head, *found.rows)]
    wide = [max(len(row[place]) for row in rows) for place in range(len(found.head))]
    for row in rows:
        first, *rest = row
        cells = "".join(f"  {cell:>{width}}" for cell, width in zip(rest, wide[1:], strict=True))
        yield f"  {first:<{wide[0]}}{cells}"


def _cell(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def as_json(report: Report, games: int, seed: int) -> dict[str, Any]:
    """The report as data; the same for the same seeds, wherever they were played."""
    found = {name: finding.data for name, finding in report.findings.items()}
    gates = [
        {
            "gate": v.gate, "bound": v.bound, "worst": v.worst, "where": v.where, "failed": list(v.failed),
            "holds": v.holds,
        }
        for v in report.verdicts
    ]  # fmt: skip
    name = report.played.scenario.setting.id
    return {"scenario": name, "games": games, "seed": seed, "measures": found, "gates": gates, "holds": report.holds}


def html(report: Report) -> str:
    """The report as one page."""
    setting = report.played.scenario.setting
    parts = [(m.name, m.title) for m in MEASURES if m.name in report.findings]
    sections = [_gates(report), *(_section(name, title, report.findings[name]) for name, title in parts)]
    failed = [verdict.gate for verdict in report.verdicts if not verdict.holds]
    verdict = f"{count(len(failed), 'gate')} failed: {', '.join(failed)}." if failed else "Every gate holds."
    head = (
        f'<p class="eyebrow">Balance</p><h1>{text(setting.title)}</h1><p class="outcome">{text(verdict)}</p>'
        f"{paragraph(_run(report), 'meta')}{contents([('gates', 'Gates'), *parts])}"
    )
    return page(f"{setting.title}: balance", head, "".join(sections))


def _gates(report: Report) -> str:
    rows = []
    for each in report.verdicts:
        gate = GATES[each.gate]
        why = "" if each.holds else f"{gate.reason}. Likely cure: {gate.cure}."
        bound = f"{gate.side} {each.bound} {gate.unit}"
        worst = f"{each.worst:g} ({each.where})"
        rows.append((each.gate, gate.says, bound, worst, "holds" if each.holds else "fails", why))
    head = ("gate", "what is measured", "must be", "worst", "", "why it matters")
    return f'<section id="gates"><h2>Gates</h2>{table("Gates", head, rows, hide_caption=True)}</section>'


def _section(name: str, title: str, found: Finding) -> str:
    behind = table(title, found.head, found.rows, hide_caption=True)
    drawn = "" if found.draw is None else figure(f"{name}-chart", found.draw, behind, found.says)
    return f'<section id="{name}"><h2>{text(title)}</h2>{drawn or paragraph(found.says, "lead") + behind}</section>'
