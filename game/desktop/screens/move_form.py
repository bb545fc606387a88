"""The moves a seat may make, their drawings, and the form that fills in what a move needs."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from game.desktop.response import Response
from game.desktop.screens.appraisal import plan_forecast
from game.desktop.screens.desk import Desk
from game.desktop.theme import SMALL_STRONG
from game.desktop.widgets import Button, Card, Choice, Column, Flow, Label, Option, Stepper, Widget
from game.rules.effects.demand import Demand
from game.rules.effects.inquire import INQUIRIES, Inquire
from game.rules.effects.line import Line
from game.rules.law.moves import may_use, targets
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.round.plans import check_use
from game.wording import move_cost, seat_name

_ICONS = {
    "overture-quiet": "overture",
    "restrict": "restrictions",
    "ease": "restrictions",
    "lower-price": "price",
    "raise-price": "price",
    "line": "public-line",
    "amends": "explain",
}
_DRAWN = (
    "address",
    "demand",
    "demonstration",
    "exercise",
    "good-offices",
    "hedge",
    "inquire",
    "overture",
    "pledge",
    "readout",
    "restraint",
)
_INTENTS = {"pressure": "Pressure", "invitation": "An invitation", "home": "A gesture for home"}


def move_icon(move: str) -> str:
    """The drawing of a move; one for all that have none."""
    return _ICONS.get(move) or next((name for name in _DRAWN if move.startswith(name)), "play")


def own_moves(view: View) -> tuple[Move, ...]:
    """Moves that the seat may use, in the order of the rulebook."""
    return tuple(move for move in view.setting.rulebook.moves if may_use(view.setting, view.seat, move))


def first_use(view: View, move: Move) -> Use:
    """A move filled in with the first of everything it needs."""
    use = Use(move.id)
    aims = targets(view, move)
    if move.target not in ("none", "concession") and aims:
        use = replace(use, target=aims[0])
    for effect in move.effects:
        match effect:
            case Demand(options=options):
                use = replace(use, option=options[0].id)
            case Inquire():
                use = replace(use, option=INQUIRIES[0])
            case Line():
                own = view.setting.given_by[view.seat]
                use = (
                    replace(use, concession=own[0].id)
                    if own
                    else replace(use, option="without", concession=view.setting.concessions[0].id)
                )
    return use


class MoveForm:
    """The open move card: what it is pointed at, how strong, what it is meant as."""

    def __init__(self, desk: Desk, add: Callable[[Use], Response | None]) -> None:
        self.desk, self.add = desk, add
        self.open = ""
        self.use = Use("")

    def close(self) -> Response | None:
        """No card is open."""
        self.open = ""
        return None

    def toggle(self, move: Move) -> Response | None:
        """Open a card, or close it again."""
        self.desk.refusal = ("", "")
        if self.open == move.id:
            self.open = ""
        else:
            self.open, self.use = move.id, first_use(self.desk.view, move)
        return None

    def _set(self, use: Use) -> Response | None:
        self.use = use
        return None

    def _set_intent(self, name: str) -> Response | None:
        intent = next(each for each in INTENTS if each == name)
        return self._set(replace(self.use, intent=intent))

    def widget(self, plan: Plan) -> Widget:
        """The form of the open card, with what the plan would then do."""
        view = self.desk.view
        move, use = view.setting.move[self.open], self.use
        items: list[Widget] = [*self._target(move, use), *self._strength(move, use), *self._options(move, use)]
        if move.signal and view.setting.plays("intent"):
            intents = [Option(name, _INTENTS[name]) for name in INTENTS]
            asked = "Meant as (only you know until the debrief)"
            items.append(Choice(asked, intents, use.intent, self._set_intent, key="intent"))
        problem = self._problem(use)
        if not problem:
            rest = tuple(u for u in plan.moves if (u.move, u.target) != (use.move, use.target))
            items.append(plan_forecast(self.desk, replace(plan, moves=(*rest, use))))
        add = Button(
            "Add to the plan", lambda: self.add(self.use), kind="primary", icon="plus", why_not=problem,
            says=f"Add {move.title} to the plan", key="add",
        )  # fmt: skip
        note = [Label(problem, SMALL_STRONG, "caution")] if problem else []
        return Card(Column([*items, *note, *self.desk.note("move"), Flow([add])], gap=8), mark="brass", key="form")

    def _problem(self, use: Use) -> str:
        try:
            check_use(self.desk.view, use)
        except Illegal as refusal:
            return str(refusal)
        return ""

    def _target(self, move: Move, use: Use) -> list[Widget]:
        view = self.desk.view
        if move.target in ("none", "concession"):
            return []
        options = [Option(seat, seat_name(view.setting, seat)) for seat in targets(view, move)]
        return [Choice("Toward", options, use.target, lambda s: self._set(replace(use, target=s)), key="target")]

    def _strength(self, move: Move, use: Use) -> list[Widget]:
        if move.strengths < 2:
            return []
        words = f"Strength, for {move_cost(move, use.strength)} of capital"
        return [
            Stepper(
                words,
                use.strength,
                1,
                move.strengths,
                lambda n: self._set(replace(use, strength=n)),
                lambda n: f"{n} of {move.strengths}",
                key="strength",
            )
        ]

    def _options(self, move: Move, use: Use) -> list[Widget]:
        for effect in move.effects:
            match effect:
                case Demand(options=options):
                    choices = [Option(option.id, option.title) for option in options]
                    return [
                        Choice(
                            "What you demand",
                            choices,
                            use.option,
                            lambda o: self._set(replace(use, option=o)),
                            key="demand",
                        )
                    ]
                case Inquire():
                    return self._inquiry(use)
                case Line():
                    return self._line(use)
        return []

    def _inquiry(self, use: Use) -> list[Widget]:
        setting = self.desk.view.setting
        choices = [
            Option(name, "What something is worth to them" if name == "worth" else f"Their {name}")
            for name in INQUIRIES
        ]
        items: list[Widget] = [Choice("About", choices, use.option, self._set_inquiry, key="about")]
        if use.option == "worth":
            things = [Option(c.id, c.title) for c in setting.concessions]
            items.append(
                Choice(
                    "Which concession",
                    things,
                    use.concession,
                    lambda c: self._set(replace(use, concession=c, level=1)),
                    key="concession",
                )
            )
            top = len(setting.concession[use.concession].levels)
            if top > 1:
                items.append(
                    Stepper("Level", use.level, 1, top, lambda n: self._set(replace(use, level=n)), key="level")
                )
        return items

    def _set_inquiry(self, option: str) -> Response | None:
        first = self.desk.view.setting.concessions[0].id
        worth = option == "worth"
        return self._set(replace(self.use, option=option, concession=first if worth else "", level=1 if worth else 0))

    def _line(self, use: Use) -> list[Widget]:
        view = self.desk.view
        kinds = [Option("", "Never above a level of my own"), Option("without", "Nothing without one of theirs")]
        mine = use.option != "without"
        things = [c for c in view.setting.concessions if (c.giver == view.seat) == mine]
        items: list[Widget] = [
            Choice("The line", kinds, use.option, self._set_line, key="line"),
            Choice(
                "On",
                [Option(c.id, c.title) for c in things],
                use.concession,
                lambda c: self._set(replace(use, concession=c, level=0)),
                key="concession",
            ),
        ]
        top = len(view.setting.concession[use.concession].levels) if use.concession else 1
        if mine and top > 1:
            items.append(
                Stepper(
                    "Never above",
                    use.level,
                    0,
                    top - 1,
                    lambda n: self._set(replace(use, level=n)),
                    _never,
                    key="level",
                )
            )
        return items

    def _set_line(self, kind: str) -> Response | None:
        view = self.desk.view
        own = kind != "without"
        first = next((c.id for c in view.setting.concessions if (c.giver == view.seat) == own), "")
        return self._set(replace(self.use, option=kind, concession=first, level=0))


def _never(level: int) -> str:
    return f"level {level}" if level else "nothing at all"
