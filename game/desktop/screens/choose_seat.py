"""Choosing a seat, or several for a hot seat; how well the computers play; the number from which all luck follows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from game.content.suggested_seat import suggested_seat
from game.delegates.cast import SCRIPT, company, usual_level
from game.delegates.tempers import PLAIN, tempers
from game.desktop.client import Client
from game.desktop.crest import crest_of
from game.desktop.response import Response
from game.desktop.screen import Go, Screen
from game.desktop.screens.layouts import Grid
from game.desktop.screens.menu_frame import notice, page
from game.desktop.screens.rules_card import RulesCard
from game.desktop.screens.ways_in import any_number, begin
from game.desktop.theme import NAME, SMALL, SMALL_STRONG, Look
from game.desktop.widgets import (
    Button,
    Card,
    Choice,
    Column,
    Emblem,
    Icon,
    Label,
    Option,
    Row,
    Sheet,
    TextField,
    Toggle,
    TypedText,
    Widget,
    heading,
)
from game.present.adviser_mode import HELP, Help, usual_help
from game.rules.model.delegations import Delegation
from game.rules.model.setting import Scenario
from game.wording import ROLE_WORDS, lower_first, upper_first

LEVELS = (
    Option("easy", "Easy: they miss things and give way early"),
    Option("standard", "Standard: they haggle and plan ahead"),
    Option("strong", "Strong: they find the best package and remember"),
)


ADVISERS: Mapping[Help, str] = {
    "full": "Full: it says what it would do",
    "hints": "Hints: it names two ways, and you choose",
    "off": "Off: you are on your own",
}


class ChooseSeat(Screen):
    """Who speaks for whom. Pressing a card takes its seat; in a hot seat it adds or removes one."""

    def __init__(
        self,
        client: Client,
        scenario: Scenario,
        level: str | None = None,
        seed: int | None = None,
        characters: Mapping[str, str] = {},
        *,
        plain: bool = False,
        adviser: Help | None = None,
    ) -> None:
        self.client, self.scenario = client, scenario
        self.asked_level = level or ""
        self.characters = dict.fromkeys(scenario.setting.seats, PLAIN) if plain else {}
        self.characters |= characters
        self.choosing = bool(self.characters)
        self.adviser: Help | None = adviser
        self.seed = TypedText("" if seed is None else str(seed))
        self.taken = {suggested_seat(scenario.setting)}
        self.several = False
        self.trouble = ""

    def build(self, look: Look) -> Widget:
        setting = self.scenario.setting
        troubles = [notice(self.trouble, "warning", "critical")] if self.trouble else []
        cards = [self._card(each) for each in setting.delegations]
        body = Column([*troubles, Label(self._prompt(), SMALL, "muted"), Grid(cards, 330), self._more()], gap=12)
        rules = Button("Rules card", lambda: Go(RulesCard(setting)), "quiet", "help", key="rules")
        begin = Button("Begin", self._begin, "primary", "play", self._why_not(), key="begin")
        return page(setting.title, body, [begin], [rules])

    def _prompt(self) -> str:
        return "Take two seats or more: each for one person at this machine." if self.several else "Take a seat."

    def _card(self, each: Delegation) -> Widget:
        chosen = each.id in self.taken
        who = "you" if chosen and not self.several else "a person" if chosen else "a computer"
        sign = Row([Icon("person" if chosen else "computer", 16, "brass" if chosen else "muted"),
                    Label(who, SMALL_STRONG, "brass" if chosen else "muted")], gap=5)  # fmt: skip
        name = Column(
            [Label(each.title, NAME), Label(upper_first(ROLE_WORDS[each.role]), SMALL, "muted")], gap=0, grow=1
        )
        top = Row([Emblem(crest_of(self.scenario.setting, each.id), size=54), name, sign], gap=12, align="top")
        body = Column([top, Label(each.text)], gap=9)
        says = f"{each.title}, {ROLE_WORDS[each.role]}: {who}. {each.text}"
        return Card(body, lambda: self._take(each.id), says, chosen, around=14, key=each.id)

    def _more(self) -> Widget:
        parts: list[Widget] = [
            heading("THE OTHERS"),
            Choice("How well the computers play", self._levels(), self.level, self._set_level, key="level"),
            Choice("Your adviser", self._advisers(), self.adviser or "", self._set_adviser, key="adviser"),
            Toggle("Choose what each of them is like", self.choosing, self._set_choosing, key="choosing"),
            *self._likes(),
            Toggle("Several people take turns at this machine", self.several, self._set_several, key="several"),
            TextField(
                "Number of the game, from which all luck follows", self.seed, hint="Empty for a new one", key="seed"
            ),
        ]
        if self.several:
            parts.append(Label("A curtain falls between dossiers and between turns.", SMALL, "muted"))
        return Sheet(Column(parts, gap=12))

    def _likes(self) -> list[Widget]:
        """What each computer is like; drawn from what its seat may be where nothing is chosen."""
        if not self.choosing:
            return [Label("What they are like is drawn, and told in the debrief.", SMALL, "muted")]
        options = (Option("", "Drawn: told in the debrief"), *(Option(n, t.title) for n, t in tempers().items()))
        return [
            Choice(
                each.title, options, self.characters.get(each.id, ""), partial(self._set_like, each.id),
                key=f"like-{each.id}",
            )
            for each in self.scenario.setting.delegations if each.id not in self.taken
        ]  # fmt: skip

    @property
    def level(self) -> str:
        """How the computers play: as asked, or as is usual for who sits there."""
        usual = usual_level(self.scenario.setting, self.taken)
        return usual if self.asked_level in ("", SCRIPT) else self.asked_level

    def _levels(self) -> tuple[Option, ...]:
        taught = usual_level(self.scenario.setting, self.taken) == SCRIPT
        return (Option(SCRIPT, "As the lessons need them"), *LEVELS) if taught else LEVELS

    def _advisers(self) -> tuple[Option, ...]:
        usual = ADVISERS[usual_help(self.scenario.setting, self.level)]
        return (Option("", f"As usual at this level: {lower_first(usual)}"),
                *(Option(name, text) for name, text in ADVISERS.items()))  # fmt: skip

    def _set_adviser(self, name: str) -> None:
        self.adviser = next((each for each in HELP if each == name), None)

    def _set_choosing(self, on: bool) -> None:
        self.choosing = on
        if not on:
            self.characters = {}

    def _set_like(self, seat: str, name: str) -> None:
        self.characters[seat] = name

    def _set_level(self, name: str) -> None:
        self.asked_level = name

    def _set_several(self, on: bool) -> None:
        self.several = on
        if not on:
            self.taken = {
                next((s for s in self.scenario.setting.seats if s in self.taken), suggested_seat(self.scenario.setting))
            }

    def _take(self, seat: str) -> Response | None:
        self.taken = self.taken ^ {seat} if self.several else {seat}
        return None

    def _why_not(self) -> str:
        if self.several and len(self.taken) < 2:
            return "Take at least two seats, or switch several people off."
        return ""

    def _begin(self) -> Response | None:
        words = self.seed.text.strip()
        if words and not (words.isascii() and words.removeprefix("-").isdigit() and len(words) < 19):
            self.trouble = (
                f"“{words}” is not a whole number: leave the field empty for a new game, or write digits only."
            )
            return None
        seats = tuple(seat for seat in self.scenario.setting.seats if seat in self.taken)
        seed = int(words) if words else any_number(self.scenario.setting, self.level)
        self.trouble = ""
        try:
            fixed = {seat: name for seat, name in self.characters.items() if name and seat not in seats}
            computers = company(self.scenario.setting, self.level, fixed)
            return begin(self.client, self.scenario, seats, seed, computers, adviser=self.adviser)
        except self.client.refusals as error:
            self.trouble = str(error)
            return None
