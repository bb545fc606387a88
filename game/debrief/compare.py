"""Several games of one scenario in one report: the tables of a class over the same frontier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from game.debrief import figures
from game.debrief.bargaining import Proposal
from game.debrief.charts import SERIES, Curve, Drawing, Series, Spot, line_chart, number, plane_chart
from game.debrief.deal_space import Space, Yardstick, space
from game.debrief.markup import details, figure, paragraph, table, text
from game.debrief.measures import Debrief
from game.debrief.report import contents, page
from game.debrief.sections.captured import walk_away_cell
from game.debrief.sections.deals import missed_sentence
from game.rules.model.state import State
from game.rules.model.units import HUNDREDTHS
from game.wording import count, outcome_sentence, seat_name, upper_first


class Incomparable(Exception):
    """Records that cannot be compared. Its text is one sentence."""


@dataclass(frozen=True)
class Compared:
    """Games of one scenario side by side.

    names: what each game is called
    pair: the two seats whose deals are set over one frontier
    frontier: their space by published worths, the same for every table; None if no pair ever talked
    spots: for each game, the deals and offers of the pair by the same measure
    """

    names: tuple[str, ...]
    games: tuple[Debrief, ...]
    pair: tuple[str, str]
    frontier: Space | None
    spots: tuple[tuple[tuple[float, float, Proposal], ...], ...]


def compare(names: Sequence[str], games: Sequence[Debrief]) -> Compared:
    """Sets whole games side by side. Raises `Incomparable` unless all are of one scenario and wholly known."""
    first = games[0].known.setting
    for name, game in zip(names, games, strict=True):
        if game.known.setting.id != first.id or game.known.setting.seats != first.seats:
            raise Incomparable(
                f"{name} is a game of {game.title}, not of {first.title}: compare games of one scenario."
            )
        if not game.known.whole:
            raise Incomparable("One seat's report cannot be compared with others: leave out --seat.")
    pair = _pair(games)
    held, spots = _common(games, pair)
    return Compared(tuple(names), tuple(games), pair, held, spots)


def _pair(games: Sequence[Debrief]) -> tuple[str, str]:
    """The adversaries, or whoever put most texts to each other in all games together."""
    setting = games[0].known.setting
    totals: dict[tuple[str, str], int] = {}
    for game in games:
        for pair in game.bargaining.pairs:
            across = pair.other in setting.adversaries.get(pair.one, ())
            key = (pair.one, pair.other)
            totals[key] = totals.get(key, 0) + len(pair.proposals) + 1000 * across
    return max(totals, key=lambda each: totals[each]) if totals else next(combinations(setting.seats, 2))


def _common(
    games: Sequence[Debrief], pair: tuple[str, str]
) -> tuple[Space | None, tuple[tuple[tuple[float, float, Proposal], ...], ...]]:
    opened = [game for game in games if game.known.openings]
    if not opened:
        return None, tuple(() for _ in games)
    known = opened[0].known.openings[0]
    measure = _published(known.state) if known.state is not None else None
    if measure is None:
        return None, tuple(() for _ in games)
    held = space(known, measure, pair)
    return held, tuple(tuple(_placed(game, pair)) for game in games)


def _published(state: State) -> Yardstick:
    """A yardstick by published worths, so that tables whose hidden worths differ can share one plane."""
    setting = state.scenario.setting
    worths = {
        seat: {
            f"{c.id}:{level}": setting.published(seat, c.id, level)
            for c in setting.concessions
            for level in range(1, len(c.levels) + 1)
        }
        for seat in setting.seats
    }
    return Yardstick(state, worths)


def _placed(game: Debrief, pair: tuple[str, str]) -> list[tuple[float, float, Proposal]]:
    found = next((p for p in game.bargaining.pairs if (p.one, p.other) == pair), None)
    measures = {o.table.round: _published(o.state) for o in game.known.openings if o.state is not None}
    seats = game.bargaining.seats
    placed = []
    for proposal in found.proposals if found else ():
        worths = measures[proposal.offer.round].of(proposal.offer.text)
        x, y = (worths[seats.index(seat)] / HUNDREDTHS for seat in pair)
        placed.append((x, y, proposal))
    return placed


# --------------------------------------------------------------------------------------------------
# The page


def compared_html(held: Compared) -> str:
    """The page that compares; each game's own report has the detail."""
    setting = held.games[0].known.setting
    parts = [
        ("results", "Results", _results(held)),
        ("deals", "Deals over one frontier", _deals(held)),
        ("meters", "How confidence went", _meters(held)),
        ("seats", "The same seat at every table", _seats(held)),
        ("process", "How it was done", _process(held)),
    ]
    body = "".join(
        f'<section id="{part}" aria-labelledby="{part}-h"><h2 id="{part}-h">{text(title)}</h2>{inner}</section>'
        for part, title, inner in parts
    )
    head = (
        f'<p class="eyebrow">Debrief of {text(count(len(held.games), "game"))}</p><h1>{text(setting.title)}</h1>'
        + paragraph(
            "Tables of one scenario side by side. Delegations are ranked only against the same seat elsewhere.", "meta"
        )
        + contents([(part, title) for part, title, _ in parts])
    )
    return page(f"{setting.title}: {len(held.games)} games", head, body)


def _results(held: Compared) -> str:
    rows = []
    for name, game in zip(held.names, held.games, strict=True):
        outcome = game.known.table.outcome
        ended = outcome_sentence(game.known.onlooker(), outcome).split(".")[0] if outcome else "not ended"
        joint = "–" if game.joint is None else figures.percent(game.joint)
        kept = sum(p.kept for p in game.promises)
        rows.append((name, ended, game.known.rounds_played, joint, len(game.promises), kept))
    headers = ["Table", "Outcome", "Rounds", "Joint gain captured", "Texts signed", "Kept throughout"]
    return table("How each table ended", headers, rows)


def _deals(held: Compared) -> str:
    if held.frontier is None:
        return paragraph("Nothing was played at any table.")
    one, other = (seat_name(held.games[0].known.setting, seat) for seat in held.pair)
    rows = [
        (name, f"Round {p.offer.round}", "signed" if p.offer.status == "bound" else p.offer.status, x, y)
        for name, spots in zip(held.names, held.spots, strict=True)
        for x, y, p in spots
        if p.offer.status == "bound"
    ]
    behind = table("Texts signed by both", ["Table", "When", "What became of it", one, other], rows)
    lead = paragraph(
        "Worths are the published ones here, so that tables whose hidden worths differ can be set over one frontier.",
        "lead",
    )
    chart = figure("compared", lambda width: compared_figure(held, width), behind)
    missed = [
        (name, missed_sentence(game, game.bargaining.missed))
        for name, game in zip(held.names, held.games, strict=True)
        if game.bargaining.missed is not None
    ]
    return (
        lead
        + chart
        + details("What each table left", table("The best deal that nobody proposed", ["Table", "Deal"], missed))
    )


def compared_figure(held: Compared, width: float = 760, size: float = 13) -> Drawing | None:
    """The texts of two seats at every table over their one frontier."""
    if held.frontier is None:
        return None
    one, other = (seat_name(held.games[0].known.setting, seat) for seat in held.pair)
    spots = [Spot(0, 0, "cross", "ink", "no deal", "", 4)]
    for index, (name, placed) in enumerate(zip(held.names, held.spots, strict=True)):
        tone = SERIES[index % len(SERIES)]
        best = max((p for p in placed if p[2].offer.status == "bound"), key=lambda p: p[0] + p[1], default=None)
        for each in placed:
            x, y, proposal = each
            signed = proposal.offer.status == "bound"
            label = name if each is best and len(held.names) <= 12 else ""
            note = f"{name}, round {proposal.offer.round}: {number(x)} and {number(y)}"
            spots.append(Spot(x, y, "square" if signed else "ring", tone, label, note, 5 if signed else 3.5))
    points_ = tuple((p[0] / HUNDREDTHS, p[1] / HUNDREDTHS) for p in held.frontier.frontier.points if min(p) >= 0)
    curve = Curve(points_, "ink", "possible in round 1", (), True)
    signed_count = sum(p.offer.status == "bound" for placed in held.spots for _, _, p in placed)
    tables, put = upper_first(count(len(held.games), "table")), sum(map(len, held.spots))
    says = (
        f"{tables} put {put} texts between {one} and {other} and signed {signed_count}. Squares are signed texts, rings"
        " are offers."
    )
    return plane_chart(
        f"Deals between {one} and {other}", says, (f"gain of {one}", f"gain of {other}"), [curve], spots,
        width=width, height=470 if width > 500 else 360, size=size,
    )  # fmt: skip


def _meters(held: Compared) -> str:
    setting = held.games[0].known.setting
    keys = [f"confidence:{p}" for p in setting.alliance] or ["tension"]
    parts = []
    for key in keys:
        name = held.games[0].tracks[key].name
        longest = max(len(game.tracks[key].whole) for game in held.games)
        ticks = ["start", *map(str, range(1, longest))]
        series = [
            Series(table_name, tuple(map(float, game.tracks[key].whole)))
            for table_name, game in zip(held.names, held.games, strict=True)
        ]
        rows = [(s.name, *s.values, *[""] * (longest - len(s.values))) for s in series]
        behind = table(name, ["Table", *ticks], rows, hide_caption=True)
        parts.append(figure(key.replace(":", "-"), _line(name, series, ticks), behind))
    return "".join(parts)


def _line(name: str, series: Sequence[Series], ticks: Sequence[str]) -> Callable[[float], Drawing | None]:
    ends = [s.values[-1] for s in series if s.values and s.values[-1] is not None]
    says = f"{name} ended between {number(min(ends))} and {number(max(ends))}." if ends else name

    def draw(width: float) -> Drawing:
        height = max(300 if width > 500 else 260, 90 + 17 * len(series))
        return line_chart(name, says, series, ticks, width=width, height=height)

    return draw


def _seats(held: Compared) -> str:
    parts = []
    for seat in held.games[0].known.setting.seats:
        found = [(name, game.tallies[seat]) for name, game in zip(held.names, held.games, strict=True)]
        ranked = sorted(found, key=lambda each: -(each[1].total if each[1].total is not None else -(10**9)))
        rows = []
        for place, (name, tally) in enumerate(ranked, 1):
            total = "–" if tally.total is None else tally.total / HUNDREDTHS
            share = "–" if tally.captured is None else figures.percent(tally.captured)
            rows.append((str(place), name, total, walk_away_cell(tally), share))
        title = seat_name(held.games[0].known.setting, seat)
        parts.append(
            f"<h3>{text(title)}</h3>"
            + table(
                f"{title} at every table, best first", ["Rank", "Table", "Score", "Walk-away value", "Captured"], rows
            )
        )
    return "".join(parts)


def _process(held: Compared) -> str:
    rows = [
        (name, seat_name(game.known.setting, p.seat), p.messages, p.words, p.offers, p.accepts, p.acts)
        for name, game in zip(held.names, held.games, strict=True)
        for p in game.parts
    ]
    return table("Participation", ["Table", "Delegation", "Messages", "Words", "Offers", "Accepts", "Acts"], rows)


__all__ = ["Compared", "Incomparable", "compare", "compared_figure", "compared_html"]
