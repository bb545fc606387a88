"""What is refused in a browser has a button that mends it, and what comes of it is taken."""

from __future__ import annotations

from typing import Any

from classroom import Classroom
from test_browsers import Screen, take_seat, to_phase, unfold


def test_a_text_across_a_closed_door_is_made_confidential_by_its_button_and_put(browser: Any, room: Classroom) -> None:
    chair, ada = room.chair(), room.seat("orveld", "Ada")
    ben = take_seat(browser, room, "meridane", "Ben")
    chair.do("start", empty="absent")
    to_phase([ben], 1, "negotiation")
    ben.tab("composer")
    ben.page.locator(".seat-toggle", has_text="Orveld").click()
    unfold(ben.page, "#composer .giving")
    assurance = room.hub.tables[1].session.setting.concession["assurance"].levels[0].title
    ben.page.locator("#composer .level", has_text=assurance).first.click()
    ben.page.locator("#composer .refusal", has_text="only a confidential text").wait_for()
    ben.press("Change it so that it is confidential")
    ben.page.locator("#composer .preview .read", has_text="onfidential").wait_for()
    ben.press("Put the offer")
    (card,) = ada.until("offers", lambda offers: offers)
    seen = room.hub.tables[1].view("orveld").offer(card["number"])
    assert seen is not None
    assert not seen.offer.text.public
    assert ben.said == []


def test_an_event_beyond_bounds_is_kept_within_them_by_the_facilitators_button(browser: Any, room: Classroom) -> None:
    room.seat("orveld", "Ada")
    chair = Screen(browser, f"{room.url}/chair#{room.claim}", 1440, 900)
    chair.page.locator("#empty").select_option("absent")
    chair.press("Start all")
    chair.press("Events and messages")
    chair.page.locator("#own-title").fill("A ferry runs aground")
    chair.page.locator("#own-meter").select_option("tension")
    chair.page.locator("#own-by").fill("500")
    chair.page.get_by_role("button", name="Let it fall").nth(1).click()
    chair.page.locator(".toast", has_text="between -100 and 100").wait_for()
    chair.press("Let it change by +100")
    chair.page.get_by_text("tension 99").first.wait_for()
    assert chair.said == []


def test_no_round_that_has_not_begun_is_gone_back_to_but_the_last_that_has(room: Classroom) -> None:
    chair = room.chair()
    chair.do("start", empty="absent")
    refused = chair.do("undo", round=9)
    assert refused["cure"]["label"] == "Go back to round 1"
    assert chair.do("undo", **refused["cure"]["with"])["t"] == "ok"
