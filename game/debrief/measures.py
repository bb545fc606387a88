"""Everything that is measured in one game, in one frozen value: what the report, the data and the desktop draw from."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.bargaining import Bargaining, bargaining
from game.debrief.evidence import Evidence, everything, one_seat
from game.debrief.meter_tracks import Track, TurningPoint, tracks, turning_points
from game.debrief.participation import Part, participation
from game.debrief.promises import Promise, Word, promises, words_given
from game.debrief.scores import Tally, joint_captured, tallies
from game.debrief.signals import Heard, overtures, perception
from game.records import Record, RecordError
from game.records.record import CONTRADICTION
from game.rules.model.room import Overtured


@dataclass(frozen=True)
class Debrief:
    """One game, measured.

    tracks: meters by key
    joint: share of the greatest joint gain that was captured; None where that cannot be said
    """

    known: Evidence
    tracks: dict[str, Track]
    turning: tuple[TurningPoint, ...]
    bargaining: Bargaining
    tallies: dict[str, Tally]
    joint: float | None
    promises: tuple[Promise, ...]
    words: tuple[Word, ...]
    heard: tuple[Heard, ...]
    overtures: tuple[Overtured, ...]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The scenario's title."""
        return self.known.setting.title


def measure(known: Evidence) -> Debrief:
    """Measures what is known of a game."""
    bargained = bargaining(known)
    everyone = bargained.everyone if known.whole else None
    held = tallies(known, everyone)
    return Debrief(
        known,
        tracks(known),
        turning_points(known),
        bargained,
        held,
        joint_captured(known, held, everyone),
        promises(known),
        words_given(known),
        perception(known),
        overtures(known),
        participation(known),
    )


def debrief(record: Record, seat: str = "") -> Debrief:
    """The measures of a record: of the whole ended game, or of what one seat was shown.

    Raises `Unfinished` for a whole game that goes on, `KeyError` for a seat that is not at the table, and
    `RecordError` for a record whose acts the rules do not allow.
    """
    if seat and seat not in record.header.scenario.setting.seats:
        raise KeyError(seat)
    foreign = not record.playable
    try:
        known = one_seat(record, seat) if seat else everything(record)
        foreign = bool(known.program)
        return measure(known)
    except CONTRADICTION as error:
        if not foreign:
            raise
        raise RecordError(
            f"{record.path}: this version cannot measure a game of other rules as these: use {record.header.program}."
        ) from error
