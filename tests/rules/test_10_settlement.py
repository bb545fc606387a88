"""Rules 10: a settlement needs the alliance, everybody sees what is missing, and is told what the end would freeze."""

from __future__ import annotations

from bay import BAY
from msgspec.structs import replace
from scene import Scene

from game.present.status import status
from game.rules.model.course import Settlement
from game.rules.round.checklist import checklists, frozen
from game.wording import checklist_lines, settling_lines, until_the_end

FREEZE = BAY.setting.settlements[0]
ALLIED = replace(
    BAY, setting=replace(BAY.setting, settlements=(replace(FREEZE, assent=("port", "isle"), assured=60),))
)
TEXT = "pause, cap, letter, scaling"


def frightened(clauses: str = TEXT) -> Scene:
    """The freeze is signed by all while Port has little confidence in Crown."""
    return Scene(ALLIED).door(2).given(abandonment_port=70).deal(clauses, "port isle", witness="hills")


def test_10_01_without_a_partners_assent_the_game_goes_on():
    """Settlement needs the alliance: lacking assent the game goes on; it never resets the count (rule 22)."""
    scene = frightened().round().round()
    assert scene.state.table.outcome is None
    assert scene.state.table.settling == {"freeze": 2}
    assert scene.round().state.table.settling == {"freeze": 3}
    sure = Scene(ALLIED).door(2).deal(TEXT, "port isle", witness="hills").round().round()
    assert sure.state.table.outcome.kind == "settlement"


def test_10_02_it_ends_at_the_first_resolution_at_which_assent_is_there():
    """... by confidence, or by a text of that settlement that gives the partner something (rule 22)."""
    calmed = frightened().round().round().given(abandonment_port=20).round()
    assert calmed.state.table.outcome.settlement == "freeze"
    won = frightened().round().round().deal(f"{TEXT}, visits", "port isle", witness="hills").round()
    assert won.state.table.outcome.settlement == "freeze"


def test_10_03_what_is_no_assent():
    """One with a clause that the settlement counts; a clause of another giver above 0 for it; cover alone is none."""
    apart = frightened().round().round().deal("visits", "port").round()
    assert apart.state.table.outcome is None, "visits in a text of their own are no text of the settlement"
    own = frightened(f"{TEXT}, share").round().round()
    assert own.state.table.outcome is None, "what it gives itself is nothing given to it"
    fought = frightened(f"{TEXT}, visits").given(abandonment_port=70).round().round()
    assert fought.state.table.outcome.settlement == "freeze"


def test_10_04_everybody_sees_the_same_checklist():
    """Everybody sees a checklist: what stands, what is missing, whose it is (rule 22)."""
    bare = Scene(ALLIED)
    for seat in bare.state.desks:
        (found,) = checklists(bare.view(seat))
        assert [(need.state, need.whose) for need in found.needs] == [
            ("missing", ("north",)), ("missing", ("north",)), ("stands", ("port",)), ("stands", ("isle",)),
        ]  # fmt: skip
        assert found.resolutions == 0
    signed = frightened()
    (found,) = checklists(signed.view("hills"))
    assert [need.state for need in found.needs] == ["signed", "signed", "missing", "stands"]
    assert (found.waits, found.lacks) == (True, ("port",))
    (found,) = checklists(signed.round().view("hills"))
    assert [need.state for need in found.needs] == ["stands", "stands", "missing", "stands"]
    assert found.stood == 1


def test_10_05_the_checklist_in_words():
    """... in the line client's status as on every table."""
    told = checklist_lines(Scene(ALLIED).view("crown"))
    assert len(told) == 1
    assert told[0].startswith("The Freeze: 2 of 4 stand. Missing: ")
    assert "signed by Port and Isle, verified (North)" in told[0]
    scene = frightened().round().round()
    (line,) = settling_lines(scene.view("north"))
    assert line.startswith("The Freeze stands, and ends the game as soon as it has the assent of Port (")
    assert line in status(scene.view("north")).lines
    assert checklist_lines(scene.view("north"))[0] in status(scene.view("north")).lines


def test_10_06_settled_early_everyone_is_told_what_is_frozen():
    """A round before the resolution that would freeze it, everyone is told what the frozen state is worth (rule 33)."""
    scene = Scene(ALLIED).door(2).deal(TEXT, "port isle", witness="hills")
    assert "is signed, The Freeze" in settling_lines(scene.view("isle"))[0]
    scene.round()
    for seat in scene.state.desks:
        (line,) = settling_lines(scene.view(seat))
        assert "at the end of this round" in line
        assert "eight scoring rounds, 4 of them the Aftermath" in line
    expected = {seat: frozen(scene.view(seat), 1) for seat in scene.state.desks}
    assert {each.rounds for each in expected.values()} == {8}
    before = {seat: len(points) for seat, points in scene.state.vault.scores.items()}
    scene.round()
    for seat, points in scene.state.vault.scores.items():
        rest = sum(points[before[seat] + 1 :])
        assert len(points) - before[seat] == 9
        assert abs(rest - expected[seat].points) < 8 * 60, (seat, rest, expected[seat])
    assert settling_lines(scene.view("isle")) == []


def test_10_07_until_the_end_says_how_many_rounds_are_scored():
    """ "Until the end" always says how many scoring rounds that is, the Aftermath named (rule 34)."""
    scene = Scene()
    assert until_the_end(scene.view("port")) == "until the end (ten scoring rounds, 4 of them the Aftermath)"
    last = scene.in_round(6).view("port")
    assert until_the_end(last) == "until the end (five scoring rounds, 4 of them the Aftermath)"


def test_10_08_a_settlement_without_assent_asks_for_none():
    """An author may leave it out, and any condition may stand in `needs` (rule 22)."""
    assert FREEZE.assent == ()
    assert isinstance(FREEZE, Settlement)
    scene = Scene().door(2).given(abandonment_port=90).deal(TEXT, "port isle", witness="hills").round().round()
    assert scene.state.table.outcome.settlement == "freeze"
