"""A resolved round told step by step: each move, each piece of news, each meter moving with its cause.

Which steps there are is decided from a View alone; `RoundPlayback` walks through them, or skips them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.theme import BODY, READOUT, SMALL, TITLE
from game.desktop.widgets import (
    Button,
    Card,
    Column,
    Flow,
    Icon,
    Label,
    Meter,
    Row,
    Scroll,
    Widget,
)
from game.desktop.widgets.buttons import Press
from game.present.meters import rising_is_bad
from game.rules.model.meters import MAKE_UP_CONFIDENCE
from game.rules.model.news import NewsKind
from game.rules.model.table import RoundReport
from game.rules.model.view import View
from game.wording import (
    band_changes,
    fell_sentence,
    meter_name,
    news_sentence,
    played_sentence,
    points,
    upper_first,
)
from game.wording.meters import change_sentence, confidence_sentence, private_changes

GLIDE = 450
"""Milliseconds in which a meter moves."""
PER_LETTER, AT_LEAST = 45, 2200
"""Milliseconds that the telling by itself leaves for a letter, and for a step."""


@dataclass(frozen=True)
class PlaybackStep:
    """What is told at a time: sentences with the icons beside them, and which public meters moved to where."""

    lines: tuple[tuple[str, str], ...]
    meter: str = ""
    before: int = 0
    after: int = 0
    moves: tuple[tuple[str, int], ...] = ()


def steps_of(before: View, view: View) -> tuple[PlaybackStep, ...]:
    """The last resolved round as a seat saw it, step by step."""
    report = view.table.history[-1]
    played = [(view.setting.move[each.move].drawing, played_sentence(view.setting, each)) for each in report.moves]
    news = [("home", words) for words in fell_sentence(view)]
    told = [each for each in report.news if each.kind is not NewsKind.EVENT]
    news += [(_news_icon(each.kind), news_sentence(view, each)) for each in told]
    own = [("mandate", words) for words in private_changes(view, report.round)]
    own += [("support", words) for words in band_changes(before, view)]
    found = [PlaybackStep(tuple(played) or (("pause", "No delegation made a move that others could see."),))]
    found += [PlaybackStep(tuple(news))] if news else []
    found += list(_meters(view, report))
    found += [PlaybackStep(tuple(own))] if own else []
    if len(view.desk.scores) >= report.round:
        score = view.desk.scores[report.round - 1]
        verb = "earned" if score >= 0 else "cost"
        found.append(PlaybackStep((("score", f"By your books the round {verb} you {points(abs(score))}."),)))
    return tuple(found)


def _meters(view: View, report: RoundReport) -> Iterator[PlaybackStep]:
    """Public meters in the order of reports: a partner's confidence comes with its two fears."""
    for key in ("tension", *(k for k in report.after if k != "tension")):
        kind, _, rest = key.partition(":")
        before, after = report.before[key], report.after[key]
        if kind == "abandonment":
            yield from _confidence(view, rest, report)
        if kind in ("confidence", *MAKE_UP_CONFIDENCE) or before == after:
            continue
        shifts = [s for s in report.shifts if s.meter == key]
        line = (_meter_icon(kind), change_sentence(view, key, before, after, shifts))
        yield PlaybackStep((line,), key, before, after, ((key, after),))


def _confidence(view: View, partner: str, report: RoundReport) -> Iterator[PlaybackStep]:
    """A partner's confidence in large, then each of what makes it up that moved, with its own causes."""
    key, fears = f"confidence:{partner}", [f"{kind}:{partner}" for kind in MAKE_UP_CONFIDENCE]
    moved = [fear for fear in fears if report.before[fear] != report.after[fear]]
    if not moved:
        return
    lines = [("confidence", confidence_sentence(view, partner, report))]
    for fear in moved:
        shifts = [s for s in report.shifts if s.meter == fear]
        words = change_sentence(view, fear, report.before[fear], report.after[fear], shifts)
        lines.append((fear.partition(":")[0], words))
    moves = tuple((fear, report.after[fear]) for fear in fears)
    yield PlaybackStep(tuple(lines), key, report.before[key], report.after[key], moves)


def _meter_icon(kind: str) -> str:
    return kind if kind in ("tension", "progress", "strain", "autonomy", "support", "trust") else "info"


def _news_icon(kind: str) -> str:
    icons = {
        "ratified": "deal", "fell": "home", "line-crossed": "public-line", "over-heads": "abandonment",
        "left": "breach", "leaked": "confidential", "breach": "breach", "pledge-tested": "pledge",
        "pledge-kept": "pledge",
        "pledge-failed": "breach", "demand-met": "demand", "demand-refused": "demand",
        "overture-ignored": "overture",
        "incident": "warning", "price": "price", "good-offices": "good-offices", "door": "door", "communique": "public",
    }  # fmt: skip
    return icons.get(kind, "event")


class RoundPlayback:
    """Walks through the steps of a round. Meters glide to where each step takes them."""

    def __init__(self, before: View, view: View, motion: bool) -> None:
        self.view = view
        self.report = view.table.history[-1]
        self.steps = steps_of(before, view)
        self.at = 0
        self.motion = motion
        self.by_itself = False
        self._since = pygame.time.get_ticks() if motion else -GLIDE
        self._step_since = pygame.time.get_ticks()

    @property
    def last(self) -> bool:
        """Whether everything has been told."""
        return self.at >= len(self.steps) - 1

    def go_on(self) -> None:
        """The next step."""
        self.at = min(self.at + 1, len(self.steps) - 1)
        self._since = pygame.time.get_ticks() if self.motion else -GLIDE
        self._step_since = pygame.time.get_ticks()

    def skip(self) -> None:
        """All the rest at once, up to the last step, which waits to be read."""
        self.at, self.by_itself = len(self.steps) - 1, False
        self._since = pygame.time.get_ticks() if self.motion else -GLIDE

    def play_or_pause(self) -> None:
        """Let the steps follow each other by themselves, or stop that. The last one always waits."""
        self.by_itself = not self.by_itself
        self._step_since = pygame.time.get_ticks()

    def wait(self, now: int) -> int | None:
        """Milliseconds until the next step comes by itself; none if it does not."""
        if not self.by_itself or self.last:
            return None
        letters = sum(len(words) for _, words in self.steps[self.at].lines)
        return max(0, self._step_since + max(AT_LEAST, PER_LETTER * letters) - now)

    def moving(self, now: int) -> bool:
        """Whether a meter still glides."""
        return self.motion and bool(self.steps[self.at].moves) and now - self._since < GLIDE + 40

    def _share(self) -> int:
        """How far the present step's meters have come, in percent."""
        if not self.motion:
            return 100
        return max(0, min(100, 100 * (pygame.time.get_ticks() - self._since) // GLIDE))

    def meters(self) -> dict[str, int]:
        """What the table shows now: everything told so far, and the present step on its way."""
        shown = {key: value for key, value in self.report.before.items() if not key.startswith("confidence:")}
        for step in self.steps[: self.at]:
            shown.update(step.moves)
        for key, value in self.steps[self.at].moves:
            shown[key] = _between(shown.get(key, value), value, self._share())
        return shown

    def page(self, go_on: Press, leave: Press, play: Press) -> Widget:
        """What has been told, the present step large, and the buttons."""
        return FirstThatIsLowEnough(
            [lambda: self._page(go_on, leave, play, True), lambda: self._page(go_on, leave, play, False)], grow=1
        )

    def _page(self, go_on: Press, leave: Press, play: Press, roomy: bool) -> Widget:
        """The title stays above the scroll area where there is room for it."""
        title = Label(f"How round {self.report.round} went", TITLE)
        told = [self._told(step) for step in self.steps[: self.at]]
        every = [*([] if roomy else [title]), *told, self._now(self.steps[self.at])]
        body = Scroll(Column(every, gap=8), least=120 if roomy else 44, stick=True, key="told", grow=1)
        foot = [] if self.last else [self._player(play), Button("Skip to the end", self.skip, kind="quiet", key="skip")]
        on = "On to the next round" if self.view.table.outcome is None else "See how it ended"
        words = on if self.last else "Next"
        forward = Button(words, leave if self.last else go_on, kind="primary", icon="right", key="next", guise=words)
        foot.append(forward)
        count = Label(f"{self.at + 1} of {len(self.steps)}", SMALL, "muted", grow=1)
        buttons = Row([count, Flow(foot, align="right")], gap=10, key="foot")
        return Column([*([title] if roomy else []), body, buttons], gap=8)

    def _player(self, play: Press) -> Button:
        icon, says = ("pause", "Pause the telling") if self.by_itself else ("play", "Let it be told by itself")
        return Button("", play, kind="quiet", icon=icon, says=says, tip=f"{says}.", key="play")

    def _told(self, step: PlaybackStep) -> Widget:
        rows = [
            Row([Icon(icon, 18, "muted"), Label(words, SMALL, "muted", grow=1)], gap=8) for icon, words in step.lines
        ]
        return Column(rows, gap=4)

    def _now(self, step: PlaybackStep) -> Widget:
        style = READOUT if len(step.lines) == 1 or step.meter else BODY
        items: list[Widget] = [
            Row([Icon(icon, 24, "brass"), Label(words, BODY if number else style, grow=1)], gap=10)
            for number, (icon, words) in enumerate(step.lines)
        ]
        if step.meter:  # what moved stands first, then the sentences below it say why
            items.insert(1, self._meter(step))
        falls = step.meter.startswith("confidence:") and step.after < step.before
        return Card(Column(items, gap=10), mark="critical" if falls else "brass", key=f"step-{self.at}")

    def _meter(self, step: PlaybackStep) -> Widget:
        value, kind = _between(step.before, step.after, self._share()), step.meter.partition(":")[0]
        name, bad = upper_first(meter_name(self.view, step.meter)), rising_is_bad(self.view, step.meter)
        return Meter(name, value, kind, bad, change=step.after - step.before)


def _between(before: int, after: int, percent: int) -> int:
    eased = percent * (200 - percent) // 100
    return before + (after - before) * eased // 100 if percent < 100 else after
