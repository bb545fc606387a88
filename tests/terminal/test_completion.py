"""What the Tab key offers: words from the forms, for each place in a line; and a real terminal that completes."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from game.content import load_scenario
from game.present.act_form import act_form
from game.present.plan_form import plan_form
from game.rules import Actor, new_game, play, view
from game.rules.model.terms import CHAIR, Plan
from game.rules.verbs.end_phase import EndPhase
from game.terminal.commands import every_command
from game.terminal.completion import completions

COMMANDS = [each.word for each in every_command()]


def seen(seat: str = "meridane"):
    return view(new_game(load_scenario("strait"), 7, ["meridane"]), seat)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("fore", ["forecast"]),
        ("plan exer", ["exercise"]),
        ("plan exercise ", ["as invitation", "as pressure", "for home", "lindrow", "tavenel"]),
        ("plan inquire s", ["strain", "support"]),
        ("plan line w", ["without"]),
        ("plan look", ["look away"]),
        ("offer li", ["lindrow"]),
        ("offer lindrow: cons", ["consultation"]),
        ("offer lindrow: consultation; wit", ["witness"]),
        ("wouldtake or", ["orveld"]),
        ("wouldtake orveld ca", ["cap"]),
        ("do clo", ["close"]),
        ("do close lindrow prog", ["programme"]),
        ("close lindrow prog", ["programme"]),
        ("why tens", ["tension"]),
        ("help pl", ["plan"]),
        ("say tav", ["tavenel"]),
        ("say tavenel: ", ["kessary", "lindrow", "orveld", "tavenel"]),
        ("xyzzy ", []),
        ("plan nothing ", []),
        ("do nothing ", []),
    ],
)
def test_tab_offers_what_could_stand_there(line, offered):
    assert completions(seen(), Plan(), line, COMMANDS) == offered


def test_the_dials_are_offered_to_whoever_has_them():
    assert completions(seen("kessary"), Plan(), "plan en", COMMANDS) == ["enforce"]
    assert completions(seen(), Plan(), "plan en", COMMANDS) == []


def test_every_move_and_every_verb_of_the_forms_is_offered():
    now = view(play(new_game(load_scenario("congress"), 3), Actor(CHAIR), EndPhase()), "hartmoor")
    moves = {move.id for move in plan_form(now, Plan()).moves}
    assert moves <= set(completions(now, Plan(), "plan ", COMMANDS))
    to, about = act_form(seen(), "close").fields
    assert set(completions(seen(), Plan(), "do close ", COMMANDS)) == {way.value for way in to.alternatives}
    assert set(completions(seen(), Plan(), "do close orveld ", COMMANDS)) == {way.value for way in about.alternatives}


@pytest.mark.skipif(os.name == "nt", reason="a terminal of this kind is there on POSIX systems only")
def test_a_real_terminal_completes(tmp_path):
    pytest.importorskip("readline")
    import pty

    ours, theirs = pty.openpty()
    arguments = ["play", "strait", "--seat", "meridane", "--seed", "7", "--client", "terminal", "--level", "easy"]
    game = subprocess.Popen(
        [sys.executable, "-m", "game", *arguments, "--record", str(tmp_path / "tab.jsonl")],
        stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    try:
        _until(ours, "> ")
        os.write(ours, b"plan exerc\tlind\t\n")
        assert "Joint exercise with Lindrow" in _until(ours, "for two units of capital")
        os.write(ours, b"quit\n")
        game.wait(20)
    finally:
        game.kill()
        game.wait()
        os.close(ours)


def _until(terminal: int, words: str) -> str:
    said, patience = "", time.monotonic() + 30
    while words not in said and time.monotonic() < patience:
        said += os.read(terminal, 65536).decode(errors="replace")
    assert words in said
    return " ".join(said.split())
