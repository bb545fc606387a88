"""What a page that is only read is made of: sections of entries, each a few lines; and, where one may act, its buttons.

Every client has one drawing for all such pages, so a new one needs no line of a client's code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from game.present.fields import Button
from game.present.meters import Meter, Tone
from game.rules.model.value import Value


class Line(Value, frozen=True):
    """A sentence, with its drawing and how it is to be taken; `small` where it only adds to one above it,
    `read` where it is a text to be read with care.

    meter: what the sentence says where a meter stands; a client that draws meters draws this instead
    """

    text: str
    icon: str = ""
    tone: Tone = ""
    small: bool = False
    read: bool = False
    meter: Meter | None = None


class Entry(Value, frozen=True):
    """What belongs together: whose it is, a title with something short beside it, lines, and what can be done."""

    lines: tuple[Line, ...] = ()
    title: str = ""
    aside: str = ""
    seats: tuple[str, ...] = ()
    tone: Tone = ""
    buttons: tuple[Button, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the others of its section."""
        return self.title or " ".join(self.said)

    @property
    def spoken(self) -> str:
        """All of it in a row, as it is read aloud."""
        head = ", ".join(part for part in (self.title, self.aside) if part)
        return " ".join([*([f"{head}:"] if head and self.lines else [head] if head else []), *self.said])

    @property
    def said(self) -> Iterator[str]:
        """Its lines."""
        return (line.text for line in self.lines)


class Table(Value, frozen=True):
    """Rows of cells under their heads; the first head says what a row is of."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]

    @property
    def said(self) -> Iterator[str]:
        """A sentence for each row: what it is of, then its cells by their heads."""
        of, *heads = self.heads
        for first, *row in self.rows:
            name = f"{of} {first.text}" if first.text.isdigit() else first.text
            cells = (
                f"{head.lower()} {cell.text}" if head else cell.text for head, cell in zip(heads, row, strict=True)
            )
            yield f"{name}: {'; '.join(cells)}."


class Section(Value, frozen=True):
    """Entries under a heading, or apart without one; `empty` is said where there are none, and a section without it is
    then left out. `fold`: it is read on demand, where a client can fold."""

    title: str
    entries: tuple[Entry, ...]
    empty: str = ""
    table: Table | None = None
    fold: bool = False


class Page(Value, frozen=True):
    """A page that is read from top to bottom."""

    sections: tuple[Section, ...]

    @property
    def lines(self) -> Iterator[str]:
        """All of it in sentences, a heading before those it stands over."""
        for section in self.shown:
            if section.title:
                yield f"{section.title}:"
            for entry in section.entries:
                yield from (entry.spoken,) if entry.title else entry.said
            if section.table is not None:
                yield from section.table.said
            elif not section.entries:
                yield section.empty

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that have something to say."""
        return tuple(each for each in self.sections if each.entries or each.empty or each.table)


def plainly(lines: Iterable[str], icon: str = "", tone: Tone = "") -> tuple[Entry, ...]:
    """Sentences as entries of one line each."""
    return tuple(Entry((Line(text, icon, tone),)) for text in lines)


LETTERS = 5700
"""Letters of a page: a phone in a full room is sent no more, and nobody reads more."""


def shortened(page: Page) -> Page:
    """A page within its letters: entries that come later keep their title and last line, and the last are left out."""
    left, sections = LETTERS, []
    for section in page.sections:
        kept = []
        for entry in section.entries:
            each = entry if left > 0 or not entry.title else replace(entry, lines=entry.lines[-1:])
            left -= sum(len(line.text) + 45 for line in each.lines) + 60
            if left > -LETTERS // 4:
                kept.append(each)
        sections.append(replace(section, entries=tuple(kept)))
    return Page(tuple(sections))
