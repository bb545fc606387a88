"""The deals against what was possible: each pair, everybody at once, and what was missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.debrief import figures
from game.debrief.bargaining import Missed, Pair, Proposal
from game.debrief.deal_space import Point, Space
from game.debrief.markup import details, figure, listing, paragraph, table, text
from game.debrief.measures import Debrief
from game.debrief.sections.limits import FULL, Limits, seat_title
from game.rules.model.phrases import REASONS
from game.rules.model.table import door_between
from game.rules.model.units import HUNDREDTHS
from game.rules.model.words import DOOR_STATES
from game.wording import (
    count,
    decimal,
    listed,
    offer_sentence,
    points,
)
from game.wording.names import scoring_rounds
from game.wording.texts import exchange_phrase

HOW = (
    "What a text was worth in truth is what it earns each side from its round until everything is scored: the worth of"
    " what is promised, what it does to the meters that pay a side, and the aims it fulfils. It is found by playing the"
    " rules on twice, with the text kept and without it, while nobody moves. Effects of several promises are added up;"
    " those that depend on each other are reckoned together."
)

HOW_SEAT = (
    "Worths are reckoned as this seat could: its own worths, the others' as published, for the rounds left. What a text"
    " does to meters is not in them."
)


def section(game: Debrief, limits: Limits = FULL) -> str:
    """What was possible, what was proposed, what was signed, and what nobody proposed."""
    ranked = sorted(game.bargaining.pairs, key=lambda p: -_interest(game, p))
    drawn = [p for p in ranked if _interest(game, p) > 0][: limits.charts]
    parts = [paragraph(HOW if game.known.whole else HOW_SEAT, "lead"), _missed(game)]
    for index, pair in enumerate(drawn):
        chart = _pair(game, pair)
        names = f"{seat_title(game, pair.one)} and {seat_title(game, pair.other)}"
        parts.append(chart if index < 2 else details(names, chart))
    parts.append(_pair_table(game))
    parts.append(_everyone(game))
    parts.append(_offers(game, limits.offers))
    return "".join(parts)


def _interest(game: Debrief, pair: Pair) -> int:
    """Adversaries first, then who talked most; zero for pairs with nothing to show."""
    across = pair.other in game.known.setting.adversaries.get(pair.one, ())
    return 1000 * across + 5 * len(pair.signed) + len(pair.proposals)


def _missed(game: Debrief) -> str:
    missed = game.bargaining.missed
    if missed is None:
        words = (
            "Of all deals with at most two promises a side, none was clearly better for its two sides than what they"
            " put to each other."
        )
        return f'<h3 id="missed">Left on the table</h3><p class="pull">{text(words)}</p>'
    return f'<h3 id="missed">Left on the table</h3><p class="pull">{text(missed_sentence(game, missed))}</p>'


def missed_sentence(game: Debrief, missed: Missed) -> str:
    """The best deal that nobody proposed, in words."""
    seen, held = game.known.onlooker(), game.bargaining
    one, other = seat_title(game, missed.one), seat_title(game, missed.other)
    gives = exchange_phrase(seen, missed.text)
    mine, theirs = (_worth(held.worth(missed.worths, seat)) for seat in (missed.one, missed.other))
    left = scoring_rounds(seen.setting, seen.setting.last_scored - missed.round + 1)
    parts = [
        f"The best deal that nobody proposed: {gives}. In round {missed.round} it was in truth worth {mine} to {one}"
        f" and {theirs} to {other} until the end ({left})."
    ]
    door = door_between(game.known.openings[missed.round - 1].table, missed.one, missed.other)
    if door is not None and DOOR_STATES[door.state] == "closed":
        parts.append("Talks between the two were still closed then.")
    if missed.proposed is None:
        parts.append("The two never put a text to each other.")
    else:
        x, y = held.worth(missed.proposed, missed.one), held.worth(missed.proposed, missed.other)
        parts.append(f"The best that they did put to each other was in truth worth {_worth(x)} and {_worth(y)}.")
    return " ".join([*parts, *_missed_by_others(game, missed), *_missed_later(game, missed)])


def _missed_by_others(game: Debrief, missed: Missed) -> Iterator[str]:
    held = game.bargaining
    hurt = [(seat, held.worth(missed.worths, seat)) for seat in held.seats if seat not in (missed.one, missed.other)]
    losers = [f"{seat_title(game, seat)} {_worth(-worth)}" for seat, worth in hurt if worth <= -HUNDREDTHS]
    if losers:
        yield f"It would have cost {listed(losers)}."


def _missed_later(game: Debrief, missed: Missed) -> Iterator[str]:
    if missed.later is None:
        return
    when, worths = missed.later
    x, y = game.bargaining.worth(worths, missed.one), game.bargaining.worth(worths, missed.other)
    if min(x, y) > 0:
        yield f"In round {when} the same deal was still worth {_worth(x)} and {_worth(y)}."
    else:
        yield f"By round {when} it was no longer good for both."


def _worth(hundredths: int) -> str:
    return points(hundredths).replace("-", "−")


LEGEND = (
    "<b>line</b> the best that the two alone could sign", "<b>○</b> offer", "<b>■</b> signed text",
    "<b>◆</b> Nash: greatest product of gains", "<b>▲</b> K-S (Kalai-Smorodinsky): equal shares of the best",
    "<b>✗</b> no deal",
)  # fmt: skip


def _pair(game: Debrief, pair: Pair) -> str:
    name = f"pair-{pair.id}"
    chart = figure(
        name,
        lambda width: figures.pair_figure(game, pair, width, 470 if width > 500 else 360),
        _pair_behind(game, pair),
    )
    legend = f'<ul class="legend">{"".join(f"<li>{item}</li>" for item in LEGEND)}</ul>'
    return chart.replace("<figcaption>", f"{legend}<figcaption>", 1)


def _pair_behind(game: Debrief, pair: Pair) -> str:
    one, other = seat_title(game, pair.one), seat_title(game, pair.other)
    rows = [_proposal_row(game, p, (pair.one, pair.other)) for p in pair.proposals]
    shown = (
        table(f"Offers and deals of {one} and {other}", ["When", "By", "What became of it", one, other], rows)
        if rows
        else ""
    )
    solutions = [
        (name, p) for name, p in (("Nash", pair.space.nash), ("Kalai-Smorodinsky", pair.space.kalai_smorodinsky)) if p
    ]
    listed_points = [(name, _gives(game, p), *_both(p.worths)) for name, p in solutions]
    shown += (
        table(f"Solutions for {one} and {other} in round 1", ["Point", "Deal", one, other], listed_points)
        if listed_points
        else ""
    )
    front = pair.space.frontier.points
    step = max(1, len(front) // 40)
    chosen = [(f"{index + 1}", *_both(point)) for index, point in enumerate(front) if index % step == 0]
    return shown + table(
        f"Efficient points of {one} and {other} in round 1 ({len(front)} in all, exact)", ["Number", one, other], chosen
    )


def _both(worths: Sequence[int]) -> tuple[float, ...]:
    return tuple(worth / HUNDREDTHS for worth in worths)


def _gives(game: Debrief, point: Point) -> str:
    setting = game.known.setting
    return (
        listed(f"{setting.concession[c.concession].title}{_level(game, c.concession, c.level)}" for c in point.clauses)
        or "no deal"
    )


def _level(game: Debrief, concession: str, level: int) -> str:
    return f" (level {level})" if len(game.known.setting.concession[concession].levels) > 1 else ""


def _proposal_row(game: Debrief, proposal: Proposal, seats: Sequence[str]) -> tuple[object, ...]:
    offer = proposal.offer
    fate = "signed by all" if offer.status == "bound" else str(offer.status)
    if offer.status == "declined" and offer.declined_by:
        fate += f" by {seat_title(game, offer.declined_by)}" + (
            f": {REASONS[offer.reason]}" if offer.reason in REASONS else ""
        )
    worths = (game.bargaining.worth(proposal.worths, seat) / HUNDREDTHS for seat in seats)
    return (f"Round {offer.round}", seat_title(game, offer.author), fate, *worths)


def _pair_table(game: Debrief) -> str:
    rows = [_pair_row(game, pair) for pair in game.bargaining.pairs]
    headers = ["Pair", "Possible texts", "Efficient", "Nash point in round 1", "Texts put", "Best text signed"]
    return details(
        "Every pair of delegations",
        table("What two delegations alone could do, in points for each (exact)", headers, rows),
    )


def _pair_row(game: Debrief, pair: Pair) -> tuple[object, ...]:
    held, nash = pair.space, pair.space.nash
    best = max((p.worths for p in pair.proposals if p.offer.status == "bound"), key=sum, default=None)
    got = "–" if best is None else _slashed(game.bargaining.worth(best, s) for s in (pair.one, pair.other))
    names = f"{seat_title(game, pair.one)} and {seat_title(game, pair.other)}"
    ideal = _slashed(nash.worths) if nash and any(nash.worths) else "nothing"
    return names, held.size, len(held.frontier), ideal, len(pair.proposals), got


def _slashed(worths: Iterable[int]) -> str:
    return " / ".join(map(decimal, worths)).replace("-", "−")


def _everyone(game: Debrief) -> str:
    held = game.bargaining.everyone
    if held is None or len(held.parties) < 3:
        return ""
    rows = [(name, *_both(point.worths), bound_words(point)) for name, point in _joint_points(held)]
    headers = ["Deal of all", *(seat_title(game, seat) for seat in held.parties), "How sure"]
    sure = "exact" if held.frontier.exact else "a sample, since the whole is too large to list"
    head = f"<h3>All {count(len(held.parties), 'delegation')} together</h3>"
    head += paragraph(f"{held.size:,} texts were possible among all; the frontier behind these points is {sure}.")
    shown = table("Gains over no deal in round 1, in points", headers, rows)
    listed_deals = listing(f"{name}: {_gives(game, point)}." for name, point in _joint_points(held))
    return head + shown + details("What these deals hold", listed_deals)


def _joint_points(held: Space) -> list[tuple[str, Point]]:
    named = (
        ("Best joint deal", held.joint),
        ("Nash deal", held.nash),
        ("Kalai-Smorodinsky deal", held.kalai_smorodinsky),
    )
    return [(name, point) for name, point in named if point is not None]


def bound_words(point: Point) -> str:
    """How sure a solution is, in words."""
    if point.exact:
        return "exact"
    return f"within {max(point.slack, 0.001):.1%} of the best" if point.slack < 1 else "the best of a sample"


def _offers(game: Debrief, most: int) -> str:
    seen, seats = game.known.onlooker(), game.bargaining.seats
    rows = []
    for proposal in game.bargaining.proposals[:most]:
        when, by, fate, *worths = _proposal_row(game, proposal, seats)
        rows.append((when, by, offer_sentence(seen, proposal.offer.text, proposal.offer.round), fate, *worths))
    headers = ["When", "By", "Text", "What became of it", *(seat_title(game, seat) for seat in seats)]
    more = len(game.bargaining.proposals) - most
    note = paragraph(f"{more} more offers are in the record.", "note") if more > 0 else ""
    title = f"All offers, with what each was in truth worth to everyone ({len(game.bargaining.proposals)})"
    last = seen.setting.last_scored
    caption = f"Points until the end, scored from the round of the offer to round {last}, the Aftermath included"
    return details(title, table(caption, headers, rows) + note if rows else "")
