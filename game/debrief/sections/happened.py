"""What happened: the course of the meters, turning points, and each round with what was hidden in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief import figures
from game.debrief.markup import card, details, figure, listing, paragraph, table, text
from game.debrief.measures import Debrief
from game.debrief.sections.ledger import ledger
from game.debrief.sections.limits import FULL, Limits, seat_title
from game.debrief.theory import Note
from game.rules.model.news import NewsKind
from game.rules.model.room import Message, Room
from game.rules.model.table import RoundReport
from game.wording import (
    ask_sentence,
    deal_sentence,
    event_sentence,
    listed,
    message_sentence,
    move_noun,
    news_sentence,
    played_sentence,
    report_changes,
    seats_named,
)


def section(game: Debrief, ideas: Sequence[Note], limits: Limits = FULL) -> str:
    """Meters, turning points and the story round by round."""
    parts = [
        _headline(game),
        _confidence(game),
        _tension(game),
        _turning(game),
        _stories(game, ideas, limits),
        ledger(game),
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
    lines = [event_sentence(seen, n.what) for n in report.news if n.kind is NewsKind.EVENT]
    lines += [played_sentence(setting, played) for played in report.moves]
    lines += list(_secret_moves(game, report.round))
    lines += [news_sentence(seen, n) for n in report.news if n.kind not in (NewsKind.EVENT, NewsKind.RATIFIED)]
    lines += [f"Signed: {deal_sentence(seen, s.deal)}" for s in game.bargaining.signed if s.deal.signed == report.round]
    lines += list(_hidden_breaches(game, report.round))
    if not lines:
        lines = ["Nothing that anyone could see."]
    inner = listing(lines)
    inner += details("What moved, and why", listing([words for _, words in report_changes(seen, report)], "quiet"))
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
                at = f" toward {seat_title(game, use.target)}" if use.target else ""
                yield f"Unseen by others: {seat_title(game, seat)} used {move_noun(seen, use.move)}{at}."


def _hidden_breaches(game: Debrief, round_no: int) -> Iterator[str]:
    for promise in game.promises:
        for lapse in promise.lapses:
            if lapse.round == round_no:
                noticed = "It came to light." if lapse.found else "Nobody noticed."
                others = tuple(s for s in promise.deal.text.signatories if s != lapse.by)
                what = seats_named(game.known.setting, others)
                yield f"{seat_title(game, lapse.by)} quietly broke its text with {what}. {noticed}"


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
