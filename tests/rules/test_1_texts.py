"""Rules 1: what may be offered, what binds, and what runs. Each case quotes its rule."""

from __future__ import annotations

from bay import BAY
from msgspec.structs import replace
from scene import Scene, with_rules

from game.present.offer_form import offer_form
from game.rules.model.terms import CHAIR, Clause, Text
from game.rules.verbs.accept import Accept
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.withdraw import Withdraw
from game.wording import ends_sentence


def test_1_01_the_proposer_has_signed():
    """The proposer has signed; the text binds when every signatory has accepted the same text."""
    scene = Scene().offer("port", "share, aid")
    assert scene.room("crown", "port").offers[0].signed == ("port",)
    scene.sign("crown")
    assert scene.room("crown", "port").deals[0].status == "signed"
    assert scene.offer_status("port", 1) == "bound"


def test_1_02_a_counter_offer_is_a_new_text_signed_only_by_its_author():
    """Any change makes a new text signed only by its author; a counter answers and closes the one it counters."""
    scene = Scene().offer("port", "share, aid")
    scene.does("crown", Offer(scene.text("share, aid, ships", "isle"), counters=1))
    assert scene.offer_status("port", 1) == "declined"
    scene.refuses("crown", Offer(scene.text("share, aid, ships", "isle")), "already on the table")
    assert scene.room("crown", "isle", "port").offers[0].signed == ("crown",)


def test_1_03_a_counter_must_change_something():
    """A counter-offer must change something."""
    scene = Scene().offer("port", "share, aid")
    scene.refuses("crown", Offer(scene.text("share, aid"), counters=1), "must change something")


def test_1_04_a_signature_may_be_withdrawn_until_the_last_one_falls():
    """A signature may be withdrawn until the last one falls; the first complete text binds."""
    scene = Scene().offer("crown", "aid, ships", "port").sign("port").does("port", Withdraw(1)).sign("isle")
    assert scene.room("crown", "isle", "port").offers[0].signed == ("crown", "isle")
    scene.sign("port")
    assert scene.offer_status("crown", 1) == "bound"
    scene.refuses("isle", Withdraw(1), "already a deal")


def test_1_05_the_author_withdraws_the_whole_text():
    """An offer can be withdrawn by its author."""
    scene = Scene().offer("port", "share", "crown").does("port", Withdraw(1))
    scene.refuses("crown", Accept(1), "was withdrawn")


def test_1_06_decline_gives_a_reason_from_a_closed_list():
    """Decline with a reason, from a closed list."""
    scene = Scene().offer("port", "aid")
    scene.refuses("crown", Decline(1, "because"), "A reason is one of")
    scene.does("crown", Decline(1, "too-little"))
    assert scene.room("crown", "port").offers[0].reason == "too-little"
    scene.refuses("crown", Accept(1), "was declined")


def test_1_07_a_giver_may_not_promise_the_same_level_twice():
    """A giver may not promise the same level of a concession twice over the same rounds."""
    scene = Scene().deal("market, ships", secret=True)
    scene.refuses("north", Offer(scene.text("market, grain", secret=True)), "already promised")


def test_1_08_a_promise_after_the_first_has_ended_is_no_promise_twice():
    """... over the same rounds: a clause of three rounds leaves the later ones free."""
    scene = Scene().deal("visits for 3, grain").round().in_round(4)
    scene.deal("visits, ships", "isle").round()
    assert scene.status(1) == "in force"


def test_1_09_other_texts_that_need_the_promise_are_struck_and_their_signatories_told():
    """Other texts needing it are struck and their signatories told."""
    scene = Scene().offer("north", "market, grain").deal("market, ships")
    assert scene.offer_status("port", 1) == "struck"
    scene.refuses("port", Accept(1), "was struck")


def test_1_10_a_newcomer_may_join_if_all_agree():
    """A newcomer may join if all agree: the wider text replaces the narrower one."""
    scene = Scene().deal("visits, grain").round().deal("visits, grain, ships").round()
    assert [deal.status for deal in scene.deals] == ["ended", "in force"]


def test_1_11_a_higher_level_replaces_the_lower():
    """A higher level replaces the lower: both texts stand, and only the higher level counts."""
    scene = Scene().deal("visits, grain 1").round().deal("grain 2", "north").round()
    assert [deal.status for deal in scene.deals] == ["in force", "in force"]
    assert scene.why("strain:north") == {"restrictions": -1 - 2}
    scene.refuses("port", Offer(scene.text("grain 1, ships")), "already promised")


def test_1_12_open_offers_lapse_when_negotiation_ends():
    """Open offers lapse when negotiation ends."""
    scene = Scene().offer("port", "aid").signals()
    assert scene.offer_status("crown", 1) == "lapsed"


def test_1_13_durations_are_three_rounds_or_standing():
    """Durations: three rounds, or standing."""
    scene = Scene()
    scene.refuses("port", Offer(scene.text("aid for 2", "port")), "lasts 3 rounds, or stands")
    scene.deal("aid for 3, share").round()
    assert [clause.rounds for clause in scene.deals[0].text.clauses] == [3, 0]


def test_1_14_a_temporary_clause_runs_three_rounds():
    """Clause: one promised concession: giver, level, first round, duration."""
    scene = Scene().deal("visits for 3", "port")
    gains = [scene.round().why("support:port").get("concession", 0) for _ in range(4)]
    assert gains == [1, 1, 1, 0]
    assert scene.status() == "ended"


def test_1_15_a_delayed_clause_starts_later():
    """Clause: first round; it may start at most two rounds later, and not after the last round."""
    scene = Scene()
    scene.refuses("north", Offer(scene.text("visits after 3", "port")), "at most 2 rounds later")
    scene.deal("visits after 1", "port").round()
    assert scene.why("support:port").get("concession", 0) == 0
    assert scene.round().why("support:port")["concession"] == 1
    late = Scene().in_round(6)
    late.refuses("north", Offer(late.text("visits after 1", "port")), "after the last round")


def test_1_16_compliance_is_all_or_nothing():
    """Compliance with a text is all or nothing: a breach breaks every clause that its giver owes in it."""
    scene = Scene().deal("visits, market, grain", "isle").round(north="breach")
    booked, true = scene.desk("isle").scores[0], scene.state.vault.scores["isle"][0]
    assert booked - true == 70
    assert scene.state.vault.scores["port"][0] == scene.desk("port").scores[0] - 80


def test_1_17_absent_seats_honour_all_and_sign_nothing():
    """A signature needs a present seat or its computer; absent seats honour all."""
    scene = Scene().deal("visits, grain").does(CHAIR, Seat("port", "absent"))
    scene.refuses("port", Ready(), "marked absent")
    scene.round()
    assert scene.state.vault.breaches == ()
    assert scene.status() == "in force"


def test_1_18_core_clauses_bind_only_in_texts_that_both_sides_of_the_door_sign():
    """Core clauses (pause, cap, access) bind only in texts that both sides of the door sign."""
    scene = Scene().door(2)
    scene.refuses("north", Offer(Text(("north", "port"), (Clause("cap"),))), "signature of Crown")


def test_1_19_everyone_who_gives_must_sign():
    """An offer binds when every signatory has accepted: whoever gives must be one of them."""
    scene = Scene()
    scene.refuses("port", Offer(Text(("crown", "port"), (Clause("visits"),))), "signature of North")


def test_1_20_a_text_names_a_concession_once_at_a_level_that_exists():
    """Concession: in 1 to 3 levels."""
    scene = Scene()
    scene.refuses("crown", Offer(Text(("crown", "port"), (Clause("aid"), Clause("aid")))), "twice")
    scene.refuses("crown", Offer(Text(("crown", "port"), (Clause("aid", 2),))), "levels 1 to 1")


def test_1_21_at_most_three_offers_or_asks_to_the_same_signatories():
    """At most ~3 offers or asks a round to the same signatories, whatever their text."""
    scene = Scene().does("port", Ask("crown")).offer("port", "aid").offer("port", "aid, share")
    scene.refuses("port", Offer(scene.text("share", "crown")), "wait for the next round")
    scene.offer("port", "share, ships", "crown")
    scene.round().offer("port", "share", "crown")


def test_1_22_the_same_question_once_per_seat_and_round():
    """Ask: once per seat and round. Asking again for something else is another question (rule 35)."""
    scene = Scene().does("port", Ask("crown", (Clause("aid"),)))
    scene.refuses("port", Ask("crown", (Clause("aid"),)), "asked them this already")
    scene.does("port", Ask("north")).does("port", Ask("crown"))
    assert [asked.wish for asked in scene.room("crown", "port").asked] == [(Clause("aid"),), ()]


def test_1_22a_an_empty_answer_does_not_use_up_the_question():
    """Rule 35: asked again it is no second question, nor one of three texts; an answer in a text uses it up."""
    scene = Scene().does("port", Ask("crown"))
    for _ in range(4):
        scene.does("crown", Say("Not today.", to=("port",))).does("port", Ask("crown"))
    scene.offer("port", "aid").offer("port", "aid, share")
    answered = Scene().does("port", Ask("crown")).offer("crown", "aid", "port")
    answered.does("crown", Say("That.", to=("port",)))
    answered.refuses("port", Ask("crown"), "asked them this already")


def test_1_22b_an_author_has_one_open_text_per_set_of_signatories():
    """Rule 37: a new one is a version of it and ends the earlier; other signatories are another matter."""
    scene = Scene().offer("port", "aid").offer("port", "aid, ships", "isle crown")
    assert Offer(scene.text("aid, share")).ends(scene.view("port")) == (1,)
    scene.offer("port", "aid, share")
    assert [scene.offer_status("port", number) for number in (1, 2, 3)] == ["replaced", "open", "open"]
    assert scene.room("crown", "port").offers[-1].version_of == 1
    scene.refuses("crown", Accept(1), "replaced by its author's new version")
    scene.offer("crown", "aid", "port")
    assert scene.offer_status("port", 3) == "open", "the other side's text stands beside it"
    scene.sign("port")
    assert Scene().offer("port", "aid").sign("crown").offer("port", "share", "crown").offer_status("port", 1) == "bound"


def test_1_22c_a_counter_ends_the_offer_it_answers_and_both_say_so_before():
    """Rule 37: ... and a counter the offer it answers, and both say so before they are put."""
    scene = Scene().offer("port", "aid").offer("crown", "aid, ships", "port isle")
    counter = Offer(scene.text("aid, share"), 1)
    assert counter.ends(scene.view("crown")) == (1,)
    assert ends_sentence(scene.view("crown"), (1,)) == "Putting it ends offer 1, which it answers."
    own = Offer(scene.text("share", "crown port"))
    said = "Putting it ends your open offer 1, of which it is a new version."
    assert ends_sentence(scene.view("port"), own.ends(scene.view("port"))) == said
    assert offer_form(scene.view("port"), own).note == said
    scene.does("crown", counter)
    assert [scene.offer_status("crown", number) for number in (1, 2, 3)] == ["declined", "open", "open"]


def test_1_22d_a_signatory_can_be_added_in_a_new_version():
    """Rule 37: a signatory can be added to a text on the table in a new version, by its author or who answers."""
    scene = Scene().offer("port", "aid")
    wider = Offer(scene.text("aid, share", "isle"), 1)
    assert wider.ends(scene.view("port")) == (1,)
    scene.does("port", wider)
    assert scene.offer_status("port", 1) == "replaced"
    assert scene.room("crown", "isle", "port").offers[0].signed == ("port",)
    scene.does("crown", Offer(scene.text("aid, share, ships", "hills"), 2))
    assert scene.offer_status("port", 2) == "declined"
    assert scene.offer_status("hills", 1) == "open"


def test_1_23_not_this_round_closes_an_issue_to_the_other_side_until_next_round():
    """ "Not this round" closes an issue to the other side until next round."""
    scene = Scene().does("crown", Close("port", "alliance"))
    scene.refuses("port", Offer(scene.text("aid, share")), "will not talk about that this round")
    scene.offer("port", "share", "crown")
    scene.round().offer("port", "aid, share")


def test_1_24_a_new_offer_un_readies_its_addressees_once_a_round():
    """A new offer un-readies its addressees once a round, and nobody else can tell."""
    scene = Scene().does("crown", Ready()).offer("port", "aid")
    assert not scene.desk("crown").ready
    assert scene.state.table.said_ready == ("crown",)
    scene.does("crown", Ready()).offer("port", "aid, share")
    assert scene.desk("crown").ready


def test_1_25_concessions_may_exclude_each_other():
    """Concession: whether it is exclusive."""
    excluding = tuple(
        replace(each, excludes=("market",)) if each.id == "visits" else each for each in BAY.setting.concessions
    )
    scene = Scene(concessions=excluding)
    scene.refuses("north", Offer(scene.text("visits, market", "port isle")), "exclude each other")
    scene.deal("market, ships")
    scene.refuses("north", Offer(scene.text("visits, grain")), "excludes visits")


def test_1_26_what_cannot_be_reversed_stays_given():
    """Concession: whether it can be reversed; what cannot runs on after its text has ended."""
    scene = Scene().deal("school, share").round().round(crown="leave")
    assert scene.status() == "left"
    worth = [scene.state.vault.scores["port"][at] for at in (0, 1)]
    assert worth[1] - worth[0] == 40
    assert scene.desk("port").worths["school:1"] == 25


def test_1_27_confidential_clauses_may_only_be_quiet_ones():
    """Confidential clauses may only be concessions marked quiet."""
    scene = Scene()
    scene.refuses("crown", Offer(scene.text("scaling", "isle", secret=True)), "cannot be hidden")


def test_1_28_offers_are_numbered_for_each_viewer():
    """Offer numbers are per viewer, so that silence leaks nothing."""
    scene = Scene().offer("port", "aid").offer("north", "market, ships")
    assert [seen.number for seen in scene.view("isle").offers()] == [1]
    assert scene.view("hills").desk.offers == ()


def test_1_29_leaving_a_text_openly_costs_trust_unless_another_broke_it():
    """What is signed may be left openly: it ends, and costs trust unless somebody else was found in breach of it."""
    scene = Scene().deal("visits, grain").round().round(port="leave")
    assert scene.why("trust:north:port") == {"left": -12}
    assert scene.status() == "left"
    scene = Scene(with_rules(kept_trust=0)).door(2).deal("pause", "port").round(north="demonstration port")
    scene.round(port="leave")
    assert "left" not in scene.why("trust:north:port")


def test_1_30_the_last_signature_decides_which_text_binds_first():
    """The first complete text binds: a text struck by another cannot be signed any more."""
    scene = Scene().offer("north", "visits, grain").offer("north", "visits, ships", "isle")
    scene.does("port", Accept(1))
    assert scene.offer_status("isle", 1) == "struck"


def test_1_31_a_text_is_the_same_in_whatever_order_its_clauses_stand():
    """The same text is put once; binding it strikes the one that says the same."""
    scene = Scene().offer("crown", "aid, share")
    again = scene.text("share, aid")
    scene.refuses("port", Offer(again), "already on the table")
    scene.refuses("port", Offer(again, counters=1), "must change something")
