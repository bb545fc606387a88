"""The round table as a widget: seats, alliances, doors, tension and the path of rounds, each of which answers why."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

import pygame

from game.desktop import fonts, shapes
from game.desktop.brush import Brush
from game.desktop.response import Response
from game.desktop.shapes import Point
from game.desktop.table_layout import LinkPlace, TableLayout, lay_out_table, least_height, least_size, order
from game.desktop.table_links import paint_alliance, paint_door_line
from game.desktop.table_scene import Alliance, Door, Seat, TablePresses, TableScene
from game.desktop.theme import (
    NAME,
    NUMBER,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Look,
    band,
)
from game.desktop.widgets.base import Reply, Span, Widget
from game.desktop.widgets.labels import paint_seat
from game.present.standing import DOOR_ICONS
from game.wording import DOOR_WORDS

DOORS = dict(zip(DOOR_WORDS, zip(DOOR_ICONS, ("critical", "caution", "firm"), strict=True), strict=True))
"""How a door is drawn, by the word for its talks."""


@dataclass(eq=False)
class Spot(Widget):
    """One thing on the table that can be focused, hovered and pressed."""

    says: str
    on_press: Callable[[], Response | None]
    line: tuple[Point, ...] = field(default=(), init=False)

    focusable = True

    def hit(self, place: tuple[int, int]) -> bool:
        return super().hit(place) or (self.clip.collidepoint(place) and self._near(place))

    def _near(self, place: tuple[int, int]) -> bool:
        return any(math.dist(place, point) < 9 for point in self.line)

    def activate(self) -> Reply:
        return self.on_press() or True

    def describe(self) -> str:
        return self.says


def _why(causes: tuple[str, ...]) -> str:
    return "\n".join(causes)


@dataclass(eq=False)
class RoundTable(Widget):
    """Paints a TableScene. It needs a least size and grows with the room it is given."""

    scene: TableScene
    presses: TablePresses = field(default_factory=TablePresses)

    def __post_init__(self) -> None:
        scene, on = self.scene, self.presses
        self._seats = [self._seat_spot(seat) for seat in order(scene)]
        self._alliances = [self._alliance_spot(pair) for pair in scene.alliances]
        self._doors = [self._door_spot(door) for door in scene.doors]
        level = band(scene.tension, "tension", rising_is_bad=True)
        danger = f"Incidents may happen from {scene.incidents_from}; at 100 everyone loses."
        self._tension = Spot(
            f"tension at the table: {scene.tension} of 100, {level.word}{_moved(scene.tension_change)}",
            lambda: on.tension(""),
            tip=_why((danger, *scene.tension_causes)),
            key="tension",
        )
        phase = f", {scene.phase}" if scene.phase else ""
        self._rounds = Spot(f"round {scene.round} of {scene.rounds}{phase}", lambda: on.rounds(""), key="rounds")

    def _seat_spot(self, seat: Seat) -> Spot:
        facts = ["you" if seat.you else seat.role, "a computer" if seat.computer else "", "ready" if seat.ready else ""]
        says = f"seat: {seat.name}, " + ", ".join(fact for fact in facts if fact)
        return Spot(says, lambda: self.presses.seat(seat.id), tip=seat.note, key=f"seat-{seat.id}")

    def _alliance_spot(self, pair: Alliance) -> Spot:
        partner, guarantor = self.scene.seat(pair.partner).name, self.scene.seat(pair.guarantor).name
        here = band(pair.confidence)
        says = f"alliance: confidence of {partner} in {guarantor} {pair.confidence} of 100, {here.word}"
        says += _moved(pair.change)
        fears = f"{partner} fears being left alone {pair.abandonment}, being dragged along {pair.entrapment}, of 100."
        name = f"{pair.partner}/{pair.guarantor}"
        tip = _why((fears, *pair.causes))
        return Spot(says, lambda: self.presses.alliance(name), tip=tip, key=f"alliance-{name}")

    def _door_spot(self, door: Door) -> Spot:
        one, other = self.scene.seat(door.one).name, self.scene.seat(door.other).name
        name = f"{door.one}/{door.other}"
        says = f"door between {one} and {other}: {door.state}"
        tip = _why((f"Talks between {one} and {other} are {door.state}.", *door.causes))
        return Spot(says, lambda: self.presses.door(name), tip=tip, key=f"door-{name}")

    def children(self) -> tuple[Widget, ...]:
        return (*self._seats, *self._alliances, *self._doors, self._tension, self._rounds)

    def measure_width(self, look: Look) -> Span:
        wide = least_size(self.scene, look)[0]
        return Span(wide, max(wide, look.px(620)))

    def measure_height(self, look: Look, width: int) -> Span:
        full = least_size(self.scene, look)[1]
        return Span(least_height(self._still(), look, width, full), max(full, look.px(560)))

    def _still(self) -> TableScene:
        """The bare scene without what moves from frame to frame, so that its least height is found once."""
        bare = self._bare()
        pairs = tuple(replace(pair, confidence=50, change=-10, causes=()) for pair in bare.alliances)
        doors = tuple(replace(door, state=DOOR_WORDS[0], causes=()) for door in bare.doors)
        seats = tuple(replace(seat, ready=False, note="") for seat in bare.seats)
        return replace(bare, alliances=pairs, doors=doors, seats=seats, tension=0, tension_change=0,
                       tension_causes=(), round=1, phase="")  # fmt: skip

    def _bare(self) -> TableScene:
        """The scene where height is short: names without their roles, which hovering still tells."""
        return replace(self.scene, seats=tuple(replace(seat, role="") for seat in self.scene.seats))

    def place(self, look: Look, rect: pygame.Rect, clip: pygame.Rect) -> None:
        super().place(look, rect, clip)
        short = rect.height < least_size(self.scene, look)[1]
        self.laid = self._bare() if short else self.scene
        self.plan: TableLayout = lay_out_table(self.laid, rect, look)
        for spot, seat in zip(self._seats, order(self.scene), strict=True):
            spot.place(look, self.plan.seats[seat.id].whole, clip)
        for spots, links in ((self._alliances, self.plan.alliances), (self._doors, self.plan.doors)):
            for spot, link in zip(spots, links, strict=True):
                spot.line = link.points
                spot.place(look, link.plate, clip)
        self._tension.place(look, self._tension_box(look), clip)
        self._rounds.place(look, self.plan.rounds, clip)

    def _tension_box(self, look: Look) -> pygame.Rect:
        """The arc and its number; the corners of the strip stay free."""
        box = self.plan.tension.copy()
        box.width = min(box.width, look.px(640))
        box.centerx = self.plan.tension.centerx
        return box

    # -- painting

    def paint(self, brush: Brush) -> None:
        self._paint_top(brush)
        for door, link in zip(self.scene.doors, self.plan.doors, strict=True):
            colour = brush.colour("muted" if door.state == DOOR_WORDS[0] else DOORS[door.state][1])
            paint_door_line(brush.surface, link.points, colour, brush.look, door.state == DOOR_WORDS[2])
        for pair, link in zip(self.scene.alliances, self.plan.alliances, strict=True):
            here = band(pair.confidence)
            colour = brush.colour(here.colour)
            paint_alliance(brush.surface, link.points, pair.confidence, here, colour, brush.look)
        for seat in self.laid.seats:
            self._paint_seat(brush, seat)
        for pair, link, spot in zip(self.scene.alliances, self.plan.alliances, self._alliances, strict=True):
            self._paint_plate(brush, pair, link, spot)
        for door, link, spot in zip(self.scene.doors, self.plan.doors, self._doors, strict=True):
            self._paint_door(brush, door, link, spot)
        self._paint_tension(brush)
        self._paint_rounds(brush)
        for spot in (*self._seats, self._tension, self._rounds):
            if brush.focus == spot.path:
                brush.ring(spot.rect, 10)

    def _paint_top(self, brush: Brush) -> None:
        theme, top = brush.look.theme, self.plan.top
        pad = brush.px(14)
        wide, tall = top.width + 2 * pad, top.height + 2 * pad
        dark, light, rim = (shapes.paint_code(c) for c in (theme.table, theme.table_light, theme.brass))
        shade = shapes.paint_code(theme.hairline)
        x, y, rx, ry = wide / 2, tall / 2, top.width / 2, top.height / 2
        body = (
            f'<defs><radialGradient id="t" cx="0.5" cy="0.42" r="0.62"><stop offset="0" stop-color="{light}"/>'
            f'<stop offset="1" stop-color="{dark}"/></radialGradient></defs>'
            f'<ellipse cx="{x}" cy="{y + pad * 0.5}" rx="{rx + 2}" ry="{ry + 2}" fill="#000000" fill-opacity="0.12"/>'
            f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="url(#t)" stroke="{rim}" '
            f'stroke-opacity="0.55" stroke-width="{brush.px(2)}"/>'
            f'<ellipse cx="{x}" cy="{y}" rx="{rx * 0.93}" ry="{ry * 0.93}" fill="none" stroke="{shade}" '
            f'stroke-width="{brush.px(1)}"/>'
        )
        brush.surface.blit(shapes.kept_drawing(wide, tall, body), (top.left - pad, top.top - pad))

    def _paint_seat(self, brush: Brush, seat: Seat) -> None:
        plan = self.plan.seats[seat.id]
        if seat.you:
            brush.disc(plan.emblem.center, plan.emblem.width + brush.px(10), "desk", "brass", 2.5)
        paint_seat(brush, seat.crest, plan.emblem)
        hovered = brush.hover.endswith(f"seat-{seat.id}")
        brush.text_in(seat.name, plan.words, NAME, "brass" if hovered else "text", "center")
        lines = len(fonts.break_lines(seat.name, NAME, brush.look, plan.words.width))
        below = plan.words.move(0, lines * fonts.line_height(NAME, brush.look))
        brush.text_in(seat.role, below, SMALL, "muted", "center")
        if seat.ready:
            side = brush.px(20)
            centre = (plan.emblem.right - side // 4, plan.emblem.bottom - side // 4)
            brush.disc(centre, side + brush.px(2), "panel", "firm", 1.5)
            tick = pygame.Rect(0, 0, side * 7 // 10, side * 7 // 10)
            tick.center = centre
            brush.icon("tick", tick, "firm")

    def _plate(self, brush: Brush, spot: Spot, colour: str, alarm: bool = False) -> None:
        here = brush.hover == spot.path
        brush.box(spot.rect, "hover" if here else "panel", "critical" if alarm else colour, 9, 3 if alarm else 1.5)
        if brush.focus == spot.path:
            brush.ring(spot.rect, 9)

    def _paint_plate(self, brush: Brush, pair: Alliance, link: LinkPlace, spot: Spot) -> None:
        here = band(pair.confidence)
        self._plate(brush, spot, here.colour, alarm=pair.change < 0)
        look, box = brush.look, link.plate
        number, change = str(pair.confidence), str(abs(pair.change))
        wide = fonts.text_width(number, NUMBER, look)
        extra = brush.px(18) + fonts.text_width(change, SMALL_STRONG, look) if pair.change else 0
        left = box.centerx - (wide + extra) // 2
        top = box.top + brush.px(3)
        brush.text(number, (left, top), NUMBER, here.colour)
        if pair.change:
            self._paint_change(brush, pair.change, (left + wide + brush.px(5), top), False)
        notch = 5 * brush.px(7) + 4 * brush.px(2)
        brush.notches(here, (box.centerx - notch // 2, box.bottom - brush.px(12)))

    def _paint_change(self, brush: Brush, change: int, place: tuple[int, int], rising_is_bad: bool) -> None:
        colour = "firm" if (change > 0) != rising_is_bad else "critical"
        side = brush.px(12)
        middle = place[1] + fonts.line_height(NUMBER, brush.look) // 2
        brush.icon("up" if change > 0 else "down", pygame.Rect(place[0], middle - side // 2, side, side), colour)
        top = middle - fonts.line_height(SMALL_STRONG, brush.look) // 2
        brush.text(str(abs(change)), (place[0] + brush.px(13), top), SMALL_STRONG, colour)

    def _paint_door(self, brush: Brush, door: Door, link: LinkPlace, spot: Spot) -> None:
        icon, colour = DOORS[door.state]
        self._plate(brush, spot, colour)
        side = brush.px(24)
        place = pygame.Rect(0, 0, side, side)
        place.center = link.plate.center
        brush.icon(icon, place, colour)

    def _paint_tension(self, brush: Brush) -> None:
        scene, box = self.scene, self._tension.rect
        brush.surface.blit(_tension_picture(box.size, scene.tension, scene.incidents_from, brush.look), box.topleft)
        self._paint_tension_words(brush, _Arc(box.size, brush.look))

    def _paint_tension_words(self, brush: Brush, arc: _Arc) -> None:
        scene, box, look = self.scene, self._tension.rect, brush.look
        here = band(scene.tension, "tension", rising_is_bad=True)
        number = str(scene.tension)
        change = f"{abs(scene.tension_change)}"
        parts = [("Tension", STRONG), (number, NUMBER), (here.word, SMALL_STRONG)]
        gap = brush.px(8)
        wide = sum(fonts.text_width(text, style, look) + gap for text, style in parts) - gap
        moved = fonts.text_width(change, SMALL_STRONG, look) + brush.px(13) + gap if scene.tension_change else 0
        left = box.centerx - (wide + moved) // 2
        line = box.top + arc.crown + brush.px(34)
        for number_of, (text, style) in enumerate(parts):
            top = line - fonts.line_height(style, look) // 2
            left += brush.text(text, (left, top), style, "text" if not number_of else here.colour) + gap
            if number_of == 1 and scene.tension_change:
                self._paint_change(
                    brush, scene.tension_change, (left, line - fonts.line_height(NUMBER, look) // 2), True
                )
                left += moved
        for value, text in ((0, "0"), (100, "100")):
            x, y = arc.at(value)
            width = fonts.text_width(text, SMALL, look)
            place = (box.left + round(x) - width // 2, box.top + round(y) + brush.px(8))
            brush.text(text, place, SMALL, "muted")

    def _paint_rounds(self, brush: Brush) -> None:
        scene, box, look = self.scene, self._rounds.rect, brush.look
        side = brush.px(22)
        step = min(brush.px(52), (box.width - side) // max(1, scene.rounds - 1))
        left = box.centerx - step * (scene.rounds - 1) // 2
        middle = box.top + brush.px(17)
        for number in range(1, scene.rounds):
            line = pygame.Rect(left + step * (number - 1), middle - brush.px(1), step, brush.px(2))
            brush.surface.fill(brush.colour("brass" if number < scene.round else "hairline"), line)
        for number in range(1, scene.rounds + 1):
            centre = (left + step * (number - 1), middle)
            now, done = number == scene.round, number < scene.round
            size = brush.px(30) if now else side
            brush.disc(centre, size, "brass" if now else "desk", "brass" if now or done else "edge", 1.5)
            wide = fonts.text_width(str(number), SMALL_STRONG, look)
            place = (centre[0] - wide // 2, centre[1] - fonts.line_height(SMALL_STRONG, look) // 2)
            brush.text(str(number), place, SMALL_STRONG, "on_brass" if now else "text" if done else "muted")
        self._paint_phases(brush, pygame.Rect(box.left, box.bottom - brush.px(24), box.width, brush.px(22)))

    def _paint_phases(self, brush: Brush, box: pygame.Rect) -> None:
        """The phases in a line, the present one marked; only the present one where the line is too long."""
        scene, look = self.scene, brush.look
        chevron = brush.px(20)
        whole = [name for name in scene.phases if name] or [scene.phase]
        wide = sum(fonts.text_width(name, SMALL_STRONG, look) + chevron for name in whole) - chevron
        if wide > box.width:
            whole = [scene.phase]
            wide = fonts.text_width(scene.phase, SMALL_STRONG, look)
        left = box.centerx - wide // 2
        for number, name in enumerate(whole):
            if number:
                side = brush.px(10)
                mark = pygame.Rect(left + (chevron - side) // 2, box.centery - side // 2, side, side)
                brush.icon("right", mark, "muted")
                left += chevron
            now = name == scene.phase
            left += brush.text(name, (left, box.top), SMALL_STRONG, "brass" if now else "muted")


class _Arc:
    """The tension arc in its box: a shallow arc from 0 on the left to 100 on the right."""

    def __init__(self, size: tuple[int, int], look: Look) -> None:
        half = size[0] / 2 - look.px(24)
        rise = look.px(40)
        self.crown = look.px(18)
        self.radius = (half * half + rise * rise) / (2 * rise)
        self.centre = (size[0] / 2, self.crown + self.radius)
        self._swing = math.degrees(math.asin(half / self.radius))

    def _angle(self, value: float) -> float:
        return -90 - self._swing + 2 * self._swing * value / 100

    def at(self, value: float) -> Point:
        """The point of a value, in the box."""
        return shapes.on_circle(self.centre, self.radius, self._angle(value))

    def points(self, low: float, high: float) -> list[Point]:
        """Points along the arc between two values."""
        return [self.at(low + (high - low) * step / 48) for step in range(49)]

    def across(self, value: float, length: float) -> list[Point]:
        """A short mark across the arc."""
        angle = self._angle(value)
        return [shapes.on_circle(self.centre, self.radius + way * length, angle) for way in (-1, 1)]


@lru_cache(maxsize=120)
def _tension_picture(size: tuple[int, int], tension: int, incidents_from: int, look: Look) -> pygame.Surface:
    """The arc with its filled part and the mark from which incidents may happen."""
    arc, thick, theme = _Arc(size, look), look.px(9), look.theme
    body = shapes.stroke(arc.points(0, 100), theme.hairline, thick + look.px(2))
    body += shapes.stroke(arc.points(0, 100), theme.well, thick)
    if tension:
        here = band(tension, "tension", rising_is_bad=True)
        body += shapes.stroke(arc.points(0, tension), look.colour(here.colour), thick)
    body += shapes.stroke(arc.across(incidents_from, look.px(11)), theme.text, look.px(2))
    return shapes.drawing(*size, body)


def _moved(change: int) -> str:
    return f", {'up' if change > 0 else 'down'} {abs(change)}" if change else ""
