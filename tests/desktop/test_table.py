"""The round table answers for everything on it."""

import pygame
import pytest
from hands import Hands

from game.bench.desktop_frames import bench_table, sample_scene
from game.desktop import table_layout
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.table_layout import order
from game.desktop.table_list import table
from game.desktop.table_scene import TablePresses
from game.desktop.theme import Look
from game.desktop.widgets import Widget


class Table(Screen):
    def __init__(self) -> None:
        self.presses: list[str] = []

    def _pressed(self, what: str) -> Response | None:
        self.presses.append(what)
        return None

    def build(self, look: Look) -> Widget:
        presses = TablePresses(self._pressed, self._pressed, self._pressed, self._pressed, self._pressed)
        return table(sample_scene(5), presses, grow=1)


WORDS = [
    "seat: The Meridian Compact, you",
    "alliance: confidence of Orrin in The Meridian Compact 18 of 100, collapsing, down 7",
    "door between Vesh and Orrin: closed",
    "tension at the table: 62 of 100, dangerous, up 6",
    "round 5 of 8, Negotiation",
]


def test_the_table_says_everything_it_shows() -> None:
    said = Hands(Table()).stage.words()
    for line in WORDS:
        assert line in said


def test_the_two_fears_are_told_on_focus() -> None:
    tip = Hands(Table()).stage.find("alliance: confidence of Orrin").tip
    assert tip.startswith("Orrin fears being left alone 51, being dragged along 26, of 100.\nJoint exercise")


def test_everything_on_the_table_is_pressed_by_mouse_and_keyboard() -> None:
    for by_mouse in (True, False):
        hands = Hands(Table())
        for words in WORDS[:3]:
            if by_mouse:
                hands.click(words)
            else:
                hands.tab_to(words)
                hands.key(pygame.K_RETURN)
        assert isinstance(hands.screen, Table)
        assert hands.screen.presses == ["g", "a/g", "c/a"]


def test_a_line_is_pressed_anywhere_along_it() -> None:
    hands = Hands(Table())
    spot = hands.stage.find("alliance: confidence of Calder")
    x, y = spot.line[8]  # type: ignore[attr-defined]
    hands.click_at((round(x), round(y)))
    assert isinstance(hands.screen, Table)
    assert hands.screen.presses == ["b/g"]


def test_a_narrow_window_lists_the_table_and_answers_the_same() -> None:
    hands = Hands(Table(), (480, 640))
    hands.tab_to("Orrin in The Meridian Compact: 18 of 100")
    hands.key(pygame.K_RETURN)
    hands.click("card: Vesh, the challenger")
    assert isinstance(hands.screen, Table)
    assert hands.screen.presses == ["a/g", "c"]


def test_you_sit_nearest_and_everybody_has_a_seat() -> None:
    scene = sample_scene(8)
    seated = order(scene)
    assert seated[0].you
    assert {seat.id for seat in seated} == {seat.id for seat in scene.seats}


def test_the_benchmark_runs() -> None:
    times = bench_table(frames=3)
    assert set(times) == {"table redraw, ms", "table change, ms"}


def test_twelve_delegations_sit_down_without_trying_every_way(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[int, ...]] = []
    cost = table_layout._cost
    monkeypatch.setattr(table_layout, "_cost", lambda way, *rest: (tried.append(way), cost(way, *rest))[1])
    names = tuple("abcdefghijkl")
    lines = tuple((name, "ab"[number % 2]) for number, name in enumerate(names[2:]))
    seated = table_layout._seating.__wrapped__(names[0], names[1:], lines)
    assert sorted(seated) == sorted(names)
    assert len(tried) < 2000
    ends = [(names.index(one), names.index(other)) for one, other in lines]
    found = tuple(seated.index(name) for name in names[1:])
    assert cost(found, ends, 12, 1e9) < cost(tuple(range(1, 12)), ends, 12, 1e9), "better than the scenario's order"
