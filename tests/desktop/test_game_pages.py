"""The table during a game, read and driven as a person does: offers, composing, planning, asking why, refusals."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from hands import Hands, said

from game.content import load_scenario
from game.desktop.live_game import Live
from game.desktop.screens.debrief import DebriefScreen, measure
from game.desktop.screens.desk import LEFT_PAGES
from game.desktop.screens.game import KEYS, PLACES, TITLES, GameScreen
from game.present.counsel import counsel
from game.present.next_step import next_step
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.wording import use_sentence
from tests.tools.posing import game_at, pass_round, settle


def after(game: GameScreen, hands: Hands) -> None:
    settle(game)
    hands.build()


def test_one_line_says_what_to_do_now_and_leads_there(game: GameScreen, hands: Hands) -> None:
    game.desk.open("plan")
    hands.build()
    hands.click("what now")
    assert game.desk.page == PLACES[next_step(game.desk.view).place]
    assert next_step(game.desk.view).words in said(hands)


def test_the_confidence_of_every_ally_is_on_the_table(game: GameScreen, hands: Hands) -> None:
    for partner in game.live.setting.alliance:
        name = game.live.setting.delegation[partner].title
        assert f"confidence of {name} in Meridane {game.desk.view.meter(f'confidence:{partner}')} of 100" in said(hands)


def test_everything_on_the_table_answers_why(game: GameScreen, hands: Hands) -> None:
    for words in ("alliance: confidence of Lindrow", "door between", "tension at the table"):
        hands.click(words)
        assert "Why is it so?" in said(hands)
    hands.click("button: Close")
    assert "Why is it so?" not in said(hands)
    hands.click("seat: Orveld")
    assert "Make them an offer" in said(hands)


def test_a_partner_that_lost_confidence_stands_first_with_its_cause_and_its_why(game: GameScreen, hands: Hands) -> None:
    assert "Why? " not in said(hands)
    pass_round(game)
    game._told()
    hands.build()
    before, after = game.desk.view.table.history[0].before, game.desk.view.table.history[0].after
    fallen = [p for p in game.live.setting.alliance if after[f"confidence:{p}"] < before[f"confidence:{p}"]]
    assert fallen
    for partner in fallen:
        name = game.live.setting.delegation[partner].title
        words = [line for line in said(hands).splitlines() if line.startswith(f"button: Why? {name}'s confidence")]
        assert "fell by" in words[0]
        hands.click(words[0])
        assert f"{name}'s fear of being left alone" in said(hands)
        game.desk.open("now")
        hands.build()


def test_the_adviser_proposes_and_says_what_the_others_would_answer(game: GameScreen, hands: Hands) -> None:
    for seen in game.desk.view.offers_waiting():
        game.live.submit("meridane", Decline(seen.number))
    after(game, hands)
    hands.click("button: Ask your adviser")
    assert "Two ways:" in said(hands)
    assert "button: Take this as a draft" not in said(hands), "at this level the choice is the person's"
    game.live.adviser = "full"
    hands.build()
    words = said(hands)
    assert "In your place I would say:" in words
    assert "points to you until the end" in words or "To you it comes to" in words
    act = counsel(game.desk.view).act
    assert isinstance(act, Offer)
    for other in set(act.text.signatories) - {"meridane"}:
        assert f"{game.live.setting.delegation[other].title} will probably" in words
    hands.click("button: Take this as a draft")
    assert game.composer.text() == act.text
    assert "To you it comes to " in said(hands)


def test_a_lesson_leads_through_the_first_deal_by_its_own_buttons() -> None:
    live = Live.start(load_scenario("first-readout"), 7, ["fennick"], "script", paced=False)
    game = GameScreen(live, "fennick", motion=False)
    hands = Hands(game)
    assert "LESSON 1 OF 13" in said(hands)
    assert "Ask your adviser" not in said(hands)
    hands.click("button: Ready")
    after(game, hands)
    assert game.desk.right == "plan"
    assert "LESSON 2 OF 13" in said(hands)
    assert "Joint exercise" not in said(hands)
    game.live.close()


def test_the_adviser_names_every_move_it_would_make(game: GameScreen, hands: Hands) -> None:
    game.live.adviser = "full"
    game.live.submit("meridane", Ready())
    after(game, hands)
    hands.click("button: Ask your adviser")
    act = counsel(game.desk.view).act
    assert isinstance(act, Commit)
    assert act.plan.moves
    for use in act.plan.moves:
        assert use_sentence(game.desk.view, use) in said(hands)
    assert "your books of this round would show" in said(hands)
    hands.click("button: Take this as a draft")
    assert game.planner.plan.moves == act.plan.moves


def test_an_offer_is_signed(game: GameScreen, hands: Hands) -> None:
    number = game.desk.view.offers_waiting()[0].number
    hands.click(f"Sign offer {number}")
    after(game, hands)
    seen = game.desk.view.offer(number)
    assert seen is not None
    assert "meridane" in seen.offer.signed


def test_an_offer_is_declined_with_a_reason(game: GameScreen, hands: Hands) -> None:
    number = game.desk.view.offers_waiting()[-1].number
    hands.click(f"Decline offer {number}")
    game.desk.chosen = "ally"
    hands.click(f"Send: decline offer {number}")
    after(game, hands)
    seen = game.desk.view.offer(number)
    assert seen is not None
    assert (seen.offer.status, seen.offer.reason) == ("declined", "ally")


def test_a_counter_begins_with_the_offer_and_must_change_it(game: GameScreen, hands: Hands) -> None:
    seen = game.desk.view.offers_waiting()[0]
    hands.click(f"Counter offer {seen.number}")
    assert game.composer.text() == seen.offer.text
    assert "must change something" in said(hands)


def test_a_text_is_composed_judged_and_put(game: GameScreen, hands: Hands) -> None:
    game.desk.open("compose")
    hands.build()
    hands.click("Lindrow does not sign")
    hands.tab_to("You give: Standing consultation")
    hands.key(pygame.K_RIGHT)
    assert "At home it passes" in said(hands)
    assert "To you it comes to" in said(hands)
    before = len(game.desk.view.desk.offers)
    hands.click("button: Put the offer")
    after(game, hands)
    assert len(game.desk.view.desk.offers) > before


def test_a_text_that_cannot_be_put_says_why_beside_the_button(game: GameScreen, hands: Hands) -> None:
    game.composer.begin("Pause for pause")
    game.desk.open("compose")
    hands.build()
    assert "Put the offer (not now: Talks between" in said(hands)


def test_a_message_is_typed_and_sent(game: GameScreen, hands: Hands) -> None:
    game.desk.open("talk")
    hands.build()
    hands.click("Write to everyone")
    hands.type("Good morning to all of you.")
    hands.key(pygame.K_RETURN)
    after(game, hands)
    assert "Good morning to all of you." in said(hands)


def test_a_message_that_was_cut_says_so_and_any_letters_go_through(game: GameScreen, hands: Hands) -> None:
    game.desk.open("talk")
    hands.build()
    hands.click("Write to everyone")
    hands.send(pygame.TEXTINPUT, text="\U0001f600 \u202e\u05d0 \u65e5\u672c " + "long " * 400)
    assert "as long as a message may be" in said(hands)
    assert hands.stage.faults() == []
    hands.key(pygame.K_RETURN)
    after(game, hands)
    assert "\U0001f600 " in said(hands)
    assert "as long as a message may be" not in said(hands)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_longest_message_leaves_send_in_sight(game: GameScreen, percent: int) -> None:
    hands = Hands(game, (1024, 640), percent)
    game.desk.open("talk")
    hands.build()
    hands.click("Write to everyone")
    hands.send(pygame.TEXTINPUT, text="Wwwwwmmmm" * 60)
    assert hands.stage.faults() == []
    for words in ("button: Send the message", "field: Write"):
        widget = hands.stage.find(words)
        assert widget.clip.contains(widget.rect)
        assert pygame.Rect(0, 0, 1024, 640).contains(widget.rect)
    assert hands.stage.find("field: Write").rect.contains(hands.stage.wants_text or pygame.Rect(0, 0, 0, 0))


def test_a_room_with_computers_says_that_they_answer_and_that_words_bind_nobody(game: GameScreen, hands: Hands) -> None:
    game.desk.open("talk")
    hands.build()
    assert "Computer delegations answer what you say" in said(hands)
    live = Live.start(load_scenario("strait"), 5, ["meridane", "lindrow"], post=lambda _: None, paced=False)
    shared = GameScreen(live, "meridane", motion=False)
    shared.talk.room = ("lindrow", "meridane")
    assert "Computer delegations answer" not in said(Hands(shared, (1600, 900)))
    live.close()


def test_what_is_typed_to_a_computer_is_read_back_and_put_at_a_press(game: GameScreen, hands: Hands) -> None:
    """The reading sends nothing by itself; a press puts the text that it holds, and Enter would send mere words."""
    game.talk.room = ("lindrow", "meridane")
    game.desk.open("talk")
    hands.build()
    hands.click("field: Write to")
    before = len(game.desk.view.desk.offers)
    hands.type("standing consultation for a larger share of the burden")
    assert "You are saying: Proposal:" in said(hands)
    assert hands.stage.faults() == []
    assert len(game.desk.view.desk.offers) == before
    hands.click("Put it as a text")
    after(game, hands)
    assert len(game.desk.view.desk.offers) > before
    assert "You are saying" not in said(hands)


def test_an_empty_message_is_refused_where_it_was_written(game: GameScreen, hands: Hands) -> None:
    game.desk.open("talk")
    hands.build()
    hands.click("Send the message")
    assert "The message is empty" in said(hands)


def test_a_plan_is_drafted_undone_and_committed(game: GameScreen, hands: Hands) -> None:
    game.live.submit("meridane", Ready())
    after(game, hands)
    hands.click("open move: Joint exercise")
    assert "WHAT YOU MAY EXPECT THIS ROUND" in said(hands)
    hands.click("Add Joint exercise to the plan")
    assert [use.move for use in game.planner.plan.moves] == ["exercise"]
    hands.click("button: Undo")
    assert not game.planner.plan.moves
    hands.click("button: Commit the plan")
    after(game, hands)
    assert game.telling is not None


def test_a_round_is_told_step_by_step_and_the_table_moves_with_it(game: GameScreen, hands: Hands) -> None:
    game.live.submit("meridane", Ready())
    after(game, hands)
    hands.click("button: Commit the plan")
    after(game, hands)
    telling = game.telling
    assert telling is not None
    assert telling.meters()["tension"] == telling.report.before["tension"]
    while not telling.last:
        hands.click("button: Next")
    assert telling.meters()["tension"] == telling.report.after["tension"]
    hands.click("On to the next round")
    assert game.telling is None
    assert game.desk.view.round == 2


def test_skipping_the_telling_stops_at_its_last_page(game: GameScreen, hands: Hands) -> None:
    pass_round(game)
    hands.build()
    telling = game.telling
    assert telling is not None
    hands.click("button: Skip to the end")
    assert game.telling is telling
    assert telling.last
    assert "By your books the round" in said(hands)
    assert telling.meters()["tension"] == telling.report.after["tension"]
    hands.click("On to the next round")
    assert game.telling is None


def test_a_round_tells_itself_until_it_is_paused_and_stops_at_its_end(
    game: GameScreen, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    pass_round(game)
    hands.build()
    telling = game.telling
    assert telling is not None
    now = pygame.time.get_ticks()
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now)

    def later(milliseconds: int) -> int:
        nonlocal now
        now += milliseconds
        hands.build()
        return telling.at

    assert game.due(now) is None
    assert later(60_000) == 0
    hands.click("button: Let it be told by itself")
    wait = game.due(now)
    assert wait is not None
    assert later(wait - 1) == 0
    assert later(1) == 1
    hands.click("button: Pause the telling")
    assert later(60_000) == 1
    hands.click("button: Let it be told by itself")
    for _ in telling.steps:
        later(60_000)
    assert telling.last
    assert game.due(now) is None
    assert game.telling is telling
    assert "On to the next round" in said(hands)


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720), (800, 600)])
def test_keys_open_the_pages_in_the_order_of_the_tabs_and_go_into_them(game: GameScreen, size: tuple[int, int]) -> None:
    hands = Hands(game, size)
    order = [page for page in KEYS if page != "table"]
    assert order == ["now", "compose", "plan", *LEFT_PAGES]
    for number, page in enumerate(order, 2):
        hands.key(getattr(pygame, f"K_F{number}"))
        assert page in (game.desk.left, game.desk.right)
        focused = hands.stage.focused
        assert focused is not None
        inside = f"/page-{page}" in focused.path
        assert inside or focused.describe().startswith(("tabs", "choice: ")), focused.describe()
        assert inside or page in ("ledger", "rounds", "brief")
    hands.key(pygame.K_F1)
    assert hands.stage.focused is not None
    assert "/table" in hands.stage.focused.path or "page-table" in hands.stage.focused.path
    tips = " ".join(widget.tip for widget in hands.stage.top.walk())
    assert all(f"F{number} {TITLES[page]}" in tips for number, page in enumerate(order, 2))


def test_the_client_knows_no_secret_of_another_seat(game: GameScreen) -> None:
    assert game.desk.view.meter("trust:orveld:meridane") is None
    assert game.live.seats == ("meridane",)
    with pytest.raises(KeyError):
        game.live.view("orveld")


def test_an_enter_meant_for_what_has_gone_presses_nothing_else(game: GameScreen, hands: Hands) -> None:
    number = game.desk.view.offers_waiting()[0].number
    hands.tab_to(f"Sign offer {number}")
    game.live.submit("meridane", Decline(number))
    after(game, hands)
    before = game.live.view("meridane")
    hands.key(pygame.K_RETURN)
    after(game, hands)
    assert game.live.view("meridane") == before


def test_the_debrief_of_a_table_without_allies_has_no_empty_parts(tmp_path: Path) -> None:
    game = game_at("ferry", "ebrany", 9, path=tmp_path / "ferry.jsonl")
    game.live.close()
    debrief = DebriefScreen(game.live.path, "ebrany")
    assert game.live.path is not None
    debrief.found = measure(game.live.path)
    hands = Hands(debrief)
    assert "Sent and understood" not in said(hands)
    debrief.part = "happened"
    hands.build()
    assert "CONFIDENCE AMONG ALLIES" not in said(hands)
    hands.stage.focus_on(hands.stage.find("On to: The deals"))
    hands.build()
    hands.click("On to: The deals")
    assert debrief.part == "deals"
