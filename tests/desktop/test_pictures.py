"""Icons and emblems: all load, are ours, and the ones the scenarios name exist."""

import re
from pathlib import Path

import pytest

from game.datafiles import data_path
from game.desktop import fonts, shapes
from game.desktop.theme import BODY, INK, Look

DRAWINGS = [path for room in ("icons", "emblems") for path in sorted(data_path(f"assets/{room}").glob("*.svg"))]


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_drawing_shows_something_in_the_colour_asked_for(drawing: Path) -> None:
    picture = shapes.tinted(f"assets/{drawing.parent.name}/{drawing.name}", 48, INK.text)
    assert picture.get_bounding_rect(60).width > 12
    assert "currentColor" in drawing.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["icon", "emblem"])
def test_what_scenarios_name_is_drawn(kind: str) -> None:
    named = set()
    for scenario in data_path("scenarios").rglob("*.yaml"):
        named |= set(re.findall(rf"^\s*{kind}: (\S+)", scenario.read_text(encoding="utf-8"), re.M))
    have = {path.stem for path in data_path(f"assets/{kind}s").glob("*.svg")}
    assert named <= have


def test_a_missing_file_is_said_plainly() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.svg is missing from this installation"):
        data_path("assets/nowhere.svg")


def test_lines_break_at_spaces_and_long_words_are_cut_not_lost() -> None:
    text = "Confidence is what a partner has left when " + "x" * 60
    lines = fonts.break_lines(text, BODY, Look(), 120)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(fonts.text_width(line.text, BODY, Look()) <= 120 for line in lines)


def test_other_scripts_are_measured_and_drawn() -> None:
    for text in ("Ωμέγα", "Київ", "日本", "naïve — “ok”"):
        assert fonts.drawn(text, BODY, Look(), INK.text).get_width() == max(1, fonts.text_width(text, BODY, Look()))


def test_a_sign_that_the_family_lacks_is_drawn_with_a_font_that_has_it() -> None:
    own = str(fonts._file(BODY.family, BODY.weight))
    lacking = "✗א日\U0001f600"
    assert [sign for sign in "✓→é" + lacking if not fonts._has(own, sign)] == list(lacking)
    for sign in lacking:
        found = fonts._path_for(sign, own)
        assert fonts._has(found, sign) or not any(fonts._has(path, sign) for path in fonts._system_files())
        assert (found == own) == (not fonts._has(found, sign))


@pytest.mark.parametrize("text", ["\u202e", "\u200d", "a\u202e\u05d0", "\u0301"])
def test_signs_without_width_break_nothing(text: str) -> None:
    assert fonts.drawn(text, BODY, Look(), INK.text).get_width() == max(1, fonts.text_width(text, BODY, Look()))
