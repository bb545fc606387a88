"""Deals between what they are worth to two seats, and what each seat captured."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.bargaining import Pair, Proposal
from game.debrief.charts import (
    Bar,
    Curve,
    Drawing,
    Spot,
    Tone,
    bar_chart,
    number,
    plane_chart,
)
from game.debrief.deal_space import Point
from game.debrief.figures.axis import percent
from game.debrief.measures import Debrief
from game.rules.model.units import HUNDREDTHS
from game.wording import listed, points, seat_name, upper_first

FAR = 4
"""How many times further than any offer a line may lie before it would only make everything else small."""


def pair_figure(game: Debrief, pair: Pair, width: float = 760, height: float = 460, size: float = 13) -> Drawing:
    """What two seats could have agreed, what theory would pick, and everything they put to each other."""
    one, other = (seat_name(game.known.setting, seat) for seat in (pair.one, pair.other))
    spots = [_offer_spot(game, pair, p) for p in pair.proposals if p.offer.status != "bound"]
    spots += [_deal_spot(game, pair, p, width) for p in pair.proposals if p.offer.status == "bound"]
    floor = min([0.0, *(min(s.x, s.y) for s in spots)])
    spots.append(Spot(0, 0, "cross", "ink", "no deal", "No deal: nobody gains anything", 4))
    return plane_chart(
        f"Deals between {one} and {other}", pair_says(game, pair), (f"gain of {one}", f"gain of {other}"),
        _frontiers(game, pair, floor, width), [*spots, *_theory_spots(pair)], width=width, height=height, size=size,
    )  # fmt: skip


def _frontiers(game: Debrief, pair: Pair, floor: float, width: float) -> list[Curve]:
    """What was possible in round 1, what was possible later, and what was with everybody at the table."""
    wide, curves = width > 500, []
    first = _curve_points(pair.space.frontier.points, floor)
    if len(first) > 0:
        curves.append(Curve(first, "ink", "possible in round 1" if wide else "round 1", (), True))
    if pair.later is not None:
        later = _curve_points(pair.later.frontier.points, floor)
        name = f"possible in round {pair.later.round}" if wide else f"round {pair.later.round}"
        curves.append(Curve(later, "soft", name if len(later) > 1 else "", (6, 4)))
    together = _with_all(game, pair)
    if together:
        curves.append(Curve(together, "accent", "with everyone" if wide else "all", (2, 3)))
    return curves


def _theory_spots(pair: Pair) -> Iterator[Spot]:
    """What Nash (1950) and Kalai and Smorodinsky (1975) would pick; one point where they agree."""
    solutions: tuple[tuple[str, Point | None], ...] = (("Nash", pair.space.nash), ("K-S", pair.space.kalai_smorodinsky))
    same = (
        pair.space.nash is not None
        and pair.space.kalai_smorodinsky is not None
        and (pair.space.nash.worths == pair.space.kalai_smorodinsky.worths)
    )
    if same:
        solutions = (("Nash and K-S", pair.space.nash),)
    for name, point in solutions:
        if point is not None and any(point.worths):
            x, y = (w / HUNDREDTHS for w in point.worths)
            note = f"{name}: {number(x)} and {number(y)} points"
            yield Spot(x, y, "diamond" if "Nash" in name else "triangle", "accent", name, note, 6)


def _curve_points(points_: tuple[tuple[int, ...], ...], floor: float) -> tuple[tuple[float, float], ...]:
    scaled = [(p[0] / HUNDREDTHS, p[1] / HUNDREDTHS) for p in points_]
    inside = [p for p in scaled if min(p) >= 0]
    reach = max((max(p) for p in inside), default=1.0)
    low = min(floor, -reach / 12)
    return tuple(p for p in scaled if min(p) >= low)


def _with_all(game: Debrief, pair: Pair) -> tuple[tuple[float, float], ...]:
    """What the two gain in deals of everyone that leave nobody below zero; none where most texts lie within reach."""
    held, alone = game.bargaining.everyone, pair.space.frontier.points
    worths = [
        (game.bargaining.worth(p.worths, pair.one), game.bargaining.worth(p.worths, pair.other)) for p in pair.proposals
    ]
    beyond = sum(not any(a >= x and b >= y for a, b in alone) for x, y in worths)
    if held is None or len(held.parties) < 3 or beyond * 2 <= len(pair.proposals):
        return ()
    places = [held.parties.index(seat) for seat in (pair.one, pair.other)]
    both = sorted({(p[places[0]], p[places[1]]) for p in held.frontier.points if min(p) >= 0}, reverse=True)
    skyline: list[tuple[int, int]] = []
    for point in both:
        if not skyline or point[1] > skyline[-1][1]:
            skyline.append(point)
    reach = max((abs(w) for each in worths for w in each), default=0)
    if not skyline or max(skyline[0][0], skyline[-1][1]) > FAR * reach:
        return ()
    return tuple((x / HUNDREDTHS, y / HUNDREDTHS) for x, y in skyline)


def _spot(game: Debrief, pair: Pair, worths: tuple[int, ...]) -> tuple[float, float]:
    held = game.bargaining
    return held.worth(worths, pair.one) / HUNDREDTHS, held.worth(worths, pair.other) / HUNDREDTHS


def _offer_spot(game: Debrief, pair: Pair, proposal: Proposal) -> Spot:
    x, y = _spot(game, pair, proposal.worths)
    author = seat_name(game.known.setting, proposal.offer.author)
    note = f"Offer of {author} in round {proposal.offer.round}, {proposal.offer.status}: {number(x)} and {number(y)}"
    return Spot(x, y, "ring", "soft", "", note, 4)


def _deal_spot(game: Debrief, pair: Pair, proposal: Proposal, width: float) -> Spot:
    x, y = _spot(game, pair, proposal.worths)
    fell = any(
        s.deal.status == "fell" and s.deal.text == proposal.offer.text and s.deal.signed == proposal.offer.round
        for s in pair.signed
    )
    word = "fell at home" if fell else "signed"
    name = f"{word}, round {proposal.offer.round}" if width > 500 else f"round {proposal.offer.round}"
    note = f"{upper_first(word)} in round {proposal.offer.round}: {number(x)} and {number(y)} points"
    return Spot(x, y, "square", "bad" if fell else "good", name, note, 5.5)


def pair_says(game: Debrief, pair: Pair) -> str:
    """A deal space in sentences, for whoever does not see the chart."""
    one, other = (seat_name(game.known.setting, seat) for seat in (pair.one, pair.other))
    parts = [
        f"{one} and {other} could sign {pair.space.size:,} different texts; {len(pair.space.frontier)} are efficient."
    ]
    if pair.space.nash is not None and any(pair.space.nash.worths):
        x, y = pair.space.nash.worths
        parts.append(f"At the Nash point {one} gains {points(x)} and {other} {points(y)}.")
    else:
        parts.append("No text between the two alone is good for both.")
    signed = [p for p in pair.proposals if p.offer.status == "bound"]
    parts.append(f"They put {len(pair.proposals)} texts to each other and signed {len(signed)}.")
    if signed:
        best = max(signed, key=lambda p: sum(_spot(game, pair, p.worths)))
        x, y = (round(value * HUNDREDTHS) for value in _spot(game, pair, best.worths))
        parts.append(f"The best of these was worth {points(x)} to {one} and {points(y)} to {other}.")
    if any(len(p.offer.text.signatories) > 2 for p in pair.proposals):
        parts.append("Texts that others signed too can lie beyond the line of the two.")
    if _with_all(game, pair):
        parts.append("The dotted line samples what the two gain in deals of everyone in which nobody loses.")
    return " ".join(parts)


def captured_says(game: Debrief) -> str:
    """Who captured which share of what it could gain, in one sentence."""
    shares = [
        f"{seat_name(game.known.setting, s)} {percent(t.captured)}"
        for s, t in game.tallies.items()
        if t.captured is not None
    ]
    return f"Share of the most each could gain: {listed(shares)}." if shares else ""


def captured_figure(game: Debrief, width: float = 760, size: float = 13) -> Drawing | None:
    """What each seat gained over its walk-away value, against the most it could have; None for an unfinished game."""
    bars = []
    for seat, tally in game.tallies.items():
        if tally.gain is None:
            continue
        share = f" ({percent(tally.captured)})" if tally.captured is not None else ""
        text = f"{number(tally.gain / HUNDREDTHS)}{share}"
        goal = None if tally.ideal is None else tally.ideal / HUNDREDTHS
        tone: Tone = "good" if tally.gain >= 0 else "bad"
        bars.append(Bar(seat_name(game.known.setting, seat), tally.gain / HUNDREDTHS, text, goal, tone))
    if not bars:
        return None
    says = " ".join(
        f"{b.name} gained {number(b.value)} points over its walk-away value"
        + (f", of {number(b.target)} that were possible." if b.target is not None else ".")
        for b in bars
    )
    target = "mark: the most it could gain" if any(b.target is not None for b in bars) else ""
    return bar_chart("Gain over the walk-away value, in points", says, bars, width=width, size=size, target=target)
