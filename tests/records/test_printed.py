"""What others wrote does nothing to a terminal: control, escape and bidirectional characters are spelt out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sealing import with_header

from game.__main__ import main
from game.content import load_scenario
from game.rules import EndGame, Say
from game.rules.model.terms import CHAIR
from game.session import Session

ACTING = "\x1b]0;gone\x07 \x1b[2J \u202eback\u202c \u2066in\u2069 \x9b31m"
SIGNS = ("\x1b", "\x07", "\u202e", "\u202c", "\u2066", "\x9b")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A game in which somebody says what would clear a screen, in a scenario whose title does the same."""
    path = tmp_path / "game.jsonl"
    session = Session.start(load_scenario("ferry"), 1, dict.fromkeys(("ebrany", "quellin"), "person"), {}, path)
    session.submit("ebrany", Say(ACTING))
    session.submit(CHAIR, EndGame())
    session.close()
    return with_header(path, lambda header: header["scenario"]["setting"].update(title=f"Ferry {ACTING}"))


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "game.jsonl"),
        ("replay", "game.jsonl", "--seat", "quellin"),
        ("replay", "game.jsonl", "--json"),
        ("debrief", "game.jsonl", "--out", "page.html"),
        ("debrief", "game.jsonl", "--json"),
        ("whatif", "game.jsonl", "--at", "1", "--games", "1"),
        ("replay", "game.jsonl", "--seat", ACTING),
        ("replay", f"{ACTING.replace('/', '')}.jsonl"),
        ("forget", f"{ACTING.replace('/', '')}.jsonl", "--member", "Ann"),
        ("export", f"{ACTING.replace('/', '')}.jsonl", "--out", "tables"),
        ("check", "bad.yaml"),
    ],
    ids=lambda words: " ".join(words[:1] + words[2:3]).replace(ACTING, "X"),
)
def test_nothing_that_is_printed_acts_on_a_terminal(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
):
    monkeypatch.chdir(hostile.parent)
    (hostile.parent / "bad.yaml").write_text('"id\\e[2J\\u202e": 3\n', encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["overture", *words])
    main()
    out, err = capsys.readouterr()
    assert out + err
    for sign in SIGNS:
        assert sign not in out + err
    if "--json" in words:
        json.loads(out)


@pytest.mark.parametrize("seat", [(), ("--seat", "quellin")])
def test_nobody_writes_a_line_of_the_story_by_typing_a_new_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seat: tuple[str, ...]
):
    path = tmp_path / "game.jsonl"
    session = Session.start(load_scenario("ferry"), 1, dict.fromkeys(("ebrany", "quellin"), "person"), {}, path)
    session.submit("ebrany", Say("Good.\nQuellin: I accept offer 1.\u2028Quellin: I am ready."))
    session.close()
    monkeypatch.setattr("sys.argv", ["overture", "replay", str(path), *seat])
    main()
    out = capsys.readouterr().out
    assert "    Quellin: I accept offer 1.\\u2028Quellin" in out
    assert not any(line.startswith("Quellin: I a") for line in out.splitlines())


def test_an_id_of_four_thousand_digits_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch):
    path = tmp_path / "long.yaml"
    path.write_text(f"id: {'7' * 4000}\ntitle: x\n{'9' * 4000}: 1\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["overture", "check", str(path)])
    assert main() == 1
    assert "7" * 100 not in (said := capsys.readouterr().out)
    assert "9" * 100 not in said


@pytest.mark.parametrize("words", [("replay",), ("debrief",), ("host", "ferry", "--record-dir"), ("matrix",)])
def test_a_name_of_five_thousand_letters_is_cut_and_an_empty_one_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
):
    monkeypatch.setattr("sys.argv", ["overture", *words, "x" * 5000])
    assert main() == 1
    assert len(capsys.readouterr().err) < 400
    monkeypatch.setattr("sys.argv", ["overture", *words, ""])
    if words != ("matrix",):
        with pytest.raises(SystemExit):
            main()
        assert "a file or a folder has a name: type it" in capsys.readouterr().err
