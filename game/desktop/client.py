"""What the screens share, and the ways into a game: settings, sounds, sentences to be read, the game that is open.

The first screen is handed in, so that screens may know the client and the client no screen that knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop import settings
from game.desktop.app import App, Appearance
from game.desktop.record_summary import RecordSummary, peek
from game.desktop.response import Home, Response
from game.desktop.screen import Go, Screen, Swap
from game.desktop.sound import Sounds

if TYPE_CHECKING:
    from game.desktop.live_game import Live
    from game.desktop.server_process import Server
    from game.rules.model.setting import Scenario


TUTORIAL = "first-readout"


def any_number() -> int:
    """A number for a game that nobody named one for."""
    import secrets

    return secrets.randbelow(1_000_000)


class Client:
    """What the screens share: settings and sounds, sentences that wait to be read, the game that is open."""

    def __init__(self, menu: Callable[[Client], Screen], size: tuple[int, int] = (1280, 800)) -> None:
        appearance, trouble = settings.load()
        self.notes = [trouble] if trouble else []
        self.sounds = Sounds(appearance.sound)
        self.live: Live | None = None
        self.left: Path | None = None  # the unfinished game that was left last, wherever it is kept
        self._sitting: tuple[Path, ...] = ()  # the games left in this sitting, the last first, wherever they are kept
        self.server: Server | None = None
        self._appearance = appearance
        self.app: App | None = None
        self.app = App(menu(self), appearance, size=size)

    # -- settings

    @property
    def appearance(self) -> Appearance:
        """What is set now."""
        return self.app.appearance if self.app is not None else self._appearance

    @property
    def motion(self) -> bool:
        """Whether things may move."""
        return self.appearance.motion

    def appear(self, appearance: Appearance) -> str:
        """Apply settings at once and keep them; a sentence if they cannot be kept."""
        self.sounds.on = appearance.sound
        if self.app is not None:
            self.app.set_appearance(appearance)
        return settings.keep(appearance)

    # -- games

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """Errors that are sentences for whoever sits here."""
        from game.content import ScenarioError
        from game.record import RecordError
        from game.rules.model.refusal import Illegal

        return (ScenarioError, RecordError, Illegal)

    def unfinished(self) -> tuple[Path, ...]:
        """Records of unfinished games: those left in this sitting, the last first, then the folder's, newest first."""
        from game import saves

        found = (*(path for path in self._sitting if path.is_file()), *saves.unfinished())
        return tuple({path.resolve(): path for path in found}.values())

    def newest(self) -> RecordSummary | None:
        """The newest unfinished game that can be played on; else the newest, with what is wrong with it."""
        found = None
        for path in self.unfinished():
            seen = peek(path)
            if not seen.stuck:
                return seen
            found = found or seen
        return found

    def saves_to_choose(self) -> bool:
        """Whether there is more than one unfinished game, or one that cannot be played on."""
        found = self.unfinished()
        return len(found) > 1 or any(peek(path).stuck for path in found)

    def go_on_newest(self) -> Response | None:
        """Go on with the newest unfinished game that can be played on; a note says so if there is none."""
        for path in self.unfinished():
            if not peek(path).stuck:
                return self.go_on(path)
        self.notes = ["There is no unfinished game to go on with."]
        return None

    def learn(self) -> Response | None:
        """The tutorial, in the seat that its first lesson speaks to."""
        from game.content import load_scenario
        from game.content.suggested_seat import suggested_seat

        scenario = load_scenario(TUTORIAL)
        return self.begin(scenario, (suggested_seat(scenario.setting),), any_number(), "easy")

    def begin(
        self, scenario: Scenario, seats: Sequence[str], seed: int, level: str, path: Path | None = None
    ) -> Response:
        """A new game from its opening. Raises one of `refusals`."""
        from game import saves
        from game.desktop.live_game import Live
        from game.desktop.screens.opening import Opening

        self.leave_game()
        live = Live.start(scenario, seed, seats, level, path or saves.new_path(scenario.id))
        live.hold(True)
        self.live, self.notes = live, []
        self.sounds.play("round")
        return Go(Opening(live.setting, partial(self._dossiers, live, tuple(live.seats)), self.motion))

    def _dossiers(self, live: Live, left: tuple[str, ...]) -> Response:
        """The dossier of each person in turn, a curtain between them, then the table."""
        from game.desktop.screens.curtain import fall
        from game.desktop.screens.dossier import DossierScreen

        if not left:
            return self._first_turn(live)
        seat, *rest = left
        view = live.view(seat)
        dossier = DossierScreen(view, partial(self._dossiers, live, tuple(rest)))
        if len(live.seats) == 1:
            return Swap(dossier)
        return Swap(fall(view, seat, lambda: Swap(dossier)))

    def _first_turn(self, live: Live) -> Response:
        from game.desktop.screens.curtain import fall, people

        waiting = [seat for seat in live.seats if seat not in live.view(seat).table.said_ready]
        seat = (waiting or list(live.seats))[0]
        if len(people(live.view(seat))) < 2:
            return Swap(self._table(live, seat))
        return Swap(fall(live.view(seat), seat, lambda: Swap(self._table(live, seat))))

    def _table(self, live: Live, seat: str) -> Screen:
        from game.desktop.screens.game import GameScreen
        from game.desktop.screens.hot_seat import HotSeat

        def make(seat: str) -> GameScreen:
            return GameScreen(live, seat, motion=self.motion, sounds=self.sounds, leave=Home)

        live.hold(False)
        return make(seat) if len(live.seats) == 1 else HotSeat(live, seat, make)

    def go_on(self, path: Path) -> Response | None:
        """A recorded game where it stopped. What is wrong with it becomes a note; the file stays."""
        from game.desktop.live_game import Live
        from game.record import RecordError

        self.leave_game()
        try:
            live = Live.resume(path)
        except RecordError as error:
            self.notes = [f"{error} The file is kept; you can go on with another game or begin a new one."]
            return None
        if not live.seats:
            live.close()
            self.notes = [f"Nobody sits at {path.name} but computers: watch it as a replay."]
            return None
        self.notes = [f"The last line of {path.name} was cut off and is kept beside it."] if live.cut else []
        self.live = live
        swapped = self._first_turn(live)
        return Go(swapped.screen) if isinstance(swapped, Swap) else swapped

    def leave_game(self) -> None:
        """Close the game that is open, if one is; everything in it is kept, and Continue goes on with it."""
        if self.live is None:
            return
        live, self.live = self.live, None
        live.close()
        self.left = None if live.over else live.path
        left = (self.left,) if self.left is not None else ()
        self._sitting = (*left, *(path for path in self._sitting if path != live.path))

    # -- the window

    def run(self, first: Response | None = None) -> None:
        """Until the window is closed."""
        assert self.app is not None
        self.app.follow(first)
        try:
            self.app.run()
        finally:
            self.leave_game()
            if self.server is not None:
                self.server.stop()
