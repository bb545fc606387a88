"""In a class, what is typed to a computer is read back and answered; between people it goes as it was said."""

from __future__ import annotations

from classroom import Classroom
from test_tables import begin

TYPED = {"t": "reading", "text": "standing consultation for a larger share of the burden"}


def test_what_is_typed_to_a_computer_is_read_back_and_sends_nothing(room: Classroom) -> None:
    _, (ben,) = begin(room, "meridane", empty="computer")
    ben.send({**TYPED, "to": ["lindrow"]})
    found = ben.hear("reading")
    assert found["lines"][0].startswith("Proposal:")
    assert {each["concession"] for each in found["text"]["clauses"]} == {"consultation", "burden-lindrow"}
    assert all(not each["messages"] for each in ben.parts["rooms"] if each["members"] == ["lindrow", "meridane"])
    assert ben.act({"verb": "offer", "text": found["text"]})["t"] == "ok"


def test_between_people_nothing_is_read_back(room: Classroom) -> None:
    _, (ben, _) = begin(room, "meridane", "lindrow")
    ben.send({**TYPED, "to": ["lindrow"]})
    assert ben.hear("reading")["lines"] == []
    assert ben.act({"verb": "say", "text": "The burden.", "to": ["lindrow"]})["t"] == "ok"


def test_a_reading_for_nobody_at_the_table_is_refused(room: Classroom) -> None:
    _, (ben, _) = begin(room, "meridane", "lindrow")
    ben.send({**TYPED, "to": ["atlantis"]})
    assert "delegations of this table" in ben.hear("no")["text"]
