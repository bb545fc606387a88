"""The ways into a game, from whatever screen: a new one from its opening, one that was left, the tutorial.

They lead from screen to screen, so they stand with the screens; the client that they are handed knows none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop.client import Client
from game.desktop.record_summary import peek
from game.desktop.response import Home, Response
from game.desktop.screen import Go, Screen, Swap

if TYPE_CHECKING:
    from game.desktop.live_game import Live
    from game.present.adviser_mode import Help
    from game.rules.model.setting import Scenario, Setting

TUTORIAL = "first-readout"


def any_number(setting: Setting, level: str) -> int:
    """A number for a game that nobody named one for: the tutorial's own where its script is followed."""
    import secrets

    from game.delegates.cast import usual_seed

    usual = usual_seed(setting, level)
    return secrets.randbelow(1_000_000) if usual is None else usual


def go_on_newest(client: Client) -> Response | None:
    """Go on with the newest unfinished game that can be played on; a note says so if there is none."""
    for path in client.unfinished():
        if not peek(path).stuck:
            return go_on(client, path)
    client.notes = ["There is no unfinished game to go on with."]
    return None


def learn(client: Client) -> Response | None:
    """The tutorial, in the seat that its first lesson speaks to."""
    from game.content import load_scenario
    from game.content.suggested_seat import suggested_seat
    from game.delegates.cast import usual_level

    scenario = load_scenario(TUTORIAL)
    seat = suggested_seat(scenario.setting)
    level = usual_level(scenario.setting, (seat,))
    return begin(client, scenario, (seat,), any_number(scenario.setting, level), level)


def begin(
    client: Client,
    scenario: Scenario,
    seats: Sequence[str],
    seed: int,
    computers: str | Mapping[str, str],
    path: Path | None = None,
    adviser: Help | None = None,
) -> Response:
    """A new game from its opening; `computers` and `adviser` as for `Live.start`. Raises one of `refusals`."""
    from game import saves
    from game.desktop.live_game import Live
    from game.desktop.screens.opening import Opening

    client.leave_game()
    live = Live.start(scenario, seed, seats, computers, path or saves.new_path(scenario.id), adviser=adviser)
    live.hold(True)
    client.live, client.notes = live, []
    client.sounds.play("round")
    return Go(Opening(live.setting, partial(_dossiers, client, live, tuple(live.seats)), client.motion))


def _dossiers(client: Client, live: Live, left: tuple[str, ...]) -> Response:
    """The dossier of each person in turn, a curtain between them, then the table."""
    from game.desktop.screens.curtain import fall
    from game.desktop.screens.dossier import DossierScreen

    if not left:
        return _first_turn(client, live)
    seat, *rest = left
    view = live.view(seat)
    dossier = DossierScreen(view, partial(_dossiers, client, live, tuple(rest)))
    if len(live.seats) == 1:
        return Swap(dossier)
    return Swap(fall(view, seat, lambda: Swap(dossier)))


def _first_turn(client: Client, live: Live) -> Response:
    from game.desktop.screens.curtain import fall, people

    waiting = [seat for seat in live.seats if seat not in live.view(seat).table.said_ready]
    seat = (waiting or list(live.seats))[0]
    if len(people(live.view(seat))) < 2:
        return Swap(_table(client, live, seat))
    return Swap(fall(live.view(seat), seat, lambda: Swap(_table(client, live, seat))))


def _table(client: Client, live: Live, seat: str) -> Screen:
    from game.desktop.screens.game import GameScreen
    from game.desktop.screens.hot_seat import HotSeat

    def make(seat: str) -> GameScreen:
        after = client.after(client, live, seat) if client.after is not None else None
        return GameScreen(live, seat, motion=client.motion, sounds=client.sounds, leave=Home, after=after)

    live.hold(False)
    return make(seat) if len(live.seats) == 1 else HotSeat(live, seat, make)


def go_on(client: Client, path: Path, adviser: Help | None = None) -> Response | None:
    """A recorded game where it stopped. What is wrong with it becomes a note; the file stays."""
    from game.desktop.live_game import Live
    from game.record import RecordError

    client.leave_game()
    try:
        live = Live.resume(path, adviser=adviser)
    except RecordError as error:
        client.notes = [f"{error} The file is kept; you can go on with another game or begin a new one."]
        return None
    if not live.seats:
        live.close()
        client.notes = [f"Nobody sits at {path.name} but computers: watch it as a replay."]
        return None
    client.notes = [f"The last line of {path.name} was cut off and is kept beside it."] if live.cut else []
    client.live = live
    swapped = _first_turn(client, live)
    return Go(swapped.screen) if isinstance(swapped, Swap) else swapped
