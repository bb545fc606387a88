"""The charts of one game: measures in, drawings out. The report and the desktop client both draw from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.debrief.bargaining import Pair, Proposal
from game.debrief.charts import (
    SERIES,
    Bar,
    Cell,
    Curve,
    Drawing,
    Mark,
    Series,
    Span,
    Spot,
    Tone,
    bar_chart,
    cut,
    grid_chart,
    line_chart,
    number,
    plane_chart,
    span_chart,
)
from game.debrief.deal_space import Point
from game.debrief.measures import Debrief
from game.debrief.meter_tracks import Track
from game.debrief.promises import Promise
from game.debrief.signals import Heard
from game.rules.model.setting import Setting
from game.rules.model.units import HUNDREDTHS
from game.wording import count, listed, lower_first, move_noun, points, seat_name, seats_named, upper_first
from game.wording.texts import replaced_unused

MOST_MARKS = 6
MOST_ROWS = 28
MOST_READERS = 3
FAR = 4
"""How many times further than any offer a line may lie before it would only make everything else small."""
READINGS = {"pressure": "pressure", "invitation": "invitation", "home": "for home", "": "—"}
"""Intents as the words of a small square."""


def percent(share: float) -> str:
    """A share as whole percents, with a true minus sign."""
    return f"{share:.0%}".replace("-", "−")


def tick_names(game: Debrief) -> list[str]:
    """The ticks of a chart over rounds."""
    return ["start", *(str(report.round) for report in game.known.table.history)]


def seat_tone(setting: Setting, seat: str) -> Tone:
    """The colour of a delegation: its own in every chart, as at the table."""
    return SERIES[setting.seats.index(seat) % len(SERIES)]


def _own_tone(game: Debrief, track: Track) -> Tone:
    owner = track.key.partition(":")[2]
    return seat_tone(game.known.setting, owner) if owner else "ink"


def confidence_figure(game: Debrief, width: float = 760, height: float = 340, size: float = 13) -> Drawing | None:
    """Confidence of every partner over the rounds, with what moved it most; None where nobody depends on anybody."""
    found = [game.tracks[f"confidence:{p}"] for p in game.known.setting.alliance if f"confidence:{p}" in game.tracks]
    if not found:
        return None
    series = [Series(_partner(game, t), tuple(map(float, t.whole)), tone=_own_tone(game, t)) for t in found]
    says = " ".join(course(t) for t in found)
    return line_chart(
        "Confidence by round", says, series, tick_names(game), marks(game, width),
        width=width, height=height, size=size,
    )  # fmt: skip


def tension_figure(game: Debrief, width: float = 760, height: float = 260, size: float = 13) -> Drawing:
    """Tension, progress and autonomy over the rounds."""
    kinds = ("tension", "progress", "autonomy")
    found = [t for key, t in game.tracks.items() if key.partition(":")[0] in kinds and _moves(t)][:7]
    series = [Series(t.name, tuple(map(float, t.whole)), _short(game, t), _own_tone(game, t)) for t in found]
    says = " ".join(course(t) for t in found)
    title = "Tension and progress by round" if len(found) > 1 else "Tension by round"
    return line_chart(title, says, series, tick_names(game), width=width, height=height, size=size)


def _moves(track: Track) -> bool:
    return track.key == "tension" or track.key.startswith("progress:") or any(v != track.start for v in track.values)


def _partner(game: Debrief, track: Track) -> str:
    return seat_name(game.known.setting, track.key.partition(":")[2])


def _short(game: Debrief, track: Track) -> str:
    kind, _, owner = track.key.partition(":")
    return f"{seat_name(game.known.setting, owner)} {kind}" if owner else upper_first(kind)


def course(track: Track) -> str:
    """A meter's way through the game in a sentence."""
    if not track.values:
        return f"{track.name} stands at {track.start}."
    low, high = min(track.whole), max(track.whole)
    if low == high:
        return f"{track.name} stayed at {low}."
    sentence = f"{track.name} went from {track.start} to {track.values[-1]}"
    if low < min(track.start, track.values[-1]):
        sentence += f", with a low of {low}"
    if high > max(track.start, track.values[-1]):
        sentence += f", with a high of {high}"
    return sentence + "."


def marks(game: Debrief, width: float = 760) -> list[Mark]:
    """What is written above a chart over rounds: the greatest swing of a round, texts in force, doors, the end."""
    found: dict[int, tuple[int, str]] = {}

    def note(round_no: int, weight: int, text: str) -> None:
        if round_no not in found or found[round_no][0] < weight:
            found[round_no] = (weight, text)

    for point in game.turning:
        note(point.round, point.size, point.label)
    for report in game.known.table.history:
        for news in report.news:
            if news.kind == "breach":
                note(report.round, 14, "Breach found")
            elif news.kind == "door" and news.number == 2:
                note(report.round, 11, "Formal talks")
            elif news.kind == "ratified":
                note(report.round, 6, "Text in force")
    outcome = game.known.table.outcome
    if outcome is not None and outcome.kind in ("settlement", "breakdown"):
        note(outcome.round, 1000, upper_first(outcome.kind))
    most = MOST_MARKS if width > 500 else 3
    kept = sorted(found.items(), key=lambda each: -each[1][0])[:most]
    return [Mark(round_no, cut(text, 12, 150)) for round_no, (_, text) in sorted(kept)]


# --------------------------------------------------------------------------------------------------
# Deals


def pair_figure(game: Debrief, pair: Pair, width: float = 760, height: float = 460, size: float = 13) -> Drawing:
    """What two seats could have agreed, what theory would pick, and everything they put to each other."""
    one, other = (seat_name(game.known.setting, seat) for seat in (pair.one, pair.other))
    spots = [_offer_spot(game, pair, p) for p in pair.proposals if p.offer.status != "bound"]
    spots += [_deal_spot(game, pair, p, width) for p in pair.proposals if p.offer.status == "bound"]
    floor = min([0.0, *(min(s.x, s.y) for s in spots)])
    curves = []
    first = _curve_points(pair.space.frontier.points, floor)
    if len(first) > 0:
        curves.append(Curve(first, "ink", "possible in round 1" if width > 500 else "round 1", (), True))
    if pair.later is not None:
        later = _curve_points(pair.later.frontier.points, floor)
        name = (
            ""
            if len(later) < 2
            else f"possible in round {pair.later.round}"
            if width > 500
            else f"round {pair.later.round}"
        )
        curves.append(Curve(later, "soft", name, (6, 4)))
    together = _with_all(game, pair)
    if together:
        curves.append(Curve(together, "accent", "with everyone" if width > 500 else "all", (2, 3)))
    spots.append(Spot(0, 0, "cross", "ink", "no deal", "No deal: nobody gains anything", 4))
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
            spots.append(Spot(x, y, "diamond" if "Nash" in name else "triangle", "accent", name, note, 6))
    return plane_chart(
        f"Deals between {one} and {other}", pair_says(game, pair), (f"gain of {one}", f"gain of {other}"),
        curves, spots, width=width, height=height, size=size,
    )  # fmt: skip


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
        tone = "good" if tally.gain >= 0 else "bad"
        bars.append(Bar(seat_name(game.known.setting, seat), tally.gain / HUNDREDTHS, text, goal, tone))  # type: ignore[arg-type]
    if not bars:
        return None
    says = " ".join(
        f"{b.name} gained {number(b.value)} points over its walk-away value"
        + (f", of {number(b.target)} that were possible." if b.target is not None else ".")
        for b in bars
    )
    target = "mark: the most it could gain" if any(b.target is not None for b in bars) else ""
    return bar_chart("Gain over the walk-away value, in points", says, bars, width=width, size=size, target=target)


# --------------------------------------------------------------------------------------------------
# Signals and promises


def signal_rows(game: Debrief) -> list[tuple[str, str, dict[str, Heard]]]:
    """Signals with their words, what was meant, and who read them how."""
    rows: dict[tuple[int, str, str, str], dict[str, Heard]] = {}
    for heard in game.heard:
        rows.setdefault((heard.round, heard.by, heard.move, heard.target), {})[heard.to] = heard
    seen, setting = game.known.onlooker(), game.known.setting
    found = []
    for (round_no, by, move, target), readers in rows.items():
        at = f" → {seat_name(setting, target)}" if target else ""
        name = f"R{round_no} {seat_name(setting, by)}: {move_noun(seen, move)}{at}"
        found.append((name, next(iter(readers.values())).meant, readers))
    return found


def perception_figure(game: Debrief, width: float = 760, size: float = 13) -> Drawing | None:
    """Signals against readings as a grid; None where there were none."""
    rows = signal_rows(game)
    if not rows:
        return None
    readers = [s for s in game.known.setting.seats if any(s in heard for _, _, heard in rows)]
    if width < 500 or len(readers) > MOST_READERS:
        return _concerned_only(game, rows, width, size)
    columns = ["meant", *(seat_name(game.known.setting, seat) for seat in readers)]
    grid = []
    for name, meant, heard in rows[:MOST_ROWS]:
        cells = [Cell(READINGS[meant])]
        cells += [_reading_cell(heard.get(seat)) for seat in readers]
        grid.append((name, cells))
    return grid_chart("Signals: meant and read", perception_says(game), columns, grid, width=width, size=size)


def _concerned_only(game: Debrief, rows: list[tuple[str, str, dict[str, Heard]]], width: float, size: float) -> Drawing:
    """The same where room is short: only those who were concerned stand beside each signal, each with its name."""
    most = min(max(len(heard) for _, _, heard in rows), 3 if width < 500 else 4)
    grid = []
    for name, meant, heard in rows[:MOST_ROWS]:
        cells = [Cell(READINGS[meant])]
        for seat, each in list(heard.items())[:most]:
            cells.append(_reading_cell(each, seat_name(game.known.setting, seat)))
        grid.append((name, cells))
    columns = ["meant", "read", *[""] * (most - 1)]
    title = "Signals: meant and read"
    return grid_chart(title, perception_says(game), columns, grid, width=width, size=size, first=0.22)


def _reading_cell(heard: Heard | None, who: str = "") -> Cell:
    if heard is None:
        return Cell("")
    if heard.agrees is None:
        return Cell(READINGS[heard.read] if heard.read else "not read", "paper", who)
    return Cell(READINGS[heard.read] + (" ✓" if heard.agrees else " ✗"), "good" if heard.agrees else "bad", who)


def perception_says(game: Debrief) -> str:
    """How well signals were understood, in a sentence or two."""
    judged = [h for h in game.heard if h.agrees is not None]
    right = sum(bool(h.agrees) for h in judged)
    if not judged:
        return f"{len(game.heard)} signals concerned somebody; no reading can be set against what was meant."
    missing = sum(not h.read for h in game.heard)
    unread = f" {missing} were never read." if missing else ""
    return (
        f"Of {len(judged)} readings, {right} took the signal as it was meant and {len(judged) - right} did not.{unread}"
    )


def ledger_figure(game: Debrief, width: float = 760, size: float = 13) -> Drawing | None:
    """Every signed text from when until when it ran, with breaches and leaks marked; None if nothing was signed."""
    if not game.promises:
        return None
    spans = [_span(game, promise) for promise in game.promises[:MOST_ROWS]]
    names = [str(number_) for number_ in range(1, max(game.known.table.round, 1) + 1)]
    return span_chart("What was signed and how long it held", ledger_says(game), spans, names, width=width, size=size)


def _span(game: Debrief, promise: Promise) -> Span:
    setting, deal = game.known.setting, promise.deal
    what = ", ".join(lower_first(setting.concession[c.concession].title, setting) for c in deal.text.clauses)
    quiet = "" if deal.text.public else " (confidential)"
    name = f"{seats_named(setting, deal.text.signatories)}: {what or 'communiqué'}{quiet}"
    if not promise.first:
        word = "fell at home" if deal.status == "fell" else "replaced" if replaced_unused(deal) else "not yet in force"
        cross = ((deal.signed - 0.5, "cross", "bad", f"{word}, round {deal.signed}"),)
        return Span(f"{name}, {word}", deal.signed - 1, deal.signed - 0.9, "bad", (), cross, word)  # type: ignore[arg-type]
    dots = [
        (
            lapse.round - 0.5,
            "cross" if lapse.found else "ring",
            "bad",
            _lapse_words(game, lapse.by, lapse.round, lapse.found),
        )
        for lapse in promise.lapses
    ]
    if promise.leaked:
        dots.append((promise.leaked - 0.5, "triangle", "accent", f"came out in round {promise.leaked}"))
    tone = "good" if promise.kept else "bad"
    dash = () if deal.text.public else (8, 5)
    return Span(name, promise.first - 1, promise.last, tone, dash, tuple(dots))  # type: ignore[arg-type]


def _lapse_words(game: Debrief, by: str, round_no: int, found: bool) -> str:
    return f"{seat_name(game.known.setting, by)} broke it in round {round_no}, {'found' if found else 'unseen'}"


def ledger_says(game: Debrief) -> str:
    """What became of promises, in sentences."""
    in_force = [p for p in game.promises if p.first]
    kept, fell = sum(p.kept for p in in_force), sum(p.deal.status == "fell" for p in game.promises)
    lapses = [lapse for p in game.promises for lapse in p.lapses]
    unseen = sum(not lapse.found for lapse in lapses)
    signed = f"{count(len(game.promises), 'text was', 'texts were')} signed and {len(in_force)} came into force"
    parts = [f"{upper_first(signed)}; {count(kept, 'was', 'were')} kept throughout."]
    if fell:
        parts.append(f"{fell} fell at home.")
    if lapses:
        who = listed(dict.fromkeys(seat_name(game.known.setting, lapse.by) for lapse in lapses))
        noticed = f"{unseen} of these went unnoticed" if unseen else "all of it came to light"
        parts.append(f"Promises were broken {count(len(lapses), 'time')}, by {who}; {noticed}.")
    return " ".join(parts)


Figure = Callable[..., Drawing | None]

FIGURES: Mapping[str, Figure] = {
    "confidence": confidence_figure,
    "tension": tension_figure,
    "captured": captured_figure,
    "perception": perception_figure,
    "ledger": ledger_figure,
}
"""Charts of a whole game by name, each taking (game, width=..., size=...); pairs have `pair_figure`."""
