"""The end of a game: its story, grade, seals and aims; and the ways on from there, each really taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import Hands, said

from game.desktop.live_game import Live
from game.desktop.screen import Go, Swap
from game.desktop.screens.choose_seat import ChooseSeat
from game.desktop.screens.debrief import DebriefScreen, measure
from game.desktop.screens.game import GameScreen
from game.desktop.screens.opening import Opening
from game.desktop.screens.what_next import WhatNext
from game.records import book, load_record
from game.records.table_code import read_code
from tests.tools.posing import game_at, unheard


class AtHome:
    """What the ways on need of a client."""

    def __init__(self) -> None:
        self.motion, self.notes, self.live = False, [], None
        self.refusals, self.after = (), None
        self.sounds: Any = self

    def play(self, name: str) -> None:
        """No sound."""

    def leave_game(self) -> None:
        if self.live is not None:
            self.live.close()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GameScreen, AtHome]]:
    """A strait that drifted, with its record in a home of its own."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERTURE_HOME", str(home))
        (home / "games").mkdir()
        game = game_at("strait", "meridane", 99, 5, home / "games" / "first.jsonl")
        client: Any = AtHome()
        game.after = game.ended.after = WhatNext(client, game.live, "meridane")
        game.leaving._settings = game.after.settings
        game.live.put_away()
        game.ended._asked = True
        assert game.live.path is not None
        game.arrived(measure(game.live.path))
        game.desk.open("now")
        yield game, client
        client.leave_game()
        game.live.close()


def test_the_end_tells_its_story_grades_and_shows_seals_and_aims(played: tuple[GameScreen, AtHome]) -> None:
    game, _ = played
    words, found = said(Hands(game)), game.ended.result
    assert found is not None
    assert len(found.story) == 3
    for told in (*found.story, found.judged, *(f"sealed: {each.text}" for each in found.seals[:4])):
        assert told in words
    assert game.live.path is not None
    measured = measure(game.live.path).game
    assert measured is not None
    tally = measured.tallies["meridane"]
    assert found.share == round(100 * tally.gain / tally.ideal)
    assert found.grade == "Below your walk-away"
    assert [each.text for each in found.aims if each.tone == "good"] == [
        "Red line kept: Your treaty of assurance is in force while the full cap is not."
    ]
    assert sum(each.text.startswith("Missed: ") for each in found.aims) == 3


def test_the_game_stands_in_the_record_book_once(played: tuple[GameScreen, AtHome]) -> None:
    game, _ = played
    assert game.after is not None
    assert game.ended.found is not None
    assert game.ended.found.game is not None
    assert game.ended.result is not None
    assert game.after.enter(game.ended.found.game, game.ended.result) == ""
    assert [each.record for each in book.games()] == ["first.jsonl"]
    table = book.games()[0].table
    assert (table.scenario, table.seats, table.seed, table.outcome) == ("strait", ("meridane",), 5, "drift")
    assert table.score == game.desk.view.desk.final
    book.path().write_text(book.path().read_text("utf-8") + "no game\n{}\n", encoding="utf-8")
    assert len(book.games()) == 1


def test_again_is_the_same_table_with_the_same_luck(played: tuple[GameScreen, AtHome]) -> None:
    game, client = played
    old = load_record(Path(str(game.live.path))).header
    reply = Hands(game).click("button: Again")
    assert isinstance(reply, Swap)
    assert isinstance(reply.screen, Opening)
    assert isinstance(client.live, Live)
    client.live._post = unheard
    new = load_record(Path(str(client.live.path))).header
    assert (new.seed, new.seats, new.delegates) == (old.seed, old.seats, old.delegates)


def test_another_seat_keeps_scenario_level_and_luck(played: tuple[GameScreen, AtHome]) -> None:
    reply = Hands(played[0]).click("button: Another seat")
    assert isinstance(reply, Go)
    assert isinstance(reply.screen, ChooseSeat)
    assert reply.screen.seed.text == "5"
    assert reply.screen.level == "standard"
    assert "meridane" not in reply.screen.taken


def test_harder_plays_the_same_seat_against_stronger_computers(played: tuple[GameScreen, AtHome]) -> None:
    game, client = played
    assert isinstance(Hands(game).click("button: Harder"), Swap)
    assert isinstance(client.live, Live)
    client.live._post = unheard
    assert client.live.level == "strong"
    assert client.live.seats == ("meridane",)


def test_the_next_scenario_is_one_step_harder(played: tuple[GameScreen, AtHome]) -> None:
    reply = Hands(played[0]).click("button: Next scenario")
    assert isinstance(reply, Go)
    assert isinstance(reply.screen, ChooseSeat)
    assert reply.screen.scenario.id == "congress"


def test_a_round_is_played_again_with_all_that_came_before(played: tuple[GameScreen, AtHome]) -> None:
    game, client = played
    before = len(load_record(Path(str(game.live.path))).entries)
    assert isinstance(game.after and game.after.from_round(4), Swap)
    assert isinstance(client.live, Live)
    client.live._post = unheard
    view = client.live.view("meridane")
    assert view.round == 4
    assert view.table.history == game.desk.view.table.history[:3]
    assert len(load_record(Path(str(game.live.path))).entries) == before


def test_a_round_that_was_not_played_is_refused_in_a_sentence(played: tuple[GameScreen, AtHome]) -> None:
    game, client = played
    assert game.after is not None
    assert game.after.from_round(44) is None
    assert client.notes == ["Round 44 was not played in first.jsonl: choose another round."]


def test_a_solo_debrief_begins_with_what_happened_and_keeps_questions_apart(played: tuple[GameScreen, AtHome]) -> None:
    reply = played[0].debrief()
    assert isinstance(reply, Go)
    assert isinstance(reply.screen, DebriefScreen)
    hands = Hands(reply.screen)
    assert "TURNING POINTS" in said(hands)
    assert "TO TALK ABOUT" not in said(hands)
    reply.screen.part = "questions"
    hands.build()
    assert "WHAT HAPPENED?" in said(hands)
    reply.screen.part = "whatif"
    hands.build()
    assert isinstance(hands.click("button: Round 2"), Swap)
    assert played[1].live is not None
    played[1].live._post = unheard


def test_a_small_window_gives_the_debrief_most_of_its_room(played: tuple[GameScreen, AtHome]) -> None:
    reply = played[0].debrief()
    assert isinstance(reply, Go)
    stage = Hands(reply.screen, (1024, 640), 150).stage
    pane = next(widget for widget in stage.top.walk() if widget.key == "part-happened")
    assert pane.rect.height >= 0.75 * 640


def test_settings_are_reached_from_the_table(played: tuple[GameScreen, AtHome]) -> None:
    game, _ = played
    game.ask_to_leave()
    hands = Hands(game)
    reply = hands.click("button: Settings")
    assert isinstance(reply, Go)
    assert type(reply.screen).__name__ == "Settings"
    assert not game.leaving.asked


def test_a_game_that_was_not_recorded_offers_no_way_that_needs_its_record() -> None:
    game = game_at("ferry", "", 99)
    try:
        client: Any = AtHome()
        game.after = game.ended.after = WhatNext(client, game.live, game.seat)
        game.desk.open("now")
        words = said(Hands(game))
        assert "button: Again" not in words
        assert "Open the debrief (not now: This game was not recorded.)" in words
    finally:
        game.live.close()


@pytest.mark.parametrize("words", ["", "hello", "strait.meridane.standard.5.8~AAAA", "a.b.c.1.2!fine.1.2~XXXX"])
def test_what_is_no_code_is_refused_in_a_sentence(words: str) -> None:
    with pytest.raises(ValueError, match=r"code|letter") as refused:
        read_code(words)
    assert str(refused.value).endswith(".")


def test_a_code_is_read_as_it_was_written_spaces_and_all(played: tuple[GameScreen, AtHome]) -> None:
    from msgspec.structs import replace

    table = book.games()[0].table
    for each in (table, table.table, replace(table, cast=(("orveld", "standard-proud"),), share=None)):
        assert read_code(f"  {str(each)[:9]} {str(each)[9:]}\n") == each


def test_the_record_book_shows_the_best_compares_codes_and_plays_one(played: tuple[GameScreen, AtHome]) -> None:
    from msgspec.structs import replace

    from game.desktop.screens.record_book import RecordBook

    client: Any = played[1]
    table = book.games()[0].table
    screen = RecordBook(client)
    screen.entered()
    hands = Hands(screen)
    words = said(hands)
    assert "1 in drift." in words
    assert "The Veil Strait, meridane" in words
    screen.one.put("strait.meridane", 400)
    hands.click("button: Play this table")
    assert "This is no code of a table" in said(hands)
    screen.one.clear()
    screen.one.put(str(table.table), 400)
    screen.other.put(str(replace(table, score=table.score + 100, share=30)), 400)
    hands.click("button: Compare the two")
    words = said(hands)
    assert "The same table" in words
    assert "not played to the end" in words
    assert "Solid (30 %)" in words
    assert isinstance(hands.click("button: Play this table"), Go)
    assert isinstance(client.live, Live)
    client.live._post = unheard
    assert (client.live.setting.id, client.live.seats) == ("strait", ("meridane",))
