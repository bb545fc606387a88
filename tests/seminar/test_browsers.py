"""A whole game in real browsers: people, a computer, the facilitator, the projector; and axe on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, classroom
from documented import WHOLE
from wanting import barriers

from game.briefs import write_briefs

SEATS = {"orveld": "Ada", "meridane": "Ben", "lindrow": "Cleo", "tavenel": "Dan", "kessary": "Eve"}


@pytest.fixture(scope="module")
def lobby(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """One class that has not begun, for all tests that need no more."""
    with classroom(tmp_path_factory.mktemp("lobby")) as found:
        yield found


class Screen:
    """One browser window of the class, with everything its console said."""

    def __init__(self, browser: Any, url: str, width: int = 1280, height: int = 860, scheme: str = "light") -> None:
        viewport = {"width": width, "height": height}
        self.context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.said: list[str] = []
        self.page.on("console", lambda m: self.said.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.goto(url)

    def press(self, name: str, within: str = "body") -> None:
        self.page.locator(within).get_by_role("button", name=name, exact=True).first.click()

    def tab(self, name: str) -> None:
        tab = self.page.locator(f"#tab-{name}")
        if tab.is_visible():
            tab.click()


def axe(screen: Screen, *rules: str) -> None:
    """No violation on the page as it stands, of the rules named or of all."""
    assert barriers(screen.page, *rules) == []


def take_seat(browser: Any, room: Classroom, seat: str, name: str, **look: Any) -> Screen:
    """Joins as a student does: code, seat, pseudonym."""
    screen = Screen(browser, room.url, **look)
    title = room.hub.scenario.setting.delegation[seat].title
    screen.page.get_by_label("Table code").fill(room.hub.codes[1].lower().replace("-", " "))
    screen.press("Find the table")
    screen.page.locator(".seat-choice", has_text=title).first.click()
    screen.page.get_by_label("Pseudonym").fill(name)
    screen.press("Take this seat")
    screen.page.wait_for_url("**/seat")
    screen.page.get_by_role("heading", name=f"You speak for {title}").wait_for()
    return screen


def unfold(page: Any, within: str) -> None:
    """Opens what is folded in a part of the page, as somebody does who wants all of it."""
    page.locator(f"{within} summary").first.wait_for()
    while page.locator(f"{within} details:not([open]) > summary").count():
        page.locator(f"{within} details:not([open]) > summary").first.click()


def to_phase(screens: list[Screen], round_no: int, phase: str) -> None:
    for screen in screens:
        screen.page.wait_for_function(
            "([n, p]) => document.body.dataset.phase === p && document.querySelector('#top .when').textContent"
            ".includes(`Round ${n} of`) || document.querySelector('#top .when').textContent.includes('over')",
            arg=[round_no, phase],
        )


def test_a_delegation_without_an_emblem_shows_its_initial(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "causeway.yaml"
    path.write_text(WHOLE["causeway"], "utf-8")
    with classroom(tmp_path / "class", str(path)) as room:
        board = Screen(browser, f"{room.url}/board#{room.board}", 1280, 720)
        seat = take_seat(browser, room, "upper", "Ada")
        chair = Screen(browser, f"{room.url}/chair#{room.claim}", 1440, 900)
        chair.press("Start all")
        to_phase([seat], 1, "negotiation")
        assert seat.page.locator("#top .crest").inner_text() == "U"
        board.page.locator("svg.round text.initial", has_text="L").wait_for()
        assert board.page.locator("svg.round text.initial").all_text_contents() == ["U", "L"]
        axe(seat)
        assert [screen.said for screen in (board, seat, chair)] == [[], [], []]


def test_a_class_plays_the_flagship(browser: Any, tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair = Screen(browser, f"{room.url}/chair#{room.claim}", 1440, 900)
        chair.page.get_by_role("heading", name="Table 1").wait_for()
        assert "#" not in chair.page.url
        board = Screen(browser, f"{room.url}/board#{room.board}", 1280, 720, "dark")
        sizes = (
            (360, 780, "dark"),
            (1440, 900, "light"),
            (768, 1024, "light"),
            (1100, 800, "dark"),
            (360, 640, "light"),
        )
        seats = {
            seat: take_seat(browser, room, seat, SEATS[seat], width=width, height=height, scheme=scheme)
            for seat, (width, height, scheme) in zip(SEATS, sizes, strict=True)
        }
        everybody = list(seats.values())
        ada, ben, cleo, dan, eve = everybody
        axe(ada)
        chair.press("Start all")
        to_phase(everybody, 1, "negotiation")

        # Talk, an offer as a sentence, and its acceptance by keyboard.
        ben.page.get_by_label("Say to everyone").fill("Shall we <b>begin</b>?")
        ben.press("Send")
        ada.tab("rooms")
        ada.page.locator(".messages p", has_text="Shall we <b>begin</b>?").wait_for()
        ben.tab("composer")
        ben.page.locator(".seat-toggle", has_text="Lindrow").click()
        unfold(ben.page, "#composer .giving")
        ben.page.locator("#composer .level", has_text="standing consultation").click()
        ben.page.locator("#composer .preview .read", has_text="Meridane gives standing consultation").wait_for()
        axe(ben)
        ben.press("Put the offer")
        cleo.tab("rooms")
        card = cleo.page.locator("#rooms .card", has_text="standing consultation")
        card.get_by_role("button", name="Sign").focus()
        cleo.page.keyboard.press("Enter")
        for screen, whose in ((ben, "Your offer"), (cleo, "Meridane's offer")):
            screen.page.locator(".toast", has_text=f"{whose} binds: all have signed.").wait_for()
            screen.page.locator("#rooms summary", has_text=f"{whose} binds: all have signed.").wait_for()

        # A prepared event reaches a phone that looks elsewhere, and the projector tells it whole.
        chair.press("Events and messages")
        chair.page.get_by_role("button", name="Let it fall").first.click()
        event = room.hub.scenario.setting.events[0]
        ada.page.locator(".toast", has_text=event.title).wait_for()
        board.page.locator(".news", has_text=event.text.strip()[:40]).wait_for()
        side = board.page.locator(".side")
        assert side.evaluate("side => side.scrollHeight <= side.clientHeight + 1"), "nothing on the projector is cut"
        axe(cleo)

        # A phone that sleeps: its line breaks and comes back with what it missed.
        ada.context.set_offline(True)
        room_of_ada = next(c for c in room.hub.clients if c.person is not None and c.person.name == "Ada")
        room_of_ada.end()
        chair.page.locator(".chip.bad", has_text="gone").wait_for()
        ben.page.get_by_label("Say to everyone").fill("Ada?")
        ben.press("Send")
        ada.context.set_offline(False)
        ada.page.locator(".messages p", has_text="Ada?").wait_for()

        # An absent seat: nobody waits for it, and it comes back.
        select = chair.page.get_by_label("Who plays Tavenel")
        select.select_option("absent")
        dan.page.locator("#top").wait_for()
        _finish_round(room, chair, [ada, ben, cleo, eve], 1)
        to_phase([ada, ben, cleo, eve], 2, "negotiation")
        ada.page.locator("#top .next", has_text="see what round 1 brought").wait_for()
        assert ada.page.locator("#in-short h2").inner_text() == "Round 2 of 8: negotiation."
        select.select_option("person")

        # A round is undone: a new take.
        chair.page.get_by_label("Back to the start of round").select_option("1")
        chair.press("Undo")
        to_phase(everybody, 1, "negotiation")
        chair.page.get_by_text("take 2").wait_for()

        # A computer speaks for one delegation, and gives the seat back.
        select = chair.page.get_by_label("Who plays Kessary")
        select.select_option("computer")
        eve.page.locator("#top").get_by_text("a computer speaks for your seat").wait_for()
        for round_no in (1, 2):
            _finish_round(room, chair, [ada, ben, cleo, dan], round_no)
        to_phase(everybody, 3, "negotiation")
        select.select_option("person")
        eve.page.locator("#top").get_by_text("a computer speaks for your seat").wait_for(state="hidden")
        _finish_round(room, chair, everybody, 3)
        for round_no in range(4, 8):
            _ended_by_the_facilitator(room, chair, everybody, round_no)
        _finish_round(room, chair, everybody, 8)
        for screen in everybody:
            screen.page.get_by_text("The game is over").first.wait_for()
        board.page.get_by_text("The game is over").wait_for()
        axe(board)
        axe(chair)
        for stage in range(9):
            button = "Begin the debrief" if stage == 0 else f"Unlock stage {stage + 1}"
            chair.page.get_by_role("button", name=button).click()
            ben.page.locator("#tab-debrief").wait_for()
        ben.tab("debrief")
        ben.page.locator("#debrief summary", has_text="Sent and understood").click()
        ben.page.locator("#debrief li", has_text="Which rule would you change").wait_for()
        axe(ben)
        record = (tmp_path / "table-1.jsonl").read_text()
        assert '"verb":"undo"' in record
        assert '"status":"absent"' in record
        for screen in (chair, board, *everybody):
            expected = ("ERR_INTERNET_DISCONNECTED", "WebSocket")
            assert [line for line in screen.said if not any(word in line for word in expected)] == []
            screen.context.close()


def _finish_round(room: Classroom, chair: Screen, screens: list[Screen], round_no: int) -> None:
    """Everybody is ready, then commits an empty plan; the facilitator ends what a late offer keeps open."""
    to_phase(screens, round_no, "negotiation")
    if room.hub.tables[1].over:
        return
    for screen in screens:
        screen.press("Ready")
    for _ in range(10):
        chair.page.wait_for_timeout(50)
        if room.hub.tables[1].moment[1:] != (round_no, "negotiation"):
            break
    else:
        chair.press(f"End negotiation of round {round_no}", "section[aria-label='One table in full']")
    to_phase(screens, round_no, "signals")
    for screen in screens:
        screen.tab("plan")
        screen.press("Commit the plan", "#plan")


def _ended_by_the_facilitator(room: Classroom, chair: Screen, screens: list[Screen], round_no: int) -> None:
    """A round in which nobody has anything to say: its phases end by the facilitator's button."""
    for phase, name in (("negotiation", "negotiation"), ("signals", "plans")):
        to_phase(screens, round_no, phase)
        room.let_time_pass(1)
        chair.press(f"End {name} of round {round_no}", "section[aria-label='One table in full']")


def test_pages_before_the_game_have_no_barrier(browser: Any, lobby: Classroom) -> None:
    """Every rule of axe in one scheme; in the other what can differ, which is contrast."""
    pages = {
        "/": ("textbox", "Table code"),
        f"/#{lobby.hub.codes[1]}": ("button", "Choose a seat"),
        "/check": ("heading", "Does this device reach the table?"),
        f"/board#{lobby.board}": ("heading", "Tension"),
        f"/chair#{lobby.claim}": ("heading", "Joining"),
    }
    for path, (role, name) in pages.items():
        screen = Screen(browser, lobby.url + path, 360, 780)
        screen.page.get_by_role(role, name=name).first.wait_for()
        axe(screen)
        screen.page.emulate_media(color_scheme="dark")
        axe(screen, "color-contrast")
        assert screen.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert screen.said == []
        screen.context.close()


def test_the_rules_card_prints_on_one_page(browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    for scenario in ("strait", "congress"):
        write_briefs(scenario, tmp_path)
        page.goto((tmp_path / "rules-card.html").as_uri())
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.close()


def test_a_silent_line_is_given_up_and_comes_back(browser: Any, lobby: Classroom) -> None:
    """A laptop that sleeps keeps its connections and answers nothing: the page says so, and tries anew by itself."""
    dan = take_seat(browser, lobby, "tavenel", "Dan")
    dan.page.evaluate(
        "() => { const now = Date.now; Date.now = () => now() + 30_000;"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    dan.page.locator("#lost").wait_for(state="visible")
    dan.page.locator("#lost").wait_for(state="hidden")
    dan.context.close()


def test_whoever_comes_late_reads_the_game_so_far(browser: Any, tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair = room.chair()
        room.seat("lindrow")
        chair.do("start", empty="absent")
        for _ in range(2):
            chair.end_phase()
        ben = take_seat(browser, room, "meridane", "Ben", width=1280)
        ben.page.get_by_text("You come while others play").wait_for()
        ben.page.locator("#table .panel", has_text="The game so far").locator(
            "p.read", has_text="Round 2"
        ).first.wait_for()
        axe(ben)
        ben.press("To your brief")
        ben.page.get_by_text("You come while others play").wait_for(state="hidden")


@pytest.mark.parametrize(("empty", "times"), [("computer", 1), ("absent", 0)])
def test_a_room_with_a_computer_says_that_words_bind_nobody(
    browser: Any, tmp_path: Path, empty: str, times: int
) -> None:
    with classroom(tmp_path) as room:
        chair = room.chair()
        room.seat("lindrow")
        ben = take_seat(browser, room, "meridane", "Ben", width=1280)
        chair.do("start", empty=empty)
        ben.tab("rooms")
        ben.page.locator("#say").wait_for()
        assert ben.page.get_by_text("Computer delegations answer what you say").count() == times
        axe(ben)


def test_what_is_asked_while_the_line_is_down_is_asked_again(browser: Any, lobby: Classroom) -> None:
    screen = Screen(browser, lobby.url)
    screen.page.get_by_label("Table code").fill(lobby.hub.codes[1])
    lobby.await_line()
    screen.context.set_offline(True)
    lobby.break_lines()
    screen.page.locator("#lost").wait_for(state="visible")
    screen.press("Find the table")
    screen.context.set_offline(False)
    screen.page.get_by_role("heading", name="Table 1").wait_for()
    screen.context.close()


def test_a_code_that_is_being_typed_waits_for_its_button(browser: Any, lobby: Classroom) -> None:
    """As the line comes to stand, a code from the address is looked up by itself; half a typed one is not."""
    screen = Screen(browser, lobby.url)
    looked: list[str] = []
    screen.page.on("websocket", lambda s: s.on("framesent", lambda payload: looked.append(str(payload))))
    lobby.await_line()
    screen.context.set_offline(True)
    lobby.break_lines()
    screen.page.locator("#lost").wait_for(state="visible")
    screen.page.get_by_label("Table code").fill(lobby.hub.codes[1][:3])
    screen.context.set_offline(False)
    screen.page.locator("#lost").wait_for(state="hidden")
    screen.page.get_by_label("Table code").fill(lobby.hub.codes[1])
    screen.press("Find the table")
    screen.page.get_by_role("heading", name="Table 1").wait_for()
    assert sum('"t":"look"' in frame for frame in looked) == 1
    screen.context.close()


def test_one_press_joins_once(browser: Any, tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        screen = Screen(browser, room.url, 390, 844)
        frames: list[str] = []
        screen.page.on("websocket", lambda s: s.on("framesent", lambda payload: frames.append(str(payload))))
        screen.page.reload()
        screen.press("Find the table")
        screen.page.get_by_text("Type the code first.").first.wait_for()
        screen.page.get_by_label("Table code").fill(room.hub.codes[1])
        screen.press("Find the table")
        screen.page.locator(".seat-choice", has_text="Meridane").click()
        assert screen.page.evaluate("document.activeElement.id") == "name"
        box = screen.page.locator("#name").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 844
        screen.page.keyboard.type("Ben")
        screen.press("Take this seat")
        screen.page.get_by_role("heading", name="You speak for Meridane").wait_for()
        assert sum('"t":"join"' in frame for frame in frames) == 1
        assert [line["text"] for line in room.hub.said] == ["Ben has joined Meridane."]
        screen.context.close()


def test_a_whole_turn_by_keyboard(browser: Any, tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair, cleo = room.chair(), room.seat("lindrow", "Cleo")
        ben = take_seat(browser, room, "meridane", "Ben")
        chair.do("start", empty="absent")
        ben.page.locator("#live", has_text="Talk, and put offers.").wait_for(state="attached")
        to_phase([ben], 1, "negotiation")
        reach(ben, "Say to everyone")
        ben.page.keyboard.type("Good morning.")
        ben.page.keyboard.press("Control+Enter")
        cleo.until("rooms", lambda rooms: rooms[0]["messages"])
        ben.page.keyboard.press("Alt+Digit3")
        reach(ben, "Lindrow", "button", within="#composer")
        ben.page.keyboard.press("Space")
        unfold(ben.page, "#composer .giving")
        ben.page.locator("#composer .giving summary").first.focus()
        reach(ben, "standing consultation", "checkbox")
        ben.page.keyboard.press("Space")
        reach(ben, "Put the offer", "button")
        ben.page.keyboard.press("Enter")
        (card,) = cleo.until("offers", lambda offers: offers)
        assert card["waits"]
        ben.page.locator("#live", has_text="Your offer is put").wait_for(state="attached")
        ben.page.wait_for_function("document.activeElement.id === 'composer'")
        assert cleo.act({"verb": "accept", "offer": 1})["t"] == "ok"
        assert cleo.act({"verb": "ready"})["t"] == "ok"
        reach(ben, "Ready", "button", back=True)
        ben.page.keyboard.press("Enter")
        to_phase([ben], 1, "signals")
        ben.page.keyboard.press("Alt+Digit4")
        commit = ben.page.get_by_role("button", name="Commit the plan")
        commit.wait_for()
        ben.page.locator("#tab-plan").focus()
        for key in ("Enter", *["Tab"] * 5):
            ben.page.keyboard.press(key)
            if commit.evaluate("element => element === document.activeElement"):
                break
        else:
            raise AssertionError("more than six presses from the tab to the button")
        reach(ben, "Add Readout of support to the plan", "button")
        ben.page.keyboard.press("Enter")
        reach(ben, "Commit the plan", "button")
        ben.page.keyboard.press("Enter")
        assert cleo.act({"verb": "commit", "plan": {}}, at=[0, 1, "signals"])["t"] == "ok"
        to_phase([ben], 2, "negotiation")


def reach(screen: Screen, name: str, role: str = "textbox", *, within: str = "body", back: bool = False) -> None:
    """Tabs until the element of that name has the focus, as somebody without a mouse does."""
    wanted = screen.page.locator(within).get_by_role(role, name=name, exact=role == "button").first
    wanted.wait_for()
    for _ in range(150):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        screen.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_a_prepared_plan_outlives_the_phase_and_a_reload(browser: Any, tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair = room.chair()
        ben = take_seat(browser, room, "meridane", "Ben", width=360)
        chair.do("start", empty="absent")
        to_phase([ben], 1, "negotiation")
        ben.tab("plan")
        ben.page.get_by_label("Add Readout of support to the plan").click()
        ben.page.get_by_label("Toward").wait_for()
        chair.end_phase()
        to_phase([ben], 1, "signals")
        ben.page.get_by_label("Toward").wait_for()
        ben.page.reload()
        ben.page.locator("#top .when").wait_for()
        ben.tab("plan")
        ben.page.get_by_label("Toward").wait_for()
        ben.press("Read and commit")
        ben.press("Commit the plan")
        to_phase([ben], 2, "negotiation")


def test_coming_back_with_the_seat_code(browser: Any, lobby: Classroom) -> None:
    ben = take_seat(browser, lobby, "meridane", "Ben")
    code = ben.page.locator("b.code").inner_text()
    other = Screen(browser, lobby.url)
    other.page.get_by_label("Table code").fill(code)
    other.press("Find the table")
    other.page.get_by_text("Here already: Ben").wait_for()
    other.page.get_by_label("Pseudonym").fill("Ben")
    other.press("Take this seat")
    other.page.get_by_role("heading", name="You speak for Meridane").wait_for()
    ben.page.get_by_text("opened on another device").first.wait_for()
    assert ben.page.get_by_text("opened on another device").count() == 2, "once in sight, once for a screen reader"
    ben.press("Shut it out", "#top")
    ben.page.locator(".toast", has_text="The other device is shut out").wait_for()
    ben.page.locator(".alert").wait_for(state="detached")
    other.page.get_by_text("This seat is closed here").wait_for()
    for screen in (ben, other):
        screen.context.close()
