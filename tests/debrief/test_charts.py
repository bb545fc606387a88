"""Charts as lines, areas and labels: everything inside the drawing, labels apart, the same for SVG and for pygame."""

from __future__ import annotations

import itertools

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.charts import SERIES, Area, Dot, Drawing, Label, Line, Mark, Series, line_chart, svg
from game.debrief.charts.axes import spread, ticks
from game.debrief.charts.drawing import cut, text_width, wrap
from game.debrief.figures import FIGURES, pair_figure
from game.debrief.measures import Debrief


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_are_spread_apart_inside_their_room(places: list[float]) -> None:
    moved = spread(places, 16, 0, 300)
    assert all(-0.001 <= place <= 300.001 for place in moved)
    ordered = sorted(moved)
    assert all(b - a >= 15.99 for a, b in itertools.pairwise(ordered))
    by_place = [moved[index] for index in sorted(range(len(places)), key=lambda i: (places[i], i))]
    assert by_place == ordered


def test_places_that_are_far_apart_stay() -> None:
    assert spread([10, 100, 200], 16, 0, 300) == [10, 100, 200]


@given(st.floats(-500, 500), st.floats(0.5, 500))
def test_ticks_cover_the_range_with_few_round_numbers(low: float, span: float) -> None:
    found = ticks(low, low + span, 6)
    assert found[0] <= low + 1e-6
    assert found[-1] >= low + span - 1e-6
    assert 2 <= len(found) <= 9


def test_text_is_cut_and_wrapped_to_its_room() -> None:
    words = "Kessary, Lindrow, Meridane, Orveld and Tavenel"
    assert text_width(cut(words, 13, 120), 13) <= 120
    assert cut("short", 13, 120) == "short"
    assert " ".join(wrap(words, 13, 120)) == words


@pytest.mark.parametrize("width", [320, 352, 760, 1200])
@pytest.mark.parametrize("name", FIGURES)
def test_every_chart_stays_inside_its_drawing(game: Debrief, name: str, width: float) -> None:
    drawing = FIGURES[name](game, width=width)
    assert drawing is not None
    inside(drawing)


@pytest.mark.parametrize("width", [352, 760])
def test_every_deal_chart_stays_inside_its_drawing(game: Debrief, width: float) -> None:
    for pair in game.bargaining.pairs:
        inside(pair_figure(game, pair, width=width))


def test_a_seat_has_its_own_colour_in_every_chart(game: Debrief) -> None:
    setting = game.known.setting
    for name in ("confidence", "tension"):
        drawing = FIGURES[name](game, width=760)
        assert drawing is not None
        for item in drawing.items:
            if isinstance(item, Label) and item.bold:
                own = [SERIES[n] for n, d in enumerate(setting.delegations) if item.text.startswith(d.title)]
                assert item.tone == (own[0] if own else "ink"), item
    for pair in game.bargaining.pairs:
        assert not {item.tone for item in pair_figure(game, pair).items} & set(SERIES)


@pytest.mark.parametrize(("width", "size"), [(352, 13), (760, 13), (980, 14)])
def test_names_in_a_deal_chart_lie_over_no_line_no_mark_and_no_other_name(
    game: Debrief, width: float, size: float
) -> None:
    for pair in game.bargaining.pairs:
        items = pair_figure(game, pair, width=width, size=size).items
        labels = [item for item in items if isinstance(item, Label)]
        boxes = {label: box_of(label) for label in labels}
        for one, other in itertools.combinations(labels, 2):
            assert not boxes[one].colliderect(boxes[other]), (one, other)
        names = [label for label in labels if label.text.startswith(("possible", "Nash", "K-S", "no deal", "signed"))]
        assert names
        for label in names:
            for item in items:
                if isinstance(item, Dot):
                    assert not boxes[label].collidepoint(item.x, item.y), (label, item)
                if isinstance(item, Line) and item.tone != "grid" and item.width > 1:
                    for part in itertools.pairwise(item.points):
                        assert not boxes[label].clipline(part), (label, item)


def box_of(label: Label) -> pygame.Rect:
    left, right = span_of(label)
    return pygame.Rect(left, label.y - label.size * 0.75, right - left, label.size * 0.9)


def inside(drawing: Drawing) -> None:
    for item in drawing.items:
        match item:
            case Line() | Area():
                places = item.points
            case Dot():
                places = ((item.x, item.y),)
            case Label():
                room = text_width(item.text, item.size, bold=item.bold)
                left = item.x - {"start": 0.0, "middle": room / 2, "end": room}[item.anchor]
                places = ((left, item.y), (left + room * 0.9, item.y))
        for x, y in places:
            assert -6 <= x <= drawing.width + 6, item
            assert -1 <= y <= drawing.height + 1, item


@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(("Incident", "Text in force", "Over their heads"))), max_size=6
    )
)
def test_marks_never_touch_each_other(found: list[tuple[int, str]]) -> None:
    marks = [Mark(at, text) for at, text in dict(found).items()]
    series = [Series("Lindrow", tuple(float(50 + n) for n in range(9)))]
    drawing = line_chart("t", "s", series, ["start", *map(str, range(1, 9))], marks)
    texts = {mark.text for mark in marks}
    labels = [i for i in drawing.items if isinstance(i, Label) and i.text in texts]
    assert len(labels) == len(marks)
    for place, one in enumerate(labels):
        for other in labels[place + 1 :]:
            if one.y == other.y:
                a, b = span_of(one), span_of(other)
                assert a[1] <= b[0] or b[1] <= a[0]


def span_of(label: Label) -> tuple[float, float]:
    room = text_width(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0.0, "middle": room / 2, "end": room}[label.anchor]
    return left, left + room


def test_a_drawing_becomes_an_svg_that_says_what_it_shows() -> None:
    drawing = Drawing(
        100, 50, "Title & more", "It <rises>.", (Dot(5, 5, "one", "diamond", note="a < b"), Label(1, 9, "x<y"))
    )
    html = svg(drawing, "here")
    assert "Title &amp; more" in html
    assert "It &lt;rises&gt;." in html
    assert "x&lt;y" in html
    assert 'aria-labelledby="here-t here-d"' in html
    assert "a &lt; b" not in svg(drawing, "here", notes=False)


def test_a_line_with_a_gap_is_two_lines() -> None:
    drawing = line_chart("t", "s", [Series("a", (1, 2, None, 4, 5))], list("12345"))
    assert sum(isinstance(i, Line) and i.tone == "one" and len(i.points) == 2 for i in drawing.items) == 2
