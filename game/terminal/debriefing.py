"""What the end opens, in sentences: scores, aims, broken promises, misread signals, turning points."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.debrief.measures import Debrief, debrief
from game.debrief.sections.deals import missed_sentence
from game.debrief.tempers import played_by, signs
from game.record import RecordError, load_record
from game.records.paths import as_argument
from game.rules.model.view import View
from game.wording import INTENT_WORDS, deal_phrase, listed, move_noun, points, seat_name

TURNS = 3
"""Turning points that are told."""


def debriefing(view: View, path: Path | None) -> list[str]:
    """The debrief of the game that has just ended, for whoever sits at the keyboard."""
    if path is None:
        return ["This game was not recorded, so there is nothing more to open."]
    try:
        game = debrief(load_record(path))
    except RecordError as error:
        return [str(error)]
    lines = [*_scores(view, game), *_aims(view, game), *_lapses(view, game), *_readings(view, game)]
    lines += [point.sentence for point in game.turning[:TURNS]]
    if game.bargaining.missed is not None:
        lines.append(missed_sentence(game, game.bargaining.missed))
    report = f"The full report, with charts: overture debrief {as_argument(path)} --out report.html"
    return [*lines, *_characters(game), report]


def _scores(view: View, game: Debrief) -> Iterator[str]:
    setting = game.known.setting
    if view.table.outcome is not None and view.table.outcome.kind == "stopped":
        return  # nothing that a seat expects is for the rounds that were played
    for seat, tally in game.tallies.items():
        if tally.total is not None and seat != view.seat:  # the reader's own has just been said
            if tally.walk_away is None:
                yield f"{seat_name(setting, seat)}: {points(tally.total)}."
                continue
            more = tally.total - tally.walk_away
            side = "above" if more >= 0 else "below"
            yield (
                f"{seat_name(setting, seat)}: {points(tally.total)}, {points(abs(more))} {side} what it expects when"
                " nobody deals."
            )
    if game.tallies[view.seat].walk_away is not None:
        yield "Seats are different games: compare yours with what it expects without a deal, not with the other seats."
    if game.joint is not None and game.joint < 0:
        yield "Together the table ended below what it could expect without any deal."
    elif game.joint is not None:
        yield f"Together the table took {round(100 * game.joint)} percent of what was there to be gained jointly."


def _aims(view: View, game: Debrief) -> Iterator[str]:
    for aim in game.tallies[view.seat].aims:
        if aim.held is not None:
            word = "Reached" if aim.points >= 0 else "Crossed"
            missed = "Not reached" if aim.points >= 0 else "Not crossed"
            yield f"{word if aim.held else missed}: {aim.title} ({points(aim.points)})."


def _lapses(view: View, game: Debrief) -> Iterator[str]:
    broken = 0
    for promise in game.promises:
        for lapse in promise.lapses:
            broken += 1
            who = seat_name(view.setting, lapse.by)
            found = "it came to light" if lapse.found else "nobody noticed"
            yield f"Round {lapse.round}: {who} broke {deal_phrase(view, promise.deal)}, and {found}."
    if not broken and view.setting.plays("breach"):
        yield "Nobody broke a promise in secret."


def _readings(view: View, game: Debrief) -> Iterator[str]:
    setting = view.setting
    for heard in game.heard:
        if not heard.read or heard.read == heard.meant or view.seat not in (heard.by, heard.to):
            continue
        yield (
            f"Round {heard.round}: {seat_name(setting, heard.by)} meant its {move_noun(view, heard.move)} as"
            f" {INTENT_WORDS[heard.meant]}; {seat_name(setting, heard.to)} read it as {INTENT_WORDS[heard.read]}."
        )


def _characters(game: Debrief) -> Iterator[str]:
    known = game.known
    computers = [seat for seat, status in known.table.seats.items() if status == "computer"]
    names = known.delegates or {}
    played: dict[str, list[str]] = {}
    for seat in computers:
        played.setdefault(names.get(seat, names.get("*", "standard")), []).append(seat)
    for name, seats in played.items():
        verb, held = "was" if len(seats) == 1 else "were", played_by(known, seats[0])
        who = listed([seat_name(known.setting, seat) for seat in seats])
        yield f"{who} {verb} played by the computer, {held.title if held else name}."
        for seat in seats:
            whose = f"{seat_name(known.setting, seat)}: " if len(seats) > 1 else ""
            yield from (f"- {whose}{sign.sentence}" for sign in signs(known, seat)[:TURNS])
