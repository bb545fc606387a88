"""Rules 3: keeping and breaking what was signed: detection, witnesses, snap-back, leaks, the archives."""

from __future__ import annotations

from msgspec.structs import replace
from scene import Scene, with_rules

from game.record import state_digest
from game.rules.model.rulebook import Rulebook
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Plan
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.undo import Undo


def unseen() -> Scene:
    """Visits, whose breach nobody ever notices, against grain."""
    return Scene().deal("visits, grain")


def test_3_01_honour_is_the_default():
    """Honour is the default; what is kept earns a little trust."""
    scene = unseen().round()
    assert scene.state.vault.breaches == ()
    assert scene.why("trust:port:north") == {"kept": 1}


def test_3_02_a_quiet_breach_saves_the_concessions_cost():
    """A quiet breach saves the concession's cost, and withholds its worth."""
    kept, broken = unseen().round(), unseen().round(north="breach")
    assert broken.state.vault.scores["north"][0] - kept.state.vault.scores["north"][0] == 40
    assert broken.state.vault.scores["port"][0] - kept.state.vault.scores["port"][0] == -80


def test_3_03_books_show_a_commitment_as_kept_until_a_breach_is_detected():
    """A View and its live score book a commitment as kept until a breach is detected."""
    kept, broken = unseen().round(), unseen().round(north="breach")
    for seat in ("crown", "port", "isle", "hills"):
        assert kept.view(seat) == broken.view(seat)
    assert broken.desk("north").score - kept.desk("north").score == 40
    assert broken.desk("north").breaching == (("deal-1", 1),)


def test_3_04_an_unnoticed_breach_earns_the_trust_of_a_promise_kept():
    """Meters of belief follow what is announced until a breach is noticed."""
    assert unseen().round(north="breach").why("trust:port:north") == {"kept": 1}


def test_3_05_detection_depends_on_the_concession():
    """Detection depends on the concession and on verification."""
    sure = Scene().door(2).deal("pause, relief", "port").round(north="breach")
    assert sure.why("trust:crown:north") == {"breach": -25}
    assert "breach" in sure.news
    assert "breach" not in unseen().round(north="breach").news


def test_3_06_third_parties_trust_falls_less_and_only_over_public_texts():
    """Detected: trust falls; everyone's ledger shows it."""
    public = Scene().deal("visits, grain", "hills", witness="hills").round(north="breach")
    assert public.why("trust:isle:north") == {"breach": -8}
    assert ("port", "north", "breach") in {(g.by, g.against, g.kind) for g in public.state.table.grievances}
    secret = Scene().deal("visits, grain", "hills", witness="hills", secret=True).round(north="breach")
    assert secret.why("trust:port:north") == {"breach": -25}
    assert secret.why("trust:isle:north") == {}
    assert secret.state.table.grievances == ()
    assert secret.news == []


def test_3_07_a_text_is_verified_only_by_a_witness_who_signs_and_gives_nothing_in_it():
    """No seat witnesses a promise of its own (rule 23), be it a core clause or not."""
    scene = Scene().door(2)
    scene.refuses("north", Offer(scene.text("cap, letter", witness="north")), "witnesses a promise of its own")
    scene.refuses("crown", Offer(scene.text("cap, letter", witness="crown")), "witnesses a promise of its own")
    scene.deal("cap, letter", witness="isle").round(north="breach")
    assert scene.why("trust:crown:north") == {"breach": -25}


def test_3_08_a_witness_may_secretly_look_away():
    """A witness may secretly look away: then a breach is noticed only by chance."""
    scene = Scene().deal("visits, grain", witness="hills").round(north="breach", hills="look-away")
    assert "breach" not in scene.news
    assert scene.state.vault.breaches[0].found is False
    scene.signals()
    scene.refuses("port", Commit(Plan(looks_away=("deal-1",))), "that you witness")


def test_3_09_a_witness_earns_a_little_a_round_once():
    """A small reward a round, once, however many texts are witnessed."""
    none = Scene().deal("aid, share").deal("market, ships").round()
    one = Scene().deal("aid, share", witness="hills").deal("market, ships").round()
    two = Scene().deal("aid, share", witness="hills").deal("market, ships", witness="hills").round()
    assert [scene.desk("hills").scores[0] - none.desk("hills").scores[0] for scene in (one, two)] == [10, 10]


def test_3_10_with_snap_back_a_breach_releases_the_others():
    """Snap-back releases the others: the whole text is void from the round of the breach."""
    scene = Scene().deal("visits, grain", "hills", witness="hills", snapback=True).round(north="breach")
    assert scene.status() == "void"
    assert scene.why("strain:north") == {"restrictions": -1}
    bound = Scene().deal("visits, grain", "hills", witness="hills").round(north="breach")
    assert bound.status() == "in force"
    assert bound.why("strain:north") == {"restrictions": -2}


def test_3_11_one_breach_never_hides_another():
    """All from the opening state: both givers of a text are judged, in whatever order they stand in it."""
    scene = Scene().deal("visits, grain", "hills", witness="hills", snapback=True)
    scene.round(north="breach", port="breach")
    assert {(b.by, b.found) for b in scene.state.vault.breaches} == {("north", True), ("port", True)}
    assert scene.why("trust:north:port") == scene.why("trust:port:north") == {"breach": -25}


def test_3_12_a_demonstration_against_a_covered_partner_is_a_public_breach():
    """A demonstration against a covered partner *is* a public breach; nothing need be said about it."""
    scene = Scene().door(2).deal("pause, relief", "port").round(north="demonstration port")
    assert "breach" in scene.news
    assert scene.why("trust:port:north") == {"move": -2, "breach": -25}


def test_3_13_a_pause_covers_only_the_partners_who_signed_it():
    """A pause covers only the partners who signed it; against others strength is at most 1."""
    scene = Scene().door(2).deal("pause, relief", "port").round()
    scene.signals()
    scene.refuses("north", Commit(scene.plan("north", "demonstration isle 2")), "strength is at most 1")
    scene.round(north="demonstration isle")
    assert "breach" not in scene.news
    assert scene.state.vault.breaches == ()


def test_3_14_a_pause_signed_this_round_counts_already():
    """... and so it does in the round in which it is signed."""
    scene = Scene().door(2).deal("pause, relief", "port").signals()
    scene.refuses("north", Commit(scene.plan("north", "demonstration isle 3")), "strength is at most 1")


def test_3_15_a_pause_protects_only_its_signatories_meters():
    """No free riding: the effects of a pause reach only those who signed it."""
    scene = Scene().door(2).deal("pause, relief", "port").round()
    assert scene.moved("abandonment:port") == -2
    assert scene.moved("abandonment:isle") == 0


def test_3_16_an_exercise_breaches_a_promised_scaling_down():
    """An exercise breaches a promised scaling down."""
    scene = Scene().deal("scaling", "isle").round(crown="exercise port")
    assert scene.why("trust:isle:crown") == {"breach": -25}


def test_3_17_a_confidential_text_may_leak():
    """Confidential: it may leak, and everyone reads it then."""
    scene = Scene(with_rules(leak=100)).deal("market, ships", secret=True).round()
    assert "leaked" in scene.news
    assert [deal.id for deal in scene.state.table.deals] == ["deal-1"]
    assert scene.why("support:north") == {"leak": -4}
    assert scene.why("support:crown") == {}


def test_3_18_until_it_leaks_a_confidential_text_is_nowhere_to_be_seen():
    """Rooms are read by their members alone."""
    quiet, dealt = Scene(with_rules(leak=0)), Scene(with_rules(leak=0)).deal("market, ships", secret=True)
    quiet.round()
    dealt.round()
    for seat in ("crown", "port", "hills"):
        assert quiet.view(seat) == dealt.view(seat)


def test_3_19_a_leak_re_ratifies_at_once():
    """Confidential texts count for less at home; a leak re-ratifies at once, in full."""
    scene = Scene(with_rules(leak=0)).given(support_port=43).deal("grain 2", "north", secret=True).round()
    assert scene.status() == "in force"
    book = with_rules(leak=100).setting.rulebook
    scene.state = _with_rulebook(scene, book)
    scene.round()
    assert scene.status() == "void"
    assert scene.deals[-1].fell_with == "port"


def _with_rulebook(scene: Scene, book: Rulebook) -> State:
    setting = replace(scene.state.scenario.setting, rulebook=book)
    return replace(scene.state, scenario=replace(scene.state.scenario, setting=setting))


def test_3_20_over_the_head_of_a_partner_it_costs_that_partners_trust_when_it_comes_out():
    """A confidential deal with the adversary over a partner's head costs that partner's trust when it comes out."""
    scene = Scene(with_rules(leak=100)).deal("letter, visits", secret=True).round()
    assert scene.why("trust:port:crown") == {"leak": -8}


def test_3_21_over_our_heads_costs_an_absent_partner_5_plus_3_a_point():
    """A challenger-guarantor text that costs an absent partner adds 5 + 3 x loss to its abandonment."""
    scene = Scene().door(2).given(support_crown=70).deal("letter 2, market", "north").round()
    assert scene.why("abandonment:port") == {"over-heads": 5 + 2}
    assert "over-heads" not in scene.why("abandonment:isle")


def test_3_22_a_partners_side_deal_frightens_the_others_and_costs_the_guarantors_trust_6():
    """A partner's side deal adds 5 and costs the guarantor's trust 6."""
    scene = Scene().deal("market, ships", secret=True).round()
    assert scene.why("abandonment:port") == {}
    scene = Scene().deal("visits, grain").round()
    assert scene.why("abandonment:isle") == {"side-deal": 5}
    assert scene.why("trust:crown:port") == {"side-deal": -6}


def test_3_23_in_the_conference_every_breach_is_found_and_its_text_void_for_the_aftermath():
    """In the Conference every breach is found, and its whole text is void for it and the Aftermath."""
    scene = unseen().in_round(6).round(north="breach")
    assert scene.status() == "void"
    assert scene.state.vault.breaches[0].found
    for points in scene.state.vault.scores["port"][5:]:
        assert points == scene.state.vault.scores["port"][4] - 80 + 30


def test_3_24_breaches_of_the_last_two_rounds_come_to_light_with_the_archives():
    """The archives open: breaches of the last two rounds come to light and are scored like any other."""
    scene = unseen().in_round(4).round(north="breach").round().round()
    assert scene.status() == "void"
    early = unseen().in_round(3).round(north="breach").in_round(6).round()
    assert early.status() == "in force"


def test_3_25_without_breach_in_the_rules_what_is_signed_is_kept():
    """The short rulebook knows no quiet breach, and no open one either."""
    scene = Scene(with_rules(leave_out=("breach",))).door(2).deal("pause, relief", "port").signals()
    scene.refuses("north", Commit(scene.plan("north", "breach")), "what is signed is kept")
    scene.refuses("north", Commit(scene.plan("north", "demonstration port")), "what is signed is kept")


def test_3_26_only_what_is_owed_now_can_be_breached():
    """For each own commitment due: honour or quietly breach."""
    scene = Scene().deal("visits after 2, grain").round().signals()
    scene.refuses("north", Commit(Plan(breaches=("deal-1",))), "owe something this round")


def test_3_27_leaks_and_notices_are_luck_of_the_round_and_take():
    """All chance is a hash of seed, take, round and question; an undone round is a new take with new luck."""
    scene, texts = Scene(with_rules(leak=50)), ("visits, grain", "market, ships", "aid, share")
    for clauses in texts:
        scene.deal(clauses, secret=True)
    before = scene.state
    first = state_digest(scene.round().state)
    scene.state = before
    assert state_digest(scene.round().state) == first
    news = set()
    for _ in range(6):
        scene.does(CHAIR, Undo(1))
        for clauses in texts:
            scene.deal(clauses, secret=True)
        news.add(len(scene.round().news))
    assert len(news) > 1
    assert scene.state.take == 6


def test_3_28_strict_counts_that_are_secretly_dropped_leave_strain_as_announced():
    """Facts follow what is done, and are shown unmonitored as what the announced facts imply."""
    kept, broken = (Scene().deal("counts, scaling").round(hills=plan) for plan in ("", "breach"))
    assert kept.fact("strain:north") == 45 - 5 + 2 * 2 * 3
    assert broken.fact("strain:north") == 45 - 5 + 2 * 2 * 1
    assert kept.meter("strain:north") == broken.meter("strain:north") == 45 - 5 + 2 * 2 * 2


def test_3_29_a_guarantor_found_in_breach_makes_the_partners_who_signed_fear_more():
    """Faith in a guarantor is faith in its word (T1): who signed with it fears more, others only hear of it."""
    scene = Scene().deal("counts, scaling", "port", witness="isle").round(crown="breach")
    assert scene.why("abandonment:port") == {"breach": 8}
    assert scene.why("abandonment:isle") == {"breach": 8}
    alone = Scene().deal("counts, scaling", "port", witness="port").round(crown="breach")
    assert alone.why("abandonment:port") == {"breach": 8}
    assert alone.why("abandonment:isle") == {}
    assert alone.why("trust:isle:crown") == {"breach": -8}
    assert Scene().deal("counts, scaling", "port").round(hills="breach").why("abandonment:port") == {}


def all_seen(**rules: int) -> Scene:
    """A scene in which the parties notice every breach and nothing leaks, unless a test says otherwise."""
    return Scene(with_rules(**{"leak": 0, **rules}))


def test_3_30_a_breach_that_its_parties_find_stays_between_them():
    """Breach, discovery and repair in a confidential text move only its parties' private meters (rule 29)."""
    scene = all_seen().deal("aid", "port", secret=True, witness="isle").round(crown="breach")
    assert scene.why("trust:port:crown") == {"breach": -25}
    assert scene.why("abandonment:port") == {}
    assert scene.why("trust:hills:crown") == {}
    assert scene.state.table.grievances == ()
    assert "breach" not in scene.news


def test_3_31_when_it_leaks_all_falls_due_with_names():
    """... until it leaks: then fear, others' trust, grievances and news, with names (rule 29)."""
    scene = all_seen().deal("aid", "port", secret=True, witness="isle").round(crown="breach")
    book = with_rules(leak=100).setting.rulebook
    setting = replace(scene.state.scenario.setting, rulebook=book)
    scene.state = replace(scene.state, scenario=replace(scene.state.scenario, setting=setting))
    scene.round()
    assert {"leaked", "breach"} <= set(scene.news)
    assert scene.why("abandonment:port") == {"breach": 8}
    assert scene.why("trust:hills:crown") == {"breach": -8}
    assert [(each.by, each.against, each.kind) for each in scene.state.table.grievances] == [
        ("port", "crown", "breach"),
        ("isle", "crown", "breach"),
    ]


def test_3_32_effects_of_a_confidential_text_reach_only_who_signed_it():
    """Effects on public meters and on whoever has not signed are inert (rule 29)."""
    told = all_seen().deal("visits", "hills").round()
    hidden = all_seen().deal("visits", "hills", secret=True).round()
    signed = all_seen().deal("visits", "port", secret=True).round()
    assert told.why("support:port") == {"concession": 1}
    assert hidden.why("support:port") == {}
    assert signed.why("support:port") == {"concession": 1}


def test_3_33_what_a_party_believes_is_kept_until_it_finds_the_breach():
    """Belief in a confidential text is kept until a breach is found by its parties, as in a public one (rule 29)."""
    kept = all_seen().deal("visits", "port", secret=True).round()
    broken = all_seen().deal("visits", "port", secret=True).round(north="breach")
    assert broken.why("support:port") == kept.why("support:port") == {"concession": 1}
    assert broken.desk("port").score == kept.desk("port").score
    assert broken.desk("north").score == kept.desk("north").score + 40


def test_3_34_a_confidential_text_takes_no_public_ones_place():
    """A private text that ended a public one would tell everyone of itself (rule 29)."""
    scene = Scene().deal("market, ships").round()
    scene.refuses("north", Offer(scene.text("market", "isle", secret=True)), "promised in public")
    scene.deal("market, ships", "hills")


def test_3_35_the_archives_open_at_a_settlement():
    """The archives open at every end; what they show is scored (rule 23)."""
    parts = {"witness": "hills"}
    kept = all_seen().door(2).deal("pause, cap", "crown port isle hills", **parts).deal("market, ships").round().round()
    broken = (
        all_seen().door(2).deal("pause, cap", "crown port isle hills", **parts).deal("market, ships")
        .round(north="breach 2").round()
    )  # fmt: skip
    assert broken.state.table.outcome == kept.state.table.outcome
    assert broken.state.table.outcome.kind == "settlement"
    assert [kept.found for kept in broken.state.vault.breaches] == [True]
    assert broken.why("trust:isle:north") == {"breach": -25, "kept": 2}
    assert sum(broken.state.vault.scores["isle"][2:]) < sum(kept.state.vault.scores["isle"][2:])


def test_3_36_the_archives_open_at_a_breakdown():
    """... a breakdown too."""
    scene = all_seen().deal("market, ships").round(north="breach").given(tension=99)
    scene.round(north="demonstration port 3")
    assert scene.state.table.outcome.kind == "breakdown"
    assert [kept.found for kept in scene.state.vault.breaches] == [True]
