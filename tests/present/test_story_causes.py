"""The causes that a round's telling counts add up to what each meter moved, and nothing is told twice."""

from __future__ import annotations

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

from game.present.story import beats
from tests.tools.posing import game_at


def test_counted_causes_add_up_to_the_change_of_their_meter() -> None:
    game = game_at("strait", "meridane", 5)
    try:
        view, counted = game.desk.view, 0
        for report in view.table.history:
            for beat in beats(view, report):
                assert len(beat.whys) in (0, len(beat.lines))
                for why, line in zip(beat.whys, beat.lines, strict=False):
                    if why is None:
                        continue
                    counted += 1
                    assert line.text.startswith(why.head[:-1])
                    assert all(cause in line.text for _, cause in why.causes)
                    by = sum(by for by, _ in why.causes)
                    assert f" by {abs(by)} to " in why.head or "stayed" in why.head
        assert counted >= 8
    finally:
        game.live.close()
