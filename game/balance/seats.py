"""Measures of seats: what they score, whether they decide, how people fare who do not think, what must be read."""

from __future__ import annotations

from collections.abc import Sequence

from game.balance.cells import IDLE, NAIVE, Played
from game.balance.finding import Figure, Finding, mean, percent
from game.balance.sight import Sight
from game.debrief.charts import Bar, Drawing, bar_chart
from game.rules.model.setting import Scenario
from game.rules.model.units import HUNDREDTHS

READS = 230
"""Words that a person reads in a minute."""


def scores(played: Played) -> Finding:
    """What each seat scores, and how often more than if nobody deals."""
    seats = played.scenario.setting.seats
    rows, data, usual = [], {}, []
    for level in played.levels:
        for seat in seats:
            sights = played.alone(level)
            middle = mean([sight.game.scores[seat] / HUNDREDTHS for sight in sights])
            above = _above(played, seat, sights)
            rows.append((f"{level}: {seat}", middle, played.walk_away[seat] / HUNDREDTHS, f"{above:g}%"))
            data[f"{level}/{seat}"] = {"mean": middle, "above": above}
            if level == played.usual:
                usual.append((f"{seat} at {level}", above))

    def draw(width: float) -> Drawing:
        level = played.usual if played.usual in played.levels else played.levels[-1]
        bars = [
            Bar(seat, mean([s.game.scores[seat] / HUNDREDTHS for s in played.alone(level)]),
                f"{data[f'{level}/{seat}']['mean']:g}", played.walk_away[seat] / HUNDREDTHS)
            for seat in seats
        ]  # fmt: skip
        says = "Mean score of each seat; the mark is what it scores when nobody deals."
        return bar_chart(f"Scores at {level}, in points", says, bars, width=width, target="mark: nobody deals")

    measured = [seat for seat in seats if played.scenario.mandates[seat].walk_away is None]
    note = (
        f" Not calibrated: what {', '.join(measured)} scores if nobody deals was measured in this run."
        if measured
        else ""
    )
    head = ("seat", "score", "nobody deals", "above")
    return Finding(f"What seats score, in points.{note}", head, rows, data, {"above": usual}, draw)


def _above(played: Played, seat: str, sights: Sequence[Sight]) -> float:
    return percent(sum(sight.game.scores[seat] > played.walk_away[seat] for sight in sights), len(sights))


def people(played: Played) -> Finding | None:
    """How a naive and an idle person fare in each seat, and what becomes of the table with them."""
    rows, data = [], {}
    figures: dict[str, list[Figure]] = {"idle": []}
    for level in played.levels:
        for seat in played.scenario.setting.seats:
            naive, idle = played.with_person(level, NAIVE, seat), played.with_person(level, IDLE, seat)
            if not naive:
                continue
            won, lazy = _above(played, seat, naive), _above(played, seat, idle)
            rows.append((f"{level}: {seat}", f"{won:g}%", f"{lazy:g}%", _behind(played, level, seat, idle)))
            data[f"{level}/{seat}"] = {"naive_above": won, "idle_above": lazy, "games": len(naive)}
            figures.setdefault(f"naive-{level}", []).append((seat, won))
            if level != "easy":
                figures["idle"].append((f"{seat} at {level}", lazy))
    if not rows:
        return None
    figures["naive-standard-most"] = figures.get("naive-standard", [])
    figures["idle-behind"] = _all_behind(played)
    figures["naive-settled"] = _settled(played)
    head = ("seat", "naive above nobody deals", "idle above nobody deals", "idle behind a computer, points")
    says = "A person who signs whatever looks like a gain, and one who does nothing, in each seat by turns."
    return Finding(says, head, rows, data, figures)


def _behind(played: Played, level: str, seat: str, idle: Sequence[Sight]) -> float:
    """By how many points an idle person ends behind a computer in that seat, with the same seeds."""
    pairs = zip(played.alone(level), idle, strict=False)
    return mean([(one.game.scores[seat] - other.game.scores[seat]) / HUNDREDTHS for one, other in pairs])


def _all_behind(played: Played) -> list[Figure]:
    levels = [level for level in played.levels if level != "easy"]
    found = []
    for seat in played.scenario.setting.seats:
        each = [_behind(played, v, seat, idle) for v in levels if (idle := played.with_person(v, IDLE, seat))]
        found += [(seat, mean(each))] if each else []
    return found


def _settled(played: Played) -> list[Figure]:
    shares = []
    for seat in played.scenario.setting.seats:
        sights = played.with_person("strong", NAIVE, seat)
        if sights:
            shares.append(percent(sum(s.game.outcome == "settlement" for s in sights), len(sights)))
    return [("strong, mean of the seats", mean(shares))] if shares and played.scenario.setting.settlements else []


def decides(played: Played) -> Finding:
    """How much each seat decides: texts put, texts of others signed, moves made."""
    rows, data, figures = [], {}, []
    for level in played.levels:
        sights = played.alone(level)
        for seat in played.scenario.setting.seats:
            put = mean([sight.put.get(seat, 0) for sight in sights])
            signed = mean([sight.accepted.get(seat, 0) for sight in sights])
            moved = mean([sight.moved.get(seat, 0) for sight in sights])
            rows.append((f"{level}: {seat}", put, signed, moved))
            data[f"{level}/{seat}"] = {"put": put, "signed": signed, "moves": moved}
            if level == played.usual:
                figures.append((f"{seat} at {level}", put + signed + moved))
    head = ("seat", "texts put", "others' texts signed", "moves made")
    return Finding("What each seat decides, a game.", head, rows, data, {"decides": figures})


def reading(played: Played) -> Finding:
    """How long each seat reads before it can begin."""
    minutes = {seat: reading_minutes(played.scenario, seat) for seat in played.scenario.setting.seats}
    figures = {"reading": list(minutes.items())}
    says = f"Reading before a seat can begin, at {READS} words a minute: the case, the rules card, its own brief."
    return Finding(says, ("seat", "minutes"), list(minutes.items()), minutes, figures)


def reading_minutes(scenario: Scenario, seat: str) -> float:
    """Minutes of reading for a seat: what everybody is told, its brief, and what can be given."""
    setting, mandate = scenario.setting, scenario.mandates[seat]
    told = [setting.text, setting.opening, *(each.text for each in setting.delegations)]
    told += [f"{line.title} {line.text}" for line in setting.rulebook.card]
    told += [level.title for each in setting.concessions for level in each.levels]
    told += [f"{each.title} {each.text}" for each in setting.settlements]
    told += [mandate.brief, *(aim.title for aim in (*mandate.objectives, *mandate.red_lines))]
    return round(len(" ".join(told).split()) / READS, 1)
