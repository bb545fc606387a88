"""A View as a scene of the round table. What is shown of a meter may be overridden while a round is told."""

from __future__ import annotations

from collections.abc import Mapping

from game.desktop.crest import crest_of
from game.desktop.table_scene import Alliance, Door, Seat, TableScene
from game.present.why import door_why
from game.rules.model.meters import MAKE_UP_CONFIDENCE, confidence
from game.rules.model.view import View
from game.wording import DOOR_WORDS, ROLE_WORDS, meter_sentence
from game.wording.meters import past_lines

PHASES = ("Briefing", "Negotiation", "Signals", "Resolution")
TIP_LINES = 3
"""Sentences of "why is it so?" that a tooltip has room for."""


def scene(view: View, meters: Mapping[str, int] | None = None, phase: str = "") -> TableScene:
    """The table as a seat sees it; ``meters`` says what to show instead of the meters of now."""
    shown = {**view.table.meters, **(meters or {})}
    before = meters_before(view)
    return TableScene(
        seats=tuple(_seat(view, seat) for seat in view.setting.seats),
        alliances=tuple(_alliance(view, partner, shown, before) for partner in view.setting.alliance),
        doors=tuple(
            Door(door.sides[0], door.sides[1], DOOR_WORDS[door.state], _causes(view, f"door:{number}"))
            for number, door in enumerate(view.table.doors)
        ),
        tension=shown["tension"],
        tension_change=shown["tension"] - before["tension"],
        tension_causes=_causes(view, "tension"),
        incidents_from=view.setting.rulebook.incidents.tension,
        round=view.table.outcome.round if view.table.outcome else view.round,
        rounds=view.setting.rounds,
        phase=phase or phase_now(view),
        phases=PHASES,
    )


def phase_now(view: View) -> str:
    """The phase, by its name on the path."""
    if view.table.outcome is not None:
        return "The game is over"
    return "Signals" if view.table.phase == "signals" else "Negotiation"


def meters_before(view: View) -> Mapping[str, int]:
    """The meters at the start of the last resolved round; those of now while none has been."""
    return view.table.history[-1].before if view.table.history else view.table.before


def _seat(view: View, seat: str) -> Seat:
    who = view.setting.delegation[seat]
    status = view.table.seats[seat]
    ready = seat in view.table.said_ready and view.table.outcome is None
    return Seat(
        seat,
        who.title,
        ROLE_WORDS[who.role],
        crest_of(view.setting, seat),
        you=seat == view.seat,
        ready=ready,
        computer=status == "computer",
        note=who.text,
    )


def _alliance(view: View, partner: str, shown: Mapping[str, int], before: Mapping[str, int]) -> Alliance:
    alliance = view.setting.alliance[partner]
    now = confidence(alliance, shown)
    return Alliance(
        partner,
        alliance.guarantor,
        now,
        shown[f"abandonment:{partner}"],
        shown[f"entrapment:{partner}"],
        now - confidence(alliance, before),
        _causes(view, f"confidence:{partner}"),
    )


def _causes(view: View, key: str) -> tuple[str, ...]:
    kind, _, rest = key.partition(":")
    if kind == "door":
        return tuple(door_why(view, rest)[1:TIP_LINES])
    if kind == "confidence":
        lines = [line for fear in MAKE_UP_CONFIDENCE for line in _last(view, f"{fear}:{rest}")]
        return (*lines, "Press to read more.")
    return (*_last(view, key), "Press to read more.")


def _last(view: View, key: str) -> list[str]:
    """The latest change of a meter with its causes, named."""
    return [f"{meter_sentence(view, key)} {line}" for line in past_lines(view, key)[:1]]
