"""The worths of a scenario as a spreadsheet, out and back in: one row a level, one column a delegation.

What comes back is written at its place in the file, so that comments, order and everything else stay as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

from game.content.document import Document, ListNode, MapNode, Node, Scalar, read_document
from game.content.editing import Change, write_changes
from game.content.mistakes import Mistake, ScenarioError, did_you_mean, shown

HEAD = ("concession", "level", "title", "giver")
LOW, HIGH = -2000, 2000
_RANGE = re.compile(r"(-?\d+)(?:[.,]0+)?(?: *(?:to|\.\.) *(-?\d+)(?:[.,]0+)?)?$")
"""A number, or two with `to` between them; a spreadsheet may write 40 as 40.0."""

Row = tuple[str, int, MapNode]
Cells = Mapping[tuple[str, int], Mapping[str, str]]


def matrix_csv(path: Path) -> str:
    """The worths as CSV with a byte order mark, so that Excel opens it. Raises ScenarioError if there are none."""
    document = read_document(path, str(path))
    seats = _seats(document)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*HEAD, *seats])
    for name, giver, number, level in _levels(document):
        worth = level.get("worth")
        cells = [_cell(worth.get(seat)) if isinstance(worth, MapNode) else "" for seat in seats]
        writer.writerow([name, number, _word(level.get("title")), giver, *cells])
    return "\ufeff" + out.getvalue()


def take_matrix(path: Path, table: Path) -> int:
    """Writes the worths of a spreadsheet into a scenario file; returns how many numbers changed.

    Raises ScenarioError, and writes nothing, if a row or a cell means nothing.
    """
    document = read_document(path, str(path))
    seats = _seats(document)
    cells = _read(table, seats, {(name, number) for name, _, number, _ in _levels(document)})
    changes = [
        change
        for name, _, number, level in _levels(document)
        for change in _changes(document, level, cells.get((name, number), {}))
    ]
    if changes:
        write_changes(path, document.text, changes)
    return len(changes)


# --------------------------------------------------------------------------------------------------
# The scenario


def _seats(document: Document) -> list[str]:
    root = document.root
    listed = root.get("delegations") if isinstance(root, MapNode) else None
    seats = [_word(each.get("id")) for each in _items(listed)]
    if not seats:
        raise _refusal(document.file, "There are no `delegations` here, so there is no table of worths.")
    return seats


def _levels(document: Document) -> Iterator[tuple[str, str, int, MapNode]]:
    """Every level: its concession, who gives it, its number, and where it stands."""
    root = document.root
    assert isinstance(root, MapNode)
    for concession in _items(root.get("concessions")):
        for number, level in enumerate(_items(concession.get("levels")), 1):
            yield _word(concession.get("id")), _word(concession.get("giver")), number, level


def _items(node: Node | None) -> list[MapNode]:
    return [each for each in node.items if isinstance(each, MapNode)] if isinstance(node, ListNode) else []


def _word(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _cell(node: Node | None) -> str:
    if isinstance(node, ListNode):
        return " to ".join(map(_word, node.items))
    return _word(node)


def _changes(document: Document, level: MapNode, cells: Mapping[str, str]) -> Iterator[Change]:
    worth = level.get("worth")
    held = worth if isinstance(worth, MapNode) and worth.entries else None
    new: dict[str, str] = {}
    for seat, cell in cells.items():
        node = None if held is None else held.get(seat)
        if node is None:
            if cell:
                new[seat] = _yaml(cell)
        elif _cell(node) != (cell or "0"):
            yield Change(node.line, node.column, _length(document, node), _yaml(cell or "0"))
    if not new:
        return
    inner = ", ".join(f"{seat}: {value}" for seat, value in new.items())
    if held is not None:
        yield _before(held, [f"{seat}: {value}" for seat, value in new.items()])
    elif worth is not None:
        raise ScenarioError([worth.mistake(f"Write `worth: {{{inner}}}` here: it holds nothing yet.")])
    else:
        yield _before(level, [f"worth: {{{inner}}}"])


def _before(mapping: MapNode, entries: Sequence[str]) -> Change:
    """Puts keys in front of the first one of a mapping, in the same line or in lines of their own as the others are."""
    first = next(iter(mapping.entries.values()))[0]
    braced = (mapping.line, mapping.column) != (first.line, first.column)
    between = ", " if braced else "\n" + " " * (first.column - 1)
    return Change(first.line, first.column, 0, "".join(f"{each}{between}" for each in entries))


def _yaml(cell: str) -> str:
    return f"[{cell.replace(' to ', ', ')}]" if " to " in cell else cell


def _length(document: Document, node: Node) -> int:
    """How many characters a number or a list of two takes."""
    if isinstance(node, Scalar):
        return len(node.text)
    lines = document.text.splitlines(keepends=True)[node.line - 1 :]
    return "".join([lines[0][node.column - 1 :], *lines[1:]]).index("]") + 1


# --------------------------------------------------------------------------------------------------
# The spreadsheet


def _read(table: Path, seats: Sequence[str], known: set[tuple[str, int]]) -> Cells:
    rows = _rows(table)
    head = [cell.strip() for cell in rows[0]] if rows else []
    for need in HEAD[:2]:
        if need not in head:
            raise _refusal(str(table), f"The first row needs a column `{need}`: write the table out anew with --out.")
    for place, word in enumerate(head, 1):
        if word and word not in (*HEAD, *seats):
            raise _refusal(str(table), f"There is no delegation {shown(word)}: {did_you_mean(word, seats)}", 1, place)
    found: dict[tuple[str, int], dict[str, str]] = {}
    for line, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            named = dict(zip(head, row, strict=False))
            key = _key(table, line, named, known)
            found[key] = {
                seat: _number(table, line, head.index(seat) + 1, named.get(seat, "")) for seat in seats if seat in head
            }
    return found


def _rows(table: Path) -> list[list[str]]:
    try:
        text = table.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal(str(table), "The table is not in UTF-8: save it as `CSV UTF-8`.") from None
    except OSError as error:
        raise _refusal(str(table), f"The table cannot be read: {error.strerror}.") from None
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)  # where numbers have a comma, spreadsheets put semicolons between cells
    return list(csv.reader(StringIO(text, newline=""), delimiter=between))


def _key(table: Path, line: int, row: Mapping[str, str], known: set[tuple[str, int]]) -> tuple[str, int]:
    name, level = row.get("concession", "").strip(), row.get("level", "").strip().removesuffix(".0")
    names = dict.fromkeys(each for each, _ in sorted(known))
    if name not in names:
        raise _refusal(str(table), f"There is no concession {shown(name)}: {did_you_mean(name, names)}", line)
    if not level.isdecimal() or (name, int(level)) not in known:
        most = max(number for each, number in known if each == name)
        raise _refusal(str(table), f"{shown(name)} has no level {shown(level)}: they count from 1 to {most}.", line)
    return name, int(level)


def _number(table: Path, line: int, column: int, cell: str) -> str:
    """A cell as the file writes it. A spreadsheet may have put a real minus, or a decimal nought."""
    text = cell.strip().replace("\u2212", "-")
    if not text:
        return ""
    match = _RANGE.match(text)
    if match is None:
        message = f"{shown(text)} is no worth: write a whole number of hundredths of a point, or two, such as 30 to 50."
        raise _refusal(str(table), message, line, column)
    ends = [int(each) for each in match.groups() if each is not None]
    if not all(LOW <= each <= HIGH for each in ends):
        raise _refusal(str(table), f"{shown(text)} is out of bounds: {LOW} to {HIGH}.", line, column)
    if ends != sorted(ends):
        raise _refusal(str(table), f"The least comes first: write {ends[1]} to {ends[0]}.", line, column)
    return " to ".join(map(str, ends))


def _refusal(file: str, message: str, line: int = 1, column: int = 1) -> ScenarioError:
    return ScenarioError([Mistake(file, line, column, message)])
