"""One person's words are taken out of a record: the lines stay, it proves whole, and replays to the same digests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sealing import lines_of

from game.content import load_scenario
from game.records import RecordError, load_record
from game.records.removal import take_out
from game.rules import Announce, EndPhase, Inject, Ready, Say
from game.rules.model.terms import CHAIR, Actor
from game.session import Session

ANN, BO, CAI = Actor("ebrany", "", "Ann"), Actor("ebrany", "", "Bo"), Actor("quellin", "", "Cai")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Two rounds in which people say things, some the same, and the chair announces something."""
    path = tmp_path / "talk.jsonl"
    session = Session.start(load_scenario("ferry"), 3, dict.fromkeys(("ebrany", "quellin"), "person"), {}, path)
    for actor, text in ((ANN, "Yes."), (BO, "Yes."), (CAI, "The boat leaves."), (ANN, "My aunt lives there.")):
        session.submit(actor, Say(text))
    session.submit(ANN, Say("", (), "more", "my aunt's boat"))
    session.submit(Actor(CHAIR, "", "Dee"), Announce("Five more minutes, Ann."))
    session.submit(Actor(CHAIR, "", "Dee"), Inject("", "Fog", "Dee's own fog."))
    for _ in range(2):
        session.submit(ANN, Ready())
        session.submit(CAI, Ready())
        session.submit(Actor(CHAIR, "", "Dee"), EndPhase())
        session.submit(CAI, Say("Well then."))
    session.close()
    return path


def heard(path: Path) -> list[tuple[str, str]]:
    record = load_record(path)
    record.verify()
    [room] = record.last().rooms.values()
    return [(message.member, message.text or message.about) for message in room.messages]


def test_words_stand_behind_the_seal_and_nowhere_else(talk: Path):
    for line in lines_of(talk)[1:]:
        body, _, behind = line.rpartition(b',"seal":')
        for word in ("Yes.", "aunt", "boat", "Five more", "fog", "Ann", "Bo", "Cai", "Dee"):
            assert word.encode() not in body
        assert (b'"words":' in behind) == (b'"typed"' in body and b'"digest"' not in body)


def test_a_members_words_and_name_are_taken_out_and_nobody_elses(talk: Path):
    before = heard(talk)
    marks = load_record(talk).marks
    assert take_out(talk, "ebrany", "Ann") == 5
    after = heard(talk)
    assert [text for member, text in after if member in ("Bo", "Cai")] == [t for m, t in before if m in ("Bo", "Cai")]
    gone = [(member, text) for member, text in after if member not in ("Bo", "Cai")]
    assert len(gone) == 3
    assert len({member for member, _ in gone}) == 1
    assert gone[0][0].startswith("someone ")
    assert all(text.startswith("[taken out ") for _, text in gone)
    assert [(mark.digest, mark.acts) for mark in load_record(talk).marks] == [(m.digest, m.acts) for m in marks]
    for word in (b"aunt", b'"Ann"'):
        assert word not in talk.read_bytes()
    assert b"Five more minutes, Ann." in talk.read_bytes(), "these are the chair's words"


def test_the_same_words_of_another_do_not_give_away_what_was_taken_out(talk: Path):
    take_out(talk, "ebrany", "Ann")
    hashes = [json.loads(line).get("act", {}).get("text", {}) for line in lines_of(talk)[1:] if b'"verb":"say"' in line]
    assert hashes[0] != hashes[1], "both had said Yes."


def test_a_whole_seat_and_the_chair_can_be_taken_out_and_the_game_goes_on(talk: Path):
    take_out(talk, "ebrany")
    take_out(talk, CHAIR)
    for word in (b"Yes.", b"aunt", b"Bo", b"Dee", b"Five more", b"fog"):
        assert word not in b"\n".join(lines_of(talk)[1:])
    notices = load_record(talk).last().table.notices
    assert all(notice.text.startswith("[taken out ") for notice in notices)
    session, _ = Session.resume(talk)
    session.submit(CAI, Say("And on."))
    session.close()
    assert heard(talk)[-1] == ("Cai", "And on.")


def test_the_snapshots_have_no_words_left_either(talk: Path):
    take_out(talk, "ebrany", "Ann")
    record = load_record(talk)
    told = record.moments()[-1].state
    assert told.rooms == [state for _, state in record.states()][record.moments()[-1].acts].rooms


def test_what_cannot_be_taken_out_is_said(talk: Path):
    before = talk.read_bytes()
    for seat, member, says in (("nobody", "", "no delegation"), ("ebrany", "Zed", "Nothing that Zed typed")):
        with pytest.raises(RecordError, match=says):
            take_out(talk, seat, member)
    session, _ = Session.resume(talk)
    with pytest.raises(RecordError, match="being written"):
        take_out(talk, "ebrany")
    session.close()
    assert talk.read_bytes() == before


def test_words_that_are_not_those_that_were_sealed_are_named(talk: Path):
    number = next(n for n, line in enumerate(lines_of(talk), 1) if b"boat leaves" in line)
    talk.write_bytes(talk.read_bytes().replace(b"boat leaves", b"boat sinks."))
    with pytest.raises(RecordError, match=rf":{number}: this line was changed: its words"):
        load_record(talk)


def test_computers_words_stand_as_they_are(tmp_path: Path):
    """Nobody will ask for them back, and equal games have equal records."""
    for name in ("one", "other"):
        session = Session.start(load_scenario("ferry"), 3, {}, {"*": "standard"}, tmp_path / f"{name}.jsonl")
        session.settle(sync=False)
        session.close()
    one, other = ((tmp_path / f"{name}.jsonl").read_bytes() for name in ("one", "other"))
    assert one == other
    assert b'"words"' not in one
