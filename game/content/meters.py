"""Whose a meter is and how far it goes, so that a scenario can be told where it asks for one that nobody has."""

from __future__ import annotations

from game.rules.model.setting import Setting

TABLE_METERS = ("tension", "restrictions", "leak")
PARTNER_METERS = ("abandonment", "entrapment", "confidence", "autonomy")

_LEVELS_TIMES_TEN = {"restrictions": 30, "leak": 90}


class Meters:
    """The meters of one scenario."""

    def __init__(self, setting: Setting) -> None:
        self._seats = setting.seats
        self._extra = {each.id: each for each in setting.meters}
        self._owners: dict[str, tuple[str, ...]] = {
            "support": setting.seats,
            "trust": setting.seats,
            "progress": tuple(each.id for each in setting.delegations if each.progress is not None),
            "strain": tuple(each.id for each in setting.delegations if each.strain is not None),
            **dict.fromkeys(PARTNER_METERS, tuple(each.partner for each in setting.alliances)),
        }

    def known(self, meter: str) -> bool:
        """Whether there is such a meter."""
        return meter in TABLE_METERS or meter in self._owners or meter in self._extra

    def of_table(self, meter: str) -> bool:
        """Whether a meter is the table's and has no owner."""
        extra = self._extra.get(meter)
        return meter in TABLE_METERS or (extra is not None and extra.of == "table")

    def owners(self, meter: str) -> tuple[str, ...]:
        """The delegations that have one; nobody for the table's."""
        if self.of_table(meter):
            return ()
        return self._owners.get(meter, self._seats)

    def span(self, meter: str) -> tuple[int, int]:
        """The least and the greatest value that it can show."""
        return 0, _LEVELS_TIMES_TEN.get(meter, 100)


def instead(owners: tuple[str, ...]) -> str:
    """Whose meter could be meant instead."""
    return f"choose from {', '.join(owners)}" if owners else "nobody here has it"
