"""One figure for a text: card, matrix, composer, adviser, line client and browser say the same, and it adds up."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from game.adviser import matters, net
from game.adviser.model import seasoned
from game.content import load_scenario
from game.present.answers import offer_card
from game.present.appraisal import appraise
from game.present.offer_matrix import offer_matrix
from game.present.verdict import verdict
from game.rules.model.terms import Actor, Clause, Text
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import view as seen_by
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.seminar.advice import on_text
from game.session import Session
from game.terminal.forecasts import appraisal
from game.wording import changes, until_the_end

POSITIONS = int(os.environ.get("OVERTURE_POSITIONS", "32"))
SEATS = (("strait", "meridane"), ("strait", "lindrow"), ("congress", "hartmoor"), ("ferry", "quellin"))
FIGURE = re.compile(r"([+-]?[0-9][0-9.]*) points? (?:to you )?until the end")
NOTHING = re.compile(r"comes to nothing until the end")

scenario_of = cache(load_scenario)


def positions(name: str, seat: str, number: int) -> Iterator[View]:
    """Moments of games in which texts wait for somebody."""
    luck = Random(f"{name}{seat}")
    while number > 0:
        session = Session.start(scenario_of(name), luck.randrange(10_000), {seat: "person"}, {"*": "easy"})
        for _ in range(luck.randrange(1, 5)):
            session.settle(sync=False)
            if session.over:
                break
            if session.view(seat).offers_waiting():
                yield session.view(seat)
                number -= 1
            session.submit(Actor(seat), Ready(), sync=False)
            session.settle(sync=False)
            if session.table.phase == "signals":
                session.submit(Actor(seat), Commit(), sync=False)


def figures(lines: Iterator[str] | tuple[str, ...]) -> set[str]:
    said = " ".join(lines)
    return {*FIGURE.findall(said), *("0" for _ in NOTHING.findall(said))}


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_no_text_has_two_figures_anywhere(name: str, seat: str) -> None:
    for view in positions(name, seat, max(1, POSITIONS // len(SEATS))):
        columns = {each.number: each for each in offer_matrix(view).columns}
        hints = {hint.about: hint.sentence for hint in matters(view) if hint.kind == "offer"}
        for seen in view.offers_waiting():
            text = seen.offer.text
            found = net(view, text)
            assert sum(part.points for part in found.parts) == found.total
            assert found.total == seasoned(view).answering(view).worth(text), "what the adviser goes by"
            assert figures(tuple(offer_card(view, seen).said)) == {found.figure}
            assert columns[seen.number].net == found.figure
            assert verdict(view, text).net == found.figure
            assert figures(tuple(appraisal(view, text))) == {found.figure}
            assert on_text(view, Offer(text))["total"] == found.figure
            if str(seen.number) in hints and text.clauses:
                assert figures((hints[str(seen.number)],)) == {found.figure}


def test_news_of_an_offer_puts_no_other_figure_on_it() -> None:
    view = next(positions("strait", "meridane", 1))
    before = seen_by(new_game(scenario_of("strait"), 1), "meridane")
    puts = [line for line in changes(before, view) if "puts" in line]
    assert not any("points a round" in line or "meters aside" in line for line in puts)


def test_the_rounds_that_are_scored_are_named_and_a_witness_is_paid_in_each() -> None:
    kessary = seen_by(new_game(scenario_of("strait"), 1, ["kessary"]), "kessary")
    text = Text(("kessary", "lindrow", "meridane"), (Clause("consultation"),), witness="kessary")
    assert "twelve scoring rounds, 4 of them the Aftermath" in appraise(kessary, text).worth
    assert until_the_end(kessary) in appraise(kessary, text).worth
    assert next(part.points for part in net(kessary, text).parts if part.kind == "witness") == 120
