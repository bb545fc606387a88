"""Measures of what is bargained: levels offered and signed, zones left unused, what home refuses, what was captured."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from game.balance.cells import Played
from game.balance.finding import Figure, Finding, mean, percent
from game.debrief.charts import Bar, Drawing, bar_chart
from game.debrief.concession_gains import forecast_gains
from game.debrief.deal_space import Yardstick, space
from game.debrief.evidence import of_state
from game.negotiation.frontier import frontier
from game.rules.law.home import limit
from game.rules.model.setting import Scenario, Setting
from game.rules.model.units import HUNDREDTHS
from game.rules.opening import new_game

FEW = 100
"""Cases that a bin of forecasts needs before it is judged."""

BIN = 20


def levels(played: Played) -> Finding:
    """How often each level of each concession is offered and signed."""
    setting = played.scenario.setting
    keys = [f"{c.id}:{n}" for c in setting.concessions for n in range(1, len(c.levels) + 1)]
    rows, data, signed = [], {}, set()
    for key in keys:
        each = {}
        for level in played.levels:
            sights = played.alone(level)
            offered = mean([sight.offered.get(key, 0) for sight in sights])
            held = percent(sum(key in sight.signed for sight in sights), len(sights))
            each[level] = {"offered": offered, "signed": held}
            signed |= {key} if held else set()
        rows.append((key, *(f"{e['offered']:g} / {e['signed']:g}%" for e in each.values())))
        data[key] = each
    dead = [key for key in keys if key not in signed]
    where = f"never signed: {', '.join(dead)}" if dead else "all are"

    def draw(width: float) -> Drawing:
        last = played.levels[-1]
        bars = [Bar(key, data[key][last]["signed"], f"{data[key][last]['signed']:g}%") for key in keys]
        return bar_chart(f"Levels signed at {last}", "Share of games in which each level is signed.", bars, width=width)

    says = "Each level of each concession: times offered a game / share of games in which it is signed."
    figures = {"levels": [(where, percent(len(signed), len(keys)))]}
    return Finding(says, ("level", *played.levels), rows, data, figures, draw)


def zones(played: Played) -> Finding | None:
    """Pairs that could both gain, and whether they ever sign."""
    setting = played.scenario.setting
    gains = forecast_gains(played.scenario)
    together = {circle for sight in played.every for circle in sight.circles}
    rows, data, unused = [], {}, []
    for pair in combinations(setting.seats, 2):
        best = _best_pair(setting, gains, pair)
        if best <= 0:
            continue
        games = sum(any(set(pair) <= set(circle) for circle in sight.circles) for sight in played.every)
        rows.append((" and ".join(pair), best / HUNDREDTHS, f"{percent(games, len(played.every)):g}%"))
        data["+".join(pair)] = {"least_gain": best / HUNDREDTHS, "games": games}
        if not any(set(pair) <= set(circle) for circle in together):
            unused.append(" and ".join(pair))
    if not rows:
        return None
    says = "Pairs that could both gain by giving to each other: the better of the lesser gains, and who ever signs."
    figures = {"zones": [(", ".join(unused) or "none unused", float(len(unused)))]}
    return Finding(says, ("pair", "points that both gain", "games in which they sign together"), rows, data, figures)


def _best_pair(setting: Setting, gains: Mapping[str, Mapping[str, int]], pair: tuple[str, ...]) -> int:
    """The most that the lesser of the two can gain, in hundredths of a point until the end."""
    blocks = []
    for concession in setting.concessions:
        if concession.giver in pair:
            keys = [f"{concession.id}:{n}" for n in range(1, len(concession.levels) + 1)]
            blocks.append([(0, 0), *((gains[key][pair[0]], gains[key][pair[1]]) for key in keys)])
    return max((min(point) for point in frontier(blocks, 2).points), default=0) if blocks else 0


def home(played: Played) -> Finding | None:
    """Levels that cost more than home lets through, whatever the giver gets for them."""
    setting = played.scenario.setting
    if not setting.plays("ratification"):
        return None
    rows, data, refused = [], {}, []
    for concession in setting.concessions:
        support = setting.delegation[concession.giver].support
        carries = max(limit(setting, support), 0) + _receipts(setting, concession.giver)
        for number in range(1, len(concession.levels) + 1):
            cost = -setting.published(concession.giver, concession.id, number)
            if cost <= 0:
                continue
            key, held = f"{concession.id}:{number}", cost <= carries
            rows.append((key, cost / HUNDREDTHS, max(limit(setting, support), 0) / HUNDREDTHS, "yes" if held else "no"))
            data[key] = {"cost": cost, "limit": max(limit(setting, support), 0), "carried": held}
            refused += [] if held else [key]
    says = (
        "What each level costs its giver a round, what its home lets through at the start, and whether it ever could."
    )
    figures = {"home": [(", ".join(refused) or "none refused", float(len(refused)))]}
    return Finding(says, ("level", "cost", "home lets through", "can be carried"), rows, data, figures)


def _receipts(setting: Setting, seat: str) -> int:
    """The most that a seat can get a round from all others, at full trust."""
    best = 0
    for concession in setting.concessions:
        if concession.giver != seat:
            worths = [setting.published(seat, concession.id, n) for n in range(1, len(concession.levels) + 1)]
            best += max(0, *worths)
    return best


def captured(played: Played) -> Finding | None:
    """What the table gains together, of what was possible without anybody's loss."""
    best = best_joint_gain(played.scenario)
    if not best:
        return None
    rows, data = [], {}
    figures: list[Figure] = []
    for level in played.levels:
        sights = played.alone(level)
        gain = mean([sum(s.game.scores[seat] - played.walk_away[seat] for seat in played.walk_away) for s in sights])
        share = percent(gain, best)
        rows.append((level, round(gain / HUNDREDTHS, 1), round(best / HUNDREDTHS, 1), f"{share:g}%"))
        data[level] = {"gain": round(gain / HUNDREDTHS, 2), "best": best / HUNDREDTHS, "captured": share}
        figures.append((level, share))
    says = "Joint gain over *nobody deals*, in points, and the greatest that leaves nobody below it."
    return Finding(says, ("level", "gain", "possible", "captured"), rows, data, {"captured": figures})


def best_joint_gain(scenario: Scenario) -> int:
    """The greatest joint gain from the first round on that leaves nobody worse off, by published worths; 0 if none."""
    setting = scenario.setting
    published = {
        seat: {
            f"{c.id}:{n}": setting.published(seat, c.id, n)
            for c in setting.concessions
            for n in range(1, len(c.levels) + 1)
        }
        for seat in setting.seats
    }
    opening = new_game(scenario, 0)
    found = space(of_state(opening), Yardstick(opening, published), setting.seats)
    return 0 if found.joint is None else sum(found.joint.worths)


def forecasts(played: Played) -> Finding | None:
    """What the adviser said that addressees would do, against what they did."""
    rows, data = [], {}
    figures: list[Figure] = []
    for level in played.levels:
        told = [each for sight in played.alone(level) for each in sight.forecasts]
        for low in range(0, 100, BIN):
            here = [each for each in told if low <= each[0] < low + BIN or (low + BIN == 100 and each[0] == 100)]
            if not here:
                continue
            said, signed = mean([each[0] for each in here]), percent(sum(each[1] for each in here), len(here))
            where = f"{level}, {low} to {low + BIN - 1}"
            rows.append((where, len(here), f"{said:g}%", f"{signed:g}%"))
            data[where] = {"cases": len(here), "said": said, "signed": signed}
            if len(here) >= FEW:
                figures.append((where, round(abs(said - signed), 1)))
    if not rows:
        return None
    says = "What the adviser said of each text when it was put, asked in every fourth game."
    return Finding(says, ("said", "cases", "mean", "signed"), rows, data, {"forecast": figures})
