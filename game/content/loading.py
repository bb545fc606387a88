"""From a name or a path to a checked scenario: reading, merging the rules, structuring, and all lints in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from game.content.consistency import check_sense
from game.content.document import Document, MapNode, Scalar, read_document
from game.content.field_types import ListOf, MapOf, Record, fields_of
from game.content.lengths import Length, of_length
from game.content.mistakes import Enough, Mistake, ScenarioError, did_you_mean, in_order, shown
from game.content.muted_effects import muted_effects
from game.content.names import check_names
from game.content.prose import check_prose
from game.content.reachability import check_reach
from game.content.rulebooks import Rules, looks_like_rulebook
from game.content.scenario_draft import ScenarioDraft, mended
from game.content.structure import Reader
from game.content.teaching import TeachingNotes
from game.content.worths import check_worths
from game.datafiles import data_path, own_folder
from game.rules.model.mandate import Mandate
from game.rules.model.rulebook import Rulebook
from game.rules.model.setting import Scenario, Setting

FOLDER = "scenarios"
OWN_FILE = "scenario.yaml"
"""A scenario may be a file, or a folder of its own with this file in it."""

_HAS_MANDATES = re.compile(rb"^mandates:", re.MULTILINE)
"""What tells a scenario from other YAML files beside it."""

CHOOSING = ("without_moves", "only_moves")
"""Keys of `rules` that choose among the moves of the rulebook."""

LINTS = (check_names, check_prose, check_sense, check_reach, check_worths)


class Summary(Struct, frozen=True):
    """What a list of scenarios says about one: minutes a solo game takes, its seats and rounds.

    own: it lies in the author's folder and does not come with the game
    lengths: numbers of rounds that it bears, its own among them
    """

    id: str
    title: str
    text: str
    difficulty: str
    minutes: int
    rounds: int
    seats: tuple[str, ...]
    own: bool = False
    lengths: tuple[int, ...] = ()


def load_scenario(id_or_path: str | Path, rounds: int | None = None) -> Scenario:
    """A checked scenario, by the id of one that comes with the game or lies in the author's folder, or by a path.

    rounds: one of the lengths that it bears; its own where none is said

    Raises ScenarioError, which holds every mistake, if it cannot be played, or not in so many rounds.
    """
    path = _path_of(id_or_path)
    document = read_document(path, _display(path))
    draft, mistakes = _drafted(document, path)
    if mistakes or draft is None:
        raise ScenarioError(in_order(mistakes, document.file))
    return of_length(_judged(draft), draft.lengths, rounds, document.file)


def load_lengths(id_or_path: str | Path) -> tuple[int, ...]:
    """The numbers of rounds that a scenario bears, its own among them, in order. Raises ScenarioError."""
    path = _path_of(id_or_path)
    document = read_document(path, _display(path))
    draft, mistakes = _drafted(document, path)
    if mistakes or draft is None:
        raise ScenarioError(in_order(mistakes, document.file))
    return tuple(sorted({draft.setting.rounds, *(each.rounds for each in draft.lengths)}))


def load_teaching_notes(id_or_path: str | Path) -> TeachingNotes | None:
    """What a scenario tells its instructor; None if it says nothing. Raises ScenarioError if it cannot be read."""
    path = _path_of(id_or_path)
    draft, _ = _drafted(read_document(path, _display(path)), path)
    return None if draft is None else draft.teaching


def check(paths: Iterable[str | Path]) -> list[Mistake]:
    """Every mistake in some files, scenarios or rulebooks, in the order given."""
    found: list[Mistake] = []
    for each in paths:
        try:
            path = _path_of(each)
            document = read_document(path, _display(path))
            mistakes = _rulebook(document, path) if looks_like_rulebook(document.root) else _scenario(document, path)[1]
            found += in_order(mistakes, document.file)
        except ScenarioError as error:
            found += error.mistakes
    return found


def warnings(paths: Iterable[str | Path]) -> list[Mistake]:
    """What an author may not have meant, in files without mistakes; it can be played as it is."""
    found: list[Mistake] = []
    for each in paths:
        path = _path_of(each)
        document = read_document(path, _display(path))
        if not looks_like_rulebook(document.root):
            draft, _ = _drafted(document, path)
            found += [] if draft is None else in_order(muted_effects(draft), document.file)
    return found


def scenario_ids() -> tuple[str, ...]:
    """Ids of the scenarios that come with the game, in alphabetical order."""
    return tuple(_shipped())


def summaries() -> tuple[Summary, ...]:
    """What can be played, without checking it: a damaged file is left out. The author's own follow the others."""
    found = []
    shipped = _shipped()
    for name, path in _known().items():
        try:
            root = read_document(path, str(path)).root
        except ScenarioError:
            continue
        if isinstance(root, MapNode):
            found.append(_summary(name, root, own=name not in shipped))
    return tuple(found)


def _summary(name: str, root: MapNode, *, own: bool) -> Summary:
    reader = Reader()
    known = {"title", "text", "difficulty", "minutes", "rounds", "delegations"}
    brief = MapNode(root.file, root.line, root.column, {k: v for k, v in root.entries.items() if k in known})
    setting: Setting = reader.record(Setting, brief)
    seats = tuple(each.title for each in setting.delegations)
    told = root.get("lengths")
    others = [] if told is None else [each.rounds for each in reader.read(ListOf(Record(Length)), told)]
    lengths = tuple(sorted({setting.rounds, *others}))
    return Summary(
        name, setting.title, setting.text, setting.difficulty, setting.minutes, setting.rounds, seats, own, lengths
    )  # fmt: skip


# --------------------------------------------------------------------------------------------------
# Finding files


def author_folder() -> Path:
    """Where an author's scenarios lie that `overture scenarios`, the window and `host` list. It may not exist yet."""
    return own_folder(FOLDER)


def _shipped() -> dict[str, Path]:
    return _in_folder(data_path(FOLDER))


def _known() -> dict[str, Path]:
    """Every scenario that an id names: those that come with the game, which nobody's own can hide, and one's own."""
    shipped = _shipped()
    return shipped | {name: path for name, path in _in_folder(author_folder()).items() if name not in shipped}


def _in_folder(folder: Path) -> dict[str, Path]:
    found = {path.stem: path for path in folder.glob("*.yaml")}
    found |= {path.parent.name: path for path in folder.glob(f"*/{OWN_FILE}")}
    return {name: found[name] for name in sorted(found) if _HAS_MANDATES.search(found[name].read_bytes())}


def _path_of(id_or_path: str | Path) -> Path:
    text = str(id_or_path)
    if isinstance(id_or_path, Path) or text.endswith((".yaml", ".yml")) or "/" in text or "\\" in text:
        path = Path(id_or_path)
        return path / OWN_FILE if (path / OWN_FILE).is_file() else path
    # The other scenarios are read only to say which was meant: the first prompt need not wait for that.
    found = _named(data_path(FOLDER), text) or _named(author_folder(), text)
    if found is None:
        advice = did_you_mean(text, _known())
        raise ScenarioError([Mistake(text, 0, 0, f"There is no scenario {shown(text)}: {advice}")])
    return found


def own_file(name: str) -> Path | None:
    """The file that a command for authors writes or looks at, by its path or by a scenario's name in their folder."""
    path = Path(name)
    found = path / OWN_FILE if (path / OWN_FILE).is_file() else path
    return found if found.is_file() else _named(author_folder(), name)


def _named(folder: Path, name: str) -> Path | None:
    for path in (folder / name / OWN_FILE, folder / f"{name}.yaml"):
        if path.is_file() and _HAS_MANDATES.search(path.read_bytes()):
            return path
    return None


def _display(path: Path) -> str:
    """A path as mistakes name it: short if it lies below the current folder."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


# --------------------------------------------------------------------------------------------------
# Reading one file


def _scenario(document: Document, path: Path) -> tuple[Scenario | None, list[Mistake]]:
    draft, mistakes = _drafted(document, path)
    return (None if draft is None else _judged(draft)), mistakes


def _judged(draft: ScenarioDraft) -> Scenario:
    in_seats = {seat: draft.mandates[seat] for seat in draft.setting.seats if seat in draft.mandates}
    return Scenario(draft.setting, in_seats)


def _drafted(document: Document, path: Path) -> tuple[ScenarioDraft | None, list[Mistake]]:
    mistakes = list(document.mistakes)
    root = document.root
    if not isinstance(root, MapNode):
        return None, [root.mistake("A scenario is written as keys with values, such as `title` and `delegations`.")]
    root = _with_id(root, path)
    rules = Rules(_display)
    rulebook = _rules_of(root, rules, path)
    mistakes += rules.mistakes
    reader = Reader(_spread(root))
    try:
        draft = _draft(reader, root, rulebook, (document, *rules.documents))
        _check_id(draft, path)
        for lint in LINTS:
            lint(draft)
    except Enough:
        return None, mistakes + reader.mistakes
    return draft, mistakes + reader.mistakes


def _rules_of(root: MapNode, rules: Rules, path: Path) -> MapNode | None:
    name = root.get("rulebook")
    base = None if name is None else rules.named(name, path.parent)
    own = root.get("rules")
    if base is None or own is None:
        return base
    if not isinstance(own, MapNode):
        rules.mistakes.append(own.mistake("Changes to the rules are written as keys with values, such as `numbers:`."))
        return base
    unknown = [key for key in own.entries if key not in fields_of(Rulebook) and key not in CHOOSING]
    for key in unknown:
        advice = did_you_mean(key, (*fields_of(Rulebook), *CHOOSING))
        rules.mistakes.append(own.entries[key][0].mistake(f"There is no key {shown(key)} in `rules`: {advice}"))
    entries = {key: entry for key, entry in own.entries.items() if key not in unknown}
    return rules.changed(base, MapNode(own.file, own.line, own.column, entries))


def _draft(reader: Reader, root: MapNode, rulebook: MapNode | None, documents: tuple[Document, ...]) -> ScenarioDraft:
    entries = dict(root.entries)
    own = {key: entries.pop(key) for key in ("mandates", "rules", "rulebook", "teaching", "lengths") if key in entries}
    if "rulebook" in own:
        at = own["rulebook"][0]
        entries["rulebook"] = (at, rulebook or MapNode(at.file, at.line, at.column, {}))
    whole = MapNode(root.file, root.line, root.column, entries)
    setting = mended(reader.record(Setting, whole, also=("mandates", "rules", "teaching", "lengths")), reader)
    if "mandates" in own:
        mandates = reader.read(MapOf("delegation", Record(Mandate)), own["mandates"][1])
    else:
        mandates = {}
        reader.say(root, "A scenario needs `mandates`: what each delegation alone is told.")
    notes = reader.read(Record(TeachingNotes), own["teaching"][1]) if "teaching" in own else None
    lengths = reader.read(ListOf(Record(Length)), own["lengths"][1]) if "lengths" in own else ()
    return ScenarioDraft(setting, mandates, reader, whole, documents, rulebook is not None, notes, tuple(lengths))


def _spread(root: MapNode) -> int:
    """How far published worths are spread, known before anything else is read."""
    node = root.get("spread")
    if node is None:
        return int(str(fields_of(Setting)["spread"].default))
    quiet = Reader()
    value = quiet.read(fields_of(Setting)["spread"].shape, node)
    return value if isinstance(value, int) else 0


def _named_by(path: Path) -> str:
    """The id that a scenario has by the name of its file or folder."""
    return path.parent.name if path.name == OWN_FILE else path.stem


def _with_id(root: MapNode, path: Path) -> MapNode:
    """A scenario with its id: where none is written, it is the name of the file."""
    if "id" in root.entries:
        return root
    name = Scalar(root.file, root.line, root.column, _named_by(path), False)
    return MapNode(root.file, root.line, root.column, {"id": (name, name), **root.entries})


def _check_id(draft: ScenarioDraft, path: Path) -> None:
    wanted, name = _named_by(path), draft.setting.id
    if name and name != wanted:
        message = f"The id must be the name of the file, {shown(wanted)}: leave `id` out, or change one of them."
        draft.say(message, draft.setting, "id")


def _rulebook(document: Document, path: Path) -> list[Mistake]:
    """Mistakes in a rulebook that is checked alone: no table sits to it, so only its own words are judged."""
    rules = Rules(_display)
    root = rules.of(document, path)
    if root is None:
        return rules.mistakes
    reader = Reader()
    try:
        book: Rulebook = reader.record(Rulebook, root)
        _names_of_rulebook(reader, book, root)
    except Enough:
        pass
    return rules.mistakes + reader.mistakes


def _names_of_rulebook(reader: Reader, book: Rulebook, root: MapNode) -> None:
    blank: Setting = Reader().record(Setting, Scalar("", 0, 0, "", True))
    setting = Setting(**{**{name: getattr(blank, name) for name in fields_of(Setting)}, "rulebook": book})
    draft = ScenarioDraft(setting, {}, reader, root, ())
    check_names(draft)
