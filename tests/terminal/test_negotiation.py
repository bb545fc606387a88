"""Talking and dealing by line: what is typed, and the sentence that comes back."""

from __future__ import annotations

import pytest

from game.rules.model.terms import Clause, Text
from game.speech.name_matching import Puzzled
from game.speech.offer_grammar import example_text, offer_words, read_offer


def test_an_offer_is_put_in_plain_words(sit):
    said = sit("strait", "meridane").types("offer lindrow: i give assistance to lindrow for 3; they give burden share")
    assert (
        "You put offer 1: Meridane gives assistance to Lindrow's harbours and clinics (for three rounds); in return"
        " Lindrow gives a larger share of what the alliance costs (with no end date)."
    ) in said
    assert "a breach releases nobody; everyone may read it." in said


@pytest.mark.parametrize(
    "words",
    [
        "lindrow: i give consultation; they give burden-lindrow",
        "lindrow: consultation; burden-lindrow",
        "to Lindrow: We give standing consultation; in return they give Lindrow's share of the burden.",
        "lin: CONSULTATION, BURDEN-LIN",
        "lindrow i give consultation; lindrow gives burden-lindrow",
        "consultation; burden-lindrow",
        "lindrow: consultation for burden-lindrow",
        "with lindrow: consultation level 1 and lindrow's share",
    ],
)
def test_many_ways_to_say_the_same_text(sit, words):
    view = sit("strait", "meridane").client.view
    wanted = Text(("lindrow", "meridane"), (Clause("consultation"), Clause("burden-lindrow")))
    read = read_offer(view, words)
    assert (read.signatories, set(read.clauses)) == (wanted.signatories, set(wanted.clauses))


def test_terms_levels_lengths_and_delays(sit):
    view = sit("strait", "meridane").client.view
    text = read_offer(
        view, "orveld, kessary: i give relief 2 for 3 from +1; orveld gives full cap, access; witness kessary; snapback"
    )
    assert text.clauses == (Clause("relief", 2, 1, 3), Clause("cap", 2), Clause("access"))
    assert (text.witness, text.snapback, text.public) == ("kessary", True, True)
    assert text.signatories == ("kessary", "meridane", "orveld")
    later = read_offer(view, "orveld: relief from round 3; confidential; access starting next round; all for 3")
    assert later.clauses == (Clause("relief", 1, 2, 3), Clause("access", 1, 1, 3))
    assert not later.public
    assert read_offer(view, "lindrow: communique").clauses == ()


@pytest.mark.parametrize("scenario", ["strait", "first-readout", "congress", "ferry"])
def test_the_example_in_help_works_for_every_seat(sit, scenario):
    from game.content import load_scenario

    for seed, seat in enumerate(load_scenario(scenario).setting.seats):
        keyboard = sit(scenario, seat, seed=seed)
        said = keyboard.types("help offer")
        example = example_text(keyboard.client.view)
        if example is None:
            continue
        command = f"offer {offer_words(keyboard.client.view, example)}"
        assert f"For example: `{command}`" in said
        assert "You put offer 1:" in keyboard.types(command)


def test_help_says_what_computers_answer(sit):
    said = sit("strait", "meridane").types("help say")
    assert "Computer delegations answer what you say. Words bind nobody" in said


def test_what_a_computer_hears_is_told_and_a_draft_can_be_put(sit):
    """Words bind nobody; the offer that they spoke of is one line away."""
    keyboard = sit("ferry", "ebrany")
    said = keyboard.types("say quellin: the late boat for the dry dock")
    assert "Taken as: Proposal:" in said
    assert "type `send`" in said
    assert "You put offer" in keyboard.types("send")
    assert "Taken as: Reaction: thanks." in keyboard.types("say quellin: thanks")


def test_what_is_written_can_be_read_back(sit):
    view = sit("strait", "meridane").client.view
    for template in view.setting.templates:
        if "meridane" not in template.signatories:
            continue
        clauses = tuple(Clause(c.concession, c.level, c.delay, c.rounds) for c in template.clauses)
        text = Text(tuple(sorted(template.signatories)), clauses, template.witness, template.snapback, template.public)
        read = read_offer(view, offer_words(view, text))
        assert set(read.clauses) == set(text.clauses)
        assert (read.signatories, read.witness, read.snapback) == (text.signatories, text.witness, text.snapback)


def test_two_people_strike_a_deal(sit):
    keyboard = sit("strait", "meridane", "lindrow")
    keyboard.types("offer lindrow: assistance-lindrow; burden-lindrow", "pass")
    assert "Offer 1 waits for your answer." in keyboard.said
    said = keyboard.types("accept 1")
    assert "You sign offer 1." in said
    assert "Offer 1 binds: all have signed." in said
    said = keyboard.types("ready", "ready", "ready", "ready")
    assert "In force now, a text of Lindrow and Meridane" in said
    assert "Commitment 1, round 1:" in keyboard.types("ledger")


def test_ready_names_once_what_would_go_unanswered(sit):
    """Whoever presses on over a text that waits for the last name loses it for good."""
    keyboard = sit("strait", "meridane", "lindrow")
    keyboard.types("offer lindrow: assistance-lindrow; burden-lindrow", "pass")
    said = keyboard.types("ready")
    assert "One offer waits for your answer. Type `ready` again" in said
    assert "You are ready." not in said
    assert "You are ready." in keyboard.types("ready")


def test_a_counter_offer_says_what_it_changes(sit):
    keyboard = sit("strait", "meridane", "lindrow")
    keyboard.types("offer lindrow: assistance-lindrow; burden-lindrow", "pass")
    said = keyboard.types("counter without burden; consultation; snapback")
    assert "Name the offer by its number" in said
    said = keyboard.types("counter 1 without burden; consultation; snapback")
    assert "Against offer 1, which waits no longer: It adds standing consultation, drops Lindrow's share" in said
    assert "You answered offer 1 with another text, so it waits no longer" in keyboard.types("accept 1")
    said = keyboard.types("pass")
    assert "Lindrow answers your offer 1 with offer 2. It adds standing consultation" in said
    assert "Lindrow declines your offer 1" not in said


def test_a_refusal_carries_its_reason(sit):
    keyboard = sit("strait", "meridane", "lindrow")
    keyboard.types("offer lindrow: burden-lindrow", "pass")
    assert "You decline offer 1: it would not pass at home." in keyboard.types("decline 1 home")
    assert "Lindrow declines your offer 1: it would not pass at home." in keyboard.types("pass")


def test_a_message_goes_to_those_named(sit):
    keyboard = sit("strait", "meridane", "lindrow", "tavenel")
    assert "Said to Lindrow." in keyboard.types("say lindrow: Nine: the usual place.")
    assert "Said to everyone." in keyboard.types("say Good morning")
    assert "Meridane says to you: Nine: the usual place." in keyboard.types("pass")
    said = keyboard.types("pass")
    assert "Good morning" in said
    assert "usual place" not in said


def test_an_overture_waits_for_an_answer_and_gets_one(sit):
    keyboard = sit("strait", "orveld", "meridane")
    keyboard.types("ready", "ready", "ready", "plan overture meridane", "ready", "ready")
    assert "Orveld's overture waits for your answer: an offer, a lower price, or a reasoned refusal." in keyboard.said
    assert "How do you read Orveld's overture?" in keyboard.said
    assert "For example, `read orveld overture home` says how you read a signal, `reply orveld later`" in keyboard.said
    assert "You read Orveld's overture as an invitation." in keyboard.types("read orveld inv")
    assert "You decline Orveld's overture: this is not the moment." in keyboard.types("reply orveld later")


def test_closing_an_issue_is_heard_by_the_other_side(sit):
    keyboard = sit("strait", "meridane", "lindrow")
    keyboard.types("close lindrow people", "pass")
    assert 'Meridane will not talk with you about "Families and relief" this round.' in keyboard.said
    assert "Meridane will not talk" not in keyboard.types("offer meridane: aid; orveld gives visits")


def test_names_are_found_by_a_few_letters_or_asked_back(sit):
    view = sit("strait", "meridane").client.view
    assert read_offer(view, "orv: i give rel; they give mark; confidential").clauses[0].concession == "relief"
    with pytest.raises(Puzzled, match="did you mean `relief`"):
        read_offer(view, "orveld: releif")
    with pytest.raises(Puzzled, match="`assistance-lindrow` or `assistance-tavenel`"):
        read_offer(view, "tavenel: assistance")


def test_a_number_that_is_none_signs_nothing(sit):
    keyboard = sit("ferry", "ebrany", "quellin")
    keyboard.types("offer quellin: " + keyboard.client.view.setting.given_by["ebrany"][0].id, "pass")
    assert "Name the offer by its number" in keyboard.types("accept 1.5")
    assert keyboard.client.view.offer(1).offer.status == "open"
