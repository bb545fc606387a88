"""The record book in words: how much was played, the best of each seat and level, firsts, and two tables compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.present.result import BELOW, GRADES
from game.records.book import Played
from game.records.table_code import TableCode
from game.wording import count, decimal, listed, upper_first

SAID = {
    "settlement": "a settlement", "managed": "a managed crisis", "drift": "drift", "breakdown": "breakdown",
    "stopped": "stopped",
}  # fmt: skip


def grade_word(share: int | None) -> str:
    """The grade of a share of what was possible; empty where that is not known."""
    return "" if share is None else next((word for least, word in GRADES if share >= least), BELOW)


def totals(games: Sequence[Played]) -> str:
    """How much was played, as a sentence."""
    if not games:
        return "No game has been played to its end on this machine yet."
    ended = [each.table.outcome for each in games]
    parts = [f"{ended.count(kind)} in {words}" for kind, words in SAID.items() if kind in ended]
    return f"{upper_first(count(len(games), 'game'))} played to the end: {listed(parts)}."


def best(games: Sequence[Played]) -> tuple[tuple[str, str, str, str, str], ...]:
    """For each scenario, seat and level: table, level, best score, its grade, and how many games."""
    held: dict[tuple[str, str, str], list[Played]] = {}
    for each in games:
        table = each.table
        held.setdefault((each.title, "+".join(table.seats), _level(table)), []).append(each)
    return tuple(_best(key, found) for key, found in sorted(held.items()))


def _best(key: tuple[str, str, str], found: Sequence[Played]) -> tuple[str, str, str, str, str]:
    title, seats, level = key
    top = max((each.table for each in found), key=lambda table: table.score)
    return (f"{title}, {seats}", level, decimal(top.score), grade_word(top.share) or "–", str(len(found)))


def _level(table: TableCode) -> str:
    return table.level.removesuffix("-cast")


def firsts(games: Sequence[Played]) -> Iterator[str]:
    """What happened here for the first time, with its day."""
    seen: set[str] = set()
    for each in games:
        table, what = each.table, []
        if table.outcome == "settlement":
            what.append("first settlement")
        if table.share is not None and table.share >= 0:
            what.append("first result above the walk-away")
        if table.share is not None and table.share >= GRADES[0][0]:
            what.append("first masterly result")
        if _level(table) == "strong" and table.outcome in ("settlement", "managed"):
            what.append("first strong table held")
        for words in (w for w in what if w not in seen):
            seen.add(words)
            yield f"{each.day}: {words}, {each.title}."
    if not seen:
        yield "None yet."


def compared(one: TableCode, other: TableCode) -> tuple[tuple[str, str, str], ...]:
    """Two codes side by side, row by row; what is not the same table says so first."""
    same = one.table == other.table
    head = ("The same table" if same else "Not the same table", "", "")
    names = ("Table", "Level", "Number", "Ended", "Score", "Grade")
    return (head, *((name, _said(one, name), _said(other, name)) for name in names))


def _said(table: TableCode, name: str) -> str:
    match name:
        case "Table":
            return f"{table.scenario}, {'+'.join(table.seats)}"
        case "Level":
            return _level(table)
        case "Number":
            return str(table.seed)
        case "Ended":
            return f"{SAID[table.outcome]}, round {table.ended}" if table.outcome else "not played to the end"
        case "Score":
            return decimal(table.score) if table.outcome else "–"
    return f"{grade_word(table.share)} ({table.share} %)" if table.share is not None else "–"
