"""Open texts side by side: what differs is marked, one is chosen, read in sentences and answered."""

from __future__ import annotations

import pygame
import pytest
from hands import Hands, said
from msgspec.structs import replace

from game.desktop.screens.game import GameScreen
from game.desktop.screens.matrix_grid import MatrixGrid
from game.present.appraisal import appraise
from game.present.offer_matrix import offer_matrix
from game.rules.model.terms import Text
from game.rules.verbs.decline import Decline
from tests.tools.posing import with_texts


@pytest.fixture
def crowded(game: GameScreen) -> GameScreen:
    game.desk.see(with_texts(game.desk.view))
    return game


def test_texts_of_one_author_stand_together_with_their_versions_and_the_readers_own_last(crowded: GameScreen) -> None:
    matrix = offer_matrix(crowded.desk.view)
    assert [(each.author, each.number, each.version) for each in matrix.columns] == [
        ("orveld", 4, "latest"), ("orveld", 3, "before it"),
        ("kessary", 2, "latest"), ("kessary", 1, "before it"),
        ("meridane", 5, ""),
    ]  # fmt: skip
    assert [each.number for each in matrix.columns if each.past] == [3, 1]
    assert all(bool(each.card.buttons) != each.past for each in matrix.columns)


def test_a_row_for_every_clause_and_what_the_reader_gives_first(crowded: GameScreen) -> None:
    view = crowded.desk.view
    matrix = offer_matrix(view)
    givers = [row.giver for row in matrix.rows]
    assert givers == sorted(givers, key=lambda giver: giver != "meridane")
    held = {c.concession for seen in view.offers() for c in seen.offer.text.clauses}
    assert {row.title for row in matrix.rows} == {view.setting.concession[each].title for each in held}
    relief = next(row for row in matrix.rows if row.title == "Relief of restrictions")
    assert [cell.text for cell in relief.cells] == ["level 1", "level 2", "level 1", "level 1", "level 1"]
    assert [row.title for row in matrix.rows if row.same] == ["Pause in demonstrations"]


def test_the_foot_says_what_the_appraisal_says(crowded: GameScreen) -> None:
    for column in offer_matrix(crowded.desk.view).columns:
        found = appraise(crowded.desk.view, column.text)
        assert column.net == found.total
        assert column.past or set(column.signed) | set(column.missing) == set(column.text.signatories)
        assert column.home == "passes"


def test_terms_stand_in_the_matrix_only_where_they_differ(crowded: GameScreen) -> None:
    view = crowded.desk.view
    assert all(row.giver for row in offer_matrix(view).rows)
    room = view.rooms["kessary+meridane+orveld"]
    first = room.offers[0].text
    released = replace(room.offers[0], text=Text(first.signatories, first.clauses, "kessary", True))
    room = replace(room, offers=(released, *room.offers[1:]))
    seen = replace(view, rooms={**view.rooms, "kessary+meridane+orveld": room})
    assert [row.title for row in offer_matrix(seen).rows if not row.giver] == ["Snap-back"]


def test_several_texts_wait_shortly_and_are_compared_at_a_press(crowded: GameScreen) -> None:
    hands = Hands(crowded, (1280, 720))
    words = said(hands)
    assert "Orveld gives" not in words.partition("SIGNED BY YOU")[0]
    assert "points to you; at home it passes." in words
    hands.click("button: Compare the 3 texts")
    assert "They differ in nine rows of 10." in said(hands)
    assert "Relief of restrictions: 4: level 1; 3: level 2" in said(hands)


def test_by_keyboard_a_text_is_chosen_read_countered_and_left(crowded: GameScreen) -> None:
    hands = Hands(crowded, (1024, 640), 150)
    crowded.offers.open()
    hands.build()
    hands.tab_to("text: Kessary 2")
    hands.key(pygame.K_RETURN)
    assert "chosen" in hands.stage.find("text: Kessary 2").describe()
    hands.tab_to("button: In sentences")
    hands.key(pygame.K_RETURN)
    assert "Orveld gives a full cap" in said(hands)
    hands.tab_to("button: Side by side")
    hands.key(pygame.K_RETURN)
    hands.tab_to("button: Counter offer 2")
    hands.key(pygame.K_RETURN)
    assert crowded.desk.page == "compose"
    crowded.offers.open()
    hands.build()
    hands.key(pygame.K_ESCAPE)
    assert crowded.desk.page == "now"
    assert not crowded.leaving.asked


def test_four_texts_of_nine_clauses_at_the_smallest_window_with_large_text(crowded: GameScreen) -> None:
    crowded.offers.open()
    hands = Hands(crowded, (1024, 640), 150)
    grid = next(widget for widget in hands.stage.top.walk() if isinstance(widget, MatrixGrid))
    assert len(grid.shown) >= 4
    assert sum(line.rect.bottom <= grid.rows.rect.bottom for line in grid.lines) >= 9
    assert all(head.rect.size != (0, 0) for head in grid.heads[grid.shown.start : grid.shown.stop])
    assert hands.stage.faults() == []
    assert hands.stage.find("button: Decline offer")


def test_the_arrows_go_to_texts_out_of_sight(crowded: GameScreen) -> None:
    crowded.offers.open()
    hands = Hands(crowded, (1024, 640), 200)
    for number in (3, 2, 1, 5):
        hands.click("button: The text after it")
        assert "chosen" in hands.stage.find(f" {number}, ").describe()
    assert "There is no other on this side" in said(hands)


def test_without_open_texts_the_page_says_so(game: GameScreen) -> None:
    for seen in game.desk.view.offers_waiting():
        game.live.submit("meridane", Decline(seen.number))
    game.live.wait()
    game.entered()
    game.offers.open()
    hands = Hands(game)
    assert "No text is open now." in said(hands)
    hands.click("button: Close")
    assert game.desk.page == "now"
