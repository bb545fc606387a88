"""What the README promises: its two lines, its commands, its links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.__main__ import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_opens_with_what_it_is_a_picture_and_the_two_lines():
    head = README.partition("## Two ways to use it")[0]
    assert head.startswith("# Overture\n")
    assert "](docs/pictures/" in head
    lines = re.findall(r"```sh\n(.*)\n```", head)
    assert len(lines) == 2
    assert lines[0].endswith(".venv/bin/overture")
    assert lines[1].endswith(".venv/bin/python -m pytest")
    assert all(line.startswith("python3 -m venv .venv && ") for line in lines)


def test_ci_runs_the_test_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    pattern = re.search(r"sed -n 's/(\^.*?\$)/", script)
    assert pattern is not None
    assert len(re.findall(r"^python3 -m venv .*pytest.*$", README, re.MULTILINE)) == 1


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_every_command_is_known_to_somebody_who_reads(command: str):
    assert f"overture {command}" in README


def test_no_command_is_promised_that_does_not_exist():
    promised = set(re.findall(r"^\| `overture ([a-z]+)", README, re.MULTILINE))
    assert promised <= {each.name for each in COMMANDS}


def test_every_link_leads_somewhere():
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in link:
                assert (page.parent / link).exists(), f"{page.name} leads to {link}"
