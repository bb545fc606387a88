"""What one seat sees, picked field by field from where its readers are.

Clients and delegates import this and never `State`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.rules.model.desk import Desk
from game.rules.model.mandate import Mandate
from game.rules.model.meters import BAND_WORDS, confidence
from game.rules.model.room import Deal, Offered, Overtured, Room
from game.rules.model.setting import Setting
from game.rules.model.table import DoorState, Table, door_between
from game.rules.model.value import Value


class SeenOffer(Value, frozen=True):
    """An offer under the number by which the viewer knows it."""

    number: int
    room: str
    offer: Offered


class View(Value, frozen=True):
    """Everything that one seat may know at one moment.

    seat: whose view
    setting: what is published about the scenario
    mandate: what this seat alone was told
    table: what everyone knows
    desk: what this seat alone has
    rooms: the rooms it is a member of, by key, in the order in which it entered them
    """

    seat: str
    setting: Setting
    mandate: Mandate
    table: Table
    desk: Desk
    rooms: Mapping[str, Room]

    @property
    def round(self) -> int:
        """The current round, from 1."""
        return self.table.round

    @property
    def conference(self) -> bool:
        """Whether this is the Conference: the last round, of deals and compliance, without moves."""
        return self.setting.is_conference(self.round)

    def deals(self) -> Iterator[Deal]:
        """All deals this seat knows of, public ones first."""
        yield from self.table.deals
        for room in self.rooms.values():
            yield from room.deals

    def offers(self) -> Iterator[SeenOffer]:
        """All offers this seat has seen, oldest first."""
        for index, (room, number) in enumerate(self.desk.offers):
            yield SeenOffer(index + 1, room, self.rooms[room].offers[number - 1])

    def offer(self, number: int) -> SeenOffer | None:
        """The offer that this seat knows by a number, or None."""
        if not 1 <= number <= len(self.desk.offers):
            return None
        room, index = self.desk.offers[number - 1]
        return SeenOffer(number, room, self.rooms[room].offers[index - 1])

    def offers_waiting(self) -> tuple[SeenOffer, ...]:
        """Open offers that wait for this seat's signature, oldest first."""
        return tuple(s for s in self.offers() if s.offer.status == "open" and self.seat not in s.offer.signed)

    def overtures(self) -> tuple[Overtured, ...]:
        """All overtures this seat knows of, open ones first."""
        return (*self.table.overtures, *(each for room in self.rooms.values() for each in room.overtures))

    def overtures_waiting(self) -> tuple[Overtured, ...]:
        """Overtures of last round to this seat that nobody has answered."""
        return tuple(o for o in self.overtures() if o.to == self.seat and o.round == self.round - 1 and not o.answered)

    def meter(self, key: str) -> int | None:
        """A meter's value as this seat knows it, 0 to 100; None where it knows only a band or nothing."""
        for own in (self.desk.facts, self.desk.meters):
            if key in own:
                return own[key]
        kind, _, rest = key.partition(":")
        if kind == "support":
            return self.desk.support if rest == self.seat else None
        if kind == "strain" and rest != self.seat:
            return None
        if kind == "trust":
            holder, _, about = rest.partition(":")
            return self.desk.trust.get(about) if holder == self.seat else None
        if kind == "confidence":
            alliance = self.setting.alliance.get(rest)
            return None if alliance is None else confidence(alliance, self.table.meters)
        return self.table.meters.get(key)

    def band(self, key: str) -> str | None:
        """A word for a meter of which only a band is shown."""
        index = self.table.bands.get(key)
        return None if index is None else BAND_WORDS[index]

    def worth(self, concession: str, level: int) -> int:
        """What a level of a concession is worth to this seat, hundredths of a point a round; 0 for no level."""
        return self.desk.worths.get(f"{concession}:{level}", 0)

    def door(self, other: str) -> DoorState | None:
        """The door between this seat and another, or None if they need none."""
        return door_between(self.table, self.seat, other)
