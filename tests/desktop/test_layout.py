"""Nothing overlaps, nothing is cut, at any size."""

import pygame
import pytest

from game.bench.desktop_frames import sample_scene
from game.desktop.screen import Screen
from game.desktop.stage import Stage
from game.desktop.table_list import table
from game.desktop.theme import Look
from game.desktop.widgets import Column, Label, Row, Scroll, Widget
from game.desktop.widgets.base import Span, share
from tests.tools.gallery import Gallery, lay_out, paint_screen

SIZES = [(1024, 640), (1280, 720), (1920, 1080), (3840, 2160)]
MOST = 8  # delegations at a table; the fullest one is painted as well


class TableOnly(Screen):
    def __init__(self, count: int) -> None:
        self.count = count

    def build(self, look: Look) -> Widget:
        return Scroll(table(sample_scene(self.count)), key="table", grow=1)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
def test_every_widget_has_the_room_it_needs(size: tuple[int, int], percent: int) -> None:
    screen = Gallery()
    assert paint_screen(screen, "ink", percent, size)[0].faults() == []
    screen.dialog = True
    assert paint_screen(screen, "paper", percent, size)[0].faults() == []


@pytest.mark.parametrize("count", range(2, MOST + 1))
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_on_the_table_overlaps(size: tuple[int, int], percent: int, count: int) -> None:
    at = (TableOnly(count), "ink", percent, size)
    stage = paint_screen(*at)[0] if count == MOST else lay_out(*at)
    assert stage.faults() == []


def test_faults_are_found_where_there_are_some() -> None:
    stage = Stage(Look(), (200, 100))
    label = Label("indivisible")
    stage.show(label)
    label.place(stage.look, pygame.Rect(0, 0, 10, 10), label.clip)
    assert stage.faults()


@pytest.mark.parametrize(
    ("room", "grows", "dealt"),
    [(100, [0, 0], [40, 50]), (70, [0, 0], [30, 40]), (100, [1, 0], [50, 50]), (30, [0, 0], [20, 30])],
)
def test_room_is_shared(room: int, grows: list[int], dealt: list[int]) -> None:
    assert share(room, [Span(20, 40), Span(30, 50)], grows) == dealt


def test_a_row_too_narrow_becomes_a_column() -> None:
    row = Row([Label("confidence"), Label("abandonment")])
    wide, narrow = row.heights(Look(), 400), row.heights(Look(), 110)
    assert narrow.liked > 2 * wide.liked - 1


def test_what_does_not_fit_is_reached_by_scrolling() -> None:
    stage = Stage(Look(), (300, 120))
    scroll = Scroll(Column([Label(f"line {number}") for number in range(40)]), key="all")
    stage.show(scroll)
    assert scroll.excess > 0
    stage.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(20, 20), rel=(0, 0), buttons=(0, 0, 0)))
    stage.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-100, flipped=False, precise_y=-100.0))
    last = scroll.child.children()[-1]
    assert scroll.rect.contains(last.rect)
