"""Rules 4: what home lets through, and lines drawn in public."""

from __future__ import annotations

from scene import Scene, with_rules

from game.rules.round.forecast import home_answer
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer


def test_4_01_net_sacrifice_against_what_support_allows():
    """Limit about (support - 34)/12 points: at support 40 half a point a round."""
    assert Scene().given(support_crown=40).deal("letter", "port").round().status() == "in force"
    assert Scene().given(support_crown=39).deal("letter", "port").round().status() == "fell"


def test_4_02_what_costs_nothing_on_balance_always_passes():
    """Below the floor no sacrifice passes; what costs nothing on balance does."""
    scene = Scene().given(support_crown=5, trust_crown_port=100, support_port=90).deal("aid, share").round()
    assert scene.status() == "in force"


def test_4_03_ratification_counts_all_standing_clauses_together():
    """Ratification counts all standing clauses together."""
    scene = Scene().given(support_crown=42).deal("letter", "port").round().deal("scaling", "isle").round()
    assert [deal.status for deal in scene.deals] == ["in force", "fell"]


def test_4_04_what_has_ended_counts_no_more():
    """... all standing clauses."""
    scene = Scene().given(support_crown=42).deal("letter for 3", "port").in_round(4)
    assert scene.deal("scaling", "isle").round().status(1) == "in force"


def test_4_05_receipts_count_by_trust_and_verified_ones_at_least_75_percent():
    """Receipts count by trust (verified at least 75%)."""
    low = Scene().given(support_crown=34, trust_crown_isle=60).deal("scaling, ships", "isle")
    assert low.round().status() == "in force"
    poor = Scene().given(support_crown=34, trust_crown_isle=58).deal("scaling, ships", "isle")
    assert poor.round().status() == "fell"
    seen = Scene().given(support_crown=34, trust_crown_isle=10).deal("scaling, ships", witness="hills")
    assert seen.round().status() == "in force"


def test_4_06_confidential_deals_count_for_less():
    """Confidential deals count for less and cost more if they leak."""
    assert Scene(with_rules(leak=0)).given(support_port=43).deal("grain 2", "north", secret=True).round().status() == (
        "in force"
    )
    assert Scene().given(support_port=43).deal("grain 2", "north").round().status() == "fell"


def test_4_07_if_one_seat_fails_the_whole_text_falls_and_it_costs_trust_less_than_a_breach():
    """If one seat fails, the whole text falls: an involuntary defection costs trust, less than a breach."""
    scene = Scene().given(support_crown=36).deal("scaling, ships, aid", "port").round()
    assert scene.status() == "fell"
    assert scene.deals[-1].fell_with == "crown"
    assert scene.why("trust:isle:crown") == scene.why("trust:port:crown") == {"fell-at-home": -6}
    assert scene.why("support:crown") == {"fell-at-home": -3}
    assert "fell" in scene.news


def test_4_08_ratified_after_this_plans_support_moves():
    """Ratify (after this plan's support moves)."""
    scene = Scene().given(support_crown=36).deal("letter", "port").round(crown="address")
    assert scene.status() == "in force"


def test_4_09_what_others_do_in_the_same_round_comes_too_late():
    """... this plan's support moves, not what others' plans add or take away."""
    refused = {"port": "demand crown consult", "crown": ""}
    scene = Scene().given(support_port=36).round(**refused).given(support_port=36).deal("grain", "north").round()
    assert scene.why("support:port")["demand-refused"] == 4
    assert scene.status() == "fell"


def test_4_10_texts_are_ratified_in_the_order_in_which_they_were_completed():
    """A deal is ratified at the end of the negotiation in which it was signed; the first one first."""
    scene = Scene().given(support_crown=42).deal("scaling", "isle").deal("letter", "port").round()
    assert sorted((deal.text.clauses[0].concession, deal.status) for deal in scene.deals) == [
        ("letter", "fell"),
        ("scaling", "in force"),
    ]


def test_4_11_the_composer_shows_the_own_sides_answer_exactly():
    """The composer shows the own side's answer exactly and the other side's as a band."""
    for support in range(34, 64, 3):
        scene = Scene().given(support_crown=support)
        text = scene.text("scaling, letter, ships", "port")
        own, other = home_answer(scene.view("crown"), text, "crown"), home_answer(scene.view("crown"), text, "isle")
        assert own.sure
        assert not other.sure
        scene.does("crown", Offer(text)).sign("isle", "port").round()
        assert (scene.status() == "in force") == (own.verdict == "passes")


def test_4_12_trust_left_out_promises_count_in_full():
    """The short rulebook: a promise is a promise."""
    scene = Scene(with_rules(leave_out=("trust",))).given(support_crown=34, trust_crown_isle=0)
    assert scene.deal("scaling, ships").round().status() == "in force"


def test_4_13_a_communique_needs_no_ratification():
    """Communique: no clauses, so home has nothing to weigh, whatever it has swallowed before."""
    scene = Scene().deal("letter 2", "port").round().given(support_crown=20)
    scene.offer("crown", "", "port").sign("port").round()
    assert scene.status() == "in force"


def test_4_14_a_line_never_above_a_level_costs_12_once_if_crossed():
    """Public line: "never above level k"; support +3, -12 once if crossed."""
    scene = Scene().round(crown="line letter 1")
    assert scene.why("support:crown") == {"move": 3}
    scene.deal("letter 1", "port").round()
    assert "line-crossed" not in scene.news
    scene.deal("letter 2", "isle").round()
    assert scene.why("support:crown") == {"line-crossed": -12}
    assert "line-crossed" in scene.news
    assert scene.state.table.lines[0].crossed


def test_4_15_nothing_without():
    """Public line: "nothing without X": crossed by giving anything while X is not in force."""
    scene = Scene().round(crown="line visits without").deal("aid", "port").round()
    assert scene.why("support:crown") == {"line-crossed": -12}
    met = Scene().round(crown="line visits without").deal("visits, grain").deal("aid", "port").round()
    assert met.why("support:crown") == {}


def test_4_16_two_lines_a_game_and_they_cannot_be_withdrawn():
    """Two a game; cannot be withdrawn; hardens the bargaining position."""
    scene = Scene().round(crown="line letter 1").round(crown="line aid 0").signals()
    scene.refuses("crown", Commit(scene.plan("crown", "line relief 1")), "no more are believed")
    again = Scene().round(crown="line letter 1").signals()
    again.refuses("crown", Commit(again.plan("crown", "line letter 0")), "on that concession already")


def test_4_17_a_line_is_about_an_own_concession_or_somebody_elses():
    """ "Never above" is about what one gives, "nothing without" about what one gets."""
    scene = Scene().signals()
    scene.refuses("crown", Commit(scene.plan("crown", "line visits 0")), "concession of your own")
    scene.refuses("crown", Commit(scene.plan("crown", "line letter without")), "somebody else")
    scene.refuses("crown", Commit(scene.plan("crown", "line aid 1")), "below its highest level")


def test_4_18_a_secret_text_crosses_a_line_only_when_it_comes_out():
    """What nobody can read crosses no public line, until it leaks."""
    scene = Scene(with_rules(leak=0)).round(crown="line aid 0").deal("aid, share", secret=True).round()
    assert scene.why("support:crown") == {}
    assert scene.news == []
    leaky = Scene(with_rules(leak=100)).round(crown="line aid 0").deal("aid, share", secret=True).round()
    assert leaky.why("support:crown") == {"leak": -4, "line-crossed": -12}
