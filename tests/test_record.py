"""Records: every mistake names its line, the lock holds, and replay is exact in any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace
from sealing import lines_of, unsealed, with_body, with_header, with_line

import game
from game.content import load_scenario
from game.records import FORMAT, RULES, Entry, Header, Recorder, RecordError, load_record, state_digest
from game.rules.model.terms import Actor
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.session import Session
from game.wire import digest, dumps


def complaint(path: Path) -> str:
    with pytest.raises(RecordError) as problem:
        load_record(path).verify()
    return str(problem.value)


def test_a_record_holds_header_acts_and_a_digest_line_per_round(played: Path):
    header, *rest = (json.loads(line) for line in lines_of(played))
    assert header["overture"] == FORMAT
    assert header["rules"] == RULES
    assert header["version"] == version("overture")
    assert header["hash"] == digest(header["scenario"])
    assert header["seed"] == 5
    assert header["scenario"]["setting"]["id"] == "strait"
    assert [line["round"] for line in rest if "digest" in line][:3] == [1, 2, 3]
    assert all({"actor", "act", "id"} <= set(line) for line in rest if "digest" not in line)


def test_wall_clock_times_stand_only_where_a_clock_was_given(tmp_path: Path):
    scenario = load_scenario("ferry")
    for name, clock, kept in (("solo", lambda: 1234, 1234), ("batch", None, 0)):
        path = tmp_path / f"{name}.jsonl"
        session = Session.start(scenario, 1, dict.fromkeys(scenario.setting.seats, "person"), {}, path, clock)
        session.submit(scenario.setting.seats[0], Ready())
        session.close()
        assert load_record(path).entries[0].time == kept
        assert (b'"time"' in path.read_bytes()) == bool(kept)


def test_replay_of_a_record_equals_live_play(tmp_path: Path):
    for name in ("strait", "ferry"):
        path = tmp_path / f"{name}.jsonl"
        session = Session.start(load_scenario(name), 3, {}, {"*": "random"}, path)
        session.settle(sync=False)
        live = session.truth()
        session.close()
        assert session.over
        assert state_digest(load_record(path).verify()) == state_digest(live)


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_replay_gives_the_same_digest_in_any_process(played: Path, hash_seed: str):
    program = "import sys; from game.records import *; print(state_digest(load_record(sys.argv[1]).verify()))"
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(game.__file__).parents[1])}
    output = subprocess.run(
        [sys.executable, "-c", program, str(played)], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert output.strip() == state_digest(load_record(played).last())


@pytest.mark.parametrize("line", [b"nonsense", b"", b"\xff\xfe", b"[" * 100_000, b"17", b"{}", b'{"actor":["orveld"]}'])
def test_a_line_that_was_not_written_there_is_named(played: Path, line: bytes):
    says = "this line has lost its seal, so it was changed. Use a copy of the file."
    assert complaint(with_line(played, 4, line)) == f"{played}:4: {says}"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{nonsense}", "not JSON, so the file was damaged: use a copy"),
        (b"{\xff\xfe}", "not JSON"),
        (b'{"a":' * 100_000 + b"}", "not JSON"),
        (b'{"act": 3}', "An actor is a list"),
        (b'{"actor": ["orveld"], "act": {"verb": "sing"}}', "no verb that the game knows"),
        (b'{"actor": ["orveld"], "act": {"verb": "accept", "offer": "1"}}', "wrong kind"),
        (b'{"actor": ["orveld"], "act": {"verb": "accept"}}', "missing"),
        (b'{"actor": ["orveld"], "act": {"verb": "ready", "loud": true}}', "unknown"),
        (b'{"actor": "orveld", "act": {"verb": "ready"}}', "An actor is a list"),
        (b'{"actor": ["orveld"], "act": {"verb": "ready"}, "id": 5}', "wrong kind"),
        (b'{"actor": ["nobody"], "act": {"verb": "ready"}}', "no delegation 'nobody'"),
        (b'{"actor": ["orveld"], "act": {"verb": "accept", "offer": 99}}', "There is no offer 99"),
    ],
)
def test_a_line_that_is_wrong_is_named_in_a_sentence(played: Path, line: bytes, says: str):
    message = complaint(with_body(played, 4, line))
    assert message.startswith(f"{played}:4: ")
    assert says in message
    assert message.endswith((".", ".)"))


def test_a_game_that_these_rules_play_otherwise_is_never_called_changed(played: Path):
    number = [n for n, line in enumerate(lines_of(played), 1) if b'"digest"' in line][1]
    message = complaint(with_body(played, number, b'{"digest":"0000000000000000","round":2,"take":0}'))
    assert message.startswith(f"{played}:{number}: up to here these rules come to another game.")
    assert f"It was played by Overture {version('overture')}" in message
    assert f"overture play --resume {played}" in message
    assert "changed" not in message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"overture": "2"}, "not a record of this version"),
        ({"overture": 9, "version": "7.1"}, "written by a newer Overture (7.1): install that"),
        ({"rules": RULES + 1}, f"by rules {RULES + 1}; these are rules {RULES}"),
        ({"rules": None}, "by which rules"),
        ({"seed": "x"}, "lacks seats or a seed"),
        ({"seats": []}, "lacks seats or a seed"),
        ({"seats": {"orveld": "ghost"}}, "who speaks"),
        ({"seats": {"nobody": "person"}}, "no delegation 'nobody'"),
        ({"delegates": {"*": 5}}, "who speaks"),
        ({"scenario": {}}, "cannot be read"),
        ({"scenario": None}, "cannot be read"),
        ({"scenario": [1]}, "cannot be read"),
    ],
)
def test_a_header_that_is_wrong_is_named_in_a_sentence(played: Path, change: dict[str, Any], says: str):
    message = complaint(with_header(played, lambda header: header.update(change)))
    assert message.startswith((f"{played}:1: ", f"{played}: this game was played"))
    assert says in message


def test_a_header_spoilt_anywhere_is_refused_with_a_sentence_and_nothing_else(played: Path):
    luck, header = Random(1), json.loads(unsealed(played)[0][0])
    for _ in range(60):
        spoilt = json.loads(dumps(header))
        holder: Any = spoilt["scenario"]
        while True:
            keys = list(holder) if isinstance(holder, dict) else range(len(holder))
            key = luck.choice(list(keys))
            if isinstance(holder[key], dict | list) and holder[key] and luck.random() < 0.8:
                holder = holder[key]
                continue
            if luck.random() < 0.3:
                del holder[key]
            else:
                holder[key] = luck.choice([None, 7, -1, "nobody", [], {}, [5], {"x": 1}])
            break
        with_header(played, lambda header, spoilt=spoilt: header.update(spoilt))
        try:
            load_record(played).last()
        except RecordError as problem:
            said = str(problem)
            assert said.startswith(str(played)), said


@pytest.mark.parametrize("content", [b"", b"\n", b"hello", b"hello\n", b"{}\n", b"\x00" * 100])
def test_what_is_no_record_is_called_so(tmp_path: Path, content: bytes):
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"x\.jsonl"):
        load_record(path)
    with pytest.raises(RecordError, match=r"x\.jsonl"):
        Session.resume(path)


def test_a_missing_file_and_a_directory_get_a_sentence(tmp_path: Path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(RecordError, match="cannot be read"):
            load_record(path)


def test_one_writer_at_a_time(played: Path):
    first, _ = Session.resume(played)
    with pytest.raises(RecordError, match="being written by another game"):
        Session.resume(played)
    first.close()
    second, _ = Session.resume(played)
    second.close()


def test_another_process_is_kept_out_too(played: Path):
    session, _ = Session.resume(played)
    program = "import sys; from pathlib import Path; from game.session import *; Session.resume(Path(sys.argv[1]))"
    environment = {**os.environ, "PYTHONPATH": str(Path(game.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", program, str(played)], env=environment, capture_output=True, text=True, check=False
    )
    session.close()
    assert done.returncode != 0
    assert "is being written by another game" in done.stderr


def test_an_existing_file_is_never_written_over(played: Path):
    record = load_record(played)
    with pytest.raises(RecordError, match="exists already"):
        Recorder.create(played, record.header)
    assert load_record(played) == record


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    scenario = load_scenario("ferry")
    with pytest.raises(RecordError, match="cannot be written"):
        Session.start(scenario, 1, {}, {}, tmp_path / "file" / "game.jsonl")


def test_a_line_is_on_disk_before_anyone_is_told(tmp_path: Path):
    scenario = load_scenario("ferry")
    path = tmp_path / "game.jsonl"
    session = Session.start(scenario, 1, dict.fromkeys(scenario.setting.seats, "person"), {}, path)
    seen = []
    session.listeners.append(lambda actor, act: seen.append(len(load_record(path).entries)))
    session.submit(scenario.setting.seats[0], Say("One."))
    session.submit(scenario.setting.seats[1], Say("Two."))
    session.close()
    assert seen == [1, 2]


def test_an_entry_is_written_as_it_was(tmp_path: Path):
    scenario = load_scenario("ferry")
    path = tmp_path / "game.jsonl"
    recorder = Recorder.create(path, Header(scenario, 1, dict.fromkeys(scenario.setting.seats, "person"), {}))
    entry = Entry(Actor(scenario.setting.seats[0], "head", "Ann"), Say("Grüezi — \u2028 \x00", ()), "id", 5)
    recorder.append(entry)
    recorder.close()
    assert load_record(path).entries == (replace(entry, line=2),)
    assert load_record(path).header.scenario == scenario
