"""The commands as people and scripts start them: exit codes, streams, records, and nothing lost."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from game.__main__ import COMMANDS, run


@pytest.fixture
def overture(tmp_path):
    """Runs a command in a fresh home: overture("play", "ferry", lines="ready")."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    environment |= {"OVERTURE_HOME": str(tmp_path / "home"), "PYTHONPATH": str(Path(__file__).parents[2])}

    def run(*args: str, lines: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "game", *args],
            input=lines, capture_output=True, text=True, encoding="utf-8", timeout=120, env=environment, cwd=tmp_path,
        )  # fmt: skip

    run.environment = environment
    return run


def kept(said: str) -> str:
    found = re.search(r"kept in (.+?\.jsonl)", said)
    assert found, said
    return found.group(1)


def test_a_pipe_of_ready_plays_the_flagship_to_its_end(overture):
    done = overture("play", "strait", "--seed", "5", lines="ready\n" * 200)
    assert done.returncode == 0, done.stderr
    assert "The game is over." in done.stdout
    assert Path(kept(done.stdout)).is_file()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", done.stdout)


def test_without_a_command_and_without_a_display_the_line_client_starts_and_says_so(overture):
    done = overture(lines="status\n")
    assert done.returncode == 0
    assert done.stderr == "There is no display, so this is the line client.\n"
    assert "You take the seat of Meridane" in done.stdout
    assert "Round 1 of 8: negotiation." in done.stdout


def test_end_of_input_saves_and_says_where(overture):
    done = overture("play", "ferry", "--seat", "quellin", "--seed", "2", lines="say hello\n")
    assert done.returncode == 0
    path = kept(done.stdout)
    assert f"To go on: overture play --resume {shlex.quote(path)}" in done.stdout
    again = overture("play", "--resume", path, lines="room all\n")
    assert again.returncode == 0
    assert "Round 1: You say to everyone: hello" in again.stdout
    assert "This is The Ferry, round 1 of 4, and you speak for Quellin." in again.stdout
    newest = overture("continue", lines="")
    assert "This is The Ferry" in newest.stdout


def test_a_finished_game_is_put_apart_and_not_continued(overture):
    done = overture("play", "ferry", "--seed", "2", lines="ready\n" * 30)
    assert "finished" in kept(done.stdout)
    again = overture("continue")
    assert again.returncode == 1
    assert again.stderr.endswith("There is no unfinished game: begin one with `overture play`.\n")


@pytest.mark.parametrize(
    ("args", "code", "sentence"),
    [
        (("play", "--level", "divine"), 2, "--level cannot be 'divine': choose from easy, standard, strong"),
        (("plya",), 2, "did you mean play"),
        (("whatif", "game.jsonl"), 2, "--at is missing"),
        (("continue", "x" * 5000), 2, "means nothing here"),
        (("dance",), 2, "there is no command 'dance'"),
        (("play", "--seed", "soon"), 2, "--seed wants a whole number, not 'soon'"),
        (("play", "--resume", "x", "--seed", "1"), 2, "leave out"),
        (("play", "starit"), 1, "strait"),
        (("play", "strait", "--seat", "lindrew"), 1, "did you mean `lindrow`?"),
        (("play", "--resume", "missing.jsonl"), 1, "missing.jsonl is not a file"),
        (("replay", "missing.jsonl"), 1, "missing.jsonl"),
        (("play", "missing.yaml"), 1, "missing.yaml"),
        (("play", "strait", "--seat", ""), 1, "--seat names nobody: choose from `orveld`"),
        (("play", ""), 1, "There is no scenario"),
        (("replay", "missing.jsonl"), 1, "name the record of a game"),
        (("host", "strait", "--port", "99999"), 2, "a port is a number from 0 to 65535"),
        (("host", "strait", "--port", "-1"), 2, "a port is a number from 0 to 65535"),
        (("host", "strait", "--public-url", "javascript:x"), 2, "begins with http:// or https://"),
    ],
)
def test_mistakes_get_a_sentence_and_an_exit_code(overture, args, code, sentence):
    done = overture(*args)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_version_help_and_examples(overture):
    assert re.match(r"overture ", overture("--version").stdout)
    assert "example: overture play" in overture("--help").stdout
    assert "Traceback" not in overture("play", "--help").stderr


@pytest.mark.parametrize("name", [each.name for each in COMMANDS])
def test_every_command_explains_itself_with_an_example(name, capsys):
    with pytest.raises(SystemExit) as left:
        run([name, "--help"])
    assert left.value.code == 0
    assert f"example: overture {name}" in capsys.readouterr().out


def test_the_list_of_scenarios_has_a_line_each(overture):
    lines = overture("scenarios").stdout.splitlines()
    assert any(line.startswith("strait: The Veil Strait.") for line in lines)
    assert any(line.startswith("first-readout: ") for line in lines)


def test_check_finds_mistakes_and_schema_is_json(overture, tmp_path):
    (tmp_path / "bad.yaml").write_text("id: bad\ntitle: [\n")
    done = overture("check", "bad.yaml")
    assert done.returncode == 1
    assert re.match(r"bad\.yaml:\d+:\d+: ", done.stdout)
    assert overture("check", "strait").returncode == 0
    assert json.loads(overture("schema").stdout)["type"] == "object"


def test_a_record_is_kept_where_one_says_and_never_overwritten(overture, tmp_path):
    assert overture("play", "ferry", "--record", "mine.jsonl").returncode == 0
    again = overture("play", "ferry", "--record", "mine.jsonl")
    assert again.returncode == 1
    assert "mine.jsonl exists already" in again.stderr


def test_replay_shows_a_seat_exactly_what_it_saw(overture, tmp_path):
    from game.records import load_record, state_digest
    from game.rules.reducer import view
    from game.wire import view_to_json

    overture("play", "strait", "--seed", "5", "--record", "g.jsonl", lines="say lindrow: the bassoon\n" + "ready\n" * 6)
    state = load_record(tmp_path / "g.jsonl").last()
    lindrow = json.loads(overture("replay", "g.jsonl", "--seat", "lindrow", "--json").stdout)
    assert {k: v for k, v in lindrow.items() if k != "setting"} == json.loads(
        json.dumps(view_to_json(view(state, "lindrow")))
    )
    everything = json.loads(overture("replay", "g.jsonl", "--json").stdout)
    assert everything["digest"] == state_digest(state)
    assert "the bassoon" in overture("replay", "g.jsonl").stdout
    assert "the bassoon" in overture("replay", "g.jsonl", "--seat", "lindrow").stdout
    assert "the bassoon" not in overture("replay", "g.jsonl", "--seat", "orveld").stdout
    first = overture("replay", "g.jsonl", "--until", "1").stdout
    assert "Round 1 is resolved." in first
    assert "Round 2 is resolved." not in first


def test_replay_knows_a_seat_by_its_title_too(overture):
    overture("play", "ferry", "--seed", "2", "--record", "g.jsonl", lines="say hello\n")
    by_title = overture("replay", "g.jsonl", "--seat", "Quellin")
    assert by_title.returncode == 0
    assert by_title.stdout == overture("replay", "g.jsonl", "--seat", "quellin").stdout
    nobody = overture("replay", "g.jsonl", "--seat", "quelin")
    assert nobody.returncode == 1
    assert "did you mean quellin?" in nobody.stderr


def test_an_act_changed_in_a_record_is_noticed_on_resume_and_on_replay(overture, tmp_path):
    overture("play", "strait", "--seed", "5", "--record", "g.jsonl", lines="say the bassoon\n" + "ready\n" * 4)
    record = tmp_path / "g.jsonl"
    record.write_text(record.read_text().replace("the bassoon", "the contrabassoon"))
    for done in (overture("replay", "g.jsonl"), overture("play", "--resume", "g.jsonl", lines="status\n")):
        assert done.returncode == 1
        assert re.search(r"g\.jsonl:\d+: this line was changed: its words are not those that were sealed", done.stderr)


def test_briefs_need_a_folder(overture, tmp_path):
    (tmp_path / "taken").write_text("")
    done = overture("brief", "ferry", "--out", "taken")
    assert done.returncode == 1
    assert done.stderr == "taken: This is a file, and the pages need a folder: name another with --out.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("args", [("scenarios",), ("schema",), ("play", "ferry", "--client", "terminal")])
def test_an_output_that_takes_no_more_is_said_in_a_sentence(overture, tmp_path, args):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", *args], input="status\n", stdout=full, stderr=subprocess.PIPE, text=True,
            env=overture.environment, cwd=tmp_path, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.endswith("free some space, or send it somewhere else.\n")
    assert "Traceback" not in done.stderr


def test_on_a_full_disk_the_game_goes_on_and_what_was_not_kept_never_comes_back(monkeypatch, tmp_path, capsys):
    from game import __main__ as command
    from game.records import load_record, storage

    path, synced, calls = tmp_path / "g.jsonl", os.fsync, []

    def full(number: int) -> None:
        calls.append(number)
        if 4 < len(calls) < 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(number)

    monkeypatch.setattr(storage.os, "fsync", full)
    said = [f"say number {number}\n" for number in range(9)]
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(said) + "room all\n"))
    monkeypatch.setattr(sys, "argv", ["overture", "play", "ferry", "--client", "terminal", "--record", str(path)])
    assert command.main() == 0
    told = capsys.readouterr().out
    refused = f"{path} takes no more (no space left on device), so that was not done: free some space and try again."
    assert told.count(refused) == 3
    monkeypatch.undo()
    [room] = load_record(path).last().rooms.values()
    heard = [message.text for message in room.messages if message.text.startswith("number")]
    assert 0 < len(heard) < 9
    for number in range(9):
        assert (f"number {number}" in heard) == (f"You say to everyone: number {number}" in told)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to one process")
def test_an_interrupt_keeps_everything(overture, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "play", "ferry", "--record", "kept.jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=overture.environment, cwd=tmp_path,
        # A run in the background may ignore the interrupt, and what it starts would too.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write("say still here\n")
    process.stdin.flush()
    for _ in range(200):
        if (tmp_path / "kept.jsonl").is_file() and "still here" in (tmp_path / "kept.jsonl").read_text():
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Interrupted. Your game is kept in kept.jsonl." in out
    assert "Traceback" not in err
    assert "still here" in overture("replay", "kept.jsonl").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the shell pipe of this test needs a POSIX shell")
def test_a_broken_pipe_is_quiet(overture, tmp_path):
    overture("play", "strait", "--seed", "5", "--record", "g.jsonl", lines="ready\n" * 40)
    command = f'"{sys.executable}" -m game replay g.jsonl | head -1'
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env=overture.environment, cwd=tmp_path, timeout=60
    )  # fmt: skip
    assert done.stdout == "The Veil Strait.\n"
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a folder that refuses its owner")
def test_a_record_that_cannot_be_written_says_what_to_do(overture, tmp_path):
    overture("play", "ferry", "--record", "g.jsonl")
    (tmp_path / "blocked").write_text("")
    new = overture("play", "ferry", "--record", "blocked/new.jsonl")
    assert new.returncode == 1
    assert new.stderr.endswith("): name another place with --record FILE.\n")
    (tmp_path / "folder").mkdir()
    old = overture("play", "--resume", "folder")
    assert old.returncode == 1
    assert old.stderr.endswith("There is no record in folder: name the record of a game.\n")
