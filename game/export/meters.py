"""The table of meters: every value at the end of every round, as it truly was."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.meter_tracks import tracks
from game.export.table import GAME, ROUND, Played, Row, Table, whole, words


def _meters(played: Played) -> Iterator[Row]:
    for key, track in tracks(played.known).items():
        name, _, of = key.partition(":")
        for round_no, value in enumerate((track.start, *track.values)):
            yield {"game": played.game, "round": round_no, "meter": name, "of": of, "value": value}


METERS = Table(
    "meters", "Meters, one value a round",
    (
        GAME, ROUND, words("meter", "tension, confidence, support, trust, progress... or one of the scenario's own"),
        words("of", "a delegation's id; for trust who trusts and whom, joined by a colon; empty for the table's"),
        whole("value", "0 to 100 at the end of the round"),
    ),
    ("game", "round", "meter", "of"), _meters,
)  # fmt: skip
