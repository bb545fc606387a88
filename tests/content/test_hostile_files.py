"""Files that are meant to hurt: bombs, depth, size, noise. One sentence each, in under a second and 200 MB."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from breaking import HARBOUR, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import ScenarioError, check, load_scenario
from game.rules import new_game

BOMBS = {
    "a billion laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
        b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 108)
    ),
    "a deep list": b"[" * 500_000,
    "a deep mapping": b"{a: " * 200_000,
    "deep dashes": b"- " * 300_000,
    "a deep staircase": b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "two megabytes": b"id: " + b"x" * (2 << 20),
    "a long list": b"issues: [" + b"1," * 500_000 + b"]",
    "many keys": b"".join(b"key%d: 1\n" % n for n in range(90_000)),
    "many unknown ids": b"id: x\nmandates: {" + b",".join(b"x%d: {}" % n for n in range(60_000)) + b"}",
    "many bombs": b"id: x\ntext: '" + b"bomb " * 200_000 + b"'",
    "one long word": b"id: " + b"x" * 1_000_000,
    "long digits": b"rounds: " + b"9" * 1_000_000,
    "a long number with colons": b"title: " + b"1" + b":1" * 400_000,
    "a long key": b"x" * 100_000 + b": 1",
    "many questions marks": b"? " * 300_000,
    "many open quotes": b"'" * 1_000_001,
    "ten thousand documents": b"---\n" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_at_once(what: str, tmp_path: Path) -> None:
    begun = time.process_time()
    assert said(tmp_path / "x.yaml", BOMBS[what])
    assert time.process_time() - begun < 1


def test_no_bomb_takes_200_megabytes(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="This system cannot limit the memory of a process.")
    for number, data in enumerate(BOMBS.values()):
        (tmp_path / f"{number}.yaml").write_bytes(data)
    script = "import sys; from game.content import check; check(sys.argv[1:])"
    files = sorted(map(str, tmp_path.glob("*.yaml")))
    limit = 200 << 20
    done = subprocess.run(
        [sys.executable, "-c", script, *files],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="This system has no named pipes.")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(ScenarioError, match="This is not a file"):
        load_scenario(tmp_path / "x.yaml")


def test_rulebooks_that_extend_each_other_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b.yaml\n")
    (tmp_path / "b.yaml").write_text("extends: a.yaml\n")
    text = HARBOUR.read_text().replace("rulebook: standard", "rulebook: a.yaml")
    found = said(tmp_path / "harbour.yaml", text.encode())
    assert any("These rulebooks extend one another in a circle" in each for each in found)


@pytest.fixture(scope="module")
def scrap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scrap") / "harbour.yaml"


WORDS = [b": ", b"- ", b"[", b"]", b"{", b"}", b"\n", b"  ", b"'", b'"', b"&a ", b"*a", b"!x ", b"|", b"\t", b"\x00",
         b"\xff", b"no", b"12:30", b"-1", b"99999999999", b"self", b"ardan", b"? ", b"#", b"---\n", b"~"]  # fmt: skip

SLICES = st.tuples(st.integers(0, 1 << 16), st.integers(0, 400), st.sampled_from([*WORDS, b""]) | st.binary(max_size=8))


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SLICES, min_size=1, max_size=4))
def test_any_damage_ends_in_a_scenario_or_in_its_mistakes(scrap: Path, damage: list[tuple[int, int, bytes]]) -> None:
    data = HARBOUR.read_bytes()
    for at, length, new in damage:
        at %= len(data) + 1
        data = data[:at] + new + data[at + length :]
    play_or_say(scrap, data)


VALUES = ["0", "1", "-1", "3", "40", "100", "ardan", "brisk", "corin", "delm", "lamps", "oil", "none", "all", "self",
          "partner", "tension", "support", "confidence", "trust", "fog", "true", "false", "[]", "{}", '""', "~",
          "[ardan, brisk]", "{is: round}", "[{is: quiet, of: corin}]", "[{do: leak}]"]  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(VALUES)), min_size=1, max_size=3))
def test_any_other_value_ends_in_a_scenario_or_in_its_mistakes(scrap: Path, swaps: list[tuple[int, str]]) -> None:
    lines = HARBOUR.read_text(encoding="utf-8").splitlines()
    for number, value in swaps:
        key, colon, _ = lines[number % len(lines)].partition(": ")
        if colon:
            lines[number % len(lines)] = f"{key}: {value}"
    play_or_say(scrap, "\n".join(lines).encode())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=3))
def test_any_missing_line_ends_in_a_scenario_or_in_its_mistakes(scrap: Path, gone: list[int]) -> None:
    lines = HARBOUR.read_text(encoding="utf-8").splitlines()
    for number in gone:
        del lines[number % len(lines)]
    play_or_say(scrap, "\n".join(lines).encode())


def play_or_say(path: Path, data: bytes) -> None:
    """What passes the check can be dealt; what does not has sentences that end like sentences."""
    path.write_bytes(data)
    mistakes = check([path])
    for mistake in mistakes:
        assert mistake.line >= 1
        assert mistake.column >= 1
        assert mistake.message[-1] in ".?", mistake
        assert "\n" not in mistake.message
    if not mistakes:
        new_game(load_scenario(path), 1)
