"""What `overture host` and `overture brief` say about wrong options, and about folders that cannot be used."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from pathlib import Path

import pytest
from classroom import classroom

from game.briefs import write_briefs
from game.record import RecordError
from game.seminar import hosting
from game.seminar.hosting import Wrong, check_public, listen, own_names, prepare


@pytest.mark.parametrize("bind", ["999.1.2.3", "192.0.2.250", "no.such.example", "", "a b", "x" * 300])
def test_an_address_that_is_not_ours_is_named(bind: str) -> None:
    with pytest.raises(Wrong, match=r"no address of this machine: choose 0\.0\.0\.0 to let the room in"):
        listen(bind, 0)


def test_a_taken_port_is_named() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(Wrong, match="is taken: choose another with --port"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_a_port_of_the_system_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(Wrong, match="kept for the system: choose one above 1023"):
        listen("127.0.0.1", 80)


@pytest.mark.parametrize("url", ["http://", "https://a b", "https://:80", "ftp://x", "https://x:99999", "https://u@x"])
def test_a_public_address_must_be_one(url: str) -> None:
    with pytest.raises(Wrong, match="is no address"):
        check_public(url)


@pytest.mark.parametrize("url", ["https://x.example/class", "https://x.example/?a", "https://x.example/#a"])
def test_a_public_address_is_a_host_alone(url: str) -> None:
    with pytest.raises(Wrong, match="without a path"):
        check_public(url)


def test_the_public_name_is_one_of_ours() -> None:
    assert {"class.example.org", "localhost"} <= own_names("https://Class.Example.org:8443")


def test_nothing_is_written_where_the_address_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "class"
    assert hosting.run("first-readout", 1, 0, "999.1.2.3", "", "easy", folder, rehearse=False) == 1
    assert capsys.readouterr().err.startswith("overture host: --bind '999.1.2.3' is no address of this machine")
    assert not folder.exists()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(Wrong, match="is a file: name a folder with --record-dir"):
            prepare("first-readout", 1, "easy", folder, rehearse=False)


@pytest.mark.parametrize(
    ("code", "words"), [(errno.EACCES, "may not be written"), (errno.ENOSPC, "is full"), (errno.EIO, "cannot be kept")]
)
def test_a_folder_that_takes_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(hosting.tempfile, "TemporaryFile", refuse)
    with pytest.raises(Wrong, match=f"{words}.*--record-dir"):
        prepare("first-readout", 1, "easy", tmp_path, rehearse=False)


def test_two_servers_do_not_share_a_folder(tmp_path: Path) -> None:
    with classroom(tmp_path, "first-readout"), pytest.raises(RecordError, match="written by another game"):
        prepare(None, 1, "easy", tmp_path, rehearse=False)


@pytest.fixture
def ended(tmp_path: Path) -> Path:
    """The folder of a class of two tables that has been closed."""
    with classroom(tmp_path / "class", "first-readout", tables=2) as room:
        room.chair().do("start", table=1, empty="absent")
    return tmp_path / "class"


def test_another_scenario_needs_another_folder(ended: Path) -> None:
    with pytest.raises(Wrong, match="holds a seminar of 'first-readout': choose another folder for 'strait'"):
        prepare("strait", 1, "easy", ended, rehearse=False)


DAMAGED = ["", "{}", "[]", '{"tables":[{"number":1}]}', '{"level":"easy","rehearse":0,"stage":"x","tables":[]}']


@pytest.mark.parametrize("text", DAMAGED)
def test_damage_beside_the_records_loses_no_game(ended: Path, text: str) -> None:
    (ended / "seminar.json").write_text(text)
    hub, _ = prepare(None, 1, "easy", ended, rehearse=False)
    assert {number: table.started for number, table in hub.tables.items()} == {1: True, 2: False}
    for table in hub.tables.values():
        assert not table.clock.running
        table.session.close()


@pytest.mark.parametrize("text", ["", "[]", '{"x":1}', '{"people":[{"a":1}]}', '{"people":3}'])
def test_a_damaged_list_of_seats_is_named(ended: Path, text: str) -> None:
    (ended / "seats.json").write_text(text)
    with pytest.raises(RecordError, match=r"seats\.json is damaged: move it aside, and everybody takes a seat again"):
        prepare(None, 1, "easy", ended, rehearse=False)


def test_a_damaged_record_is_named_and_a_missing_one_left_out(ended: Path) -> None:
    path = ended / "table-2.jsonl"
    path.write_text(path.read_text().replace('{"', "{", 1))
    with pytest.raises(Wrong, match=r"move table-2\.jsonl aside to go on without this table"):
        prepare(None, 1, "easy", ended, rehearse=False)
    shutil.move(path, ended / "aside")
    hub, notes = prepare(None, 1, "easy", ended, rehearse=False)
    assert list(hub.tables) == [1]
    assert any("Table 2 is left out" in note for note in notes)
    hub.tables[1].session.close()


def test_briefs_need_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(FileExistsError, match="name another with --out"):
            write_briefs("first-readout", folder)
