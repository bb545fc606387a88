"""What an author does on the command line: begin a scenario, check it, take its worths to a spreadsheet and back.

Prints and returns exit codes; what is right and what is written is decided in `game.content`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from game.content import ScenarioError, check, load_scenario, own_file, warnings
from game.content.recipes import Recipe, Wishes, begin, new_file, recipes
from game.rules.model.setting import Scenario

Say = Callable[[str], None]


# --------------------------------------------------------------------------------------------------
# Check


def run_check(files: Sequence[str], say: Say = print) -> int:
    """``overture check``: every mistake, or what each level brings; 1 if there is any mistake."""
    mistakes = check(files)
    for mistake in mistakes:
        say(str(mistake))
    if mistakes:
        return 1
    say("No mistakes." if len(files) == 1 else f"No mistakes in {len(files)} files.")
    for warning in warnings(files):
        say(str(warning))
    for name in files:
        scenario = _loaded(name)
        if scenario is not None:
            _told(name, scenario, say)
    return 0


def _loaded(name: str) -> Scenario | None:
    """A scenario, or None for a rulebook, of which there is no more to say."""
    try:
        return load_scenario(name)
    except ScenarioError:
        return None


def _told(name: str, scenario: Scenario, say: Say) -> None:
    """What each level is forecast to bring, so that an author sees what is counted twice, and what is not measured."""
    from game.debrief.concession_gains import all_gain, forecast_gains, gains_table

    gains = forecast_gains(scenario)
    say(f"{name}:")
    for line in gains_table(scenario, gains):
        say(line)
    if not all_gain(scenario, gains):
        say(
            f"{name}: Warning: no deal is forecast in which all who sign gain, meters and aims included: raise"
            " what receivers get, or lower what givers lose."
        )
    missing = [seat for seat, mandate in scenario.mandates.items() if mandate.walk_away is None]
    if missing:
        whom = "" if len(missing) == len(scenario.mandates) else f" ({', '.join(missing)})"
        say(f"Not calibrated{whom}: what a seat expects without a deal is not known.")
        say(f"`overture check --calibrate {name}` measures it.")


def run_watch(files: Sequence[str], say: Say = print) -> int:
    """``overture check --watch``: checks at once and again at every save, until Ctrl-C."""
    from game.content.watching import saves

    found_files = {name: own_file(name) for name in files}
    watched = [path for path in found_files.values() if path is not None]
    if len(watched) < len(found_files):
        strange = next(name for name, path in found_files.items() if path is None)
        print(f"{strange} is neither a file nor a scenario of yours: give a path.", file=sys.stderr)
        return 1
    for _ in saves(watched):
        mistakes = check(files)
        found = f"{len(mistakes)} mistake{'s' if len(mistakes) > 1 else ''}:" if mistakes else "no mistakes"
        say(f"{time.strftime('%H:%M:%S')} {found}")
        for mistake in mistakes:
            say(str(mistake))
        sys.stdout.flush()
    return 0


# --------------------------------------------------------------------------------------------------
# New


def run_new(file: str, like: str, wishes: Wishes, ask: Callable[[str], str] | None = None, say: Say = print) -> int:
    """``overture new``: asks what no flag says, if it may ask, and writes a scenario that passes `check`."""
    known = recipes()
    if ask is not None and not like:
        for each in known.values():
            say(f"  {each.name:<14}{each.says}")
        like = ask(f"Which recipe? [{next(iter(known))}] ")
    like = like or next(iter(known))
    if ask is not None and like in known:
        wishes = _asked(known[like], wishes, ask)
    path = new_file(file)
    try:
        begin(path, like, wishes)
    except ScenarioError as error:
        print(error, file=sys.stderr)
        return 1
    say(f"{path} is written, and there is no mistake in it.")
    name = file if path != Path(file) else str(path)
    say(f"See it: overture play {name}    Check it while you write: overture check --watch {name}")
    return 0


def _asked(recipe: Recipe, wishes: Wishes, ask: Callable[[str], str]) -> Wishes:
    """The wishes of flags, and answers to what they leave open; an empty answer leaves it as the recipe has it."""
    title = wishes.title or ask(f"Its title? [{recipe.title}] ")
    text = wishes.text or ask(f"What is it about, in a sentence or two? [{recipe.text}] ")
    states = wishes.states or state_names(ask(f"Who sits at the table? [{', '.join(recipe.states)}] "))
    rounds = wishes.rounds or _whole(ask(f"How many rounds? [{recipe.rounds}] "))
    return Wishes(title.strip(), text.strip(), states, rounds)


def state_names(text: str) -> tuple[str, ...]:
    """Names between commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _whole(text: str) -> int:
    return int(text) if text.strip().isdecimal() else -1 if text.strip() else 0


# --------------------------------------------------------------------------------------------------
# Matrix


def run_matrix(file: str, out: Path | None, take: Path | None, say: Say = print) -> int:
    """``overture matrix``: the worths as CSV, to a file or to standard output, or back into the scenario."""
    from game.content.matrix import matrix_csv, take_matrix

    path = own_file(file)
    if path is None:
        print(f"{file} is neither a file nor a scenario of yours: give a path.", file=sys.stderr)
        return 1
    if take is not None:
        count = take_matrix(path, take)
        say(f"{path}: {count} worth{'s' if count != 1 else ''} changed.")
        return run_check([file], say) if count else 0
    table = matrix_csv(path)
    if out is None:
        sys.stdout.write(table.removeprefix("\ufeff").replace("\r\n", "\n"))
        return 0
    out.write_bytes(table.encode("utf-8"))
    say(f"{out} is written. Bring it back: overture matrix {file} --take {out}")
    return 0
