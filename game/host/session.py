"""A live game with its computer seats: begun from a scenario or taken up from a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from game.delegates import CASTS, DEFAULT, DELEGATES, NAMES, seated
from game.delegates.cast import scripted
from game.delegates.delegate import Delegate
from game.host.recorded_game import RecordedGame
from game.host.scheduler import Scheduler, Turn
from game.records import Header, Record, Recorder, RecordError
from game.rules import chance
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.table import SeatStatus
from game.rules.opening import new_game
from game.rules.tutoring import untaught


class Session(RecordedGame):
    """A game that is being played.

    `submit` takes acts of people and of the chair; `step` lets one computer seat act, in the order of `computers`.

    delegates: seat, or ``*`` for all that are not named, -> name of a delegate

    level: how well the computers play that nobody named
    """

    def __init__(
        self,
        state: State,
        delegates: Mapping[str, str],
        recorder: Recorder | None = None,
        *,
        clock: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(state, recorder, clock=clock)
        names = seated(state.scenario.setting, state.seed, delegates)
        rest = delegates.get("*", DEFAULT)
        self.level = CASTS.get(rest, rest)
        self.computers = Scheduler(self, lambda seat: _delegate(state.seed, names, seat))

    @classmethod
    def start(
        cls,
        scenario: Scenario,
        seed: int,
        seats: Mapping[str, SeatStatus],
        delegates: Mapping[str, str] | None = None,
        path: Path | None = None,
        clock: Callable[[], int] | None = None,
    ) -> Session:
        """A new game, recorded at `path` if one is given. Raises `RecordError`, `Illegal`."""
        if scenario.setting.tutorial is not None and not scripted(scenario.setting, delegates or {}):
            scenario = untaught(scenario)
        state = new_game(scenario, seed, seats)
        _need_delegates(delegates or {})
        # Tempers are drawn once and kept by name: a cast that is edited later changes no game that was begun.
        names = seated(scenario.setting, seed, delegates or {})
        recorder = None
        if path is not None:
            recorder = Recorder.create(path, Header(scenario, seed, state.table.seats, names), state)
        return cls(state, names, recorder, clock=clock)

    @classmethod
    def resume(cls, path: Path, clock: Callable[[], int] | None = None) -> tuple[Session, Record]:
        """A recorded game where it stopped, and its record (whose `cut` says if a last line was lost).

        Raises `RecordError`; its kind `OtherRules` for a record that only another version plays on.
        """
        recorder, record = Recorder.resume(path)
        try:
            _need_delegates(record.header.delegates)
            session = cls(record.opening(), record.header.delegates, recorder, clock=clock)
            session._take_up(record.states())
        except RecordError:
            recorder.close()
            raise
        except Illegal as refusal:
            recorder.close()
            raise RecordError(f"{path}:1: {refusal}") from refusal
        return session, record

    def step(self, *, sync: bool = True) -> Turn | None:
        """Lets the next computer seat that has something to do act once. None when all pass."""
        return self.computers.turn(sync=sync)

    def settle(self, *, sync: bool = True) -> int:
        """Lets computer seats act until all pass; returns how many acts that took."""
        return self.computers.settle(sync=sync)


def _delegate(seed: int, names: Mapping[str, str], seat: str) -> Delegate:
    # A seed of its own: no delegate can reckon from its luck what the table's will be.
    return DELEGATES[names.get(seat, names.get("*", DEFAULT))](seat, chance.draw(seed, 0, 0, "delegate", seat))


def _need_delegates(names: Mapping[str, str]) -> None:
    for name in names.values():
        if name not in NAMES:
            raise Illegal(Ground.UNKNOWN_CHOICE, f"There is no delegate {name!r}: choose from {', '.join(NAMES)}.")
