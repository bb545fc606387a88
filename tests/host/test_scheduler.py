"""Whose turn it is among computers, how fast, who is not asked twice, and what becomes of a seat at fault."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.content import load_scenario
from game.delegates import DELEGATES
from game.desktop.live_game import Live, Trouble
from game.host.fault import DelegateFault
from game.host.pace import ONE_PERSON
from game.host.recorded_game import Moment
from game.host.session import Session
from game.records import NotKept
from game.rules.model.terms import CHAIR
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.terminal.client import Client
from game.terminal.console import Console, Ear

STRAIT = load_scenario("strait")
SEATS = tuple(STRAIT.setting.seats)
Choice = Callable[[View], Act | None]
FAILED = "The computer of {} failed in round 1 and passes until the phase ends."
ASKED = Counter[str]()


class Instructed:
    """A delegate that does what a test says."""

    def __init__(self, seat: str, choice: Choice) -> None:
        self.seat, self.choice = seat, choice

    def choose(self, view: View) -> Act | None:
        ASKED[self.seat] += 1
        return self.choice(view)


def passes(view: View) -> Act | None:
    return None


def ends(view: View) -> Act | None:
    """Ends each phase at once."""
    if view.table.phase == "signals":
        return Commit() if view.desk.plan is None else None
    return None if view.desk.ready else Ready()


def breaks(view: View) -> Act | None:
    raise IndexError("list index out of range")


def cheats(view: View) -> Act | None:
    return Accept(99)


def breaks_when_done(view: View) -> Act | None:
    return ends(view) or breaks(view)


def at_table(monkeypatch: pytest.MonkeyPatch, choices: Mapping[str, Choice], path: Path | None = None) -> Session:
    """A table at which computers do what they are told; a seat that is told nothing is a person's."""
    ASKED.clear()
    monkeypatch.setitem(DELEGATES, "easy", lambda seat, private: Instructed(seat, choices[seat]))
    people = {seat: "computer" if seat in choices else "person" for seat in SEATS}
    return Session.start(STRAIT, 5, people, {"*": "easy"}, path)  # type: ignore[arg-type]


@pytest.mark.parametrize("broken", [breaks, cheats, breaks_when_done])
def test_a_seat_at_fault_is_quieted_alone_and_told_once_a_phase(
    monkeypatch: pytest.MonkeyPatch, broken: Choice
) -> None:
    faults: list[tuple[Moment, DelegateFault]] = []
    first, talker, *others = SEATS

    def talks(view: View) -> Act | None:
        """Says something when the seat at fault has ended negotiation, and is done after that."""
        if view.table.phase == "signals":
            return ends(view)
        said = any(m.by == talker and m.round == view.round for room in view.rooms.values() for m in room.messages)
        return ends(view) if said else Say("I am still here.") if first in view.table.said_ready else None

    session = at_table(monkeypatch, {first: broken, talker: talks, **dict.fromkeys(others, ends)})
    session.computers.told = lambda fault: faults.append((session.moment, fault))
    session.settle()
    said = [m for room in session.truth().rooms.values() for m in room.messages]
    assert [(m.by, m.round) for m in said] == [(talker, n + 1) for n in range(session.table.round)]
    assert {fault.seat for _, fault in faults} == {first}
    assert len({moment for moment, _ in faults}) == len(faults) >= session.table.round
    assert faults[0][1].told == FAILED.format(STRAIT.setting.delegation[first].title)
    assert faults[0][1].__cause__ is not None


def test_whoever_takes_no_faults_meets_the_mistake_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    session = at_table(monkeypatch, {SEATS[0]: breaks, **dict.fromkeys(SEATS[1:], ends)})
    with pytest.raises(DelegateFault, match="list index out of range"):
        session.settle()


def test_a_seat_that_sees_nothing_new_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    person, friend, *others = SEATS
    session = at_table(monkeypatch, dict.fromkeys((friend, *others), passes))
    session.settle()
    assert dict.fromkeys((friend, *others), 1) == ASKED
    session.settle()
    session.submit(person, Say("Between us.", to=(friend,)))
    session.settle()
    assert {**dict.fromkeys(others, 1), friend: 2} == ASKED
    session.submit(person, Say("To all of you."))
    session.settle()
    assert {**dict.fromkeys(others, 2), friend: 3} == ASKED


def test_where_computers_pass_and_people_are_done_the_phase_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    person, *others = SEATS
    session, heard = at_table(monkeypatch, dict.fromkeys(others, passes)), list[str]()
    session.listeners.append(lambda actor, action: heard.append(f"{actor.seat} {action.verb}"))
    assert session.step() is None
    session.submit(person, Ready())
    assert session.step() == (CHAIR, EndPhase())
    assert session.step() is None
    session.submit(person, Commit())
    assert session.step() == (CHAIR, EndPhase())
    assert (session.table.round, session.table.phase) == (2, "negotiation")
    assert heard == [f"{person} ready", f"{CHAIR} end-phase", f"{person} commit", f"{CHAIR} end-phase"]


def test_where_no_computer_sits_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    session = at_table(monkeypatch, {})
    session.submit(SEATS[0], Say("Are we among ourselves?"))
    assert session.computers.due() is None
    assert session.step() is None


def test_turns_are_due_at_the_pace_of_people_and_put_off_while_somebody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    person, *others = SEATS
    session, at = at_table(monkeypatch, dict.fromkeys(others, ends)), [100.0]
    computers = session.computers
    computers.now, computers.pace = lambda: at[0], ONE_PERSON
    assert computers.due() == 0
    computers.turn()
    for characters, wait in ((0, 0.4), (80, 0.6), (5000, 1.0)):
        computers.pause(characters)
        assert computers.due() == pytest.approx(wait)
    at[0] += 5
    assert computers.due() == 0
    computers.hold(True)
    assert computers.due() is None
    computers.hold(False)
    computers.pause()
    computers.hurry()
    computers.pause(5000)
    assert computers.due() == 0, "a person who is done waits for nothing that is only read"
    computers.settle()
    assert computers.due() is None
    assert computers.resting
    session.submit(person, Say("Well?"))
    assert computers.due() == 0


def test_where_the_disk_takes_nothing_computers_rest_until_somebody_acts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session = at_table(monkeypatch, dict.fromkeys(SEATS, ends), tmp_path / "game.jsonl")
    with monkeypatch.context() as full:
        full.setattr(session._recorder, "put", lambda taken: (_ for _ in ()).throw(NotKept("No space is left.")))
        with pytest.raises(NotKept):
            session.step()
    assert session.computers.due() is None
    session.computers.wake()
    assert session.computers.due() == 0
    assert session.settle() > 0
    assert session.over
    session.close()


def test_whoever_plays_alone_is_told_of_a_computer_that_broke(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    person, broken, *others = SEATS
    session, news = at_table(monkeypatch, {broken: breaks, **dict.fromkeys(others, ends)}), list[object]()
    live = Live(session, [person], news.append, paced=False).begin()
    assert live.wait(10)
    live.close()
    assert [each.sentence for each in news if isinstance(each, Trouble)] == [
        FAILED.format(STRAIT.setting.delegation[broken].title)
    ]
    assert "list index out of range" in capsys.readouterr().err


def test_whoever_plays_line_by_line_is_told_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    person, broken, *others = SEATS
    session, said = at_table(monkeypatch, {broken: cheats, **dict.fromkeys(others, ends)}), io.StringIO()
    client = Client(session, [person], Console(said), Ear(io.StringIO()))
    client.begin()
    client.follow()
    assert FAILED.format(STRAIT.setting.delegation[broken].title) in said.getvalue()
    assert set(session.table.said_ready) == {broken, *others}
    assert f"the delegate of {broken} tried Accept(offer=99)" in capsys.readouterr().err
