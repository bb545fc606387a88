"""A refused line is answered with a line that mends it, and that line works."""

from __future__ import annotations

import re


def way_out(said: str) -> str:
    """The line that an answer says to type."""
    found = re.search(r"type: ([^(\n]+)", said)
    assert found is not None, said
    return found.group(1).strip()


def test_a_public_text_across_a_closed_door_is_put_as_a_confidential_one(sit):
    keyboard = sit("strait", "meridane")
    said = keyboard.types("offer orveld: i give assurance")
    assert "are closed: only a confidential text" in said
    line = way_out(said)
    assert line.endswith("confidential")
    assert "You put offer 1" in keyboard.types(line)


def test_where_only_talks_help_the_price_for_them_can_be_lowered(sit):
    keyboard = sit("strait", "meridane")
    line = way_out(keyboard.types("offer orveld: they give cap"))
    assert line.startswith("plan lower-price")
    assert "Lower your price for talks" in keyboard.types(line)


def test_the_offer_that_lies_on_the_table_is_shown_and_an_own_one_is_withdrawn(sit):
    keyboard = sit("strait", "meridane")
    put = "offer lindrow: i give consultation; they give burden-lindrow"
    keyboard.types(put)
    assert way_out(keyboard.types(put)) == "offers"
    line = way_out(keyboard.types("decline 1"))
    assert line == "withdraw 1"
    assert "You withdraw offer 1." in keyboard.types(line)


def test_a_changed_answer_that_is_refused_waits_mended_as_the_draft(sit):
    keyboard = sit("strait", "meridane")
    keyboard.types("offer lindrow: i give consultation; they give burden-lindrow")
    said = keyboard.types("counter 1 consultation for 3; witness lindrow")
    assert way_out(said) == "send"
    assert "You put offer 2" in keyboard.types("send")


def test_the_example_of_an_offer_names_somebody_who_sits_there(sit):
    assert "for example `offer quellin: ...`" in sit("ferry", "ebrany").types("offer communique")
