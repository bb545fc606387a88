"""A class list: names from a CSV file, with the table, seat and office of whoever has one; and the cards to print, each
with a personal link as a QR code. A link is as unguessable as the token of a seat, and only its hash is kept.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from html import escape

import segno
from msgspec import Struct

from game.briefs.paper import page
from game.rules.model.setting import Setting
from game.rules.offices import offices
from game.seminar.incoming_frames import Refused, clean, name
from game.seminar.limits import STUDENTS

COLUMNS = ("name", "table", "seat", "office")
MOST = 64 * 1024
"""Characters of a class list."""


class Entry(Struct, frozen=True):
    """Somebody who is expected. `table` is 0, and `seat` and `office` are empty, where the class finds a place."""

    name: str
    table: int = 0
    seat: str = ""
    office: str = ""


def read_roster(text: str, setting: Setting) -> tuple[Entry, ...]:
    """A class list from CSV, with or without a heading, parted by commas, semicolons or tabs.

    Raises `Refused`, which names the line, for one that cannot be read, or a name that stands there twice.
    """
    if len(text) > MOST:
        raise Refused(f"This list is longer than {MOST // 1024} KiB: keep name, table, seat and office.")
    lines = [(number, row) for number, row in enumerate(_rows(text), 1) if any(cell.strip() for cell in row)]
    if not lines:
        raise Refused("This list is empty: write a name on each line, then perhaps a table and a seat.")
    columns = _columns(lines[0][1])
    found = [_entry(number, row, columns or COLUMNS, setting) for number, row in lines[1 if columns else 0 :]]
    seen: set[str] = set()
    for each in found:
        if each.name.casefold() in seen:
            raise Refused(f"{each.name} stands in the list twice: let two people differ by a letter.")
        seen.add(each.name.casefold())
    if not 1 <= len(found) <= STUDENTS:
        raise Refused(f"A class has 1 to {STUDENTS} students: this list has {len(found)}.")
    return tuple(found)


def _rows(text: str) -> list[list[str]]:
    text = text.removeprefix("\ufeff")
    first = text.lstrip().split("\n", 1)[0]
    parted = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=parted))


def _columns(row: list[str]) -> tuple[str, ...]:
    """What a heading says its columns are; empty if the first line is no heading."""
    words = tuple(cell.strip().casefold() for cell in row)
    return words if "name" in words else ()


def _entry(number: int, row: list[str], columns: tuple[str, ...], setting: Setting) -> Entry:
    held = {key: clean(cell) for key, cell in zip(columns, row, strict=False)}
    try:
        who = name(held)
        table = held.get("table", "").casefold().removeprefix("table").strip()
        if table and not (table.isascii() and table.isdigit() and len(table) < 4):
            raise Refused(f"{held['table'][:40]!r} is no table: write its number, or leave it empty.")
        seat = _named(held.get("seat", ""), {each.id: each.title for each in setting.delegations}, "seat")
        known = {each.id: each.title for each in offices(setting, seat or setting.seats[0])}
        return Entry(who, int(table or 0), seat, _named(held.get("office", ""), known, "office"))
    except Refused as refusal:
        raise Refused(f"Line {number}: {refusal}") from refusal


def _named(word: str, known: dict[str, str], kind: str) -> str:
    """An id by itself or by its title; empty for an empty word."""
    if not word:
        return ""
    for identity, title in known.items():
        if word.casefold() in (identity.casefold(), title.casefold()):
            return identity
    raise Refused(f"There is no {kind} {word[:40]!r}: choose from {', '.join(known.values())}.")


def cards(title: str, held: Iterable[tuple[Entry, str]], setting: Setting) -> str:
    """A page of cards to cut apart: a name, a place where there is one, a link and its QR code."""
    head = (f"<style>{STYLE}</style>", f"<h1>{escape(title)}</h1>", '<div class="cards">')
    body = [*head, *_cards(held, setting), "</div>"]
    return page(f"Cards for {title}", body, "Each link opens one person's seat: hand them out one by one.")


def _cards(held: Iterable[tuple[Entry, str]], setting: Setting) -> Iterator[str]:
    for entry, link in held:
        place = [f"Table {entry.table}"] * bool(entry.table)
        if entry.seat:
            place.append(setting.delegation[entry.seat].title)
        drawn = segno.make(link, error="m").svg_inline(scale=3, border=2)
        yield (
            f'<div class="card"><b>{escape(entry.name)}</b><p>{escape(", ".join(place))}</p>{drawn}'
            f'<p class="link">{escape(link)}</p></div>'
        )


STYLE = (
    ".cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(56mm,1fr));gap:4mm}"
    ".card{border:1px dashed #777;padding:4mm;break-inside:avoid;text-align:center}"
    ".card svg{width:34mm;height:34mm;background:#fff}.link{font-size:7pt;overflow-wrap:anywhere}"
)
