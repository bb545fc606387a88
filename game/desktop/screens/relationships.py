"""Who a seat depends on and who depends on it: alliances, doors, restrictions, and how far it trusts each."""

from __future__ import annotations

from game.desktop.crest import crest_of
from game.desktop.theme import NAME, SMALL
from game.desktop.widgets import Column, Emblem, Icon, Label, Meter, Row, Sheet, Widget
from game.rules.model.table import door_between
from game.rules.model.view import View
from game.wording import ROLE_WORDS, confidence_line, door_lines, seat_name

DOORS = ("door-closed", "door-ajar", "door-open")


def bonds(view: View) -> Widget:
    """A sheet for every other delegation, those with a tie first."""
    others = [seat for seat in view.setting.seats if seat != view.seat]
    others.sort(key=lambda seat: not _ties(view, seat))
    return Column([_sheet(view, seat) for seat in others], gap=12)


def _sheet(view: View, seat: str) -> Widget:
    held = view.setting.delegation[seat]
    name = Column([Label(held.title, NAME), Label(ROLE_WORDS[held.role], SMALL, "muted")], gap=0, grow=1)
    top = Row([Emblem(crest_of(view.setting, seat), size=44), name], gap=12)
    parts: list[Widget] = [top]
    parts += [
        Row([Icon(icon, 18, "brass"), Label(words, grow=1)], gap=9, align="top") for icon, words in _ties(view, seat)
    ]
    if not _ties(view, seat):
        parts.append(Label(held.text, SMALL))
    trust = view.desk.trust.get(seat)
    if trust is not None and view.setting.plays("trust"):
        parts.append(Meter(f"Your trust in {held.title}", trust, "trust"))
    return Sheet(Column(parts, gap=9))


def _ties(view: View, seat: str) -> list[tuple[str, str]]:
    """What binds the viewer and another seat: an icon and a sentence each."""
    setting, name = view.setting, seat_name(view.setting, seat)
    found: list[tuple[str, str]] = []
    own, theirs = setting.alliance.get(view.seat), setting.alliance.get(seat)
    if own is not None and own.guarantor == seat:
        found.append(("confidence", f"You depend on {name}: it is your guarantor."))
        found.append(("abandonment", confidence_line(view, view.seat)))
    if theirs is not None and theirs.guarantor == view.seat:
        found.append(("confidence", f"{name} depends on you: you are its guarantor."))
        found.append(("abandonment", confidence_line(view, seat)))
    if own is not None and theirs is not None and own.guarantor == theirs.guarantor:
        shared = seat_name(setting, own.guarantor)
        found.append(
            ("confidence", f"{name} leans on {shared} as you do: what {shared} does with one, the other watches.")
        )
    found += _facing(view, seat, name)
    return found + _restricted(view, seat, name)


def _facing(view: View, seat: str, name: str) -> list[tuple[str, str]]:
    door = door_between(view.table, view.seat, seat)
    if door is None:
        return [("door", f"You face {name} across a door.")] if seat in view.setting.adversaries[view.seat] else []
    first, *rest = door_lines(view, door)
    return [(DOORS[door.state], first), *(("price", line) for line in rest)]


def _restricted(view: View, seat: str, name: str) -> list[tuple[str, str]]:
    rule = view.setting.restrictions
    if rule is None or {view.seat, seat} - {rule.by, rule.on, rule.enforced_by}:
        return []
    you = {
        rule.by: "You impose restrictions",
        rule.on: "You are under restrictions",
        rule.enforced_by: "You enforce restrictions",
    }
    they = {
        rule.by: f"{name} imposed them",
        rule.on: f"{name} bears them",
        rule.enforced_by: f"{name} enforces them, or not",
    }
    return [("restrictions", f"{you[view.seat]}; {they[seat]}. They stand at level {view.table.restrictions} of 3.")]
