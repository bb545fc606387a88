"""Files that cannot be read at all: each gets one sentence, at its place."""

from pathlib import Path

import pytest
from breaking import said

from game.content import ScenarioError, check, load_scenario

FILES = {
    "nothing": (b"", "1:1: The file is empty: a scenario begins with its `title`."),
    "only a comment": (b"# soon\n", "1:1: The file is empty: a scenario begins with its `title`."),
    "a list": (b"- id: x\n", "1:1: A scenario is written as keys with values, such as `title` and `delegations`."),
    "a word": (b"scenario\n", "1:1: A scenario is written as keys with values, such as `title` and `delegations`."),
    "Latin-1": (b"id: x\ntitle: Caf\xe9\n", "2:11: The file is in another encoding: save it as UTF-8."),
    "UTF-16": ("id: x\n".encode("utf-16"), "1:1: The file is in UTF-16: save it as UTF-8."),
    "a NUL": (b"id: x\x00y\n", "1:6: An invisible control character (U+0000) stands here: delete it."),
    "a bell": (b"id: x\ntext: \x07\n", "2:7: An invisible control character (U+0007) stands here: delete it."),
    "text that runs backwards": (
        "id: x\ntext: a\u202eb\n".encode(),
        "2:8: An invisible control character (U+202E) stands here: delete it.",
    ),
    "an escaped NUL": (b'id: "x\\0y"\n', "1:5: The text holds an escaped control character: leave it out."),
    "a tab": (
        b"id: x\nissues:\n\t- id: y\n",
        "3:1: This is not YAML (found character that cannot start any token): indent with spaces, not tabs, and quote"
        " text that begins with %, @ or `.",
    ),
    "a colon in text": (
        b"id: x\ntitle: One: Two\n",
        "2:11: This is not YAML (mapping values are not allowed in this context): put text that holds a colon in"
        " quotes, and check the indentation.",
    ),
    "an open quote": (
        b'id: "x\ntitle: y\n',
        "3:1: This is not YAML (found unexpected end of stream): a quote is not closed.",
    ),
    "an open bracket": (
        b"id: [x\ntitle: y\n",
        "2:6: This is not YAML (did not find expected ',' or ']'): a bracket or a comma is missing.",
    ),
    "a slipped line": (
        b"id: x\n title: y\n",
        "2:7: This is not YAML (mapping values are not allowed in this context): put text that holds a colon in"
        " quotes, and check the indentation.",
    ),
    "two documents": (
        b"id: x\n---\nid: y\n",
        "2:1: A second document begins here: one file holds one scenario.",
    ),
    "an anchor": (
        b"id: &name x\n",
        "1:5: Anchors and aliases are not read: write it out, or quote a leading & or *.",
    ),
    "an alias": (
        b"id: x\ntitle: *name\n",
        "2:8: Anchors and aliases are not read: write it out, or quote a leading & or *.",
    ),
    "an anchor of itself": (
        b"&a [*a]\n",
        "1:1: Anchors and aliases are not read: write it out, or quote a leading & or *.",
    ),
    "a tag": (
        b"id: !!python/object:os.system x\n",
        "1:5: Tags such as `tag:yaml.org,2002:python/object:os.system` are not read: leave it out, or use quotes.",
    ),
    "a list as a key": (b"? [a, b]\n: c\n", "1:3: A key must be one word: quote text that begins with [ or {."),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_cannot_be_read_gets_one_sentence(what: str, tmp_path: Path) -> None:
    data, sentence = FILES[what]
    assert said(tmp_path / "x.yaml", data)[0] == sentence
    with pytest.raises(ScenarioError):
        load_scenario(tmp_path / "x.yaml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(tmp_path / "none.yaml")
    assert str(caught.value) == f"{tmp_path / 'none.yaml'}:1:1: There is no such file: check its name and folder."
    assert [each.message for each in check([tmp_path])] == ["This is not a file: name a YAML file."]


def test_an_id_that_nobody_knows() -> None:
    with pytest.raises(ScenarioError) as caught:
        load_scenario("strat")
    assert str(caught.value) == "There is no scenario `strat`: did you mean `strait`?"
