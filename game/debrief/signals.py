"""What was meant and what was understood: signals and their readings, overtures and their answers."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.evidence import Evidence
from game.rules.law.moves import meant_as
from game.rules.model.room import Overtured


@dataclass(frozen=True, slots=True)
class Heard:
    """A signal as one receiver took it. `meant` and `read` are intents; empty where unknown or never said."""

    round: int
    by: str
    move: str
    target: str
    to: str
    meant: str
    read: str

    @property
    def agrees(self) -> bool | None:
        """Whether it was read as it was meant; None if that cannot be said."""
        return self.meant == self.read if self.meant and self.read else None


def perception(known: Evidence) -> tuple[Heard, ...]:
    """Every signal with every receiver it concerned: its target, and whoever sits across a door from its sender."""
    if not known.setting.plays("intent"):
        return ()
    heard = []
    for report in known.table.history:
        for played in report.moves:
            if not known.setting.move[played.move].signal:
                continue
            meant = _meant(known, report.round, played.by, played.move, played.target)
            across = known.setting.adversaries.get(played.by, ())
            receivers = [s for s in known.setting.seats if s != played.by and (s == played.target or s in across)]
            for seat in receivers:
                if not known.whole and known.viewer not in (seat, played.by):
                    continue
                read = _read(known, report.round, seat, played.by, played.move)
                heard.append(Heard(report.round, played.by, played.move, played.target, seat, meant, read))
    return tuple(heard)


def _meant(known: Evidence, round_no: int, by: str, move: str, target: str) -> str:
    desk = known.desks.get(by)
    if desk is None:
        return ""
    for when, use in desk.sent:
        if when == round_no and use.move == move and use.target == target:
            return meant_as(known.setting, use)
    return ""


def _read(known: Evidence, round_no: int, reader: str, by: str, move: str) -> str:
    desk = known.desks.get(reader)
    if desk is None:
        return ""
    for reading in desk.readings:
        if reading.round == round_no and reading.by == by and reading.move == move:
            return reading.reading
    return ""


def overtures(known: Evidence) -> tuple[Overtured, ...]:
    """All overtures known, open and quiet, by round."""
    quiet = [o for room in known.rooms.values() for o in room.overtures]
    return tuple(sorted((*known.table.overtures, *quiet), key=lambda o: (o.round, o.by, o.to)))
