"""`overture brief`: pages to print before class. A brief for each role, the rules card, the facilitator's guide.

Made from the scenario alone; worths are the published middles, because each game draws its own around them.
"""

from __future__ import annotations

from pathlib import Path

from game.briefs.facilitator_guide import facilitator_guide
from game.briefs.role_brief import role_brief
from game.briefs.rules_card import rules_card
from game.briefs.what_happens import what_happens
from game.content import load_lengths, load_scenario, load_teaching_notes
from game.rules.model.setting import Scenario

__all__ = ["facilitator_guide", "role_brief", "rules_card", "write_briefs"]


def write_briefs(scenario: Scenario | str | Path, out_dir: str | Path, games: int = 0) -> list[Path]:
    """Writes the pages and returns their paths, the facilitator's guide first.

    scenario: an id or a path; or a scenario, whose teaching notes are then not known. Raises `ScenarioError`, and
    `OSError` if the folder cannot be written.

    games: so many are played, for figures of what usually happens; none by default
    """
    held = load_scenario(scenario) if isinstance(scenario, str | Path) else scenario
    played = what_happens(held, games) if games else []
    notes = load_teaching_notes(scenario) if isinstance(scenario, str | Path) else None
    lengths = load_lengths(scenario) if isinstance(scenario, str | Path) else (held.setting.rounds,)
    folder = Path(out_dir)
    blocking = next((path for path in (folder, *folder.parents) if path.exists() and not path.is_dir()), None)
    if blocking is not None:
        raise FileExistsError(0, "This is a file, and the pages need a folder: name another with --out", str(blocking))
    guide = facilitator_guide(held, notes, played, lengths)
    pages = {"facilitator.html": guide, "rules-card.html": rules_card(held.setting)}
    for seat in held.setting.seats:
        pages[f"brief-{seat}.html"] = role_brief(held, seat)
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            written.append(folder / name)
            written[-1].write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        words = f"{error.strerror or 'It cannot be written'}: name another folder with --out"
        raise OSError(error.errno or 0, words, error.filename or str(folder)) from error
    return written
