"""How long computer seats wait for each other, so that people can follow what they do."""

from __future__ import annotations

from msgspec import Struct


class Pace(Struct, frozen=True):
    """Seconds between two acts of computer seats.

    least, most: where people sit at the table; what is longer to read is waited for longer
    alone: where no person does
    """

    least: float
    most: float
    alone: float

    def after(self, characters: int, people: bool) -> float:
        """Seconds after something of that length was told; 0 characters: something that is only seen."""
        if not people:
            return self.alone
        return min(self.most, self.least + characters / READ)


READ = 400
"""Characters that somebody who has already followed the game takes in within a second."""

AT_ONCE = Pace(0.0, 0.0, 0.0)
ONE_PERSON = Pace(0.4, 1.0, 0.4)
CLASS = Pace(0.9, 0.9, 0.35)
"""At a table of a class people read together and talk: its pace is one."""
