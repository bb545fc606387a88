"""Cases of the rules, 8: several moves of one kind in one rulebook, and what stands of them."""

from __future__ import annotations

from pathlib import Path

from bay import BAY, change
from msgspec.structs import replace
from scene import Scene, with_rules

from game.content import load_scenario
from game.rules.effects.demand import Demand, DemandOption
from game.rules.effects.line import Line
from game.rules.effects.overture import Overture
from game.rules.effects.pledge import Pledge
from game.rules.effects.streak import Streak
from game.rules.law.running import running
from game.rules.model.conditions import Did
from game.rules.model.rulebook import Move
from game.rules.model.setting import Scenario
from game.rules.verbs.commit import Commit
from game.wording import news_sentence


def with_move(*moves: Move) -> Scenario:
    """The bay with moves added to its rulebook."""
    book = BAY.setting.rulebook
    return replace(BAY, setting=replace(BAY.setting, rulebook=replace(book, moves=(*book.moves, *moves))))


PLEA = Move("plea", "Public plea", "", (), 1, "other", effects=(Overture((change("tension", "self", 20),), 0),))


def test_8_1_an_overture_left_lying_has_the_consequences_of_its_own_move():
    """What stands keeps its move: an ignored overture has the consequences of the move that made it."""
    plea = Scene(with_move(PLEA)).round(north="plea crown").round()
    assert plea.why("tension") == {"overture-ignored": 20}
    assert plea.why("trust:north:crown") == {}
    assert plea.desk("north").boost == 0
    overture = Scene(with_move(PLEA)).round(north="overture crown").round()
    assert overture.why("tension") == {}
    assert overture.why("trust:north:crown") == {"overture-ignored": -6}
    assert overture.desk("north").boost == 1


def test_8_2_a_plea_of_the_strait_is_told_and_judged_as_a_plea(tmp_path: Path):
    """The same in a copy of a shipped scenario, read from its file."""
    path = tmp_path / "strait.yaml"
    source = Path(__file__).parents[2] / "scenarios" / "strait.yaml"
    move = """
    - id: plea
      title: Public plea
      text: A second, graver open invitation, which costs dear if it is left lying.
      cost: 1
      target: other
      effects:
        - do: overture
          boost: 0
          ignored:
            - {do: change, meter: trust, of: self, toward: target, by: -30}
            - {do: change, meter: tension, by: 20}
"""
    text = source.read_text(encoding="utf-8")
    path.write_text(text.replace("  moves:\n", f"  moves:{move}", 1), encoding="utf-8")
    scene = Scene(load_scenario(path))
    before = scene.meter("trust:orveld:kessary")
    scene.round(orveld="plea kessary").round()
    assert scene.meter("trust:orveld:kessary") == before - 30
    assert scene.why("tension")["overture-ignored"] == 20


def test_8_3_two_pledges_to_one_partner_are_tested_and_judged_each_by_its_own_numbers():
    """A graver pledge stands beside the first, and does not take its place."""
    graver = Move("oath", "Oath", "", ("guarantor",), 1, "partner", effects=(Pledge(-1, 40, -5, ("readout",)),))
    scene = Scene(with_move(graver)).round(crown="pledge port; oath port")
    assert [each.move for each in scene.state.table.pledges] == ["pledge", "oath"]
    scene.round(north="demonstration port")
    assert scene.news.count("pledge-tested") == 2
    scene.round(crown="readout port")
    assert scene.news.count("pledge-failed") == scene.news.count("pledge-kept") == 1
    assert scene.why("abandonment:port") == {"move": -8, "pledge-failed": 22, "pledge-kept": -1}
    assert scene.why("trust:port:crown") == {"pledge-failed": -15}
    assert scene.state.table.pledges == ()


def test_8_4_two_demands_with_one_word_are_told_and_judged_each_by_its_own_move():
    """The news of a demand name the move that made it, so an option of the same name is not mistaken for another."""
    graver = Move(
        "ultimatum", "Ultimatum", "", ("partner",), 1, "guarantor",
        effects=(Demand((DemandOption("consult", "Ask our leave", (Did("readout", "guarantor", "self"),)),),
                        (), (change("abandonment", "self", 30),)),),
    )  # fmt: skip
    scene = Scene(with_move(graver)).round(port="ultimatum crown consult", isle="demand crown consult").round()
    assert scene.why("abandonment:port") == {"demand-refused": 30}
    assert scene.why("abandonment:isle") == {"demand-refused": 5}
    told = " ".join(news_sentence(scene.view("north"), each) for each in scene.report.news)
    assert "Ask our leave" in told
    assert "Consult us" in told


def test_8_5_two_lines_cost_what_their_own_move_says():
    """How many lines are believed, and what crossing one costs, is each move's own."""
    graver = Move("vow", "Vow", "", (), 1, "concession", effects=(Line(-30, 1),))
    scene = Scene(with_move(graver)).given(support_crown=95)
    scene.round(crown="vow aid 0; line letter 0").deal("aid, share").round()
    assert scene.why("support:crown") == {"line-crossed": -30}
    scene.door(2).deal("letter, pause").round()
    assert scene.why("support:crown") == {"line-crossed": -12}


def test_8_6_two_streaks_count_and_earn_each_for_itself():
    """A conduct that earns after two rounds does not wait for one that earns after three."""
    vigil = Move("vigil", "Vigil", "", (), 1, effects=(Streak(2, (change("support", "self", 9),)),))
    scene = Scene(with_move(vigil)).round(north="vigil; restraint").round(north="vigil; restraint")
    assert scene.why("support:north")["streak"] == 9
    assert {each.move: each.count for each in scene.state.table.standing} == {"vigil": 2, "restraint": 2}
    scene.round(north="restraint")
    assert scene.why("trust:crown:north") == {"streak": 8}
    assert [each.move for each in scene.state.table.standing] == ["restraint"]


def test_8_7_one_overture_a_round_whatever_its_move():
    """One open overture per sender."""
    scene = Scene(with_move(PLEA)).signals()
    scene.refuses("north", Commit(scene.plan("north", "plea crown; overture port")), "One overture a round")


def test_8_8_a_line_is_charged_once_and_only_to_whoever_signs():
    """Crossed once, a line is spent; a text that its author does not sign never crosses it."""
    scene = Scene().round(crown="line aid 0", isle="line letter without").deal("aid, share").round()
    assert scene.why("support:crown") == {"line-crossed": -12}
    assert scene.why("support:isle") == {}
    scene.deal("aid, share, school").round()
    assert scene.why("support:crown") == {}


def test_8_9_a_text_left_in_the_round_it_was_signed_gives_nothing_for_good():
    """What cannot be reversed runs on only if it has run: a text that is left ran until the round before."""
    scene = Scene().deal("school", "port").round(port="leave")
    assert scene.status() == "left"
    assert scene.deals[-1].until == 0
    assert [*running(BAY.setting, scene.deals, 2)] == []
    later = Scene().deal("school", "port").round().round(port="leave")
    assert later.deals[-1].until == 1
    assert [run.clause.concession for run in running(BAY.setting, later.deals, 5)] == ["school"]
    late = Scene().deal("school after 1", "port").round().round(port="leave")
    assert [*running(BAY.setting, late.deals, 5)] == []


def test_8_10_a_text_that_falls_by_a_leak_in_its_first_round_gives_nothing_for_good():
    """The same for a confidential text that comes out and that home then refuses."""
    scene = Scene(with_rules(leak=100)).given(support_crown=38).deal("school, aid", "port", secret=True).round()
    assert scene.status() == "void"
    assert scene.deals[-1].until == 0
    assert [*running(BAY.setting, scene.deals, 2)] == []


def test_8_11_nobody_is_named_first_for_a_text_in_force_or_a_communique():
    """All who signed did so alike, so the news of it names no author."""
    scene = Scene().door(2).deal("aid, share").deal("", "crown north").round()
    told = {each.kind: each.by for each in scene.report.news}
    assert told["ratified"] == told["communique"] == ""


def test_8_12_a_text_that_a_breach_ends_in_its_first_round_gives_nothing_for_good():
    """Snap-back: the other side is free from the round of the breach on, and of what has not begun to run."""
    scene = Scene().deal("school, aid", "port", witness="hills", snapback=True).round(crown="breach")
    assert scene.status() == "void"
    assert scene.deals[-1].until == 0
    assert [*running(BAY.setting, scene.deals, 2)] == []


def test_8_13_a_text_that_another_replaces_in_its_first_round_gives_nothing_for_good():
    """Both were signed in one round, and what the second does not restate has never run."""
    scene = Scene().deal("school, aid", "port").deal("aid for 3", "port").round()
    ended = next(deal for deal in scene.deals if deal.status == "ended")
    assert ended.until == 0
    assert [run.clause.concession for run in running(BAY.setting, scene.deals, 2)] == ["aid"]
