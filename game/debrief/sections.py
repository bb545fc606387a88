"""The parts of a report, in the order in which a debrief works: from feelings to facts to theory. One function each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.debrief import figures
from game.debrief.bargaining import Missed, Pair, Proposal
from game.debrief.deal_space import Point, Space
from game.debrief.markup import card, details, figure, listing, paragraph, table, text
from game.debrief.measures import Debrief
from game.debrief.participation import Part, members, undone
from game.debrief.theory import Note, Question
from game.delegates.character import characters
from game.rules.model.phrases import REASONS
from game.rules.model.room import Message, Room
from game.rules.model.table import RoundReport, door_between
from game.rules.model.units import HUNDREDTHS
from game.rules.model.words import DOOR_STATES
from game.wording import (
    INTENT_WORDS,
    ask_sentence,
    cause_phrase,
    count,
    deal_sentence,
    decimal,
    event_sentence,
    grievance_sentence,
    listed,
    message_sentence,
    move_noun,
    news_sentence,
    offer_sentence,
    played_sentence,
    points,
    report_changes,
    seat_name,
    seats_named,
    signed,
)
from game.wording.news import stopped_sentence
from game.wording.texts import text_sentence


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a long game a report quotes; the record holds all of it.

    said: characters of messages
    offers: offers in the list of all
    charts: pairs of delegations with a chart of their own
    """

    said: int = 90_000
    offers: int = 100
    charts: int = 6


FULL = Limits()


def _seat(game: Debrief, seat: str) -> str:
    return seat_name(game.known.setting, seat)


def asked(found: Sequence[Question], section: str) -> str:
    """The questions of one part, to be talked about."""
    return listing((q.text for q in found if q.section == section), "ask")


# --------------------------------------------------------------------------------------------------
# What happened


def happened(game: Debrief, ideas: Sequence[Note], limits: Limits = FULL) -> str:
    """Meters, turning points and the story round by round."""
    parts = [
        _headline(game),
        _confidence(game),
        _tension(game),
        _turning(game),
        _stories(game, ideas, limits),
        _ledger(game),
    ]
    return "".join(parts)


def _headline(game: Debrief) -> str:
    cards = []
    if game.joint is not None:
        cards.append(
            card("Joint gain captured", figures.percent(game.joint), "of the best deal that left nobody worse off")
        )
    in_force = [p for p in game.promises if p.first]
    if game.promises:
        kept = sum(p.kept for p in in_force)
        cards.append(card("Texts kept throughout", f"{kept} of {len(in_force)}", "texts that came into force"))
    judged = [h for h in game.heard if h.agrees is not None]
    if judged:
        right = sum(bool(h.agrees) for h in judged)
        cards.append(card("Signals read as meant", f"{right} of {len(judged)}", "readings that were given"))
    lows = [(min(t.whole), t) for key, t in game.tracks.items() if key.startswith("confidence:")]
    if lows:
        low, track = min(lows, key=lambda each: each[0])
        cards.append(card("Lowest confidence", str(low), track.name))
    elif "tension" in game.tracks:
        cards.append(card("Highest tension", str(max(game.tracks["tension"].whole)), "of 100, where the table breaks"))
    return f'<div class="stats">{"".join(cards)}</div>' if cards else ""


def _meter_table(game: Debrief, keys: Sequence[str], caption: str) -> str:
    held = [game.tracks[key] for key in keys if key in game.tracks]
    rows = [(t.name, *t.whole) for t in held]
    names = ["before", *(f"round {r.round}" for r in game.known.table.history)]
    return table(caption, ["Meter", *names], rows, hide_caption=True)


def _confidence(game: Debrief) -> str:
    partners = list(game.known.setting.alliance)
    keys = [f"{kind}:{p}" for p in partners for kind in ("confidence", "abandonment", "entrapment")]
    behind = _meter_table(game, keys, "Confidence and the two fears after each round, 0 to 100")
    return figure("confidence", lambda width: figures.confidence_figure(game, width, _tall(width, 350)), behind)


def _tall(width: float, height: float) -> float:
    return height if width > 500 else height * 0.86


def _tension(game: Debrief) -> str:
    keys = [k for k in game.tracks if k.partition(":")[0] not in ("confidence", "abandonment", "entrapment", "trust")]
    behind = _meter_table(game, keys, "All other meters after each round, 0 to 100")
    trust = [key for key in game.tracks if key.startswith("trust:")]
    behind += _meter_table(game, trust, "Trust of each delegation in each other, 0 to 100") if trust else ""
    return figure("tension", lambda width: figures.tension_figure(game, width, _tall(width, 270)), behind)


def _turning(game: Debrief) -> str:
    if not game.turning:
        return ""
    items = "".join(
        f'<li><a class="when" href="#round-{p.round}">Round {p.round}</a>'
        f"<span>{text(_without_round(p.sentence, p.round))}</span></li>"
        for p in game.turning
    )
    intro = paragraph(
        "The causes behind the largest swings of tension and confidence, in the order in which they came.", "lead"
    )
    return f'<h3 id="turning">Turning points</h3>{intro}<ol class="points">{items}</ol>'


def _without_round(sentence: str, round_no: int) -> str:
    return sentence.replace(f" in round {round_no}:", ":", 1)


def _stories(game: Debrief, ideas: Sequence[Note], limits: Limits) -> str:
    if not game.known.table.history:
        return ""
    said = _Said(game, limits.said)
    told = [_story(game, report, said, ideas) for report in game.known.table.history]
    note = (
        ""
        if said.left > 0
        else paragraph("Later messages are left out here for length; the record has them all.", "note")
    )
    return f"<h3>Round by round</h3>{''.join(told)}{note}"


def _story(game: Debrief, report: RoundReport, said: _Said, ideas: Sequence[Note]) -> str:
    seen, setting = game.known.onlooker(), game.known.setting
    lines = [event_sentence(seen, n.what) for n in report.news if n.kind == "event"]
    lines += [played_sentence(setting, played) for played in report.moves]
    lines += list(_secret_moves(game, report.round))
    lines += [news_sentence(seen, n) for n in report.news if n.kind not in ("event", "ratified")]
    lines += [f"Signed: {deal_sentence(seen, s.deal)}" for s in game.bargaining.signed if s.deal.signed == report.round]
    lines += list(_hidden_breaches(game, report.round))
    if not lines:
        lines = ["Nothing that anyone could see."]
    inner = listing(lines)
    inner += details("What moved, and why", listing(report_changes(seen, report), "quiet"))
    inner += details("What was said", said.in_round(report.round))
    apt = [f'<a href="#theory-{note.id}">{text(note.title)}</a>' for note in ideas if report.round in note.rounds]
    if apt:
        inner += f'<p class="note">Theory: {", ".join(apt)}.</p>'
    heading = f"Round {report.round}"
    if game.turning and any(p.round == report.round for p in game.turning):
        heading += f" · {listed(dict.fromkeys(p.label for p in game.turning if p.round == report.round))}"
    return details(heading, inner, f"round-{report.round}", css="round")


def _secret_moves(game: Debrief, round_no: int) -> Iterator[str]:
    seen = game.known.onlooker()
    for seat, desk in game.known.desks.items():
        for when, use in desk.sent:
            if when == round_no and game.known.setting.move[use.move].secret:
                at = f" toward {_seat(game, use.target)}" if use.target else ""
                yield f"Unseen by others: {_seat(game, seat)} used {move_noun(seen, use.move)}{at}."


def _hidden_breaches(game: Debrief, round_no: int) -> Iterator[str]:
    for promise in game.promises:
        for lapse in promise.lapses:
            if lapse.round == round_no:
                noticed = "It came to light." if lapse.found else "Nobody noticed."
                others = tuple(s for s in promise.deal.text.signatories if s != lapse.by)
                what = seats_named(game.known.setting, others)
                yield f"{_seat(game, lapse.by)} quietly broke its text with {what}. {noticed}"


class _Said:
    """Hands out what was said, round by round, until the budget of characters is spent."""

    def __init__(self, game: Debrief, budget: int) -> None:
        self.game = game
        self.left = budget

    def in_round(self, round_no: int) -> str:
        """Messages, questions and answers of a round, as a list."""
        seen = self.game.known.onlooker()
        lines = []
        for room in self.game.known.rooms.values():
            lines += [self._worded(message, room) for message in room.messages if message.round == round_no]
            lines += [ask_sentence(seen, asked) for asked in room.asked if asked.round == round_no]
        kept = []
        for line in lines:
            self.left -= len(line) + 10
            if self.left > 0:
                kept.append(line)
        return listing(kept, "said")

    def _worded(self, message: Message, room: Room) -> str:
        return message_sentence(self.game.known.onlooker(), message, room)


def _ledger(game: Debrief) -> str:
    seen = game.known.onlooker()
    rows = []
    for promise in game.promises:
        deal = promise.deal
        ran = f"{promise.first} to {promise.last}" if promise.first else "never"
        broken = listed(
            f"{_seat(game, x.by)} in {x.round} ({'found' if x.found else 'unseen'})" for x in promise.lapses
        )
        rows.append((f"Round {deal.signed}", deal_sentence(seen, deal), ran, broken or "–"))
    behind = table(
        "Texts that were signed", ["Signed", "Text", "In force, rounds", "Broken by"], rows, hide_caption=True
    )
    head = '<h3 id="ledger">Promises kept and broken</h3>'
    chart = figure("ledger-chart", lambda width: figures.ledger_figure(game, width), behind)
    if not chart:
        chart = paragraph("Nothing was signed.")
    else:
        legend = (
            "<b>green</b> kept", "<b>red</b> broken", "<b>dashed</b> confidential", "<b>✗</b> a breach that was found",
            "<b>○</b> a breach nobody noticed", "<b>▲</b> came out",
        )  # fmt: skip
        chart = chart.replace(
            "<figcaption>", f'<ul class="legend">{"".join(f"<li>{x}</li>" for x in legend)}</ul><figcaption>', 1
        )
    words = [f"Round {w.round}: {_word(game, w.kind, w.by, w.to, w.what)}" for w in game.words]
    grievances = [grievance_sentence(game.known.setting, g) for g in game.known.table.grievances]
    chart += details("Words put to the test", listing(words))
    return head + chart + details("Grievances, as everyone's ledger has them", listing(grievances, "quiet"))


def _word(game: Debrief, kind: str, by: str, to: str, what: str) -> str:
    seen = game.known.onlooker()
    for report in game.known.table.history:
        for news in report.news:
            if (news.kind, news.by, news.target, news.what) == (kind, by, to, what):
                return news_sentence(seen, news)
    return kind


# --------------------------------------------------------------------------------------------------
# Signals


def signals(game: Debrief) -> str:
    """What was meant against what was understood, and overtures with their answers."""
    rows = []
    for h in game.heard:
        move = move_noun(game.known.onlooker(), h.move)
        at = f" → {_seat(game, h.target)}" if h.target else ""
        fit = {True: "as meant", False: "otherwise", None: "–"}[h.agrees]
        rows.append((
            f"Round {h.round}", f"{_seat(game, h.by)}: {move}{at}", INTENT_WORDS.get(h.meant, "not known"),
            _seat(game, h.to), INTENT_WORDS.get(h.read, "not read"), fit,
        ))  # fmt: skip
    headers = ["When", "Signal", "Meant as", "Receiver", "Read as", "Understood"]
    behind = table("Signals and readings", headers, rows, hide_caption=True)
    chart = figure("perception", lambda width: figures.perception_figure(game, width), behind)
    if not chart:
        words = "no signal carried an intent" if game.known.setting.plays("intent") else "these rules know no intents"
        chart = paragraph(f"There is no grid here: {words}.")
    return chart + _overtures(game)


def _overtures(game: Debrief) -> str:
    if not game.overtures:
        return ""
    rows = []
    for each in game.overtures:
        kind = "open" if each.open else "quiet"
        rows.append(
            (
                f"Round {each.round}",
                _seat(game, each.by),
                _seat(game, each.to),
                kind,
                _answer(each.answered, each.ignored),
            )
        )
    return "<h3>Overtures and their answers</h3>" + table(
        "An overture must be answered in the next round.", ["When", "From", "To", "How", "Answer"], rows
    )


def _answer(answered: str, ignored: bool) -> str:
    if ignored:
        return "none: it was ignored"
    if not answered:
        return "none before the game ended"
    if answered in ("offer", "price"):
        return {"offer": "a text was put or signed", "price": "a lower price for talks"}[answered]
    return f"declined: {REASONS.get(answered, answered)}"


# --------------------------------------------------------------------------------------------------
# Deals


HOW = (
    "What a text is worth is what it earns each side from its round until everything is scored: the worth of what is"
    " promised, what it does to the meters that pay a side, and the aims it fulfils. It is found by playing the rules"
    " on twice, with the text kept and without it, while nobody moves. Effects of several promises are added up; those"
    " that depend on each other are reckoned together."
)
HOW_SEAT = (
    "Worths are reckoned as this seat could: its own worths, the others' as published, for the rounds left. What a text"
    " does to meters is not in them."
)


def deals(game: Debrief, limits: Limits = FULL) -> str:
    """What was possible, what was proposed, what was signed, and what nobody proposed."""
    ranked = sorted(game.bargaining.pairs, key=lambda p: -_interest(game, p))
    drawn = [p for p in ranked if _interest(game, p) > 0][: limits.charts]
    parts = [paragraph(HOW if game.known.whole else HOW_SEAT, "lead"), _missed(game)]
    for index, pair in enumerate(drawn):
        chart = _pair(game, pair)
        parts.append(chart if index < 2 else details(f"{_seat(game, pair.one)} and {_seat(game, pair.other)}", chart))
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
    one, other = _seat(game, missed.one), _seat(game, missed.other)
    gives = text_sentence(seen, missed.text).split(". All of this holds")[0].split(". This holds")[0].rstrip(".")
    mine, theirs = (_worth(held.worth(missed.worths, seat)) for seat in (missed.one, missed.other))
    parts = [
        f"The best deal that nobody proposed: {gives}. In round {missed.round} it was worth {mine} to {one} and"
        f" {theirs} to {other} until the end."
    ]
    door = door_between(game.known.openings[missed.round - 1].table, missed.one, missed.other)
    if door is not None and DOOR_STATES[door.state] == "closed":
        parts.append("Talks between the two were still closed then.")
    if missed.proposed is None:
        parts.append("The two never put a text to each other.")
    else:
        x, y = held.worth(missed.proposed, missed.one), held.worth(missed.proposed, missed.other)
        parts.append(f"The best that they did put to each other was worth {_worth(x)} and {_worth(y)}.")
    hurt = [(seat, held.worth(missed.worths, seat)) for seat in held.seats if seat not in (missed.one, missed.other)]
    losers = [f"{_seat(game, seat)} {_worth(-worth)}" for seat, worth in hurt if worth <= -HUNDREDTHS]
    if losers:
        parts.append(f"It would have cost {listed(losers)}.")
    if missed.later is not None:
        when, worths = missed.later
        x, y = held.worth(worths, missed.one), held.worth(worths, missed.other)
        if min(x, y) > 0:
            parts.append(f"In round {when} the same deal was still worth {_worth(x)} and {_worth(y)}.")
        else:
            parts.append(f"By round {when} it was no longer good for both.")
    return " ".join(parts)


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
    one, other = _seat(game, pair.one), _seat(game, pair.other)
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
        fate += f" by {_seat(game, offer.declined_by)}" + (
            f": {REASONS[offer.reason]}" if offer.reason in REASONS else ""
        )
    worths = (game.bargaining.worth(proposal.worths, seat) / HUNDREDTHS for seat in seats)
    return (f"Round {offer.round}", _seat(game, offer.author), fate, *worths)


def _pair_table(game: Debrief) -> str:
    rows = []
    for pair in game.bargaining.pairs:
        held = pair.space
        nash = (
            " / ".join(map(decimal, held.nash.worths)).replace("-", "−")
            if held.nash and any(held.nash.worths)
            else "nothing"
        )
        best = max((p.worths for p in pair.proposals if p.offer.status == "bound"), key=sum, default=None)
        got = (
            "–"
            if best is None
            else " / ".join(decimal(game.bargaining.worth(best, s)) for s in (pair.one, pair.other)).replace("-", "−")
        )
        rows.append(
            (
                f"{_seat(game, pair.one)} and {_seat(game, pair.other)}",
                held.size,
                len(held.frontier),
                nash,
                len(pair.proposals),
                got,
            )
        )
    headers = ["Pair", "Possible texts", "Efficient", "Nash point in round 1", "Texts put", "Best text signed"]
    return details(
        "Every pair of delegations",
        table("What two delegations alone could do, in points for each (exact)", headers, rows),
    )


def _everyone(game: Debrief) -> str:
    held = game.bargaining.everyone
    if held is None or len(held.parties) < 3:
        return ""
    rows = [(name, *_both(point.worths), bound_words(point)) for name, point in _joint_points(held)]
    headers = ["Deal of all", *(_seat(game, seat) for seat in held.parties), "How sure"]
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
    headers = ["When", "By", "Text", "What became of it", *(_seat(game, seat) for seat in seats)]
    more = len(game.bargaining.proposals) - most
    note = paragraph(f"{more} more offers are in the record.", "note") if more > 0 else ""
    title = f"All offers, with what each was worth to everyone ({len(game.bargaining.proposals)})"
    return details(
        title, table("Points until the end, from the round of the offer", headers, rows) + note if rows else ""
    )


# --------------------------------------------------------------------------------------------------
# Captured


def captured(game: Debrief) -> str:
    """Scores against walk-away values, and who captured what."""
    outcome = game.known.table.outcome
    stopped = outcome is not None and outcome.kind == "stopped"
    rows = []
    for seat, tally in game.tallies.items():
        total = "–" if tally.total is None else tally.total / HUNDREDTHS
        gain = "–" if tally.gain is None or stopped else tally.gain / HUNDREDTHS
        ideal = "–" if tally.ideal is None else tally.ideal / HUNDREDTHS
        share = "–" if tally.captured is None else figures.percent(tally.captured)
        rows.append((_seat(game, seat), total, tally.walk_away / HUNDREDTHS, gain, ideal, share))
    headers = ["Delegation", "Score", "Walk-away value", "Gain", "Most it could gain", "Captured"]
    behind = table("Scores, in points", headers, rows, hide_caption=True)
    note = ""
    if stopped:
        note = paragraph(stopped_sentence(game.known.onlooker()), "banner")
    if outcome is not None and outcome.kind == "breakdown":
        note = paragraph("Breakdown replaces every score by one floor below any other result.", "banner")
    lead = paragraph(
        "Delegations are not comparable with each other: set each against its own walk-away value and its own best.",
        "lead",
    )
    says = figures.captured_says(game)
    chart = figure("captured-chart", lambda width: figures.captured_figure(game, width), behind, says)
    return lead + note + (chart or behind) + _by_round(game) + _aims(game)


def _by_round(game: Debrief) -> str:
    played = [f"Round {report.round}" for report in game.known.table.history]
    rows = []
    for seat, tally in game.tallies.items():
        cells = [*tally.by_round, *[0] * (len(played) - len(tally.by_round))]
        rows.append((_seat(game, seat), *(value / HUNDREDTHS for value in cells), tally.after / HUNDREDTHS))
    whose = "True points" if game.known.whole else "Points by this seat's own books"
    return details("Points by round", table(f"{whose} by round", ["Delegation", *played, "Rounds after"], rows))


def _aims(game: Debrief) -> str:
    parts = []
    for seat, tally in game.tallies.items():
        words = {True: "held", False: "did not hold", None: "not judged"}
        lines = [
            f"{aim.title}: {words[aim.held]} ({signed(aim.points // HUNDREDTHS).replace('-', '−')})"
            for aim in tally.aims
        ]
        parts.append(f"<li><b>{text(_seat(game, seat))}</b>{listing(lines, 'quiet')}</li>")
    return details("Aims and red lines, opened", f"<ul>{''.join(parts)}</ul>")


# --------------------------------------------------------------------------------------------------
# Process


def process(game: Debrief) -> str:
    """Who took part, what leaked, who spoke for whom, and the secrets of the mandates."""
    rows = [_part_row(game, part) for part in game.parts]
    headers = [
        "Delegation", "Held by", "Messages", "Words", "Offers", "Counters", "Accepts", "Declines", "Asks", "Readings",
        "Moves", "Minutes",
    ]  # fmt: skip
    parts = [table("Participation; minutes are the average until a seat was ready or had made its plan", headers, rows)]
    people = members(game.known)
    if people:
        named = [(f"{_seat(game, p.seat)}: {p.member}", *_part_row(game, p)[1:]) for p in people]
        parts.append(details("By member", table("Participation by member", headers, named)))
    back = undone(game.known)
    if back:
        words = f"The chair took a round back {count(back, 'time')}. Acts of undone rounds are counted above."
        parts.append(paragraph(words))
    parts += [_leaks(game), _delegates(game), _worths(game)]
    return "".join(parts)


def _part_row(game: Debrief, part: Part) -> tuple[object, ...]:
    minutes = "–" if part.minutes is None else part.minutes
    return (
        _seat(game, part.seat), part.held or "–", part.messages, part.words, part.offers, part.counters, part.accepts,
        part.declines, part.asks, part.readings, part.moves, minutes,
    )  # fmt: skip


def _leaks(game: Debrief) -> str:
    quiet = [p for p in game.promises if not p.deal.text.public and p.first]
    if not quiet:
        return ""
    seen = game.known.onlooker()
    lines = [
        (f"Came out in round {p.leaked}: " if p.leaked else "Never came out: ") + deal_sentence(seen, p.deal)
        for p in quiet
    ]
    return "<h3>Confidential texts</h3>" + listing(lines)


def _delegates(game: Debrief) -> str:
    names = game.known.delegates
    if names is None:
        return ""
    computers = [part for part in game.parts if "computer" in part.held]
    if not computers:
        return ""
    known = characters()
    alike: dict[str, list[str]] = {}
    for part in computers:
        alike.setdefault(names.get(part.seat, names.get("*", "standard")), []).append(part.seat)
    lines = []
    for name, seats in alike.items():
        who, held = seats_named(game.known.setting, seats), known.get(name)
        lines.append(f"{who}: {held.title}. {held.text}" if held else f"{who}: {name}.")
    return "<h3>The computer delegations</h3>" + listing(lines)


def _worths(game: Debrief) -> str:
    setting, seats = game.known.setting, list(game.known.desks)
    rows = []
    for concession in setting.concessions:
        for number in range(1, len(concession.levels) + 1):
            cells = [game.known.desks[s].worths.get(f"{concession.id}:{number}", 0) / HUNDREDTHS for s in seats]
            rows.append(
                (f"{concession.title}{_level(game, concession.id, number)}", _seat(game, concession.giver), *cells)
            )
    headers = ["Concession", "Given by", *(_seat(game, seat) for seat in seats)]
    title = (
        "What each concession was really worth to whom"
        if game.known.whole
        else "What each concession was worth to this seat"
    )
    return details(title, table("Points a round while it is in force", headers, rows))


# --------------------------------------------------------------------------------------------------
# Theory, what if


def theory(found: Sequence[Note]) -> str:
    """Theory notes with the rounds where they apply."""
    cards: list[str] = []
    for note in found:
        where = ", ".join(f'<a href="#round-{n}">{n}</a>' for n in note.rounds)
        label = f'<p class="when">Round {where}</p>' if where else '<p class="when">The whole game</p>'
        cards.append(
            f'<div class="card theory" id="theory-{note.id}">{label}<h3>{text(note.title)}</h3>'
            f'<p>{text(note.here)}</p><p>{text(note.text)}</p><p class="source">{text(note.source)}</p></div>'
        )
    return f'<div class="pairs">{"".join(cards)}</div>'


AGAIN = (
    "Any round can be played again from its start by computer delegations, many times with other luck. The result is a"
    " spread of outcomes beside what happened here."
)


def branches(game: Debrief, path: str) -> str:
    """Rounds from which to play on, with the command that does it."""
    rounds = list(dict.fromkeys(p.round for p in game.turning))[:3]
    items = [
        f"<li>From the start of round {n}, before {text(_first_label(game, n))}:"
        f" <code>overture whatif {text(path)} --at {n}</code></li>"
        for n in rounds
    ]
    return paragraph(AGAIN, "lead") + (f"<ul>{''.join(items)}</ul>" if items else "")


def _first_label(game: Debrief, round_no: int) -> str:
    point = next(p for p in game.turning if p.round == round_no)
    return cause_phrase(game.known.onlooker(), point.cause)
