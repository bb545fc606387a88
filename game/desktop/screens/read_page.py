"""Any page that is only read: its sections under their headings, entries as cards, and the buttons that some have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from game.desktop import widgets
from game.desktop.crest import Crest, crest_of
from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.form_fields import field_widget
from game.desktop.theme import BODY, READOUT, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import (
    Button,
    Card,
    Column,
    Emblem,
    Flow,
    Head,
    Icon,
    Label,
    Listing,
    Meter,
    Row,
    Rule,
    Widget,
    heading,
)
from game.present import fields, meters
from game.present.page import Entry, Line, Page, Section, Table
from game.present.pages import page_of
from game.rules.model.setting import Setting
from game.rules.verbs.act import Act


def read_page(desk: Desk, name: str) -> Widget:
    """The page of a name."""
    page = desk.kept(("page", name), lambda: page_of(desk.view, name))
    return Column(page_widgets(desk, page, name), gap=10)


@dataclass(frozen=True)
class Onlooker:
    """Somebody without a desk who reads pages."""

    setting: Setting

    def crest(self, seat: str) -> Crest:
        """What stands on a delegation's disc."""
        return crest_of(self.setting, seat)


def page_widgets(desk: Desk | Onlooker, page: Page, name: str) -> list[Widget]:
    """A page from top to bottom; its meters can be asked about, but for the one that it is about."""
    return [each for at, section in enumerate(page.shown) for each in _section(desk, section, f"{name}-{at}", at > 0)]


def _section(desk: Desk | Onlooker, section: Section, key: str, parted: bool) -> list[Widget]:
    head: list[Widget] = [heading(section.title.upper())] if section.title else [Rule()] if parted else []
    if section.table is not None:
        head.append(_table(section.table))
    elif not section.entries:
        return [*head, Label(section.empty, SMALL, "muted")]
    return [*head, *(entry_card(desk, each, f"{key}-{place}") for place, each in enumerate(section.entries))]


def _table(table: Table) -> Widget:
    """The column with the longest cell takes what room there is."""
    longest = [max((len(row[at].text) for row in table.rows), default=0) for at in range(len(table.heads))]
    heads = [Head(each.upper(), grow=int(at == longest.index(max(longest)))) for at, each in enumerate(table.heads)]
    return Listing(heads, [widgets.Line([_cell(each) for each in row]) for row in table.rows])


def _cell(line: Line) -> Label:
    return Label(line.text, SMALL_STRONG if line.tone else SMALL, line.tone or "text")


def entry_card(desk: Desk | Onlooker, entry: Entry, key: str) -> Widget:
    """What belongs together, as a card; a line that stands alone is only a line."""
    lines = [_line(desk, line, asked=key.startswith("why:")) for line in entry.lines]
    if not entry.title and not entry.buttons and len(lines) == 1:
        return lines[0]
    items: list[Widget] = [*_head(desk, entry), *lines]
    if entry.buttons and isinstance(desk, Desk):
        items += answers(desk, entry, key)
    return Card(Column(items, gap=6), mark=entry.tone, key=key)


def answers(desk: Desk, entry: Entry, key: str) -> list[Widget]:
    """What can be done about a card, without the card."""
    return [*_buttons(desk, entry.buttons, key), *desk.note(key)]


def _head(desk: Desk | Onlooker, entry: Entry) -> list[Widget]:
    if not entry.title:
        return []
    emblems = [Emblem(desk.crest(seat), size=26) for seat in entry.seats]
    row: list[Widget] = [*([Row(emblems, gap=2)] if emblems else []), Label(entry.title, STRONG, grow=1)]
    return [Row([*row, *([Label(entry.aside, SMALL, "muted")] if entry.aside else [])], gap=8)]


def meter_bar(known: meters.Meter) -> Meter:
    """A meter of which a value or a band is known."""
    to = None if known.value is not None else known.high
    return Meter(known.name, known.low, known.kind, known.rising_is_bad, to=to, key=known.key)


def _line(desk: Desk | Onlooker, line: Line, asked: bool) -> Widget:
    if line.meter is not None:
        bar = meter_bar(line.meter)
        bar.on_press = partial(desk.why, line.meter.key) if isinstance(desk, Desk) and not asked else None
        return bar
    words = Label(line.text, SMALL if line.small else READOUT if line.read else BODY, line.tone or "text", grow=1)
    return Row([Icon(line.icon, 18, line.tone or "muted"), words], gap=8) if line.icon else words


KINDS = {"main": "primary", "danger": "danger", "": "plain"}


def _buttons(desk: Desk, buttons: tuple[fields.Button, ...], place: str) -> list[Widget]:
    """The buttons of a card; one that asks something first opens below them when it is pressed."""
    opened = next((each for each in buttons if each.choosing and (place, each.label) == desk.choosing), None)
    faces = [_button(desk, each, place) for each in buttons if each is not opened]
    asked = _chosen(desk, opened, opened.choosing, place) if opened is not None and opened.choosing else []
    return [*([Flow(faces)] if faces else []), *asked]


def _button(desk: Desk, button: fields.Button, place: str) -> Widget:
    press = partial(_press, desk, button, place)
    return Button(
        button.label, press, kind=KINDS[button.kind], icon=button.icon, why_not=button.refusal, says=button.says,
        key=button.label,
    )  # fmt: skip


def _press(desk: Desk, button: fields.Button, place: str) -> Response | None:
    if button.choosing is not None:
        desk.choosing, desk.chosen = (place, button.label), button.choosing.field.value
        return None
    if button.draft:
        return desk.mend(button.act, place)
    return _do(desk, button.act, place)


def _chosen(desk: Desk, button: fields.Button, asked: fields.Choosing, place: str) -> list[Widget]:
    """What is chosen first, the button that does it, and the way back."""

    def choose(_: str, value: fields.Chosen) -> Response | None:
        desk.chosen = value
        return None

    def keep() -> Response | None:
        desk.choosing = ("", "")
        return None

    act = replace(button.act, **{asked.field.name: desk.chosen})
    send = Button(asked.label, partial(_do, desk, act, place), kind="danger", says=asked.says, key="send")
    field = field_widget(replace(asked.field, value=desk.chosen), choose)
    return [field, Flow([send, Button("Not yet", keep, kind="quiet", key="keep")], closes=keep)]


def _do(desk: Desk, act: Act, place: str) -> Response | None:
    if desk.act(act, place):
        desk.choosing = ("", "")
        desk.sound("signed" if act.verb == "accept" else "press")
    return None
