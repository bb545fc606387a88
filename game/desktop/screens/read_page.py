"""Any page that is only read: its sections under their headings, entries as cards, and the buttons that some have."""

from __future__ import annotations

from functools import partial

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.theme import BODY, SMALL, STRONG
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Row, Widget, heading
from game.present import fields
from game.present.page import Entry, Line, Section
from game.present.pages import PAGES
from game.rules.verbs.act import Act


def read_page(desk: Desk, name: str) -> Widget:
    """The page of a name."""
    page = desk.kept(("page", name), lambda: PAGES[name].page(desk.view))
    items = [widget for number, each in enumerate(page.shown) for widget in _section(desk, each, f"{name}-{number}")]
    return Column(items, gap=10)


def _section(desk: Desk, section: Section, key: str) -> list[Widget]:
    if not section.entries:
        return [heading(section.title.upper()), Label(section.empty, SMALL, "muted")]
    entries = [_entry(desk, each, f"{key}-{place}") for place, each in enumerate(section.entries)]
    return [heading(section.title.upper()), *entries]


def _entry(desk: Desk, entry: Entry, key: str) -> Widget:
    lines = [_line(line) for line in entry.lines]
    if not entry.title and not entry.buttons and len(lines) == 1:
        return lines[0]
    items: list[Widget] = [*_head(desk, entry), *lines]
    if entry.buttons:
        items += [Flow([_button(desk, each, key) for each in entry.buttons]), *desk.note(key)]
    return Card(Column(items, gap=4), mark=entry.tone, key=key)


def _head(desk: Desk, entry: Entry) -> list[Widget]:
    if not entry.title:
        return []
    emblems = [Emblem(desk.crest(seat), size=26) for seat in entry.seats]
    row: list[Widget] = [*([Row(emblems, gap=2)] if emblems else []), Label(entry.title, STRONG, grow=1)]
    return [Row([*row, *([Label(entry.aside, SMALL, "muted")] if entry.aside else [])], gap=8)]


def _line(line: Line) -> Widget:
    words = Label(line.text, SMALL if line.small else BODY, line.tone or "text", grow=1)
    return Row([Icon(line.icon, 18, line.tone or "muted"), words], gap=8) if line.icon else words


def _button(desk: Desk, button: fields.Button, place: str) -> Widget:
    def press(act: Act) -> Response | None:
        desk.act(act, place)
        return None

    return Button(button.label, partial(press, button.act), why_not=button.refusal, small=True, key=button.label)
