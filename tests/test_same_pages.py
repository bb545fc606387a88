"""Every page of forty random positions in three clients: the same sentences and the same figures."""

from __future__ import annotations

import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from wild import wild_text

from game.content import load_scenario, scenario_ids
from game.delegates.random_player import RandomPlayer
from game.desktop.screens.appraisal import appraisal, plan_forecast
from game.desktop.screens.desk import Desk
from game.desktop.screens.ending import Ended
from game.desktop.screens.read_page import meter_bar, read_page
from game.desktop.widgets import Widget
from game.present.answers import offer_card
from game.present.appraisal import appraise
from game.present.counsel import on_text
from game.present.ending import ending
from game.present.meters import Meter, meters
from game.present.outlook import NOTHING, plan_outlook
from game.present.page import Line
from game.present.pages import ASKED, PAGES, page_of
from game.present.status import status
from game.present.waiting import waiting
from game.rules import new_game, play, view
from game.rules.choices import filled, own_moves
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.round.plans import check_plan
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.seminar import advice
from game.seminar.pages.seat import SeatPages
from game.terminal import Client, Console, Ear
from game.terminal.forecasts import appraisal as said
from game.terminal.loop import obey
from game.wording import meter_keys

POSITIONS = 40


class Still:
    """A live game that stands still at one View, for any client to look at."""

    def __init__(self, seen: View) -> None:
        self.seen, self.setting, self.table, self.over = seen, seen.setting, seen.table, seen.table.outcome is not None
        self.path, self.computers = None, SimpleNamespace(told=None)
        self.level, self.adviser = "standard", "hints"

    def view(self, seat: str) -> View:
        assert seat == self.seen.seat
        return self.seen


def states(name: str, seed: int) -> Iterator[State]:
    """The states of a random game."""
    scenario = load_scenario(name)
    state = new_game(scenario, seed)
    players = [RandomPlayer(seat, 100 * seed + number) for number, seat in enumerate(scenario.setting.seats)]
    while state.table.outcome is None:
        for player in players:
            act = player.choose(view(state, player.seat))
            if act is not None and state.table.outcome is None:
                state = play(state, player.seat, act)
                yield state


def positions() -> list[View]:
    """Views from seats of all scenarios, drawn alike from games of every one."""
    luck, found = Random(40), []
    names = scenario_ids()
    for number in range(POSITIONS):
        name = names[number % len(names)]
        every = list(states(name, number // len(names) + 1))
        state = luck.choice(every)
        found.append(view(state, luck.choice(state.scenario.setting.seats)))
    return found


@pytest.fixture(scope="module")
def looked_at() -> list[View]:
    return positions()


def typed(seen: View, *lines: str) -> str:
    """What the line client answers."""
    out = io.StringIO()
    client = Client(Still(seen), [seen.seat], Console(out), Ear(io.StringIO()))  # type: ignore[arg-type]
    for line in lines:
        obey(client, line)
    return " ".join(out.getvalue().split())


def drawn(widget: Widget) -> str:
    """What the desktop draws and says."""
    said = [part for each in widget.walk() for part in (each.describe(), getattr(each, "says", ""))]
    return " ".join(" ".join(said).split())


def desk(seen: View) -> Desk:
    return Desk(Still(seen), seen.seat, motion=False)  # type: ignore[arg-type]


def every_page(seen: View) -> dict[str, str]:
    """The name of every page that is read, and what is typed for it at the line client."""
    rounds = {f"round:{report.round}": f"history {report.round}" for report in seen.table.history}
    doors = {f"why:door:{number}": "why doors" for number in range(len(seen.table.doors))}
    meters = {f"why:{key}": f"why {key.replace(':', ' ')}" for key in meter_keys(seen)}
    return {**{name: name for name in PAGES}, "rules:card": "rules", "worth:all": "worth", **rounds, **doors, **meters,
            **{f"about:{seat}": f"about {seat}" for seat in seen.setting.seats}}  # fmt: skip


def sent(seen: View, looking: Iterable[str] = tuple(PAGES)) -> dict[str, Any]:
    """What a browser is sent, with the pages looked at."""
    return {name: json.loads(part) for name, part in SeatPages().parts(seen, list(looking)).items()}


def strings(data: Any) -> Iterator[str]:
    """Every string in JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from strings(each)
    elif isinstance(data, list):
        for each in data:
            yield from strings(each)


def test_pages_that_are_read_say_the_same_everywhere(looked_at: list[View]) -> None:
    """Every page of every position: the ledger and the rounds, why every meter and door stands so, each round, each
    delegation. A meter is drawn where there are pictures and said where there are none."""
    told: Counter[str] = Counter()
    for seen in looked_at:
        pages = every_page(seen)
        browser, window = sent(seen, pages), desk(seen)
        for name, words in pages.items():
            shown, line = drawn(read_page(window, name)), typed(seen, words)
            page = set(strings(browser[f"page:{name}"]))
            for section in page_of(seen, name).shown:
                cells = [cell for row in section.table.rows for cell in row] if section.table else []
                lines = [*cells, *(line for entry in section.entries for line in entry.lines)] or [Line(section.empty)]
                for each in lines:
                    assert each.text in line, (name, seen.seat)
                    assert each.text in page, (name, seen.seat)
                    assert (_on_the_bar(each.meter) if each.meter else each.text) in shown, (name, seen.seat)
                told[name.partition(":")[0]] += len(lines)
    assert min(told[kind] for kind in (*PAGES, *ASKED)) > POSITIONS


def _on_the_bar(each: Meter) -> str:
    return f"{each.name}: {_window_figure(each)}, {each.band}"


def test_how_things_stand_and_what_waits_is_said_the_same(looked_at: list[View]) -> None:
    for seen in looked_at:
        page, line = set(strings(sent(seen))), typed(seen, "status")
        assert status(seen).heading in line
        assert status(seen).heading in page
        offers = typed(seen, "offers all")
        for each in waiting(seen):
            if each.kind == "offer":
                seen_offer = seen.offer(each.number)
                assert seen_offer is not None
                assert offer_card(seen, seen_offer).title in page
                assert offer_card(seen, seen_offer).spoken in offers
            else:
                assert each.text in page
                assert each.text in line
    assert any(waiting(seen) for seen in looked_at)


def test_a_meter_has_one_figure_and_one_word(looked_at: list[View]) -> None:
    for seen in looked_at:
        told, page = meters(seen), sent(seen)["meters"]
        fears = [fear for each in told.alliances for fear in each.fears]
        pairs = page["alliances"]
        sent_alike = [page["tension"], *pairs, *(fear for pair in pairs for fear in pair["fears"]), *page["others"]]
        by_key = {each["key"]: each for each in sent_alike}
        for each in (told.tension, *told.alliances, *fears, *told.others):
            assert (by_key[each.key]["value"], by_key[each.key]["band"]) == (each.value, each.band)
            assert _on_the_bar(each) in meter_bar(each).describe()
        tension = told.tension
        assert f"Tension is {tension.value} of 100 ({tension.band})." in typed(seen, "why tension")


def _window_figure(each: Meter) -> str:
    return f"{each.value} of 100" if each.value is not None else f"between {each.low} and {each.high} of 100"


def a_plan(seen: View) -> Plan:
    """A plan of the first moves that go together."""
    plan = Plan()
    for move in own_moves(seen):
        more = replace(plan, moves=(*plan.moves, filled(seen, Use(move.id))))
        try:
            check_plan(seen, more)
        except Illegal:
            continue
        plan = more
    return plan


def test_a_text_and_a_plan_come_to_the_same(looked_at: list[View]) -> None:
    luck, told = Random(8), 0
    for seen in looked_at:
        if seen.table.outcome is not None:
            continue
        text, plan = wild_text(seen, luck), a_plan(seen)
        weighed, outlook = appraise(seen, text), plan_outlook(seen, plan)
        words = [word.text for word in on_text(seen, text)] if weighed.outlook is not None else []
        window = drawn(appraisal(desk(seen), text)) + drawn(plan_forecast(desk(seen), plan))
        line = " ".join((*said(seen, text), *plan_outlook(seen, plan).lines))
        page = {*strings(advice.on_text(seen, Offer(text))), *strings(advice.on_plan(seen, Commit(plan)))}
        for sentence in (*weighed.lines, *outlook.lines):
            assert sentence in window
            assert sentence in line
            assert sentence in page or sentence == NOTHING
        assert all(word in window and word in line for word in words)
        told += len(weighed.lines) + len(outlook.lines) + len(words)
    assert told > 10 * POSITIONS


def test_a_browser_reads_no_part_that_it_is_not_sent(looked_at: list[View]) -> None:
    parts = {*sent(looked_at[0]), "sheet", "clock", "delegation", "debrief", "next"}
    for name in ("seat", "table-panel", "rooms", "composer", "plan", "dossier", "counsel", "page", "draft", "acts"):
        text = (Path(__file__).parents[1] / "assets" / "seminar" / f"{name}.js").read_text(encoding="utf-8")
        assert set(re.findall(r"(?<!/)\bpage\.(\w+)", text)) <= parts, name


def test_the_end_is_told_the_same() -> None:
    for name in scenario_ids():
        *_, last = states(name, 3)
        for seat in last.scenario.setting.seats[:2]:
            seen = view(last, seat)
            end = ending(seen)
            assert end is not None
            page, window = sent(seen)["head"], drawn(Ended(desk(seen), None).page(None, lambda: None))
            figures = [part for each in end.figures for part in (each.number, each.what)]
            for words in (end.title, end.outcome, end.score, *figures):
                assert words in window
                assert words in set(strings(page["ending"]))
            assert end.outcome in typed(seen, "recap")
            assert end.score in typed(seen, "score")


def test_a_browser_is_sent_less_than_32_kilobytes(looked_at: list[View]) -> None:
    """Whatever page to read stands beside the rest: two are never looked at together."""
    for seen, name in product(looked_at, PAGES):
        parts = SeatPages().parts(seen, (name,))
        assert sum(len(part.encode()) for part in parts.values()) < 32_000, (seen.setting.id, seen.round)
