"""The tables of games and of seats: what was played, who sat where, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.participation import participation
from game.debrief.scores import tallies
from game.export.table import GAME, SEAT, Played, Row, Table, flag, number, whole, words
from game.rules.model.units import HUNDREDTHS


def _games(played: Played) -> Iterator[Row]:
    known, header = played.known, played.record.header
    setting, outcome = known.setting, known.table.outcome
    yield {
        "game": played.game, "scenario": setting.id, "title": setting.title, "seed": header.seed,
        "rounds": setting.rounds, "rounds_played": known.rounds_played,
        "outcome": "" if outcome is None else outcome.kind,
        "settlement": "" if outcome is None else outcome.settlement,
        "rules": header.rules, "undone": known.table.take - 1 if known.table.take else 0, "cut": known.cut,
    }  # fmt: skip


def _seats(played: Played) -> Iterator[Row]:
    known = played.known
    held = {part.seat: part.held for part in participation(known)}
    for seat, tally in tallies(known, None).items():
        own = known.setting.delegation[seat]
        yield {
            "game": played.game, "seat": seat, "role": own.role, "held": held.get(seat, ""),
            "delegate": (known.delegates or {}).get(seat, ""), "score": points(tally.total),
            "walk_away": points(tally.walk_away), "gain": points(tally.gain),
            "aims_met": sum(aim.held is True for aim in tally.aims if aim.points > 0),
            "aims": sum(aim.points > 0 for aim in tally.aims),
            "red_lines_crossed": sum(aim.held is True for aim in tally.aims if aim.points < 0),
        }  # fmt: skip


def points(hundredths: int | None) -> float | None:
    """Points from hundredths; nothing from nothing."""
    return None if hundredths is None else hundredths / HUNDREDTHS


GAMES = Table(
    "games", "Games, one a row",
    (
        GAME, words("scenario", "the scenario's id"), words("title", "the scenario's title"),
        whole("seed", "the seed of its luck and its worths"), whole("rounds", "rounds that the scenario has"),
        whole("rounds_played", "rounds that were resolved"),
        words("outcome", "settlement, managed (a cap at the end), drift (none), breakdown, or stopped"),
        words("settlement", "the id of the settlement, if it ended in one"),
        whole("rules", "the number of the rules that played it; games of different numbers are not alike"),
        whole("undone", "rounds that the facilitator took back"),
        flag("cut", "the end of the record was lost, by a power cut for example"),
    ),
    ("game",), _games,
)  # fmt: skip

SEATS = Table(
    "seats", "Delegations, one a row and game",
    (
        GAME, SEAT, words("role", "challenger, guarantor, partner, neighbour or mediator"),
        words("held", "who spoke for it: person, computer or absent; several in turn are joined by `then`"),
        words("delegate", "the kind of computer that sat there, or stood ready to"),
        number("score", "points at the end"),
        number("walk_away", "points expected if nobody deals; empty where the scenario is not calibrated"),
        number("gain", "score less walk_away"), whole("aims_met", "aims that held at the end"),
        whole("aims", "aims that it had"), whole("red_lines_crossed", "red lines that were crossed at the end"),
    ),
    ("game", "seat"), _seats,
)  # fmt: skip
