"""An author is warned of effects that do not count while their text is confidential."""

from pathlib import Path

import pytest
from breaking import HARBOUR

from game.__main__ import run
from game.content import check, load_scenario, warnings

OWN = "do: change, meter: support, of: ardan, by: 1"


def test_a_quiet_concession_with_public_effects_is_named_with_the_place(capsys: pytest.CaptureFixture[str]):
    assert check([HARBOUR]) == []
    (warned,) = warnings([HARBOUR])
    line = HARBOUR.read_text("utf-8").splitlines()[warned.line - 1]
    assert line[warned.column - 1 :].startswith("{do: relief, by: 1}")
    assert run(["check", str(HARBOUR)]) == 0
    said = capsys.readouterr().out
    assert f"{warned.line}:{warned.column}: Warning: `oil` is quiet" in said
    assert "its effects on `relief` do not count." in said


def test_what_its_owner_alone_sees_counts_in_confidence(tmp_path: Path):
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR.read_text("utf-8").replace("do: relief, by: 1", OWN), "utf-8")
    assert load_scenario(path).setting.concession["oil"].quiet
    assert warnings([path]) == []


def test_what_cannot_be_confidential_is_not_warned_of(tmp_path: Path):
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR.read_text("utf-8").replace("    quiet: true\n", ""), "utf-8")
    assert check([path]) == []
    assert warnings([path]) == []
