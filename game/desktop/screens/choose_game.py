"""Choosing a game: a card for each scenario, with its length, its seats and how hard it is."""

from __future__ import annotations

from game.content import ScenarioError, Summary, load_scenario, summaries
from game.desktop.client import Client
from game.desktop.response import Response
from game.desktop.screen import Go, Screen
from game.desktop.screens.layouts import Grid
from game.desktop.screens.menu_frame import notice, page
from game.desktop.theme import READOUT, SMALL, SMALL_STRONG, TITLE, Look
from game.desktop.widgets import Card, Column, Flow, Icon, Label, Row, Space, Widget
from game.wording import count, listed, upper_first

ORDER = ("first-readout", "ferry", "strait", "congress")
"""From the gentlest on; scenarios that stand nowhere here follow."""


class ChooseGame(Screen):
    """One card for each scenario that comes with the game or lies in the author's folder."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.trouble = ""
        known = {name: place for place, name in enumerate(ORDER)}
        self.found = sorted(summaries(), key=lambda each: known.get(each.id, len(known)))

    def build(self, look: Look) -> Widget:
        cards: list[Widget] = [self._card(each) for each in self.found]
        troubles = [notice(self.trouble, "warning", "critical")] if self.trouble else []
        return page("Choose a game", Column([*troubles, Grid(cards, 420, 14, 2)], gap=12))

    def _card(self, each: Summary) -> Widget:
        facts = [
            _fact("clock", f"about {each.minutes} minutes"),
            _fact("timeline", count(each.rounds, "round")),
            _fact("person", count(len(each.seats), "seat")),
            _fact("score", each.difficulty),
            *([_fact("mandate", "yours")] if each.own else []),
        ]
        body = Column(
            [
                Label(each.title, TITLE),
                Flow(facts, gap=16),
                Label(each.text, READOUT),
                Space(grow=1),
                Label(f"At the table: {listed(each.seats)}.", SMALL, "muted"),
            ],
            gap=10,
        )
        says = (
            f"{each.title}, about {each.minutes} minutes, {count(each.rounds, 'round')}, "
            f"{count(len(each.seats), 'seat')}, {each.difficulty}. {each.text}"
        )
        return Card(body, lambda: self._choose(each.id), says, around=18, key=each.id)

    def _choose(self, name: str) -> Response | None:
        from game.desktop.screens.choose_seat import ChooseSeat

        try:
            scenario = load_scenario(name)
        except ScenarioError as error:
            self.trouble = f"{upper_first(name)} cannot be played: {error.mistakes[0]}"
            return None
        return Go(ChooseSeat(self.client, scenario))


def _fact(icon: str, words: str) -> Widget:
    return Row([Icon(icon, 18, "brass"), Label(words, SMALL_STRONG)], gap=6)
