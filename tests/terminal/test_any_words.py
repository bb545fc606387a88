"""Whatever words come in whatever order, the client answers in sentences and the game goes on."""

from __future__ import annotations

from random import Random

import pytest

from game.terminal import Left
from game.terminal.commands import every_command

LITTLE = [
    "i",
    "they",
    "we",
    "gives",
    "give",
    "for",
    "3",
    "from",
    "+1",
    "next",
    "round",
    "level",
    "1",
    "2",
    "9",
    "witness",
    "snapback",
    "no",
    "confidential",
    "public",
    "without",
    "with",
    "and",
    ",",
    ";",
    ":",
    "communique",
    "pressure",
    "invitation",
    "home",
    "never",
    "above",
    "worth",
    "support",
    "trust",
    "enforcement",
    "look",
    "away",
    "breach",
    "keep",
    "leave",
    "drop",
    "clear",
    "enforce",
    "announce",
    "0",
    "all",
    "standing",
    "in",
    "return",
    "the",
    "me",
    "offer",
    "counter",
]


def babble(view, luck):
    """A line of words that mean something here, in an order that mostly does not."""
    setting = view.setting
    words = [*LITTLE, *setting.seats, *(c.id for c in setting.concessions), *(m.id for m in setting.rulebook.moves)]
    words += [str(luck.randint(0, 30)), *(i.id for i in setting.issues)]
    command = luck.choice([c.word for c in every_command() if c.word not in ("quit", "save", "debrief")])
    return f"{command} {' '.join(luck.choices(words, k=luck.choice((0, 1, 1, 2, 3, 5, 8))))}"


@pytest.mark.parametrize(
    ("scenario", "seats"),
    [
        ("strait", ("meridane",)),
        ("strait", ("orveld", "kessary")),
        ("congress", ("dorsand", "nerrin")),
        ("first-readout", ("isolane",)),
        ("ferry", ("quellin",)),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_any_words(sit, scenario, seats, seed):
    keyboard = sit(scenario, *seats, seed=seed, level="random")
    luck = Random(seed)
    for _ in range(120):
        line = babble(keyboard.client.view, luck) if luck.random() < 0.9 else "ready"
        try:
            said = keyboard.types(line)
        except Left:
            continue
        assert said.strip(), line
        assert "None" not in said, line
        assert "Traceback" not in said
        if keyboard.client.session.over:
            break
    for command in ("status", "history", "ledger", "offers all", "rooms", "score", "recap", "brief", "debrief"):
        assert keyboard.types(command).strip()
