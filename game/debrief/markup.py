"""Small pieces of a page: escaped text, lists, tables, charts with the table behind them. Knows no game."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from game.debrief.charts import Drawing, svg

Row = Sequence[object]
WIDE, NARROW = 760.0, 352.0
"""Widths for which charts are drawn: for a page, and for a phone."""
SHORT = 14
"""Characters of a row's heading that is kept on one line."""


def text(value: object) -> str:
    """A value as text of a page; numbers get a true minus sign."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}".replace("-", "−")
    return escape(str(value))


def paragraph(value: str, css: str = "") -> str:
    """A paragraph."""
    return f"<p{_class(css)}>{text(value)}</p>"


def listing(items: Iterable[str], css: str = "") -> str:
    """A list; empty for no items."""
    inner = "".join(f"<li>{text(item)}</li>" for item in items)
    return f"<ul{_class(css)}>{inner}</ul>" if inner else ""


def _class(css: str) -> str:
    return f' class="{css}"' if css else ""


def table(caption: str, headers: Sequence[str], rows: Iterable[Row], *, hide_caption: bool = False) -> str:
    """A table that scrolls sideways where it is too wide; the first cell of each row is its heading."""
    held = [tuple(row) for row in rows]
    numeric = [_numeric([row[place] for row in held]) for place in range(len(headers))]
    css = [' class="n"' if each else "" for each in numeric]
    head = "".join(f'<th scope="col"{c}>{text(h)}</th>' for h, c in zip(headers, css, strict=True))
    body = "".join(_row(row, css) for row in held)
    shown = "" if hide_caption else f'<p class="caption" aria-hidden="true">{text(caption)}</p>'
    return (
        f'{shown}<div class="scroll" role="region" tabindex="0" aria-label="{text(caption)}"><table>'
        f'<caption class="sr">{text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _numeric(cells: Sequence[object]) -> bool:
    return bool(cells) and all(isinstance(c, int | float) or c in ("", "–") or str(c).endswith("%") for c in cells)


def _row(row: Row, css: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f"<td{c}>{text(value)}</td>" for value, c in zip(rest, css[1:], strict=True))
    head = css[0] or (' class="short"' if len(str(first)) <= SHORT else "")
    return f'<tr><th scope="row"{head}>{text(first)}</th>{cells}</tr>'


def details(summary: str, inner: str, name: str = "", *, css: str = "") -> str:
    """Something that opens on demand; empty if there is nothing in it."""
    if not inner:
        return ""
    identity = f' id="{name}"' if name else ""
    return f"<details{identity}{_class(css)}><summary>{text(summary)}</summary>{inner}</details>"


def figure(name: str, draw: Callable[[float], Drawing | None], behind: str, caption: str = "") -> str:
    """A chart for wide and for narrow pages, its caption, and the table behind it; empty if there is no chart."""
    wide, narrow = draw(WIDE), draw(NARROW)
    if wide is None or narrow is None:
        return ""
    words, small = caption or wide.says, svg(narrow, f"{name}-small", "narrow", notes=False)
    return (
        f'<figure class="card"><h3>{text(wide.title)}</h3>{svg(wide, name, "wide")}{small}'
        f"<figcaption>{text(words)}</figcaption>{details('The numbers as a table', behind, css='behind')}</figure>"
    )


def card(title: str, value: str, note: str) -> str:
    """A number that stands out, with what it means."""
    return (
        f'<div class="card stat"><p class="label">{text(title)}</p><p class="value">{text(value)}</p>'
        f'<p class="note">{text(note)}</p></div>'
    )
