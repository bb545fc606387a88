"""docs/authoring.md and the JSON Schema say what the code does: tables are compared, examples are run."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from game.content import check, json_schema, load_scenario, scenario_ids
from game.content.document import ListNode, MapNode, Node, Scalar, read_document
from game.datafiles import data_path
from game.rules.effects import EFFECTS
from game.rules.model.conditions import CONDITIONS
from tests.tools.authoring_tables import rewritten, tables

DOCUMENT = Path(__file__).parents[2] / "docs" / "authoring.md"
EXAMPLES = dict(re.findall(r"<!-- example: ([a-z ]+) -->\n```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL))


def test_the_tables_are_those_of_the_code() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert rewritten(text) == text, "run: python -m tests.tools.authoring_tables docs/authoring.md"


def test_every_table_stands_in_the_document() -> None:
    assert set(re.findall(r"<!-- table: ([a-z ]+) -->", DOCUMENT.read_text("utf-8"))) == set(tables())


def test_every_field_has_a_meaning() -> None:
    assert not re.search(r"\|  \|$", "\n".join(tables().values()), re.MULTILINE)


def test_every_word_of_the_vocabulary_stands_in_the_document() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert all(f"`is: {word}`" in text for word in CONDITIONS)
    assert all(f"`do: {word}`" in text for word in EFFECTS)


def test_the_examples_can_be_played_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "causeway.yaml"
    path.write_text(EXAMPLES["causeway"])
    assert check([path]) == []
    text = EXAMPLES["causeway"]
    for place in ("concessions", "rules"):
        text = text.replace(f"{place}:\n", f"{place}:\n{EXAMPLES[f'add to {place}']}", 1)
    text += EXAMPLES["add to top"]
    path.write_text(text)
    setting = load_scenario(path).setting
    assert [each.id for each in setting.concessions] == ["lantern", "carts", "doctor"]
    assert setting.move["regatta"].by == ("lower",)
    assert setting.move["address"].cost == 0
    assert setting.event["fog"].on == (2,)


def test_the_example_of_a_check_is_what_the_check_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        EXAMPLES["causeway"]
        .replace("role: neighbour", "role: neighbor")
        .replace("concession: carts", "concession: cart")
    )
    Path("causeway.yaml").write_text(text)
    output = "\n".join(map(str, check(["causeway.yaml"])))
    assert f"$ overture check causeway.yaml\n{output}\n```" in DOCUMENT.read_text("utf-8")


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json_schema()


def test_the_schema_describes_every_key(schema: dict[str, Any]) -> None:
    assert schema["properties"]["tension"] == {
        "type": "integer", "minimum": 0, "maximum": 100, "default": 50, "description": "at the start",
    }  # fmt: skip
    assert schema["$defs"]["Concession"]["properties"]["giver"]["description"] == "the delegation that can give it"
    assert schema["additionalProperties"] is False
    json.dumps(schema)


def test_what_comes_with_the_game_fits_the_schema(schema: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: add the extra `test`.")
    jsonschema.Draft202012Validator.check_schema(schema)
    scenario = jsonschema.Draft202012Validator(schema)
    for name in scenario_ids():
        assert [each.message for each in scenario.iter_errors(read(data_path(f"scenarios/{name}.yaml")))] == []
    rulebook = jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/rulebook-file"})
    for path in data_path("scenarios/rulebooks").glob("*.yaml"):
        assert [each.message for each in rulebook.iter_errors(read(path))] == []


def test_what_does_not_fit_the_schema(schema: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: add the extra `test`.")
    scenario = jsonschema.Draft202012Validator(schema)
    data = read(Path(__file__).with_name("harbour.yaml"))
    assert not list(scenario.iter_errors(data))
    data["events"][0]["effects"][0] = {"do": "cap", "meter": "tension", "to": 1}
    assert list(scenario.iter_errors(data))


def read(path: Path) -> Any:
    return plain(read_document(path, str(path)).root)


def plain(node: Node) -> Any:
    """What an editor's YAML 1.2 makes of a node: `on` is a word there."""
    if isinstance(node, MapNode):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.plain and re.fullmatch("-?[0-9]+", node.text):
        return int(node.text)
    return node.text == "true" if node.plain and node.text in ("true", "false") else node.text
