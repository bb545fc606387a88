"""Measures of how games go: how they end and when, how alike they are, what was in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations

from game.balance.cells import Played
from game.balance.finding import Finding, mean, median, percent
from game.balance.sight import Sight
from game.debrief.charts import Bar, Cell, Drawing, bar_chart, grid_chart
from game.rules.model.setting import Setting
from game.simulate.result import OUTCOMES, added_up

HARD = "strong"


def outcomes(played: Played) -> Finding:
    """How games end at each level, and in how many anything is in force."""
    rows: list[tuple[str, ...]] = []
    data, dealt, broken = {}, [], []
    for level in played.levels:
        games = [sight.game for sight in played.alone(level)]
        result = added_up(played.scenario, games, 0.0)
        data[level] = result.as_json()
        some = percent(sum(game.made > 0 for game in games), len(games))
        shares = [percent(result.outcomes[kind], len(games)) for kind in OUTCOMES]
        rows.append((level, str(len(games)), *(f"{share:g}%" for share in shares), f"{some:g}%"))
        dealt.append((level, some))
        broken.append((level, shares[OUTCOMES.index("breakdown")]))
    hard = played.alone(HARD)
    settled = [(HARD, percent(sum(s.game.outcome == "settlement" for s in hard), len(hard)))] if hard else []
    burnt = [each for each in broken if each[0] == HARD]
    figures = {"dealt": dealt, "broken-most": broken, "broken": burnt}
    if played.scenario.setting.settlements:
        figures |= {"settled": settled, "settled-most": settled}

    def draw(width: float) -> Drawing:
        columns = [*OUTCOMES, "a text in force"]
        grid = [(row[0], [Cell(cell, "one" if cell != "0%" else "paper") for cell in row[2:]]) for row in rows]
        return grid_chart("How games end", "Share of games at each level.", columns, grid, width=width)

    head = ("level", "games", *OUTCOMES, "a text in force")
    return Finding("How games of computers alone end.", head, rows, data, figures, draw)


def settlements(played: Played) -> Finding | None:
    """Which settlement is reached, and what is missing where none is."""
    setting = played.scenario.setting
    if not setting.settlements:
        return None
    rows, data = [], {}
    for level in played.levels:
        sights = played.alone(level)
        reached = Counter(sight.game.settlement for sight in sights if sight.game.settlement)
        for each in setting.settlements:
            open_games = [sight for sight in sights if sight.game.settlement != each.id]
            missing = Counter(place for sight in open_games for place in sight.missing.get(each.id, ()))
            worst = missing.most_common(1)
            told = f"need {worst[0][0] + 1} in {percent(worst[0][1], len(open_games)):g}%" if worst else "–"
            rows.append((f"{level}: {each.title}", f"{percent(reached[each.id], len(sights)):g}%", told))
            data[f"{level}/{each.id}"] = {"reached": reached[each.id], "missing": dict(sorted(missing.items()))}
    says = "Which settlement ends the crisis; where it does not, which of its `needs` most often fails at the end."
    return Finding(says, ("settlement", "reached", "most often missing"), rows, data)


def rounds(played: Played) -> Finding:
    """When the first text is bound and when games end."""
    rows, data = [], {}
    last = played.scenario.setting.rounds
    figures: dict[str, list[tuple[str, float]]] = {}
    for level in played.levels:
        sights = played.alone(level)
        first = [sight.first_text for sight in sights if sight.first_text]
        ends = Counter(sight.game.rounds for sight in sights)
        early = max((n for number, n in ends.items() if number < last), default=0)
        middle = median([sight.game.rounds for sight in sights])
        rows.append((level, median(first) or "–", middle, f"{percent(early, len(sights)):g}%"))
        data[level] = {"first_text": median(first), "end": dict(sorted(ends.items())), "median_end": middle}
        if level == HARD:
            figures = {"one-round": [(level, percent(early, len(sights)))], "end-round": [(level, middle)]}

    def draw(width: float) -> Drawing:
        hardest = played.levels[-1]
        ends = Counter(sight.game.rounds for sight in played.alone(hardest))
        bars = [Bar(f"round {n}", ends[n], f"{ends[n]} games") for n in range(1, last + 1)]
        return bar_chart(f"Round of the end at {hardest}", "How many games end in each round.", bars, width=width)

    head = ("level", "first text, median round", "end, median round", "most in one round before the last")
    return Finding("When something is signed, and when it is over.", head, rows, data, figures, draw)


def openings(played: Played) -> Finding:
    """How many different first rounds there are, and how alike the first three are from game to game."""
    rows, data = [], {}
    figures: dict[str, list[tuple[str, float]]] = {"openings": [], "overlap": []}
    for level in played.levels:
        sights = played.alone(level)
        different = len({sight.moves[0] if sight.moves else frozenset() for sight in sights})
        alike = _overlap(sights)
        rows.append((level, f"{different} of {len(sights)}", f"{100 * alike:.0f}%"))
        data[level] = {"different": different, "games": len(sights), "overlap": round(alike, 3)}
        if level != "easy":
            figures["openings"].append((level, percent(different, len(sights))))
            figures["overlap"].append((level, round(100 * alike, 1)))
    head = ("level", "different first rounds", "moves of rounds 1 to 3 that two games share")
    return Finding("How different games are from one another.", head, rows, data, figures)


def _overlap(sights: Sequence[Sight]) -> float:
    """The mean Jaccard index of the moves of the first rounds over all pairs of games."""
    early = [frozenset((n, *move) for n, moves in enumerate(sight.moves) for move in moves) for sight in sights]
    shared = [len(a & b) / len(a | b) if a | b else 1.0 for a, b in combinations(early, 2)]
    return sum(shared) / len(shared) if shared else 1.0


def used(played: Played) -> Finding:
    """Which moves, events and meters ever come into play."""
    setting = played.scenario.setting
    rows: list[tuple[object, ...]] = []
    data: dict[str, dict[str, float]] = {}
    for name, title, figure, unit in (*_moves(setting), *_events(setting), *_meters(played)):
        each = {level: mean([figure(sight) for sight in played.alone(level)]) for level in played.levels}
        data[name] = each
        rows.append((title, *(f"{100 * value:.0f}%" if unit else value for value in each.values())))
    moved = {key.partition("/")[2] for sight in played.every for key in sight.game.uses}
    share = percent(len(moved & set(setting.move)), len(setting.move))
    says = "Uses of each move a game, share of games in which each event falls, range of each meter in a game."
    unused = sorted(set(setting.move) - moved)
    told = f"all levels together; never: {', '.join(unused)}" if unused else "all levels together"
    return Finding(says, ("what", *played.levels), rows, data, {"moves": [(told, share)]} if setting.move else {})


Counted = tuple[str, str, Callable[[Sight], float], str]
"""What comes into play: its name in data, its title, how often it did in one game, and % where that is yes or no."""


def _moves(setting: Setting) -> Iterator[Counted]:
    for move in setting.rulebook.moves:
        yield f"move:{move.id}", f"move {move.title}", partial(_uses, move.id), ""


def _events(setting: Setting) -> Iterator[Counted]:
    for event in setting.events:
        yield f"event:{event.id}", f"event {event.title}", partial(_fell, event.id), "%"


def _meters(played: Played) -> Iterator[Counted]:
    for key in sorted({key for sight in played.every for key in sight.spans}):
        yield f"meter:{key}", f"meter {key}, range", partial(_range, key), ""


def _uses(move: str, sight: Sight) -> float:
    return float(sight.game.moves(move))


def _fell(event: str, sight: Sight) -> float:
    return float(event in sight.events)


def _range(key: str, sight: Sight) -> float:
    low, high = sight.spans.get(key, (0, 0))
    return float(high - low)
