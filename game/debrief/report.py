"""The report: one HTML page that needs nothing else, in the order in which a debrief works. Measures nothing."""

from __future__ import annotations

from game.datafiles import data_path
from game.debrief.markup import paragraph, text
from game.debrief.measures import Debrief
from game.debrief.sections import captured, deals, discussion, happened, process, signals
from game.debrief.sections.limits import FULL, Limits
from game.debrief.theory import notes, questions
from game.wording import listed, outcome_sentence, seat_name

PARTS = (
    ("feel", "How do you feel?", "Talk first, look at numbers later."),
    ("happened", "What happened", ""),
    ("signals", "Sent and understood", "What each signal was meant as, and how it was read."),
    ("deals", "What was possible", ""),
    ("captured", "Who captured what", ""),
    ("process", "How it was done", "Who took part, what was hidden, and who spoke for whom."),
    ("theory", "What theory says", "Ideas that this game showed, at the rounds where they apply."),
    ("whatif", "What if?", ""),
    ("model", "What would you change?", "The game is a model. Argue with it."),
)
"""Sections of the page in order: id, title, one line under it."""


LARGEST = 390_000
"""Bytes that a page may have; a longer game is quoted less."""
LIMITS = (FULL, Limits(40_000, 50, 4), Limits(10_000, 20, 2))


def report_html(game: Debrief, name: str = "RECORD") -> str:
    """The whole page. `name` is what the record is called in commands that the page shows."""
    for limits in LIMITS:
        html = _report(game, name, limits)
        if len(html.encode()) <= LARGEST:
            break
    return html


def _report(game: Debrief, name: str, limits: Limits) -> str:
    asked, ideas = questions(game), notes(game)
    inner = {
        "feel": "",
        "happened": happened.section(game, ideas, limits),
        "signals": signals.section(game),
        "deals": deals.section(game, limits),
        "captured": captured.section(game),
        "process": process.section(game),
        "theory": discussion.theory(ideas),
        "whatif": discussion.branches(game, name),
        "model": "",
    }
    body = "".join(
        f'<section id="{part}" aria-labelledby="{part}-h"><h2 id="{part}-h">{text(title)}</h2>'
        f"{paragraph(lead, 'lead') if lead else ''}{inner[part]}{discussion.asked(asked, part)}</section>"
        for part, title, lead in _parts(game)
    )
    return page(f"{game.title}: debrief", _header(game), body)


def _parts(game: Debrief) -> tuple[tuple[str, str, str], ...]:
    """The sections that a game has something for: no signals where no signal can be misunderstood."""
    heard = game.known.setting.plays("intent") or game.overtures
    return tuple(part for part in PARTS if part[0] != "signals" or heard)


def page(title: str, header: str, body: str) -> str:
    """A page around a header and a body, with the style in it and a policy that lets nothing in from outside."""
    style = data_path("assets/debrief/report.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="generator" content="Overture">'
        f"<title>{text(title)}</title><style>{style}</style></head><body>"
        '<a class="skip" href="#main">Skip to the content</a>'
        f'<header>{header}</header><main id="main">{body}</main>'
        "<footer><p>Made by Overture from the game's record. All states are invented.</p></footer></body></html>\n"
    )


def _header(game: Debrief) -> str:
    known = game.known
    seen, outcome = known.onlooker(), known.table.outcome
    ended = (
        outcome_sentence(seen, outcome)
        if outcome
        else f"The game has not ended: it stands in round {known.table.round}."
    )
    names = listed(seat_name(known.setting, seat) for seat in known.setting.seats)
    meta = f"{known.rounds_played} of {known.setting.rounds} rounds played · {names}"
    if known.whole:
        meta += f" · seed {known.seed}"
    head = f'<p class="eyebrow">Debrief</p><h1>{text(game.title)}</h1><p class="outcome">{text(ended)}</p>'
    return (
        head + paragraph(meta, "meta") + _banners(game) + contents([(part, title) for part, title, _ in _parts(game)])
    )


def _banners(game: Debrief) -> str:
    known, found = game.known, []
    if not known.whole:
        who = seat_name(known.setting, known.viewer)
        found.append(f"This report shows what {who} was shown, and nothing more: others' secrets stay closed.")
    if known.program:
        found.append(f"{known.program} played this game, by other rules: it is read from what was kept of each round.")
    if known.cut:
        found.append("The last line of the record was not written to its end and is left out.")
    absent = [seat_name(known.setting, part.seat) for part in game.parts if part.held == "absent"]
    if absent:
        found.append(f"Nobody spoke for {listed(absent)}.")
    return "".join(paragraph(each, "banner") for each in found)


def contents(parts: list[tuple[str, str]]) -> str:
    """Links to the sections of a page."""
    items = "".join(f'<li><a href="#{part}">{text(title)}</a></li>' for part, title in parts)
    return f'<nav aria-label="Contents"><ol>{items}</ol></nav>'
