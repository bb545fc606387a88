"""Rules 5: what moves do, and what comes of them later."""

from __future__ import annotations

import pytest
from bay import BAY, DRIFTS
from msgspec.structs import replace
from scene import Scene, with_rules

from game.rules.effects.change import ChangeMeter
from game.rules.model.meters import ExtraMeter, confidence
from game.rules.model.room import Deal
from game.rules.round.forecast import forecast
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.wording.meters import confidence_sentence


def no(scene: Scene, seat: str, words: str, because: str) -> None:
    scene.signals()
    scene.refuses(seat, Commit(scene.plan(seat, words)), because)


def test_5_01_a_demonstration_buys_two_things_at_once():
    """Demonstration: progress up, tension up, exposed partners' abandonment up in proportion, own support up."""
    scene = Scene().round(north="demonstration port 2")
    assert scene.moved("progress:north") == 6
    assert scene.moved("tension") == 10
    assert scene.moved("abandonment:port") == 10
    assert scene.moved("abandonment:isle") == 2
    assert scene.why("support:north") == {"move": 4}


def test_5_02_strength_costs_capital():
    """Moves are paid with political capital; each step of strength costs one more."""
    scene = Scene().round(north="demonstration port 3")
    assert scene.desk("north").capital == 3
    no(Scene(), "north", "demonstration port 3; address", "costs 4 of political capital and you have 3")


def test_5_03_capital_3_a_round_up_to_1_carried_over():
    """Political capital (~3 a round, up to 1 carried over)."""
    scene = Scene().round()
    assert scene.desk("north").capital == 4
    assert scene.round().desk("north").capital == 4


def test_5_04_a_readout_is_worth_less_each_time():
    """Readout of support: abandonment down; each repeat within 3 rounds is worth half."""
    scene = Scene()
    moves = [scene.round(crown="readout port").moved("abandonment:port") for _ in range(4)]
    assert moves == [-8, -4, -2, -1]


def test_5_05_after_three_rounds_a_readout_is_fresh_again():
    """... within 3 rounds."""
    scene = Scene().round(crown="readout port").round().round().round()
    assert scene.round(crown="readout port").moved("abandonment:port") == -8


def test_5_06_an_exercise_reassures_one_and_frightens_the_other():
    """Joint exercise: its abandonment well down, its own and the *other* partners' entrapment up, tension up."""
    scene = Scene().round(crown="exercise port")
    assert scene.moved("abandonment:port") == -10
    assert (scene.moved("entrapment:port"), scene.moved("entrapment:isle")) == (2, 7)
    assert scene.moved("tension") == 6
    assert scene.moved("confidence:isle") < 0


def test_5_07_a_pledge_tested_and_not_answered_brings_back_more_than_it_gave():
    """Pledge: if a demonstration follows and is not answered in the guarantor's next plan, more comes back."""
    scene = Scene().round(crown="pledge port")
    assert scene.moved("abandonment:port") == -14
    scene.round(north="demonstration port")
    assert "pledge-tested" in scene.news
    scene.round(crown="exercise isle")
    assert scene.why("abandonment:port")["pledge-failed"] == 22
    assert scene.why("trust:port:crown") == {"pledge-failed": -15}
    assert scene.state.table.pledges == ()


@pytest.mark.parametrize("answer", ["exercise port", "restrict"])
def test_5_08_a_pledge_is_answered_by_an_exercise_with_that_partner_or_new_restrictions(answer: str):
    """It must be answered in the guarantor's *next* plan by an exercise with that partner or new restrictions."""
    scene = Scene().round(crown="pledge port").round(north="demonstration port").round(crown=answer)
    assert scene.why("abandonment:port")["pledge-kept"] == -4
    assert "pledge-kept" in scene.news


def test_5_09_an_answer_in_the_same_plan_is_too_early():
    """... in the guarantor's *next* plan."""
    scene = Scene().round(crown="pledge port").round(north="demonstration port", crown="exercise port").round()
    assert "pledge-failed" in scene.news


def test_5_10_a_demonstration_against_another_partner_does_not_test_it():
    """A demonstration tests the pledge to the partner it is pointed at."""
    scene = Scene().round(crown="pledge port").round(north="demonstration isle")
    assert "pledge-tested" not in scene.news


def test_5_11_a_pledge_tested_before_the_conference_is_not_judged():
    """The Conference has no moves, so nobody is judged for not moving in it."""
    scene = Scene(rounds=3).round(crown="pledge port").round(north="demonstration port").round()
    assert scene.news == []


def test_5_12_a_demand_met_next_round():
    """Demand (cost 1, public). Met next round: abandonment -8."""
    scene = Scene().round(port="demand crown consult").round(crown="readout port")
    assert scene.why("abandonment:port") == {"demand-met": -8, "move": -8}
    assert "demand-met" in scene.news


def test_5_13_a_demand_refused():
    """Refused: own support +4, guarantor's -3, and abandonment up."""
    scene = Scene().round(port="demand crown consult").round()
    assert scene.why("abandonment:port") == {"demand-refused": 5}
    assert scene.why("support:port") == {"demand-refused": 4}
    assert scene.why("support:crown") == {"demand-refused": -3}
    assert [g.kind for g in scene.state.table.grievances] == ["demand-refused"]


def test_5_14_a_demand_to_hold_back():
    """Demand: names what the guarantor must do (consult, exercise, hold back an exercise, assist)."""
    assert "demand-met" in Scene().round(isle="demand crown hold-back").round().news
    assert "demand-refused" in Scene().round(isle="demand crown hold-back").round(crown="exercise port").news


def test_5_15_a_public_demand_is_met_in_public():
    """A demand is public, so a secret text does not meet it: else the answer would give the secret away."""
    secret = Scene(with_rules(leak=0)).round(port="demand crown assist").deal("aid, share", secret=True).round()
    assert "demand-refused" in secret.news
    public = Scene().round(port="demand crown assist").deal("aid, share").round()
    assert "demand-met" in public.news


def test_5_16_a_demand_that_only_a_move_could_meet_lapses_in_the_conference():
    """The Conference has no moves, so nobody is judged for not moving in it."""
    scene = Scene(rounds=2).round(port="demand crown consult").round()
    assert scene.news == []
    met = Scene(rounds=2).round(port="demand crown assist").deal("aid, share").round()
    assert "demand-met" in met.news


@pytest.mark.parametrize(("option", "clause"), [("assist", "aid"), ("hold-back", "scaling")])
def test_5_16a_nobody_demands_what_is_promised(option: str, clause: str):
    """Rule 25: not for what is in force, signed, or already demanded."""
    signed = Scene().deal(clause, "port crown isle")
    no(signed, "port", f"demand crown {option}", "promised already")
    no(signed.round(), "port", f"demand crown {option}", "promised already")
    no(Scene().round(port=f"demand crown {option}"), "port", f"demand crown {option}", "demanded already")
    Scene().round(port=f"demand crown {option}").round(isle=f"demand crown {option}")


def test_5_16b_a_demand_is_met_only_by_what_began_after_it():
    """Rule 25: a text that was in force when it was made, though hidden then, meets no demand."""
    scene = Scene(with_rules(leak=0)).deal("aid, share", secret=True).round(port="demand crown assist")
    scene.state = replace(scene.state, table=replace(scene.state.table, deals=(_opened(scene.deals[0]),)))
    assert "demand-refused" in scene.round().news
    assert "demand-met" in Scene().round(port="demand crown assist").deal("aid", "port").round().news


def _opened(deal: Deal) -> Deal:
    return replace(deal, leaked=True, id="deal-1")


def test_5_16c_each_demand_names_the_fear_it_moves():
    """Rule 25: a refused hold-back moves entrapment, a refused consultation or assistance abandonment."""
    dragged = Scene().round(isle="demand crown hold-back").round(crown="exercise isle")
    assert dragged.why("entrapment:isle") == {"demand-refused": 5, "move": 2}
    assert "demand-refused" not in dragged.why("abandonment:isle")
    calmed = Scene().round(isle="demand crown hold-back").round()
    assert calmed.why("entrapment:isle") == {"demand-met": -8}
    alone = Scene().round(isle="demand crown assist").round()
    assert alone.why("abandonment:isle") == {"demand-refused": 5}
    assert alone.why("entrapment:isle") == {}


def test_5_17_restraint_three_rounds_running_earns_trust():
    """Restraint, announced: tension down, support down; repeated three rounds running it earns trust."""
    scene = Scene().round(north="restraint").round(north="restraint")
    assert scene.moved("tension") == -5
    assert scene.why("trust:crown:north") == {}
    scene.round(north="restraint")
    assert scene.why("trust:crown:north") == {"streak": 8}
    assert scene.why("trust:hills:north") == {"streak": 8}


def test_5_18_a_streak_that_is_broken_begins_anew():
    """... three rounds running."""
    scene = Scene().round(north="restraint").round(north="restraint").round().round(north="restraint")
    assert [(each.by, each.move, each.count) for each in scene.state.table.standing] == [("north", "restraint", 1)]


def test_5_19_ignoring_restraint_costs_standing_with_third_parties():
    """... and ignoring it costs the ignorer standing with third parties."""
    scene = Scene().round(north="restraint").round(crown="exercise port")
    assert scene.why("trust:hills:crown") == {"restraint-ignored": -4}
    assert scene.why("trust:north:crown") == {}


def test_5_20_hedge():
    """Hedge (cost 2): autonomy +12, abandonment -4, own support -3, tension +3, guarantor's trust -6."""
    scene = Scene().round(port="hedge")
    assert scene.moved("autonomy:port") == 12
    assert scene.moved("abandonment:port") == -4
    assert scene.why("support:port") == {"move": -3}
    assert scene.moved("tension") == 3
    assert scene.why("trust:crown:port") == {"move": -6}


def test_5_21_hedging_takes_its_share_of_what_confidence_is_left():
    """Rule 26: confidence = (100 - (a*abandonment + e*entrapment)) * (100 - autonomy)/100, rounded once."""
    scene = Scene()
    bond = scene.state.scenario.setting.alliance["port"]
    cases = ((40, 25, 0), (40, 25, 12), (0, 0, 50), (100, 100, 0), (33, 67, 1), (90, 10, 99), (50, 50, 100))
    for alone, dragged, hedged in cases:
        meters = {"abandonment:port": alone, "entrapment:port": dragged, "autonomy:port": hedged}
        exact = (100 - (bond.weight * alone + (100 - bond.weight) * dragged) / 100) * (100 - hedged) / 100
        assert confidence(bond, meters) == int(exact + 0.5), (alone, dragged, hedged)


def test_5_21a_a_hedge_calms_the_own_fear_and_lowers_confidence():
    """Rule 26: it lowers the partner's own fear and raises autonomy, so that confidence falls by it, as foretold."""
    scene = Scene().signals()
    foretold = forecast(scene.view("port"), scene.plan("port", "hedge")).meters["confidence:port"]
    scene.round(port="hedge")
    assert scene.moved("abandonment:port") < 0
    assert scene.moved("confidence:port") == foretold.by < 0
    assert "its autonomy rose by 12" in confidence_sentence(scene.view("crown"), "port", scene.report)


def test_5_21b_reassurance_reaches_a_partner_that_has_hedged_as_any_other():
    """Rule 26 replaces the discount of number 9: what is left of confidence counts less, not each comfort."""
    scene = Scene().given(autonomy_port=40).round(crown="exercise port")
    assert scene.moved("abandonment:port") == -10


def test_5_22_restrictions_bite_by_actual_enforcement_and_are_adapted_to():
    """Strain up times actual enforcement; adapts away."""
    for dial, strain in ((0, 40), (1, 44), (3, 52)):
        scene = Scene().round(hills=f"enforce {dial}")
        assert scene.fact("strain:north") == strain
        assert scene.meter("strain:north") == 48


def test_5_23_enforcement_is_a_free_secret_dial_and_what_is_announced_another():
    """Enforcement is a free secret dial, 0 to 3; announced and actual, separately."""
    scene = Scene().round(hills="enforce 0; announce 3")
    assert scene.state.table.announced == 3
    assert scene.desk("hills").enforcement == 0
    assert scene.desk("hills").capital == 4
    assert scene.meter("strain:north") == 45 - 5 + 12
    no(Scene(), "crown", "enforce 2", "do not enforce")
    no(Scene(), "hills", "enforce 4", "0 to 3")


def test_5_24_restrictions_are_a_standing_level_from_which_relief_subtracts():
    """Restrictions are a standing level 0 to 3 from which relief subtracts."""
    scene = Scene().round(crown="restrict")
    assert scene.state.table.restrictions == 3
    no(scene, "crown", "restrict", "highest level already")
    relieved = Scene().deal("relief 2", "isle").round()
    assert relieved.fact("strain:north") == 45 - 5
    assert relieved.state.table.restrictions == 2


def test_5_24a_tightening_what_one_has_promised_to_relieve_is_a_breach():
    """Rule 24: a move that undoes what a promise in force gives is a breach of it, foretold as such."""
    scene = Scene().door(2).deal("relief", "crown north").signals()
    risks = forecast(scene.view("crown"), scene.plan("crown", "restrict")).risks
    assert [risk.percent for risk in risks if risk.kind == "notice"] == [100]
    assert "breach" in scene.round(crown="restrict").news
    assert scene.why("trust:north:crown")["breach"] < 0
    assert "breach" not in Scene().round(crown="restrict").round(crown="ease").news


def test_5_24b_where_the_rules_know_no_breach_it_cannot_be_done():
    """Rule 24, under rules that leave quiet breach out: what is signed is kept."""
    scene = Scene(with_rules(leave_out=("breach",))).door(2).deal("relief", "crown north")
    no(scene, "crown", "restrict", "Relief.* is promised")


def test_5_25_the_neighbour_profits_from_leaking():
    """The neighbour profits from leaking."""
    tight, leaky = Scene().round(hills="enforce 3"), Scene().round(hills="enforce 0")
    assert leaky.desk("hills").score - tight.desk("hills").score == 60


def test_5_26_incidents_need_tension_58_and_two_seats_provoking():
    """Incidents need tension at least 58 and two different seats provoking in the same round."""
    both = {"north": "demonstration port", "crown": "exercise isle"}
    assert "incident" not in Scene().given(tension=40).round(**both).news
    assert any("incident" in Scene(seed=seed).given(tension=80).round(**both).news for seed in range(10))
    assert not any("incident" in Scene(seed=s).given(tension=80).round(north=both["north"]).news for s in range(20))


def test_5_27_an_incident_is_a_gamble_that_nobody_fully_controls():
    """Percent chance is tension - 30: the risk of a jump."""
    plans = {"north": "demonstration port", "crown": "exercise isle"}
    scenes = [Scene(seed=seed).given(tension=59).round(**plans) for seed in range(200)]
    assert 0.28 < sum("incident" in scene.news for scene in scenes) / 200 < 0.52
    jumped = next(scene for scene in scenes if "incident" in scene.news)
    assert jumped.why("tension") == {"move": 11, "incident": 12}
    assert jumped.why("entrapment:port")["incident"] == 4


def test_5_28_amends_repair_trust_most_after_a_grievance():
    """Explain or apologise: repairs trust after a breach or a misread signal."""
    assert Scene().round(crown="amends port").why("trust:port:crown") == {"move": 3}
    scene = Scene().round(port="demand crown consult").round().round(crown="amends port")
    assert scene.why("trust:port:crown") == {"move": 8}


def test_5_28a_amends_repair_one_grievance_once():
    """Rule 27: amends repairs one grievance once, the oldest first; what was repaired says so in the ledger."""
    scene = Scene(rounds=8).round(port="demand crown consult").round(port="demand crown assist").round()
    assert [g.repaired for g in scene.state.table.grievances] == [False, False]
    assert scene.round(crown="amends port").why("trust:port:crown") == {"move": 8}
    assert [g.repaired for g in scene.state.table.grievances] == [True, False]
    assert scene.round(crown="amends port").why("trust:port:crown") == {"move": 8}
    assert scene.round(crown="amends port").why("trust:port:crown") == {"move": 3}


def test_5_29_inquire_buys_a_noisy_look_at_one_hidden_fact():
    """Inquire: buys a noisy look at one hidden fact, and nobody sees it."""
    scene = Scene().round(port="inquire crown support; address")
    (report,) = scene.desk("port").reports
    assert abs(report.value - 60) <= 8
    assert [played.move for played in scene.report.moves] == ["address"]
    no(Scene(), "port", "inquire crown strain", "has no strain")
    no(Scene(), "port", "inquire crown", "needs one of")
    looked = Scene().round(port="inquire hills enforcement").desk("port").reports[0]
    assert looked.value in (0, 1, 2)
    worth = Scene().round(port="inquire crown worth visits 1").desk("port").reports[0]
    assert (worth.what, abs(worth.value) <= 8) == ("visits:1", True)


def test_5_30_moves_belong_to_roles_and_exclude_each_other():
    """Moves: who may use it; what cannot stand in the same plan."""
    no(Scene(), "port", "exercise isle", "not a move of your delegation")
    no(Scene(), "north", "restraint; demonstration port", "exclude each other")
    no(Scene(), "north", "demonstration hills", "must be pointed at one of: port, isle")
    no(Scene(), "crown", "address; address", "twice in the plan")


def test_5_31_drift_waiting_is_not_neutral():
    """With no cap in force, the challenger's position improves and partners' fear grows."""
    scene = Scene(drifts=DRIFTS).round()
    assert scene.moved("progress:north") == 3
    assert (scene.moved("abandonment:port"), scene.moved("abandonment:isle")) == (2, 1)


def test_5_32_a_cap_stills_it():
    """... no cap in force."""
    partial = Scene(drifts=DRIFTS).door(2).deal("cap 1", "crown").round()
    assert partial.moved("progress:north") == 1
    assert partial.moved("abandonment:port") == 0
    assert Scene(drifts=DRIFTS).door(2).deal("cap 2", "crown").round().moved("progress:north") == 0


def test_5_33_a_secretly_broken_cap_shows_only_as_doubt():
    """Meters of fact are shown unmonitored as what the announced facts imply, with a band."""
    kept, broken = (Scene(drifts=DRIFTS).door(2).deal("cap 2", "crown").round(north=plan) for plan in ("", "breach"))
    assert kept.view("crown") == broken.view("crown")
    assert broken.state.table.doubt == {"progress:north": 3}
    assert (broken.meter("progress:north"), broken.fact("progress:north")) == (30, 33)


def test_5_34_monitors_show_facts_as_they_are():
    """Access, really given, shows progress as it is; secretly refused, it shows what everyone expects."""
    scene = Scene(drifts=DRIFTS).door(2).deal("cap 2", "crown").round(north="breach").deal("access, scaling").round()
    assert scene.meter("progress:north") == 33
    assert scene.why("progress:north") == {"revealed": 3}
    assert scene.state.table.doubt == {}
    kept, fooled = (Scene(drifts=DRIFTS).door(2).deal("cap 2, access", "crown") for _ in range(2))
    kept.round()
    fooled.round(north="breach")
    assert kept.view("crown") == fooled.view("crown")


def test_5_35_all_moves_are_summed_and_clamped_once():
    """Changes of a meter are summed first and clamped once."""
    scene = Scene().given(abandonment_port=98).round(north="demonstration port 2", crown="exercise port")
    assert scene.meter("abandonment:port") == 98
    assert scene.report.before["abandonment:port"] == 98


def test_5_36_resolution_is_from_the_opening_state():
    """All plans at once, from one state: a readout and the hedge beside it are both counted."""
    scene = Scene().round(crown="readout port", port="hedge")
    assert scene.why("abandonment:port") == {"move": -12}
    confidence_then = scene.report.after["confidence:port"]
    assert confidence_then == confidence(BAY.setting.alliance["port"], scene.state.table.meters)


def test_5_37_a_fading_readout_is_counted_per_delegation_not_per_partner():
    """Each repeat within 3 rounds is worth half, whomever it was for."""
    scene = Scene().round(crown="readout isle").round(crown="readout port")
    assert scene.moved("abandonment:port") == -4


def test_5_38_meters_that_only_their_owner_sees():
    """A scenario may add meters, seen by everyone or by their owner only."""
    health = ExtraMeter("health", "Health of the cabinet", "delegation", 70, "owner")
    address = next(move for move in BAY.setting.rulebook.moves if move.id == "address")
    tired = replace(address, effects=(*address.effects, ChangeMeter("health", -5)))
    book = replace(BAY.setting.rulebook, moves=(tired,))
    scene = Scene(rulebook=book, meters=(health,)).round(port="address")
    assert scene.view("port").meter("health:port") == 65
    assert scene.view("port").meter("health:crown") is None
    assert scene.view("crown").table == Scene(rulebook=book, meters=(health,)).round(port="address").view("isle").table
    assert [shift.by for at, shift in scene.desk("port").shifts if shift.meter == "health:port"] == [-5]


def test_5_39_an_offer_in_the_conference_but_no_move():
    """The last round is the Conference: deals, ratification and compliance, no moves."""
    scene = Scene(rounds=2).round().offer("port", "aid, share").signals()
    no(scene, "crown", "readout port", "no moves")
    scene.round()
    assert scene.state.table.outcome is not None
    scene.refuses("crown", Offer(scene.text("aid, share")), "The game is over")
