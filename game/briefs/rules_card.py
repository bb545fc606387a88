"""The rules on one page."""

from __future__ import annotations

from html import escape

from game.briefs.paper import listing, page, paragraph
from game.rules.model.setting import Setting


def rules_card(setting: Setting) -> str:
    """One page: each idea of the rules in one sentence."""
    lines = "".join(f"<div><b>{escape(line.title)}</b>{escape(line.text)}</div>" for line in setting.rulebook.card)
    ends = [f"{s.title}: {s.text}" for s in setting.settlements]
    body = [
        paragraph(setting.title, "eyebrow"),
        "<h1>Rules on one page</h1>",
        '<hr class="rule">',
        f'<div class="card">{lines}</div>',
        *(["<h3>How it can end well</h3>", listing(ends)] if ends else []),
    ]
    return page(f"Rules card – {setting.title}", body, f"{setting.title}, {setting.rounds} rounds.")
