"""Starting the line client: which game, which seat, a new record or an old one, and leaving in good order."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from game import saves
from game.content import load_scenario, scenario_ids, summaries
from game.content.suggested_seat import suggested_seat
from game.delegates import NAMES
from game.delegates.cast import company, usual_level, usual_seed
from game.host.session import Session
from game.present.adviser_mode import Help
from game.records import OtherRules
from game.records.named import one_record
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Scenario
from game.speech.name_matching import Puzzled, pick, plain, quoted, seat_options
from game.terminal.client import Client, Left
from game.terminal.console import Console, Ear
from game.terminal.loop import play as obey_lines
from game.wording import ROLE_WORDS, count, seats_named

FLAGSHIP = "strait"


def play(
    scenario: str | None = None,
    seats: Sequence[str] = (),
    seed: int | None = None,
    level: str | None = None,
    record: Path | None = None,
    resume: Path | None = None,
    characters: Mapping[str, str] = {},
    *,
    plain: bool = False,
    adviser: Help | None = None,
) -> int:
    """Plays one game at this keyboard. Raises `ScenarioError`, `RecordError`, `Illegal`, `Puzzled`."""
    console, ear = Console(), Ear()
    if resume is not None:
        return _go_on(console, ear, resume, adviser)
    if level is not None and level not in NAMES:
        raise Puzzled(f'There is no level "{level}" yet: choose from {", ".join(NAMES)}.')
    name = _which_game(console, ear) if scenario is None else scenario
    if isinstance(name, Path):
        return go_on()
    played = load_scenario(name)
    taken = _seats(console, ear, played, seats)
    level = level or usual_level(played.setting, taken)
    usual = usual_seed(played.setting, level)
    number = seed if seed is not None else usual if usual is not None else secrets.randbelow(1_000_000)
    computers = company(played.setting, level, characters, plain=plain)
    path = record or saves.new_path(played.id)
    session = Session.start(played, number, dict.fromkeys(taken, "person"), computers, path)
    return _run(console, ear, session, taken, adviser=adviser)


def go_on() -> int:
    """Goes on with the newest unfinished game; those of other rules are named, and left. May raise `Puzzled`."""
    console, ear = Console(), Ear()
    for path in saves.unfinished():
        try:
            return _go_on(console, ear, path)
        except OtherRules as other:
            console.say(str(other))
    raise Puzzled("There is no unfinished game: begin one with `overture play`.")


def _go_on(console: Console, ear: Ear, path: Path, adviser: Help | None = None) -> int:
    path = one_record(path)
    if not path.is_file():
        raise Puzzled(f"{path} is not a file: give the record of a game that was begun.")
    session, record = Session.resume(path)
    if record.cut:
        console.say(
            f"The last line of {path} was cut off; it is kept beside it in {path.name}.cut, and the game goes on."
        )
    people = [seat for seat, status in session.table.seats.items() if status == "person"]
    if not people:
        session.close()
        raise Puzzled(f"Nobody sits at {path} but computers: watch it with `overture replay`.")
    return _run(console, ear, session, people, resumed=True, adviser=adviser)


def _run(
    console: Console,
    ear: Ear,
    session: Session,
    seats: Sequence[str],
    *,
    resumed: bool = False,
    adviser: Help | None = None,
) -> int:
    client = Client(session, seats, console, ear, finished=saves.finish, adviser=adviser)
    try:
        client.begin(resumed=resumed)
        obey_lines(client)
    except Left:
        pass
    except KeyboardInterrupt:
        console.say("", f"Interrupted. {client.kept()}")
        raise
    finally:
        session.close()
    if not client.said_where:
        console.say(client.kept())
    console.flush()
    return 0


# --------------------------------------------------------------------------------------------------
# Questions before the game


def _which_game(console: Console, ear: Ear) -> str | Path:
    """The scenario to play: asked on a terminal, the flagship from a pipe."""
    if not ear.tty:
        return FLAGSHIP
    offered: dict[str, str | Path] = {}
    names: dict[str, tuple[str, ...]] = {}
    old = saves.unfinished()[:1]
    console.say("Which game?")
    if old:
        offered["continue"], names["continue"] = old[0], ("continue",)
        console.say(f"- continue: go on with your last game ({old[0].stem})")
    for each in summaries():
        offered[each.id], names[each.id] = each.id, (each.id, each.title)
        size = f"{count(len(each.seats), 'seat')}, {count(each.rounds, 'round')}, about {each.minutes} minutes"
        console.say(f"- {each.id}: {each.title}. {size}, {each.difficulty}.")
    console.say(
        "Type a name; Enter alone starts `first-readout` for learning."
        if "first-readout" in offered
        else "Type a name."
    )
    default = "first-readout" if "first-readout" in offered else FLAGSHIP
    chosen = _answer(console, ear, names, "game", default)
    return offered[chosen]


def _answer(console: Console, ear: Ear, names: Mapping[str, tuple[str, ...]], kind: str, default: str) -> str:
    while True:
        line = ear.line(console)
        if line is None or plain(line) in ("quit", "exit", "q"):
            raise Puzzled("Nothing was begun.")
        if not line.strip():
            return default
        try:
            return pick(line, names, kind)
        except Puzzled as puzzled:
            console.say(str(puzzled))


def _seats(console: Console, ear: Ear, scenario: Scenario, named: Sequence[str]) -> list[str]:
    """The seats that people take, named on the command line, else asked, else suggested."""
    setting = scenario.setting
    wanted = [part.strip() for each in named for part in each.split(",") if part.strip()]
    if named:
        options = seat_options(setting)
        if not wanted:
            raise Puzzled(f"--seat names nobody: choose from {quoted(options)}.")
        return list(dict.fromkeys(pick(each, options, "delegation") for each in wanted))
    first = suggested_seat(setting)
    if not ear.tty:
        title, others = setting.delegation[first].title, [seat for seat in setting.seats if seat != first]
        console.say(f"You take the seat of {title}; --seat names another: {seats_named(setting, others, 'or')}.")
        return [first]
    console.say(f"{setting.title}. {setting.text}", "", "Which seat?")
    console.say(*(f"- {d.id}: {ROLE_WORDS[d.role]}. {d.text}" for d in setting.delegations))
    console.say(f"Type a name; Enter alone takes {setting.delegation[first].title}.")
    return [_answer(console, ear, seat_options(setting), "delegation", first)]


__all__ = ["Illegal", "go_on", "play", "scenario_ids"]
