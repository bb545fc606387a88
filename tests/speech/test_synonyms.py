"""An author's own words for things: heard, checked, and asked for where they are missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from game.content import load_scenario
from game.content.loading import check
from game.datafiles import data_path
from game.rules import new_game, view
from game.speech.hearing import hear

FERRY = data_path("scenarios/ferry.yaml")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = FERRY.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "ferry.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_another_word_for_a_concession_is_heard(tmp_path: Path):
    path = changed(tmp_path, "also: [carry the mail", "also: [blorbs, carry the mail")
    said = "we sail at night for your blorbs"
    plain = hear(view(new_game(load_scenario(FERRY), 1), "ebrany"), said, ("quellin",))
    heard = hear(view(new_game(load_scenario(path), 1), "ebrany"), said, ("quellin",))
    assert "mail" not in {c.concession for m in plain if m.text is not None for c in m.text.clauses}
    assert [{c.concession for c in m.text.clauses} for m in heard if m.text is not None] == [{"night", "mail"}]


def test_one_word_for_two_things_is_a_mistake(tmp_path: Path):
    path = changed(tmp_path, "also: [carry the mail", "also: [post, yard, carry the mail")
    text = path.read_text(encoding="utf-8")
    dock = "also: [the repairs"
    assert dock in text
    path.write_text(text.replace(dock, "also: [Yard, the repairs"), encoding="utf-8")
    (mistake,) = check([path])
    assert "`yard` is another name of two things" in mistake.message


def hear_command(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "game", "hear", *args]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_says_what_is_meant_and_which_words_nobody_knows():
    done = hear_command("ferry", "--seat", "ebrany", "--to", "quellin", "the dock for a late sailing and blorbs")
    assert done.returncode == 0
    assert "Quellin gives its dry dock" in done.stdout
    assert "Ebrany gives a crew for a late sailing" in done.stdout
    assert "Not known here: blorbs." in done.stdout


def test_the_command_refuses_who_is_not_there_in_one_sentence():
    done = hear_command("ferry", "--seat", "ebrany", "--to", "mars", "hello")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "`quellin`" in done.stderr
