"""Where records are: names that cannot be, files that go away in play, a full disk, folders, and who may read them."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from game.content import load_scenario
from game.records import NotKept, RecordError, load_record
from game.records.limits import LARGEST, WORDY
from game.records.named import one_record, records_in
from game.records.paths import as_argument, private_copy
from game.records.write import Recorder
from game.rules import Ready, Say
from game.session import Session

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")


def begun(path: Path) -> Session:
    return Session.start(load_scenario("ferry"), 1, dict.fromkeys(("ebrany", "quellin"), "person"), {}, path)


def texts(path: Path) -> list[str]:
    [room] = load_record(path).last().rooms.values()
    return [message.text for message in room.messages]


@pytest.mark.parametrize("name", [".", "/", "", "..", "x" * 300 + ".jsonl", "nul\0l.jsonl", "/proc/x.jsonl"])
def test_a_name_that_cannot_be_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RecordError) as refused:
        begun(Path(name))
    assert "another game" not in str(refused.value)
    assert str(refused.value).endswith((".", "--record FILE."))
    with pytest.raises(RecordError):
        private_copy(tmp_path / "any", Path(name))
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_records_are_for_their_owner_alone(tmp_path: Path):
    old = os.umask(0o022)
    try:
        path = tmp_path / "new" / "deep" / "game.jsonl"
        begun(path).close()
        private_copy(path, path.with_name("copy.jsonl"))
    finally:
        os.umask(old)
    for each in (path, path.with_name("copy.jsonl")):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_file_stands_beside_a_record(tmp_path: Path):
    session = begun(tmp_path / "game.jsonl")
    session.submit("ebrany", Say("Here."))
    assert [path.name for path in tmp_path.iterdir()] == ["game.jsonl"]
    session.close()
    assert [path.name for path in tmp_path.iterdir()] == ["game.jsonl"]


@POSIX
def test_a_record_that_is_deleted_in_play_is_written_anew(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    session = begun(path)
    session.submit("ebrany", Say("One."))
    path.unlink()
    session.submit("ebrany", Say("Two."))
    assert session.notes() == [f"The record was deleted while you played: it was written anew as {path}."]
    path.unlink()
    path.write_text("mine")
    session.submit("ebrany", Say("Three."))
    session.close()
    assert path.read_text() == "mine"
    assert session.path == tmp_path / "game 2.jsonl"
    assert texts(session.path) == ["One.", "Two.", "Three."]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system does not tell an open file's new name")
def test_a_record_that_is_renamed_in_play_is_followed(tmp_path: Path):
    session = begun(tmp_path / "game.jsonl")
    (tmp_path / "game.jsonl").rename(tmp_path / "mine.jsonl")
    session.submit("ebrany", Say("One."))
    session.close()
    assert session.path == tmp_path / "mine.jsonl"
    assert texts(tmp_path / "mine.jsonl") == ["One."]
    assert not (tmp_path / "game.jsonl").exists()


class FullDisk:
    """A disk that takes so many bytes more, and then parts of lines only."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
        self.room, self._write = room, os.write
        monkeypatch.setattr("game.records.storage.os.write", self.write)

    def write(self, handle: int, data: bytes) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = self._write(handle, data[: self.room])
        self.room -= written
        return written


def test_what_was_answered_not_kept_never_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "game.jsonl"
    session = begun(path)
    session.submit("ebrany", Say("Kept."), "a")
    disk = FullDisk(monkeypatch, 60)
    before = session.truth()
    for act_id, act in (("b", Say("Lost.")), ("c", Ready())):
        with pytest.raises(NotKept, match=r"takes no more .*so that was not done: free some space and try again"):
            session.submit("ebrany", act, act_id)
        assert session.truth() is before
        assert not session.applied(act_id)
    disk.room = 1 << 20
    session.submit("ebrany", Say("Kept too."), "d")
    session.close()
    assert texts(path) == ["Kept.", "Kept too."]
    assert not load_record(path).last().desks["ebrany"].ready


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
def test_a_folder_that_was_replaced_in_play_is_what_is_to_be_put_right(tmp_path: Path):
    path = tmp_path / "games" / "game.jsonl"
    path.parent.mkdir()
    session = begun(path)
    shutil.rmtree(path.parent)
    path.parent.write_text("in the way", encoding="utf-8")
    with pytest.raises(NotKept, match=r"was not done: put its folder back and try again"):
        session.submit("ebrany", Say("Lost."), "a")
    path.parent.unlink()
    session.submit("ebrany", Say("Kept."), "b")
    session.close()
    assert texts(path) == ["Kept."]


def test_acts_that_wait_for_the_disk_together_are_taken_back_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "game.jsonl"
    session = begun(path)
    before = session.truth()
    for number in range(4):
        session.submit("ebrany", Say(f"Lost {number}."), f"a-{number}", sync=False)
    disk = FullDisk(monkeypatch, 700)
    with pytest.raises(NotKept):
        session.sync()
    assert session.truth() is before
    disk.room = 1 << 20
    assert session.submit("ebrany", Say("Kept."), "a-0")
    session.close()
    assert texts(path) == ["Kept."]


def test_a_game_that_cannot_be_begun_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    FullDisk(monkeypatch, 100)
    with pytest.raises(RecordError, match="no space left on device"):
        begun(tmp_path / "game.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_full_takes_no_more_words_and_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("game.records.write.WORDY", WORDY // 1000)
    monkeypatch.setattr("game.records.write.LARGEST", LARGEST // 1000)
    path = tmp_path / "game.jsonl"
    session = begun(path)
    with suppress(NotKept):
        for _ in range(1000):
            session.submit("ebrany", Say("word " * 390), sync=False)
    with pytest.raises(NotKept, match="it is as long as a record may be"):
        session.submit("ebrany", Say("word " * 390))
    session.submit("ebrany", Ready())
    session.submit("quellin", Ready())
    session.close()
    assert load_record(path).last().table.phase == "signals"
    assert 1 < len(texts(path)) < 1000


def test_half_a_character_is_refused_and_the_game_goes_on(tmp_path: Path):
    from game.rules import Illegal

    session = begun(tmp_path / "game.jsonl")
    with pytest.raises(Illegal, match="half a character"):
        session.submit("ebrany", Say("\ud800"))
    session.submit("ebrany", Say("Whole."))
    session.close()
    assert texts(tmp_path / "game.jsonl") == ["Whole."]


def test_a_folder_may_be_named_and_what_is_no_record_is_counted(tmp_path: Path):
    for number in (10, 2):
        begun(tmp_path / f"table-{number}.jsonl").close()
    (tmp_path / "seats.json").write_text("{}")
    found = records_in([tmp_path])
    assert [path.name for path in found.paths] == ["table-2.jsonl", "table-10.jsonl"]
    assert found.note == "Skipped 1 file that is no record: seats.json."
    with pytest.raises(RecordError, match="There are 2 records in"):
        one_record(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordError, match="There is no record in"):
        records_in([tmp_path / "empty"])


@POSIX
@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/null"])
def test_what_is_no_ordinary_file_is_not_read_for_ever(tmp_path: Path, name: str):
    path = tmp_path / name
    if name == "pipe":
        os.mkfifo(path)
    with pytest.raises(RecordError, match="it is no ordinary file"):
        load_record(path)


@POSIX
def test_a_path_is_quoted_as_the_shell_needs_it():
    assert as_argument("my game's $HOME.jsonl") == "'my game'\"'\"'s $HOME.jsonl'"


def test_a_second_writer_is_told_to_wait(tmp_path: Path):
    session = begun(tmp_path / "game.jsonl")
    with pytest.raises(RecordError, match="is being written by another game: close that one first"):
        Recorder.resume(tmp_path / "game.jsonl")
    session.close()


@POSIX
def test_a_torn_line_is_kept_aside_for_its_owner_alone(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    begun(path).close()
    with path.open("ab") as file:
        file.write(b'{"actor":["ebrany"],"act":{"verb":"say","text":"between us')
    session, _ = Session.resume(path)
    session.close()
    assert stat.S_IMODE((tmp_path / "game.jsonl.cut").stat().st_mode) == 0o600
