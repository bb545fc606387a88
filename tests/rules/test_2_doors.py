"""Rules 2: doors, prices for talks, overtures and good offices."""

from __future__ import annotations

from scene import Scene, with_rules

from game.rules.model.terms import Text
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say


def state_of(scene: Scene) -> int:
    return scene.state.table.doors[0].state


def test_2_01_closed_only_a_confidential_text_between_the_two():
    """Closed: quiet clauses only, one each, confidential."""
    scene = Scene()
    scene.refuses("crown", Offer(scene.text("letter, visits")), "talks|closed")
    scene.refuses("crown", Offer(scene.text("letter", "north port", secret=True)), "closed")
    scene.offer("crown", "letter, visits", secret=True)


def test_2_02_closed_one_clause_a_side():
    """Closed: one clause a side, no witness, no snap-back."""
    scene = Scene()
    scene.refuses("crown", Offer(scene.text("letter, aid, visits", secret=True)), "one quiet clause a side")
    scene.refuses("crown", Offer(scene.text("letter, visits", secret=True, snapback=True)), "snap-back")


def test_2_03_the_back_channel_costs_capital():
    """Closed: only the back-channel, which costs capital."""
    scene = Scene().deal("letter, visits", secret=True)
    assert [scene.desk(seat).capital for seat in ("north", "crown", "port")] == [2, 2, 3]
    broke = Scene().given(capital_crown=0)
    broke.refuses("crown", Offer(broke.text("letter", "north", secret=True)), "costs a unit of political capital")


def test_2_04_exploratory_two_clauses_a_side_no_verification_no_snapback():
    """Exploratory: non-committal. Two clauses a side, neither verification nor snap-back."""
    scene = Scene().door(1)
    scene.offer("crown", "letter, relief, visits, market")
    scene.refuses("crown", Offer(scene.text("letter, relief, scaling", "north")), "two clauses a side")
    scene.refuses("crown", Offer(scene.text("letter, visits", "hills", witness="hills")), "formal talks")
    scene.refuses("crown", Offer(scene.text("letter, visits", snapback=True)), "formal talks")


def test_2_05_formal_any_number_of_clauses_verification_snapback_communique():
    """Formal: any number of clauses and signatories, verification, snap-back, communique."""
    scene = Scene().door(2)
    scene.offer(
        "crown", "letter, relief, scaling, cap, pause, visits", "port isle hills", witness="hills", snapback=True
    )
    scene.offer("crown", "", "north crown")


def test_2_06_pairs_without_a_door_deal_as_in_formal_talks():
    """Pairs without a door deal as in formal talks."""
    Scene().offer("port", "visits, market, grain", "north port isle hills", witness="hills", snapback=True)


def test_2_07_exploratory_when_either_price_is_met_formal_when_both():
    """Exploratory when either price is met or dropped, formal when both."""
    scene = Scene().door(0, prices=(2, 1))
    assert state_of(scene.round()) == 1
    assert "door" in scene.news
    scene = Scene().door(0, prices=(1, 1))
    assert state_of(scene.round()) == 2


def test_2_08_prices_are_public_acts():
    """Prices are public acts: a quiet round, a pause or scaling promised, a core step."""
    scene = Scene().door(0, prices=(1, 1))
    assert state_of(scene.round(north="demonstration port", crown="exercise port")) == 0
    scene = Scene().deal("scaling", "isle").round()
    assert state_of(scene) == 1


def test_2_09_prices_open_a_door_they_never_hold_it():
    """Prices open a door, they never hold it."""
    scene = Scene().deal("scaling", "isle").round()
    assert state_of(scene.round(crown="leave")) == 1


def test_2_10_lowering_a_price_costs_5_support():
    """Lowering one costs 5 support; each move is one rung."""
    scene = Scene().round(north="lower-price")
    assert scene.why("support:north") == {"price": -5}
    assert scene.state.table.doors[0].prices == (1, 2)
    assert "price" in scene.news
    scene.round(north="lower-price; address")
    assert state_of(scene) == 1


def test_2_11_a_price_moves_only_within_its_ladder():
    """Each side holds a precondition from a ladder and may lower it or raise it as a move."""
    scene = Scene().signals()
    scene.refuses("north", commit(scene, "north", "raise-price"), "could go further")
    scene = Scene().door(0, prices=(0, 2)).signals()
    scene.refuses("north", commit(scene, "north", "lower-price"), "could go further")


def test_2_12_raising_a_price_again_unpays_it():
    """A price that was raised must be met anew."""
    scene = Scene().door(2, prices=(1, 1)).round(north="raise-price", crown="exercise port")
    assert state_of(scene) == 1


def test_2_13_a_public_breach_shuts_the_door_one_step_for_two_rounds():
    """A public breach between the two sides shuts it one step for two rounds: bound texts stand."""
    scene = Scene().door(2).deal("pause", "port").deal("letter", "north").round(north="demonstration port")
    assert state_of(scene) == 1
    assert state_of(scene.round()) == 1
    assert state_of(scene.round()) == 2
    assert scene.status(1) == "in force"


def test_2_14_good_offices_open_a_door_one_step_for_one_round():
    """Good offices (cost 2, once): the door counts one step more open next round, then falls back."""
    scene = Scene().round(hills="good-offices", north="demonstration port")
    assert state_of(scene) == 1
    assert state_of(scene.round(north="demonstration port")) == 0
    scene.signals()
    scene.refuses("hills", commit(scene, "hills", "good-offices"), "1 times in a game")


def test_2_15_good_offices_last_if_a_side_then_meets_a_price():
    """It falls back unless either side then meets a precondition."""
    scene = Scene().round(hills="good-offices").deal("scaling", "isle").round()
    assert state_of(scene) == 1


def test_2_16_each_side_learns_something_true_when_talks_open():
    """Exploratory: each side learns something true about what the other values."""
    scene = Scene().deal("scaling", "isle").round()
    for seat, other in (("north", "crown"), ("crown", "north")):
        (report,) = scene.desk(seat).reports
        assert (report.about, report.kind) == (other, "worth")
        assert report.value == scene.desk(other).worths.get(report.what, 0)
        assert scene.state.scenario.setting.concession[report.what.partition(":")[0]].giver == seat
    assert scene.desk("port").reports == ()


def test_2_17_an_overture_ignored_is_a_grievance_and_costs_the_ignorer_standing():
    """If ignored: a grievance, and third parties' trust in whoever ignored it falls."""
    scene = Scene().round(north="overture crown").round()
    assert scene.meter("trust:north:crown") == 40 - 6
    assert [scene.meter(f"trust:{seat}:crown") for seat in ("port", "isle", "hills")] == [46, 46, 46]
    assert [(g.by, g.against, g.kind) for g in scene.state.table.grievances] == [("north", "crown", "overture-ignored")]


def test_2_18_after_it_the_next_demonstration_is_stronger_at_no_loss_of_standing():
    """... a stronger next demonstration at no loss of standing."""
    scene = Scene().round(north="overture crown").round().round(north="demonstration port")
    assert scene.moved("tension") == 10
    assert scene.why("trust:port:north") == {}
    assert "boosted" in scene.news
    scene.round(north="demonstration port")
    assert scene.moved("tension") == 5


def test_2_19_an_overture_is_answered_by_an_offer():
    """An answer is an offer, a lowered price or a reasoned public decline."""
    scene = Scene().round(north="overture crown").door(2).offer("crown", "letter", "north").round()
    assert "overture-ignored" not in scene.news
    assert scene.state.table.overtures[0].answered == "offer"


def test_2_19_a_confidential_text_is_no_answer_to_an_open_overture():
    """No public sign tells of a confidential text (rule 29): the mark of an answer would."""
    scene = Scene().round(north="overture crown").offer("crown", "letter", "north", secret=True)
    assert scene.state.table.overtures[0].answered == ""
    assert "overture-ignored" in scene.round().news


def test_2_20_an_overture_is_answered_by_a_lowered_price():
    """An answer is an offer, a lowered price or a reasoned public decline."""
    scene = Scene().round(north="overture crown").round(crown="lower-price")
    assert "overture-ignored" not in scene.news
    assert scene.state.table.overtures[0].answered == "price"


def test_2_21_an_overture_is_answered_by_a_reasoned_decline():
    """An answer is an offer, a lowered price or a reasoned public decline."""
    scene = Scene().round(north="overture crown").does("crown", Reply("north", "while-it-stands")).round()
    assert scene.state.table.overtures[0].answered == "while-it-stands"
    assert "overture-ignored" not in scene.news
    scene.refuses("crown", Reply("north", "later"), "waits for your answer")


def test_2_22_talk_is_no_answer():
    """An answer is an offer, a lowered price or a reasoned public decline: a message is not."""
    scene = Scene().round(north="overture crown").does("crown", Say("Well, well.", ("north",))).round()
    assert "overture-ignored" in scene.news


def test_2_23_one_open_overture_per_sender():
    """One open overture per sender."""
    scene = Scene().signals()
    scene.refuses("north", commit(scene, "north", "overture crown; overture port"), "One overture a round")


def test_2_24_a_quiet_overture_is_known_to_two_and_blamed_by_one():
    """Overture (to, open or back-channel): only the sender minds if a quiet one is ignored."""
    scene = Scene().round(north="overture-quiet crown")
    assert scene.state.table.overtures == ()
    assert scene.report.moves == ()
    assert scene.room("north", "crown").overtures[0].open is False
    scene.round()
    assert scene.meter("trust:north:crown") == 34
    assert scene.meter("trust:port:crown") == 50
    assert "overture-ignored" not in scene.news


def test_2_25_an_invitation_read_rightly_counts_one_rung_as_paid_this_round():
    """An invitation read rightly counts one rung as paid this round."""
    scene = Scene().door(0, prices=(2, 1)).round(north="demonstration port 1 invitation")
    assert state_of(scene) == 0
    scene.does("crown", Read("north", "demonstration", "invitation")).round(north="demonstration port")
    assert state_of(scene) == 1


def test_2_26_pressure_read_as_invitation_costs_4_support():
    """Pressure read as invitation costs 4 support."""
    scene = Scene().round(north="demonstration port 1 pressure")
    scene.does("crown", Read("north", "demonstration", "invitation")).round()
    assert scene.why("support:crown") == {"misread": -4}


def test_2_26a_who_reads_rightly_has_a_little_of_it_when_the_archives_open():
    """Rule 31: points for reading rightly, once a signal; own books that showed them would tell what was meant."""
    for meant in ("pressure", "invitation", "home"):
        silent, scene = (Scene().round(north=f"demonstration port 1 {meant}") for _ in range(2))
        scene.does("crown", Read("north", "demonstration", meant)).does("port", Read("north", "demonstration", "home"))
        for each in (silent, scene):
            each.round()
        truth = [each.state.vault.scores for each in (silent, scene)]
        gained = {seat: sum(truth[1][seat]) - sum(truth[0][seat]) for seat in ("crown", "port", "isle")}
        assert gained == {"crown": 25, "port": 25 * (meant == "home"), "isle": 0}, meant
        assert [each.desk("crown").score for each in (silent, scene)] == [scene.desk("crown").score] * 2


def test_2_27_a_reading_is_private_and_given_once():
    """Once per signal each receiver reads it; the reading is kept for the debrief."""
    scene = Scene().round(north="demonstration port")
    scene.does("crown", Read("north", "demonstration", "pressure"))
    scene.refuses("crown", Read("north", "demonstration", "home"), "read it already")
    scene.does("port", Read("north", "demonstration", "home"))
    scene.refuses("hills", Read("north", "demonstration", "home"), "no such signal")


def test_2_28_for_home_support_doubled_outward_effects_halved():
    """For home: support doubled, outward effects halved."""
    scene = Scene().round(north="demonstration port 2 home")
    assert scene.moved("tension") == 5
    assert scene.moved("abandonment:port") == 5
    assert scene.why("support:north") == {"move": 8}
    assert scene.moved("progress:north") == 6


def test_2_29_without_doors_adversaries_deal_freely():
    """Any part can be left out by a rulebook."""
    scene = Scene(with_rules(leave_out=("doors",)))
    scene.deal("cap, letter, relief, scaling").round()
    assert scene.status() == "in force"


def test_2_30_a_communique_is_public_and_eases_tension_by_halves():
    """Communique: no clauses, tension -4, halves like readouts."""
    scene = Scene().does("crown", Offer(Text(("crown", "port")))).sign("port").round()
    moves = [scene.moved("tension")]
    for _ in range(2):
        scene.does("crown", Offer(Text(("crown", "port")))).sign("port").round()
        moves.append(scene.moved("tension"))
    assert moves == [-4, -2, -1]


def commit(scene: Scene, seat: str, words: str) -> Commit:
    return Commit(scene.plan(seat, words))
