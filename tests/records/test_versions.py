"""Records that outlive versions: of other rules they are told, measured and compared, and never called changed."""

from __future__ import annotations

import json
import os
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from msgspec import Struct, defstruct
from msgspec.structs import fields
from sealing import seal_again, unsealed, with_header
from wild import wild_steps

from game import saves
from game.__main__ import main
from game.content import load_scenario
from game.records import RULES, OtherRules, RecordError, load_record
from game.records.tolerant import read
from game.rules.model.state import State
from game.rules.model.table import Table
from game.session import Session
from game.wire import short_json

OLD = sorted((Path(__file__).parent / "of-0.1").glob("*.jsonl"))


@pytest.fixture
def overture(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """Runs a command line in this process; returns exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["overture", *words])
        code = main()
        return code, *capsys.readouterr()

    return run


def whole_game(path: Path, name: str = "ferry", delegate: str = "standard") -> Path:
    session = Session.start(load_scenario(name), 7, {}, {"*": delegate}, path)
    session.settle(sync=False)
    session.close()
    return path


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A whole game that other rules played, as a later version wrote it."""
    path = whole_game(tmp_path / "later.jsonl")
    return with_header(path, lambda header: header.update(rules=RULES + 5, version="7.1", commit="abc123"))


def without_openings(state: State) -> object:
    return short_json(state.table), short_json(state.rooms), short_json(state.desks), short_json(state.vault.breaches)


@pytest.mark.parametrize("name", ["ferry", "first-readout"])
def test_what_is_kept_of_a_round_is_all_that_was_true_then(tmp_path: Path, name: str):
    scenario, path = load_scenario(name), tmp_path / "wild.jsonl"
    session = Session.start(scenario, 4, dict.fromkeys(scenario.setting.seats, "person"), {}, path)
    for step in wild_steps(scenario, 4):
        session.submit(step.seat, step.act, sync=False)
    session.close()
    record = load_record(path)
    states, moments = [state for _, state in record.states()], record.moments()
    assert len(moments) > 3
    for moment in moments:
        state = states[moment.acts]
        assert without_openings(moment.state) == without_openings(state)
        assert [each.table.round for each in moment.state.vault.openings] == [
            each.table.round for each in state.vault.openings
        ]


def test_a_game_of_other_rules_is_told_by_round(foreign: Path, overture):
    code, told, noted = overture("replay", "later.jsonl")
    assert code == 0
    assert "Round 1 is resolved." in told
    assert "Scored in truth: " in told
    assert f"played by Overture 7.1 (commit abc123), by rules {RULES + 5}; these are rules {RULES}" in noted
    assert "pip install overture==7.1, from commit abc123) and type: overture play --resume later.jsonl" in noted
    assert "changed" not in noted + told
    code, seen, _ = overture("replay", "later.jsonl", "--seat", "quellin", "--until", "2")
    assert code == 0
    assert "Round 2 is resolved." in seen
    assert "Round 3 is resolved." not in seen


def test_a_game_of_other_rules_is_measured_as_by_its_own(foreign: Path, tmp_path: Path, overture):
    whole_game(tmp_path / "same.jsonl")
    mine, theirs = (json.loads(overture("debrief", f"{name}.jsonl", "--json")[1]) for name in ("same", "later"))
    for part in ("outcome", "scores", "confidence", "deals", "offers", "captured", "frontier"):
        assert theirs[part] == mine[part], part
    code, told, _ = overture("debrief", "later.jsonl", "same.jsonl", "--out", "both.html")
    assert code == 0
    assert "later: Overture 7.1 (commit abc123) played it by other rules; it is read by round." in told
    code, _, _ = overture("debrief", "later.jsonl", "--seat", "quellin", "--out", "one.html")
    assert code == 0
    assert "by other rules: it is read from what was kept of each round" in (tmp_path / "one.html").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("whatif", "later.jsonl", "--at", "2"), ("play", "--client", "terminal", "--resume", "later.jsonl")]
)
def test_playing_on_needs_the_same_rules_and_says_so(foreign: Path, overture, words: tuple[str, ...]):
    before = foreign.read_bytes()
    code, _, said = overture(*words)
    assert code == 1
    assert "To play on or to ask what if, install that version (pip install overture==7.1" in said
    assert foreign.read_bytes() == before


def test_a_record_whose_number_lies_is_read_by_round_too(tmp_path: Path, overture):
    """The seals hold, so nobody changed it: these rules come to something else."""
    path = whole_game(tmp_path / "odd.jsonl")
    lines = unsealed(path)
    number = [n for n, (body, _) in enumerate(lines) if body.startswith(b'{"digest"')][2]
    body = lines[number][0]
    lines[number] = body.replace(body[11:27], b"0" * 16, 1), b""
    seal_again(path, lines)
    with pytest.raises(OtherRules):
        load_record(path).verify()
    last = [n for n, (body, _) in enumerate(lines) if body.startswith(b'{"digest"')][-1]
    lines[last] = lines[last][0].replace(lines[last][0][11:27], b"0" * 16, 1), b""
    seal_again(path, lines)
    code, told, noted = overture("replay", "odd.jsonl")
    assert code == 0
    assert "Round 1 is resolved." in told
    assert f"odd.jsonl:{number + 1}: up to here these rules come to another game." in noted


def test_acts_and_parts_that_this_version_does_not_know_are_left_out(foreign: Path, overture):
    lines = unsealed(foreign)
    lines.insert(3, (b'{"act":{"verb":"sing","song":"x"},"actor":["quellin"]}', b""))
    for number, (body, words) in enumerate(lines):
        if body.startswith(b'{"digest"'):
            lines[number] = body.replace(b'"table":{', b'"table":{"weather":"fog",', 1), words
    seal_again(foreign, lines)
    assert load_record(foreign).unknown == 1
    code, told, said = overture("replay", "later.jsonl")
    assert code == 0, said
    assert "Round 1 is resolved." in told


def test_an_end_that_this_version_does_not_know_is_not_called_unfinished(foreign: Path, overture):
    lines = unsealed(foreign)
    body, words = lines[-1]
    lines[-1] = body.replace(b'"outcome":{"kind":"', b'"outcome":{"kind":"un'), words
    seal_again(foreign, lines)
    for command in ("replay", "debrief"):
        code, _, said = overture(command, "later.jsonl")
        assert code == 1
        assert "this version cannot read what was kept of that round: use Overture 7.1 (commit abc123)." in said


def test_a_folder_of_records_is_measured_without_those_that_cannot_be(foreign: Path, tmp_path: Path, overture):
    Session.start(load_scenario("ferry"), 1, {}, {}, tmp_path / "begun.jsonl").close()
    Session.start(load_scenario("ferry"), 1, {}, {}, tmp_path / "odd.jsonl").close()
    (tmp_path / "odd.jsonl").write_bytes((tmp_path / "odd.jsonl").read_bytes().replace(b'"seed":1', b'"seed":2'))
    (tmp_path / "seats.json").write_text("{}")
    code, told, said = overture("debrief", ".", "--csv", "who.csv")
    assert code == 0, said
    assert "The report is later.html." in told
    assert "Skipped 1 file that is no record: seats.json." in said
    assert "Skipped 1 game that goes on: begun.jsonl." in said
    assert "Skipped: odd.jsonl:1: this line was changed" in said
    assert (tmp_path / "who.csv").read_bytes().startswith(b"\xef\xbb\xbfrecord,")
    assert overture("debrief", "begun.jsonl", "later.jsonl")[0] == 1
    foreign.unlink()
    code, _, said = overture("debrief", ".")
    assert code == 1
    assert "Nothing is left to measure: name the record of a game that has ended." in said


def test_the_line_client_goes_on_with_the_newest_game_of_its_own_rules(
    tmp_path: Path, overture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.stdin", StringIO("quit\n"))
    games = []
    for day in (1, 2):
        games.append(saves.new_path("ferry", datetime(2031, 1, day)))
        Session.start(load_scenario("ferry"), 1, {"ebrany": "person"}, {"*": "standard"}, games[-1]).close()
        os.utime(games[-1], (day, day))
    with_header(games[1], lambda header: header.update(rules=RULES + 5, version="7.1"))
    os.utime(games[1], (9, 9))
    code, told, _ = overture("continue", "--client", "terminal")
    assert code == 0
    assert f"{games[1]}: this game was played by Overture 7.1" in told
    assert f"Your game is kept in {games[0]}." in told


def test_a_snapshot_is_read_after_the_state_has_gained_and_lost_a_field(tmp_path: Path):
    state = load_record(whole_game(tmp_path / "g.jsonl")).last()
    kept = short_json(state.table)
    now = {field.name: field.type for field in fields(Table)}
    gained = [("weather", str), ("winds", tuple[int, ...]), ("gusts", dict[str, int])]
    parts = [("meters", now["meters"]), *gained, ("history", now["history"], ())]
    later = defstruct("Later", parts, frozen=True, forbid_unknown_fields=True)
    assert issubclass(later, Struct)
    found = read(kept, later)
    assert (found.weather, found.winds, found.gusts) == ("", (), {})
    assert found.meters == state.table.meters
    assert found.history == state.table.history
    assert not hasattr(found, "bands")


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_records_of_version_0_1_are_read_or_the_truth_is_said(path: Path):
    record = load_record(path)
    assert record.header.program == "an earlier Overture"
    try:
        state = record.verify()
    except OtherRules as other:
        said = str(other)
        assert "an earlier Overture, whose rules changed under one number" in said
        assert "look at it with the version that played it" in said
        assert "was changed" not in said
    else:
        assert state.table.outcome is not None
    with pytest.raises(OtherRules, match="an earlier Overture"):
        Session.resume(path)


def test_a_header_is_held_to_the_limits_of_a_scenario(tmp_path: Path, overture):
    path = whole_game(tmp_path / "long.jsonl")
    with_header(path, lambda header: header["scenario"]["setting"].update(rounds=1_000_000_000))
    with pytest.raises(RecordError, match=r"long\.jsonl:1: The scenario in the header cannot be read: .*<= 40"):
        load_record(path)
    played = ("play", "--client", "terminal", "--resume", "long.jsonl")
    for words in (("replay", "long.jsonl"), ("debrief", "long.jsonl"), played):
        assert overture(*words)[0] == 1
    with_header(path, lambda header: header.update(rules=RULES + 1))  # whatever its rules, it was bounded
    with pytest.raises(RecordError, match="this version cannot read the scenario of this game"):
        load_record(path)


def nested(depth: int) -> object:
    """A condition within a condition within a condition."""
    condition: object = {"is": "round", "first": 1, "last": 2}
    for _ in range(depth):
        condition = {"is": "none", "conditions": [condition]}
    return condition


@pytest.mark.parametrize("rules", [RULES, RULES + 1])
def test_a_header_is_nested_no_deeper_than_a_scenario(tmp_path: Path, rules: int):
    path = whole_game(tmp_path / "deep.jsonl")
    with_header(path, lambda header: header.update(rules=rules))
    with_header(path, lambda header: header["scenario"]["setting"]["settlements"][0].update(needs=[nested(300)]))
    with pytest.raises(RecordError, match=r"deep\.jsonl:1: The scenario in the header is nested more than 60 deep"):
        load_record(path)


@pytest.mark.parametrize("told", ["{by:>999999999} spoke.", "{by.__class__}", "{nobody}", "{"])
def test_a_move_of_a_header_is_told_by_what_can_be_filled_in(tmp_path: Path, told: str):
    path = whole_game(tmp_path / "told.jsonl")
    with_header(path, lambda header: header["scenario"]["setting"]["rulebook"]["moves"][0].update(told=told))
    with pytest.raises(RecordError, match=r"told\.jsonl:1: .*nothing can tell the move"):
        load_record(path)
