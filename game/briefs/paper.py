"""A page to print: its frame, and the few parts that every such page is made of."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from game.datafiles import data_path


def page(title: str, body: Iterable[str], foot: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_style()}</style>\n</head>\n<body>\n<main>\n{chr(10).join(body)}\n</main>\n<footer>{escape(foot)}</footer>\n"
        "</body>\n</html>\n"
    )


def _style() -> str:
    return data_path("assets/seminar/print.css").read_text(encoding="utf-8")


def paragraph(text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<p{attribute}>{escape(text)}</p>"


def listing(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], numbers: int = 0) -> str:
    """A table whose last `numbers` columns are numbers."""
    heads = list(heads)
    first = len(heads) - numbers

    def kind(place: int) -> str:
        return ' class="n"' if place >= first else ""

    top = "".join(f'<th scope="col"{kind(n)}>{escape(head)}</th>' for n, head in enumerate(heads))
    body = "".join(
        f"<tr>{''.join(f'<td{kind(n)}>{escape(cell)}</td>' for n, cell in enumerate(row))}</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
