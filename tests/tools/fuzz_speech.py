"""Says thousands of made-up sentences to tables of computers and holds the properties of speech against what follows.

`python -m tests.tools.fuzz_speech 10000 [SEED]` takes some minutes; `tests/speech/test_fuzz.py` does a part of it.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from game.content import load_scenario
from game.rules.model.meaning import Meaning
from game.rules.model.refusal import Illegal
from game.rules.model.terms import CHAIR, Actor
from game.rules.model.view import View
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.say import Say
from game.session import Session
from game.speech.hearing import hear

HERE = Path(__file__).parents[1] / "speech"
PIECES = (HERE / "pieces.txt").read_text(encoding="utf-8").split()
TABLES = (("strait", "meridane"), ("ferry", "ebrany"), ("first-readout", "ruvane"), ("strait", "lindrow"))
LEVELS = ("easy", "standard", "strong")
PER_TABLE, PER_ROUND, TOLD = 60, 12, 4
"""Sentences heard at one table and in one of its rounds; of so many one is told to a computer and answered."""
KEPT_BACK = re.compile(r"\d{2,}|\bpoints?\b|reservation|walk-away", re.IGNORECASE)


def sentences(rng: random.Random) -> Iterator[str]:
    """What people might type: sentences of the corpora with slips, cut, doubled and shuffled, and heaps of words."""
    known = [s["say"] for name in ("build", "fresh", "talk", "class") for s in _read(f"{name}.yaml")]
    while True:
        kind, said = rng.randrange(5), rng.choice(known)
        words = said.split()
        if kind == 0:
            said = " ".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 40)))
        elif kind == 1:
            said = f"{said} {rng.choice(('and', 'but', 'if', 'or', '-', '.', '?', 'unless'))} {rng.choice(known)}"
        elif kind == 2:
            rng.shuffle(words)
            said = " ".join(words)
        elif kind == 3:
            at = rng.randrange(len(said))
            said = said[:at] + rng.choice("aeiourst ,.?!'") + said[at + rng.randrange(2) :]
        else:
            said = " ".join(word for word in words if rng.random() > 0.15) or said
        yield said


def _read(name: str) -> list[dict[str, str]]:
    corpus: list[dict[str, str]] = yaml.load((HERE / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return corpus


def fuzz(number: int, seed: int = 1) -> int:
    """Says so many sentences; the number of those that were answered. Raises AssertionError with the sentence."""
    rng = random.Random(seed)
    every, answered = sentences(rng), 0
    for start in range(0, number, PER_TABLE):
        scenario, seat = TABLES[start // PER_TABLE % len(TABLES)]
        level = LEVELS[start // PER_TABLE % len(LEVELS)]
        session = Session.start(load_scenario(scenario), seed + start, {seat: "person"}, {"*": level})
        session.settle()
        for at in range(min(PER_TABLE, number - start)):
            answered += _say(session, seat, next(every), rng, at)
            if at % PER_ROUND == PER_ROUND - 1:
                _go_on(session)
            if session.over:
                break
        session.close()
    return answered


def _say(session: Session, seat: str, said: str, rng: random.Random, at: int) -> int:
    others = [each for each in session.setting.seats if each != seat]
    to = (rng.choice(others),) if rng.random() < 0.9 else ()
    view = session.view(seat)
    heard = hear(view, said, to)
    assert heard == hear(view, said, to), said
    for meaning in heard:
        _holds(view, meaning, said)
    if at % TOLD or not said.strip():
        return 0
    return _told(session, seat, said, to)


def _holds(view: View, meaning: Meaning, said: str) -> None:
    setting = view.setting
    if meaning.text is not None:
        givers = {setting.concession[clause.concession].giver for clause in meaning.text.clauses}
        assert givers <= set(meaning.text.signatories), said
        assert all(1 <= c.level <= len(setting.concession[c.concession].levels) for c in meaning.text.clauses), said
    assert meaning.deed is None or meaning.deed.by in ("", *setting.seats), said


def _told(session: Session, seat: str, said: str, to: Sequence[str]) -> int:
    """Tells it to a computer, which answers in words alone and keeps to itself what is its own."""
    before = session.view(seat)
    try:
        session.submit(seat, Say(said, tuple(to)))
    except Illegal:
        return 0
    session.settle()
    after = session.view(seat)
    assert [d.id for d in after.deals()] == [d.id for d in before.deals()], said
    key = "+".join(sorted((seat, *to) if to else session.setting.seats))
    told = after.rooms[key].messages
    mine = max(i for i, message in enumerate(told) if message.by == seat)
    if to:
        assert len(told) == mine + 2, (said, told[mine:])
    for message in told[mine + 1 :]:
        assert not KEPT_BACK.search(message.text), (said, message.text)
        assert message.text.strip(), said
    return 1


def _go_on(session: Session) -> None:
    for _ in range(2):
        try:
            session.submit(Actor(CHAIR), EndPhase())
        except Illegal:
            return
        session.settle()


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(wanted, "sentences,", fuzz(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else 1), "of them answered")
