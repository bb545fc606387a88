"""Rules 6: what is scored, the Conference and the Aftermath, settlement, breakdown and how a game ends."""

from __future__ import annotations

from bay import BAY, DRIFTS
from msgspec.structs import replace
from scene import Scene, with_rules

from game.rules.effects.change import ChangeMeter
from game.rules.model.concessions import Level
from game.rules.model.terms import CHAIR
from game.rules.model.units import Range
from game.rules.round.resolution import board_of
from game.rules.round.score import believed_flow, flow
from game.rules.verbs.end_game import EndGame
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.inject import Inject
from game.rules.verbs.undo import Undo


def freeze(**changes: object) -> Scene:
    """A scene in which the Freeze has just been signed: a verified pause for both partners, and a cap."""
    return Scene(**changes).door(2).deal("pause, cap 2, letter 2, scaling", "port isle", witness="hills")


def test_6_01_score_every_round_what_one_receives_less_what_one_gives():
    """Each seat: the worth of concessions received, less those given, each round."""
    dealt, idle = Scene().deal("aid, share").deal("visits", "port").round(), Scene().round()
    gains = {seat: dealt.desk(seat).score - idle.desk(seat).score for seat in BAY.setting.seats}
    assert gains["north"] == -40
    assert gains["port"] == 80 + 35 - 40
    assert gains["crown"] == -35 + 50
    assert gains["isle"] == -20


def test_6_02_meters_pay_each_round():
    """Flows: points each round from meters, counted from a value at which nothing is earned."""
    scene = Scene().given(tension=70).round()
    assert scene.desk("isle").scores == (-50,)
    assert scene.desk("crown").scores == (-40 + (100 - 40 * 60 // 100 - 30 * 40 // 100 - 50) * 5,)


def test_6_03_third_parties_count_too():
    """Third parties too: externalities are where the politics is."""
    dealt, idle = Scene().deal("letter", "isle").round(), Scene().round()
    assert dealt.desk("north").score - idle.desk("north").score == 100
    assert dealt.desk("port").score - idle.desk("port").score == -20


def test_6_04_the_aftermath_is_4_scoring_rounds_with_meters_frozen():
    """Then the Aftermath: ~4 scoring rounds with meters frozen and standing clauses running."""
    scene = Scene(rounds=2, drifts=DRIFTS).deal("visits, grain").round().round()
    points = scene.state.vault.scores["port"]
    assert len(points) == 2 + 4
    assert len(set(points[1:])) == 1
    assert scene.desk("port").final == sum(points) + 200


def test_6_05_a_temporary_clause_runs_out_in_the_aftermath():
    """... standing clauses running."""
    scene = Scene(rounds=2).round().deal("visits for 3", "port").round()
    points = scene.state.vault.scores["port"]
    assert [p - points[0] for p in points] == [0, 80, 80, 80, 0, 0]


def test_6_06_without_an_aftermath_the_last_round_is_the_last():
    """Any part can be left out by a rulebook."""
    scene = Scene(with_rules(leave_out=("aftermath",)), rounds=2).round().round()
    assert len(scene.state.vault.scores["port"]) == 2


def test_6_07_objectives_and_red_lines_at_the_end():
    """Each seat: its objectives at the end; red lines count against it."""
    won = Scene(rounds=1).deal("letter", "isle").round()
    assert won.desk("north").final == sum(won.state.vault.scores["north"]) + 300
    crossed = Scene(rounds=1).door(2).deal("access", "crown").round()
    assert crossed.desk("north").final == sum(crossed.state.vault.scores["north"]) - 400


def test_6_08_a_settlement_needs_its_commitments_for_two_rounds():
    """The game ends at a settlement: commitments in force and verified for ~2 rounds."""
    scene = freeze().round()
    assert scene.state.table.outcome is None
    assert scene.state.table.settling == {"freeze": 1}
    scene.round()
    assert (scene.state.table.outcome.kind, scene.state.table.outcome.settlement) == ("settlement", "freeze")
    assert scene.state.table.phase == "over"


def test_6_09_a_settlement_scores_the_remaining_rounds_and_the_aftermath():
    """A settlement freezes the same way: the remaining rounds and the Aftermath are scored."""
    scene = freeze().round().round()
    points = scene.state.vault.scores["hills"]
    assert len(points) == 6 + 4
    assert len(set(points[1:])) == 1


def test_6_10_a_breach_that_is_found_starts_the_count_again():
    """... in force: a found breach does not count towards a settlement."""
    scene = freeze().round().round(north="breach")
    assert scene.state.table.outcome is None
    assert scene.state.table.settling == {}


def test_6_11_unverified_or_without_one_partner_it_settles_nothing():
    """... verified, and covering those it must cover."""
    bare = Scene().door(2).deal("pause, cap 2, letter 2, scaling", "port isle").round()
    assert bare.state.table.settling == {}
    one = Scene().door(2).deal("pause, cap 2, letter 2, scaling", "isle", witness="hills").round()
    assert one.state.table.settling == {}


def test_6_12_breakdown_replaces_every_total_by_one_floor():
    """Breakdown (tension 100) *replaces* every total by one floor below any other result."""
    scene = Scene().given(tension=92).round(north="demonstration port 2")
    assert scene.state.table.outcome.kind == "breakdown"
    assert {scene.desk(seat).final for seat in BAY.setting.seats} == {-6000}
    assert len(scene.state.vault.scores["port"]) == 1


def test_6_13_an_event_alone_never_breaks_the_table():
    """Breakdown is judged once a round, after all plans."""
    scene = Scene().does(CHAIR, Inject(title="Storm", effects=(ChangeMeter("tension", 100),)))
    assert scene.meter("tension") == 99
    assert scene.state.table.outcome is None


def test_6_14_managed_with_a_cap_in_force_at_the_end_else_drift():
    """Settlement; managed (a cap in force at the end); drift (none); breakdown."""
    assert Scene(rounds=1).door(2).deal("cap", "crown").round().state.table.outcome.kind == "managed"
    assert Scene(rounds=1).round().state.table.outcome.kind == "drift"


def test_6_15_books_believe_what_is_announced_the_archives_do_not():
    """A seat's own books never use a fact that it cannot see."""
    scene = Scene(drifts=DRIFTS).door(2).deal("cap 2", "crown").round(north="breach", hills="enforce 3")
    assert scene.fact("strain:north") != scene.meter("strain:north")
    assert scene.desk("hills").score != scene.state.vault.scores["hills"][0]
    assert scene.desk("north").score == scene.state.vault.scores["north"][0]


def test_6_16_the_enforcer_knows_what_leaks_past_its_own_dial():
    """The neighbour profits from leaking, and knows it."""
    scene = Scene().round(hills="enforce 0")
    board, mandate = board_of(scene.state), BAY.mandates["hills"]
    leak = 2 * 3 * 10
    strain = -(board.meters["strain:north"] - 40)
    assert believed_flow(board, mandate, "hills", scene.desk("hills").facts) == leak + strain
    assert flow(board, mandate, actual=True) == leak - (board.facts["strain:north"] - 40)


def test_6_17_worths_are_drawn_per_game_within_the_authors_ranges():
    """Worths are drawn per game within the author's ranges, so a published scenario is no answer key."""
    visits = next(c for c in BAY.setting.concessions if c.id == "visits")
    wide = replace(visits, levels=(Level("visits", {"port": Range(60, 100), "north": Range(-50, -30)}),))
    others = tuple(wide if c.id == "visits" else c for c in BAY.setting.concessions)
    drawn = [Scene(seed=seed, concessions=others).desk("port").worths["visits:1"] for seed in range(30)]
    assert len(set(drawn)) > 10
    assert all(60 <= value <= 100 for value in drawn)


def test_6_18_the_chair_can_stop_a_game():
    """The chair ends a game without an outcome of its own; what was scored stands."""
    scene = Scene().deal("visits, grain").round().does(CHAIR, EndGame())
    assert scene.state.table.outcome.kind == "stopped"
    assert scene.desk("port").final == sum(scene.state.vault.scores["port"])
    scene.refuses(CHAIR, EndPhase(), "over")
    scene.does(CHAIR, Undo(1))
    assert scene.state.table.outcome is None
