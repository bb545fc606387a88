"""Where everything on the round table lies: geometry only, from a scene, a rectangle and a look."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, permutations

import pygame

from game.desktop import fonts
from game.desktop.shapes import Point, curve_points
from game.desktop.table_scene import Alliance, Door, Seat, TableScene
from game.desktop.theme import NAME, NUMBER, SMALL, SMALL_STRONG, Look

LABEL = 132  # the widest a seat's words may be, at 100 percent
EMBLEM = (46, 78)
TENSION_TALL, ROUNDS_TALL = 90, 62
TRIED_WHOLE = 8
"""Delegations up to which every way to sit is tried: 5,040, and ten times as many with each one more."""
_TRIES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)


@dataclass(frozen=True)
class SeatPlace:
    """One seat: its emblem's square, the box of its words, and both together."""

    emblem: pygame.Rect
    words: pygame.Rect

    @property
    def whole(self) -> pygame.Rect:
        """Emblem and words."""
        return self.emblem.union(self.words)


@dataclass(frozen=True)
class LinkPlace:
    """A line between two seats and the plate that lies on it."""

    points: tuple[Point, ...]
    plate: pygame.Rect
    at: float  # how far along the line the plate lies, 0 to 1


@dataclass(frozen=True)
class TableLayout:
    """Every place on the table."""

    tension: pygame.Rect
    rounds: pygame.Rect
    top: pygame.Rect  # the table top, an ellipse in this box
    seats: dict[str, SeatPlace]
    alliances: tuple[LinkPlace, ...]
    doors: tuple[LinkPlace, ...]


def label_size(seat: Seat, look: Look) -> tuple[int, int]:
    """The size of a seat's words: its name, then its role."""
    most = look.px(LABEL)
    widest = max(fonts.widest_word(seat.name, NAME, look), fonts.widest_word(seat.role, SMALL, look), most)
    names = fonts.break_lines(seat.name, NAME, look, widest)
    roles = fonts.break_lines(seat.role, SMALL, look, widest) if seat.role else ()
    tall = len(names) * fonts.line_height(NAME, look) + len(roles) * fonts.line_height(SMALL, look)
    return widest, tall


def least_size(scene: TableScene, look: Look) -> tuple[int, int]:
    """The least width and height at which no two seats touch."""
    wide, tall = _label(scene, look)
    cell = tall + look.px(EMBLEM[0] + 10)
    wide += look.px(6)
    turns = [math.radians(angle) for angle in _angles(len(scene.seats))]
    across, down = 1.6 * wide, 1.25 * cell
    for number, turn in enumerate(turns):
        for other in turns[number + 1 :]:
            aside = wide / max(1, abs(math.cos(turn) - math.cos(other)) * across)
            apart = cell / max(1, abs(math.sin(turn) - math.sin(other)) * down)
            if min(aside, apart) > 1 and aside <= apart:
                across *= aside
            elif min(aside, apart) > 1:
                down *= apart
    above, below = _ends(scene, look)
    height = 2 * down + above + below + look.px(8 + EMBLEM[0] + TENSION_TALL + ROUNDS_TALL)
    return round(2 * across) + wide + look.px(4), round(height)


@lru_cache(maxsize=64)
def least_height(scene: TableScene, look: Look, width: int, most: int) -> int:
    """The least height from which on no plate covers a seat or another plate, looked for up to ``most``."""
    least, step = least_size(scene, look)[1], look.px(12)
    enough = most
    for tall in range(most, least - 1, -step):
        if _crowded(lay_out_table(scene, pygame.Rect(0, 0, width, tall), look)):
            break
        enough = tall
    return enough


def _crowded(plan: TableLayout) -> bool:
    boxes = [*(seat.whole for seat in plan.seats.values()), *(link.plate for link in (*plan.alliances, *plan.doors))]
    boxes += [plan.tension, plan.rounds]
    return any(box.collidelist(boxes[number + 1 :]) >= 0 for number, box in enumerate(boxes))


def _ends(scene: TableScene, look: Look) -> tuple[int, int]:
    """The height of the words above the topmost seats and below the lowest."""
    seated = order(scene)
    sides = [(math.sin(math.radians(angle)), seat) for angle, seat in zip(_angles(len(seated)), seated, strict=True)]
    highest = min(side for side, _ in sides)
    above = max(label_size(seat, look)[1] for side, seat in sides if side < highest + 0.5)
    return above, max(label_size(seat, look)[1] for side, seat in sides if side > 0.2)


def _label(scene: TableScene, look: Look) -> tuple[int, int]:
    sizes = [label_size(seat, look) for seat in scene.seats]
    return max(wide for wide, _ in sizes), max(tall for _, tall in sizes)


def _angles(count: int) -> list[float]:
    """One angle per seat, clockwise as screens count, the first at the bottom."""
    return [90 + 360 * number / count for number in range(count)]


def order(scene: TableScene) -> tuple[Seat, ...]:
    """The seats clockwise from the nearest: you, where you have one; the others so that their lines can be read."""
    first = next((seat for seat in scene.seats if seat.you), scene.seats[0])
    others = tuple(seat.id for seat in scene.seats if seat is not first)
    pairs = tuple((pair.partner, pair.guarantor) for pair in scene.alliances)
    lines = pairs + tuple((door.one, door.other) for door in scene.doors)
    return tuple(scene.seat(name) for name in _seating(first.id, others, lines))


@lru_cache(maxsize=64)
def _seating(first: str, others: tuple[str, ...], lines: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Of all ways to sit, the one with the longest lines and the fewest crossings; the scenario's order on a tie.

    Of more than `TRIED_WHOLE` delegations no two can be swapped for a better way: eleven could sit in 40 million.
    """
    count = len(others) + 1
    ends = [((first, *others).index(one), (first, *others).index(other)) for one, other in lines]
    every = permutations(range(1, count)) if count <= TRIED_WHOLE else None
    seated = _best(every, ends, count) if every else _swapped(ends, count)
    by_place = {0: first} | dict(zip(seated, others, strict=True))
    return tuple(by_place[number] for number in range(count))


def _best(ways: Iterable[tuple[int, ...]], ends: list[tuple[int, int]], count: int) -> tuple[int, ...]:
    best, seated = math.inf, tuple(range(1, count))
    for way in ways:
        if (cost := _cost(way, ends, count, best)) < best:
            best, seated = cost, way
    return seated


def _swapped(ends: list[tuple[int, int]], count: int) -> tuple[int, ...]:
    """From the scenario's order on, the best swap of two as long as one helps."""
    seated = tuple(range(1, count))
    while True:
        swaps = [seated]
        for one, other in combinations(range(count - 1), 2):
            way = list(seated)
            way[one], way[other] = way[other], way[one]
            swaps.append(tuple(way))
        if (better := _best(swaps, ends, count)) == seated:
            return seated
        seated = better


def _cost(way: tuple[int, ...], ends: list[tuple[int, int]], count: int, best: float) -> float:
    """What a way to sit costs; crossings are counted only where it could still be better than the best."""
    place = (0, *way)
    cost = sum(_closeness((place[one] - place[other]) % count, count) for one, other in ends)
    return cost + _crossings([(place[one], place[other]) for one, other in ends]) if cost < best else cost


def _closeness(steps: int, count: int) -> float:
    """What a line costs that reaches over so many places: most between neighbours."""
    return 4 * (1 - math.sin(math.pi * steps / count)) ** 2


def _crossings(chords: list[tuple[int, int]]) -> float:
    cost = 0.0
    for number, (a, b) in enumerate(chords):
        low, high = min(a, b), max(a, b)
        for c, d in chords[number + 1 :]:
            if {a, b} & {c, d}:
                continue
            cost += 0.6 * ((low < c < high) != (low < d < high))
    return cost


def lay_out_table(scene: TableScene, rect: pygame.Rect, look: Look) -> TableLayout:
    """Lay the scene out in a rectangle that is at least ``least_size``."""
    tension = pygame.Rect(rect.left, rect.top, rect.width, look.px(TENSION_TALL))
    rounds = pygame.Rect(rect.left, rect.bottom - look.px(ROUNDS_TALL), rect.width, look.px(ROUNDS_TALL))
    middle = pygame.Rect(rect.left, tension.bottom, rect.width, rounds.top - tension.bottom)
    seats, top = _seats(scene, middle, look)
    taken = [seat.whole for seat in seats.values()]
    doors = tuple(_door(door, seats, top, taken, look) for door in scene.doors)
    alliances = tuple(_alliance(pair, seats, top, taken, look) for pair in scene.alliances)
    return TableLayout(tension, rounds, top, seats, alliances, doors)


def _seats(scene: TableScene, middle: pygame.Rect, look: Look) -> tuple[dict[str, SeatPlace], pygame.Rect]:
    """The largest emblems and the roundest table at which no two seats touch."""
    smallest, largest = look.px(EMBLEM[0]), look.px(EMBLEM[1])
    for side in (*range(largest, smallest, -max(1, look.px(4))), smallest):
        for widest in (1.5, 2.0, 9.0):
            found = _seated(scene, middle, look, side, widest)
            boxes = [plan.whole for plan in found[0].values()]
            if not any(box.colliderect(other) for n, box in enumerate(boxes) for other in boxes[n + 1 :]):
                return found
    return found


def _seated(
    scene: TableScene, middle: pygame.Rect, look: Look, side: int, widest: float
) -> tuple[dict[str, SeatPlace], pygame.Rect]:
    wide = _label(scene, look)[0]
    above, below = _ends(scene, look)
    gap = look.px(4)
    ring = pygame.Rect(0, 0, middle.width - wide - gap, middle.height - above - below - 2 * gap - side - 4)
    ring.width = min(ring.width, round(ring.height * widest))
    ring.midtop = (middle.centerx, middle.top + above + gap + side // 2 + 2)
    plans = {}
    seated = order(scene)
    for seat, angle in zip(seated, _angles(len(seated)), strict=True):
        turn = math.radians(angle)
        emblem = pygame.Rect(0, 0, side, side)
        emblem.center = (
            round(ring.centerx + ring.width / 2 * math.cos(turn)),
            round(ring.centery + ring.height / 2 * math.sin(turn)),
        )
        words = pygame.Rect((0, 0), label_size(seat, look))
        if math.sin(turn) < -0.2:
            words.midbottom = (emblem.centerx, emblem.top - gap)
        else:
            words.midtop = (emblem.centerx, emblem.bottom + gap)
        plans[seat.id] = SeatPlace(emblem, words)
    return plans, ring.inflate(-side * 60 // 100, -side * 60 // 100)


def plate_size(pair: Alliance, look: Look) -> tuple[int, int]:
    """The plate of an alliance: its number, what changed, its notches below."""
    wide = fonts.text_width(str(pair.confidence), NUMBER, look)
    if pair.change:
        wide += look.px(18) + fonts.text_width(str(abs(pair.change)), SMALL_STRONG, look)
    return max(wide, look.px(43)) + look.px(18), fonts.line_height(NUMBER, look) + look.px(17)


def door_size(look: Look) -> tuple[int, int]:
    """The plate of a door: its picture. How the talks stand is said where it is heard, pointed at or pressed."""
    return look.px(24 + 18), look.px(36)


def _alliance(
    pair: Alliance, seats: dict[str, SeatPlace], top: pygame.Rect, taken: list[pygame.Rect], look: Look
) -> LinkPlace:
    slack = 0.16 + 0.42 * (100 - pair.confidence) / 100
    points = _line(seats[pair.partner], seats[pair.guarantor], top, slack, look)
    return _with_plate(points, plate_size(pair, look), taken, look)


def _door(door: Door, seats: dict[str, SeatPlace], top: pygame.Rect, taken: list[pygame.Rect], look: Look) -> LinkPlace:
    points = _line(seats[door.one], seats[door.other], top, 0.05, look)
    return _with_plate(points, door_size(look), taken, look)


def _line(one: SeatPlace, other: SeatPlace, top: pygame.Rect, slack: float, look: Look) -> tuple[Point, ...]:
    """A curve from emblem to emblem that hangs toward the middle of the table by its slack."""
    start, end = one.emblem.center, other.emblem.center
    half = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    pull = ((top.centerx - half[0]) * slack * 2, (top.centery - half[1]) * slack * 2)
    if math.hypot(*pull) < look.px(10):  # opposite seats: slack shows as a bend aside
        length = max(1.0, math.dist(start, end))
        pull = (
            -(end[1] - start[1]) / length * slack * look.px(120),
            (end[0] - start[0]) / length * slack * look.px(120),
        )
    curve = curve_points(start, (half[0] + pull[0], half[1] + pull[1]), end, 60)
    margin = one.emblem.width / 2 + look.px(5)
    return tuple(p for p in curve if math.dist(p, start) > margin and math.dist(p, end) > margin)


def _with_plate(points: tuple[Point, ...], size: tuple[int, int], taken: list[pygame.Rect], look: Look) -> LinkPlace:
    """Lay the plate at the first place along the line where it covers nothing; else where it covers least."""

    def box(at: float) -> pygame.Rect:
        found = pygame.Rect((0, 0), size)
        found.center = tuple(map(round, points[min(len(points) - 1, int(at * len(points)))]))
        return found

    best = min(_TRIES, key=_least(lambda at: _covered(box(at).inflate(look.px(6), look.px(6)), taken)))
    plate = box(best)
    plate = _pushed_off(plate, taken, look)
    taken.append(plate)
    return LinkPlace(points, plate, best)


def _least(cost: Callable[[float], int]) -> Callable[[float], tuple[int, float]]:
    return lambda at: (cost(at), abs(at - 0.5))


def _covered(box: pygame.Rect, taken: Iterable[pygame.Rect]) -> int:
    return sum(part.width * part.height for part in (box.clip(other) for other in taken))


def _pushed_off(plate: pygame.Rect, taken: list[pygame.Rect], look: Look) -> pygame.Rect:
    """The nearest free place, if the plate still covers something."""
    room = look.px(4)
    for radius in range(0, look.px(160), max(2, look.px(8))):
        for turn in range(0, 360, 30):
            moved = plate.move(
                round(radius * math.cos(math.radians(turn))), round(radius * math.sin(math.radians(turn)))
            )
            if not _covered(moved.inflate(room, room), taken):
                return moved
            if not radius:
                break
    return plate
