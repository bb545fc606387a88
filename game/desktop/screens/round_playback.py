"""A resolved round told beat by beat, the meters moving; walked through, left to go by itself, or skipped."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.one_line_label import OneLineLabel
from game.desktop.theme import BODY, READOUT, SMALL, SMALL_STRONG, TITLE
from game.desktop.widgets import Button, Card, Column, Flow, Icon, Label, Meter, Row, Scroll, Widget
from game.desktop.widgets.buttons import Press
from game.present.meters import rising_is_bad
from game.present.story import Beat, beats
from game.rules.model.view import View
from game.wording import meter_name, signed, upper_first

TOLD = replace(READOUT, size=22)
"""The beat that is being told."""
GLIDE = 450
"""Milliseconds in which a meter moves."""
PER_LETTER, AT_LEAST = 45, 2200
"""Milliseconds that the telling by itself leaves for a letter, and for a step."""


class RoundPlayback:
    """Walks through the steps of a round. Meters glide to where each step takes them."""

    def __init__(self, before: View, view: View, motion: bool) -> None:
        self.view, self.before = view, before
        self.report = view.table.history[-1]
        self.steps = beats(view, self.report, before)
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
        letters = sum(len(line.text) for line in self.steps[self.at].lines)
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

    def _told(self, step: Beat) -> Widget:
        """What has been told folds into its first line; the whole stands in its tooltip and on the page of rounds."""
        first, *rest = step.lines
        more = [Label(f"{len(rest)} more", SMALL, "muted")] if rest else []
        words = OneLineLabel(first.text, grow=1)
        words.tip = "\n".join(line.text for line in step.lines)
        return Row([Icon(first.icon, 18, "muted"), words, *more], gap=8)

    def _now(self, step: Beat) -> Widget:
        style = TOLD if len(step.lines) == 1 or step.meter else READOUT
        items: list[Widget] = []
        for number, line in enumerate(step.lines):
            why = step.whys[number] if step.whys else None
            words = Label(why.head if why else line.text, BODY if number else style, grow=1)
            items.append(Row([Icon(line.icon, 24, "brass"), words], gap=10))
            if step.meter and not number:  # what moved stands first, then what is below it says why
                items.append(self._meter(step))
            if why:
                items.append(Flow([_chip(by, cause, why.rising_is_bad) for by, cause in why.causes], gap=6))
        falls = step.meter.startswith("confidence:") and step.after < step.before
        return Card(Column(items, gap=10), mark="critical" if falls else "brass", key=f"step-{self.at}")

    def _meter(self, step: Beat) -> Widget:
        value, kind = _between(step.before, step.after, self._share()), step.meter.partition(":")[0]
        name, bad = upper_first(meter_name(self.view, step.meter)), rising_is_bad(self.view, step.meter)
        return Meter(name, value, kind, bad, change=step.after - step.before)


def _chip(by: int, cause: str, rising_is_bad: bool) -> Widget:
    """One cause, with how much it moved."""
    good = (by > 0) != rising_is_bad
    figure = Label(signed(by), SMALL_STRONG, "firm" if good else "critical")
    return Card(Row([figure, Label(cause, SMALL, grow=1)], gap=6), around=4)


def _between(before: int, after: int, percent: int) -> int:
    eased = percent * (200 - percent) // 100
    return before + (after - before) * eased // 100 if percent < 100 else after
