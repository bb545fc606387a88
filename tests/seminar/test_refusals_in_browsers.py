"""What is refused in a browser has a button that mends it, and what comes of it is taken."""

from __future__ import annotations

from typing import Any

from classroom import Classroom
from test_browsers import take_seat, to_phase


def test_a_text_across_a_closed_door_is_made_confidential_by_its_button_and_put(browser: Any, room: Classroom) -> None:
    chair, ada = room.chair(), room.seat("orveld", "Ada")
    ben = take_seat(browser, room, "meridane", "Ben")
    chair.do("start", empty="absent")
    to_phase([ben], 1, "negotiation")
    ben.tab("composer")
    ben.page.locator(".seat-toggle", has_text="Orveld").click()
    assurance = room.hub.tables[1].session.setting.concession["assurance"].levels[0].title
    ben.page.locator("#composer .level", has_text=assurance).first.click()
    ben.page.locator("#composer .refusal", has_text="only a confidential text").wait_for()
    ben.press("Change it so that it is confidential")
    ben.page.locator("#composer .preview .read", has_text="onfidential").wait_for()
    ben.press("Put the offer")
    (card,) = ada.until("offers", lambda offers: offers)
    assert not card["text"]["public"]
    assert ben.said == []
