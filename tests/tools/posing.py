"""Screens of real games at the moments that pictures and tests look at: pages, telling, end, debrief."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from game.content import load_scenario
from game.desktop.live_game import Live
from game.desktop.screen import Screen
from game.desktop.screens.debrief import DebriefScreen, measure
from game.desktop.screens.game import GameScreen
from game.present.debrief_parts import ALONE
from game.rules.model.room import Offered, Room
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.commit import Commit
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say

PAGES = ("now", "compose", "plan", "talk", "ledger", "rounds", "brief")


def unheard(news: object) -> None:
    """Nobody listens: views are fetched when a screen is entered."""


def game_at(scenario: str, seat: str, round_no: int, seed: int = 5, path: Path | None = None) -> GameScreen:
    """A game that stands in the negotiation of a round; the seat signs what is put to it and makes no moves."""
    live = Live.start(load_scenario(scenario), seed, [seat or load_scenario(scenario).setting.seats[0]], path=path,
                      post=unheard, paced=False)  # fmt: skip
    live.wait()
    game = GameScreen(live, live.seats[0], motion=False)
    while live.view(game.seat).round < round_no and not live.over:
        pass_round(game)
        if game.telling is not None:
            game._told()
        settle(game)
    return game


def settle(game: GameScreen) -> None:
    """Let computers finish, then show what is there."""
    game.live.wait()
    game.entered()


def pass_round(game: GameScreen) -> None:
    """Sign what can be signed, be ready, commit an empty plan."""
    live, seat = game.live, game.seat
    for seen in live.view(seat).offers_waiting()[:1]:
        live.submit(seat, Accept(seen.number))
        live.wait()
    live.submit(seat, Ready())
    settle(game)
    live.submit(seat, Commit())
    settle(game)


def _page(scenario: str, seat: str, round_no: int, page: str) -> Screen:
    game = game_at(scenario, seat, round_no)
    game.desk.open(page)
    if page == "compose" and game.live.setting.templates:
        mine = [t for t in game.live.setting.templates if game.seat in t.signatories]
        if mine:
            game.composer.begin(mine[0].title)
    if page == "talk":
        game.live.submit(game.seat, Say("We hear you. What would make the harbour quiet again?"))
        settle(game)
        game.desk.open("talk")
    return game


def _plan(scenario: str, seat: str, round_no: int) -> Screen:
    game = game_at(scenario, seat, round_no)
    game.live.submit(game.seat, Ready())
    settle(game)
    view = game.desk.view
    move = view.setting.move.get("exercise") or view.setting.rulebook.moves[0]
    game.planner.form.toggle(move.id)
    return game


def _telling(scenario: str, seat: str, steps: int) -> Screen:
    game = game_at(scenario, seat, 2)
    pass_round(game)
    for _ in range(steps):
        game._next()
    return game


def _why(scenario: str, seat: str, key: str) -> Screen:
    game = game_at(scenario, seat, 3)
    if key.startswith("seat:"):
        game.desk.about(key.removeprefix("seat:"))
    else:
        game.desk.why(key)
    return game


def _ended(seed: int = 5, path: Path | None = None) -> GameScreen:
    game = game_at("strait", "meridane", 99, seed, path)
    game.desk.open("now")
    return game


def _debrief(part: str) -> Screen:
    with tempfile.TemporaryDirectory() as folder:
        game = _ended(path=Path(folder) / "game.jsonl")
        game.live.close()
        screen = DebriefScreen(game.live.path, "meridane")
        assert game.live.path is not None
        screen.found = measure(game.live.path)
    screen.part = part
    return screen


TEXTS = (
    ("kessary", "cap1 access1 pause1 notice1 relief1 exercises1 assurance1 enforcement1 market1"),
    ("kessary", "cap2 access1 pause1 notice1 relief1 exercises1 assurance2 enforcement1 visits1"),
    ("orveld", "cap2 access1 pause1 relief2 exercises1 assurance1"),
    ("orveld", "cap1 access1 pause1 notice1 relief1 exercises2 assurance1 enforcement2 market1"),
    ("meridane", "pause1 relief1"),
)
"""Texts between Kessary, Meridane and Orveld: their author, and the level of each clause. A second one of an author
is a new version of its first."""


def with_texts(view: View) -> View:
    """The strait from Meridane's seat with three texts open, two of them in their second version."""
    seats, key = ("kessary", "meridane", "orveld"), "kessary+meridane+orveld"
    offers: list[Offered] = []
    for number, (author, words) in enumerate(TEXTS, 1):
        levels = {each[:-1]: int(each[-1]) for each in words.split()}
        held = (Clause(c.id, levels[c.id]) for c in view.setting.concessions if c.id in levels)
        signed = (author, "kessary") if author == "orveld" else (author,)
        again = any(earlier.author == author for earlier in offers)
        text = Text(seats, tuple(held), "kessary")
        offers = [replace(old, status="replaced") if old.author == author else old for old in offers]
        offers.append(Offered(number, view.round, author, text, signed, version_of=number - 1 if again else 0))
    rooms = {**view.rooms, key: Room(seats, offers=tuple(offers))}
    numbers = tuple((key, each.number) for each in offers)
    return replace(view, rooms=rooms, desk=replace(view.desk, offers=numbers))


def _compared() -> Screen:
    game = game_at("strait", "meridane", 2)
    game.desk.see(with_texts(game.desk.view))
    game.offers.open()
    return game


def poses() -> dict[str, Callable[[], Screen]]:
    """Every in-game screen by name, each made anew."""
    found: dict[str, Callable[[], Screen]] = {
        f"strait-{page}": partial(_page, "strait", "meridane", 3, page) for page in PAGES
    }
    found |= {f"congress-{page}": partial(_page, "congress", "", 2, page) for page in ("now", "compose")}
    found |= {f"ferry-{page}": partial(_page, "ferry", "", 2, page) for page in ("now", "plan")}
    found |= {
        "lesson": partial(_page, "first-readout", "", 1, "now"),
        "signals": partial(_plan, "strait", "meridane", 2),
        "telling": partial(_telling, "strait", "meridane", 3),
        "why": partial(_why, "strait", "meridane", "confidence:lindrow"),
        "why-door": partial(_why, "strait", "meridane", "door:0"),
        "delegation": partial(_why, "strait", "meridane", "seat:orveld"),
        "offers": _compared,
        "end": _ended,
    }
    return found | {f"debrief-{name}": partial(_debrief, name) for name in ALONE}


@contextmanager
def posed(make: Callable[[], Screen]) -> Iterator[Screen]:
    """A posed screen whose game is closed afterwards."""
    screen = make()
    try:
        yield screen
    finally:
        if isinstance(screen, GameScreen):
            screen.live.close()
