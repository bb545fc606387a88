"""Promises and what became of them."""

from __future__ import annotations

from game.debrief import figures
from game.debrief.markup import details, figure, listing, paragraph, table
from game.debrief.measures import Debrief
from game.debrief.promises import Promise
from game.debrief.sections.limits import seat_title
from game.debrief.spoken_words import turning_sentences, words_and_deeds
from game.wording import (
    deal_sentence,
    grievance_sentence,
    listed,
    news_sentence,
)

LEGEND = (
    "<b>green</b> kept", "<b>red</b> broken", "<b>dashed</b> confidential", "<b>✗</b> a breach that was found",
    "<b>○</b> a breach nobody noticed", "<b>▲</b> came out",
)  # fmt: skip


def ledger(game: Debrief) -> str:
    rows = [_signed_row(game, promise) for promise in game.promises]
    headers = ["Signed", "Text", "In force, rounds", "Broken by"]
    behind = table("Texts that were signed", headers, rows, hide_caption=True)
    head = '<h3 id="ledger">Promises kept and broken</h3>'
    chart = figure("ledger-chart", lambda width: figures.ledger_figure(game, width), behind)
    if not chart:
        chart = paragraph("Nothing was signed.")
    else:
        legend = f'<ul class="legend">{"".join(f"<li>{x}</li>" for x in LEGEND)}</ul>'
        chart = chart.replace("<figcaption>", f"{legend}<figcaption>", 1)
    words = [f"Round {w.round}: {_word(game, w.kind, w.by, w.to, w.what)}" for w in game.words]
    grievances = [grievance_sentence(game.known.setting, g) for g in game.known.table.grievances]
    chart += details("Words put to the test", listing(words))
    said, turned = words_and_deeds(game.known), turning_sentences(game.known)
    chart += details("Promised and threatened in words, and what came of it", listing(said)) if said else ""
    chart += details("Sentences that turned a deal", listing(turned)) if turned else ""
    return head + chart + details("Grievances, as everyone's ledger has them", listing(grievances, "quiet"))


def _signed_row(game: Debrief, promise: Promise) -> tuple[str, ...]:
    ran = f"{promise.first} to {promise.last}" if promise.first else "never"
    broken = listed(
        f"{seat_title(game, x.by)} in {x.round} ({'found' if x.found else 'unseen'})" for x in promise.lapses
    )
    return f"Round {promise.deal.signed}", deal_sentence(game.known.onlooker(), promise.deal), ran, broken or "–"


def _word(game: Debrief, kind: str, by: str, to: str, what: str) -> str:
    seen = game.known.onlooker()
    for report in game.known.table.history:
        for news in report.news:
            if (news.kind, news.by, news.target, news.what) == (kind, by, to, what):
                return news_sentence(seen, news)
    return kind
