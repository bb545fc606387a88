"""The measures of a game as plain data: for ``--json``, and rows for CSV. Scores and worths are in points."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from types import MappingProxyType
from typing import Any

from game.debrief.deal_space import Point, Space
from game.debrief.measures import Debrief, debrief
from game.debrief.meter_tracks import TurningPoint, pair_id
from game.debrief.participation import FIELDS, rows
from game.debrief.sections.deals import bound_words, missed_sentence
from game.debrief.signals import Heard
from game.debrief.theory import notes, questions
from game.record import Record
from game.rules.model.room import Overtured
from game.rules.model.terms import Clause, Text
from game.rules.model.units import HUNDREDTHS
from game.wording.harmless import plain_cell

Json = dict[str, Any]


def debrief_json(record: Record, seat: str = "") -> Json:
    """The measures of a record; raises as `game.debrief.measures.debrief` does."""
    return as_data(debrief(record, seat))


def as_data(game: Debrief) -> Json:
    """The measures of a game as plain data."""
    known = game.known
    outcome = known.table.outcome
    partners = [p for p in known.setting.alliance if f"confidence:{p}" in game.tracks]
    return {
        "scenario": known.setting.id,
        "seat": known.viewer or None,
        "seed": known.seed if known.whole else None,
        "rounds": known.rounds_played,
        "outcome": None if outcome is None else outcome.kind,
        "settlement": None if outcome is None else outcome.settlement or None,
        "confidence": {pair_id(known, p): list(game.tracks[f"confidence:{p}"].values) for p in partners},
        "meters": {key: {"start": t.start, "values": list(t.values)} for key, t in game.tracks.items()},
        "scores": {seat: _points(tally.total) for seat, tally in game.tallies.items()},
        "walk_away": {seat: _points(tally.walk_away) for seat, tally in game.tallies.items()},
        "deals": [_deal(game, index) for index in range(len(game.promises))],
        "offers": [_offer(game, index) for index in range(len(game.bargaining.proposals))],
        "frontier": {pair.id: _frontier(pair.space) for pair in game.bargaining.pairs} | _all(game, _frontier),
        "nash": {p.id: _point(p.space, p.space.nash) for p in game.bargaining.pairs} | _all(game, _nash),
        "kalai_smorodinsky": {p.id: _point(p.space, p.space.kalai_smorodinsky) for p in game.bargaining.pairs}
        | _all(game, lambda s: _point(s, s.kalai_smorodinsky)),
        "best_joint": _all(game, lambda s: _point(s, s.joint)).get("all"),
        "captured": _captured(game),
        "left_on_the_table": _missed(game),
        "turning_points": [_turning(point) for point in game.turning],
        "perception": [_heard(heard) for heard in game.heard],
        "overtures": [_overture(overture) for overture in game.overtures],
        "leaks": [{"deal": p.deal.id, "round": p.leaked} for p in game.promises if p.leaked],
        "participation": {row["seat"]: _without(row, "seat", "member") for row in rows(known) if not row["member"]},
        "theory": [{"id": n.id, "rounds": list(n.rounds), "source": n.source} for n in notes(game)],
        "questions": [{"section": q.section, "round": q.round, "text": q.text} for q in questions(game)],
    }


def _turning(point: TurningPoint) -> Json:
    return {
        "round": point.round,
        "label": point.label,
        "sentence": point.sentence,
        "kind": point.cause.kind,
        "by": point.cause.by or None,
        "moved": dict(point.moved),
    }


def _heard(heard: Heard) -> Json:
    return {
        "round": heard.round,
        "by": heard.by,
        "move": heard.move,
        "target": heard.target or None,
        "to": heard.to,
        "sent": heard.meant or None,
        "understood": heard.read or None,
        "agrees": heard.agrees,
    }


def _overture(overture: Overtured) -> Json:
    return {
        "round": overture.round,
        "by": overture.by,
        "to": overture.to,
        "open": overture.open,
        "answer": overture.answered or None,
        "ignored": overture.ignored,
    }


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / HUNDREDTHS


def _without(row: Mapping[str, object], *names: str) -> Json:
    return {key: value for key, value in row.items() if key not in names}


def _clauses(clauses: Iterable[Clause]) -> list[Json]:
    return [{"concession": c.concession, "level": c.level, "delay": c.delay, "rounds": c.rounds} for c in clauses]


def _text(text: Text) -> Json:
    return {
        "signatories": list(text.signatories),
        "clauses": _clauses(text.clauses),
        "witness": text.witness or None,
        "snapback": text.snapback,
        "public": text.public,
    }


def _worths(game: Debrief, worths: tuple[int, ...]) -> dict[str, float]:
    return {seat: worth / HUNDREDTHS for seat, worth in zip(game.bargaining.seats, worths, strict=True)}


def _deal(game: Debrief, index: int) -> Json:
    promise = game.promises[index]
    deal = promise.deal
    valued = next((s for s in game.bargaining.signed if s.deal == deal), None)
    return {
        "id": deal.id,
        **_text(deal.text),
        "signed": deal.signed,
        "status": deal.status,
        "in_force": [promise.first, promise.last] if promise.first else None,
        "leaked": promise.leaked or None,
        "kept": promise.kept,
        "breaches": [{"by": x.by, "round": x.round, "found": x.found} for x in promise.lapses],
        "worth": None if valued is None else _worths(game, valued.worths),
    }


def _offer(game: Debrief, index: int) -> Json:
    proposal = game.bargaining.proposals[index]
    offer = proposal.offer
    return {
        "round": offer.round,
        "author": offer.author,
        **_text(offer.text),
        "status": offer.status,
        "declined_by": offer.declined_by or None,
        "reason": offer.reason or None,
        "worth": _worths(game, proposal.worths),
    }


def _all(game: Debrief, measure: Any) -> Json:
    held = game.bargaining.everyone
    return {} if held is None else {"all": measure(held)}


def _frontier(held: Space) -> Json:
    points = [[worth / HUNDREDTHS for worth in point] for point in held.frontier.points]
    return {
        "parties": list(held.parties),
        "round": held.round,
        "points": points,
        "exact": held.frontier.exact,
        "bound": [worth / HUNDREDTHS for worth in held.frontier.bound],
        "deals": held.size,
    }


def _nash(held: Space) -> Json | None:
    return _point(held, held.nash)


def _point(held: Space, point: Point | None) -> Json | None:
    if point is None:
        return None
    return {
        "worth": {seat: worth / HUNDREDTHS for seat, worth in zip(held.parties, point.worths, strict=True)},
        "clauses": _clauses(point.clauses),
        "exact": point.exact,
        "how_sure": bound_words(point),
    }


def _captured(game: Debrief) -> Json:
    return {
        "joint": game.joint,
        "seats": {seat: tally.captured for seat, tally in game.tallies.items()},
        "gain": {seat: _points(tally.gain) for seat, tally in game.tallies.items()},
        "ideal": {seat: _points(tally.ideal) for seat, tally in game.tallies.items()},
    }


def _missed(game: Debrief) -> Json | None:
    missed = game.bargaining.missed
    if missed is None:
        return None
    return {
        "between": [missed.one, missed.other],
        "round": missed.round,
        "clauses": _clauses(missed.text.clauses),
        "worth": _worths(game, missed.worths),
        "sentence": missed_sentence(game, missed),
    }


def participation_csv(
    games: Iterable[tuple[str, Debrief]], sat: Mapping[str, Iterable[tuple[str, str]]] = MappingProxyType({})
) -> str:
    """Participation of one or several games as CSV, a row per seat and per member, with results beside.

    It begins with a byte order mark, without which Excel takes names in UTF-8 for something else.

    sat: by the name of a game, seat and pseudonym of everybody who ever sat at its table
    """
    buffer = StringIO()
    buffer.write("\ufeff")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["record", *FIELDS, "score", "walk_away", "captured"])
    for name, game in games:
        for row in rows(game.known, sat.get(name, ())):
            tally = game.tallies.get(str(row["seat"])) if not row["member"] else None
            extra = ("", "", "") if tally is None else (_points(tally.total), _points(tally.walk_away), tally.captured)
            cells = [row[field] for field in FIELDS]
            writer.writerow([plain_cell(each) for each in (name, *cells, *extra)])
    return buffer.getvalue()
