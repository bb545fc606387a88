"""`can` and `do`: what the rules allow now, asked of them, and every verb by its own word."""

from __future__ import annotations


def test_can_lists_what_is_possible_and_do_does_it(sit):
    keyboard = sit("strait", "meridane")
    assert "`can close`: 24 ways." in keyboard.types("can")
    assert "`do close lindrow programme`" in keyboard.types("can close")
    assert "I will not talk with Lindrow" in keyboard.types("do close lindrow programme")
    assert "`do close lindrow programme`" not in keyboard.types("can close")
    assert "closed to them already" in keyboard.types("do close lindrow programme")


def test_a_question_may_be_asked_for_nothing_in_particular(sit):
    keyboard = sit("strait", "meridane")
    assert "I ask Orveld what it would take." in keyboard.types("do ask orveld")


def test_what_fits_nothing_is_asked_back_in_one_sentence(sit):
    keyboard = sit("strait", "meridane")
    assert "did you mean `close`?" in keyboard.types("do clse")
    assert "`programme`" in keyboard.types("do close lindrow families")
    assert "Say which verb" in keyboard.types("do")
    assert "is too much" in keyboard.types("do ready now")
    assert "`offer` has a command of its own" in keyboard.types("do offer")
    assert "Nothing fits `read` now" in keyboard.types("do read")
    assert "this is negotiation" in keyboard.types("can commit")
