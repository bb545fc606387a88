"""A game of every scenario, written as a play and told in the words of the clients, against what was told before.

The plays are scripts in tests/golden/*.play; what the game makes of them stands beside each in a .txt that a person can
read. OVERTURE_WRITE_GOLDEN=1 writes the texts anew: read the difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

import pytest
from scene import Scene

from game.content import load_scenario
from game.rules.model.terms import CHAIR
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.withdraw import Withdraw
from game.wording import act_sentence, event_sentence, outcome_sentence, plan_lines, round_story, score_sentence

GOLDEN = Path(__file__).parent / "golden"
SEED = 4
WIDTH = 110


def act_of(scene: Scene, seat: str, words: str) -> Act:
    """The act that one line of a script stands for."""
    verb, _, rest = words.partition(" ")
    last = len(scene.desk(seat).offers)
    match verb:
        case "say":
            to, _, text = rest.partition("|")
            return Say(text.strip(), tuple(to.split()))
        case "offer" | "counter":
            clauses, *terms = (part.strip() for part in rest.split("/"))
            known = {term.split()[0]: " ".join(term.split()[1:]) for term in terms}
            also = f"{seat} {known.get('with', '')}"
            if verb == "counter":
                seen = scene.view(seat).offer(last)
                assert seen is not None
                also += " " + " ".join(seen.offer.text.signatories)
            text = scene.text(
                clauses, also, witness=known.get("witness", ""), snapback="snapback" in known, secret="secret" in known
            )
            return Offer(text, last if verb == "counter" else 0)
        case "sign":
            return Accept(int(rest or last))
        case "decline":
            return Decline(last, rest)
        case "withdraw":
            return Withdraw(last)
        case "ask":
            return Ask(rest)
        case "close":
            return Close(*rest.split())
        case "reply":
            return Reply(*rest.split())
        case "read":
            return Read(*rest.split())  # type: ignore[arg-type]
    raise AssertionError(f"no such verb in a play: {verb}")


def told(scene: Scene, script: str) -> Iterator[str]:
    """The play, scene by scene, as the clients would tell it."""
    setting = scene.state.scenario.setting
    reader, rounds = setting.seats[0], 0
    yield setting.title.upper()
    yield fill(setting.opening, WIDTH)
    yield from opening_of_round(scene, reader)
    for line in script.splitlines():
        words = line.partition("#")[0].strip()
        if not words:
            continue
        if scene.state.table.outcome is not None and words != "resolve":
            raise AssertionError(f"the game is over before: {words}")
        seat, separator, rest = words.partition(":")
        if words == "resolve":
            yield from resolved(scene, reader, rounds)
            rounds += 1
        elif separator:
            yield from spoken(scene, seat, act_of(scene, seat, rest.strip()))
        else:
            seat, _, rest = words.partition(" plans ")
            scene.signals()
            act = Commit(scene.plan(seat, rest))
            lines = plan_lines(scene.view(seat), act.plan)
            scene.does(seat, act)
            yield spoken_by(setting.delegation[seat].title, "(plans, for itself) " + " ".join(lines))
    while scene.state.table.outcome is None:
        yield from resolved(scene, reader, rounds)
        rounds += 1
    for seat in setting.seats:
        yield spoken_by(setting.delegation[seat].title, score_sentence(scene.view(seat)))


def opening_of_round(scene: Scene, reader: str) -> Iterator[str]:
    yield f"--- Round {scene.state.table.round} ".ljust(WIDTH, "-")
    for news in scene.state.table.briefing:
        if news.kind == "event":
            yield fill(event_sentence(scene.view(reader), news.what), WIDTH)


def spoken_by(title: str, words: str) -> str:
    return fill(words, WIDTH, initial_indent=f"{title}: ", subsequent_indent="    ", break_on_hyphens=False)


def spoken(scene: Scene, seat: str, act: Act) -> Iterator[str]:
    sentence = act_sentence(scene.view(seat), act)
    scene.does(seat, act)
    yield spoken_by(scene.state.scenario.setting.delegation[seat].title, sentence)


def resolved(scene: Scene, reader: str, told_rounds: int) -> Iterator[str]:
    """The round's end, if the last plan has not brought it already, and the next one's briefing."""
    if len(scene.state.table.history) == told_rounds:
        scene.signals().does(CHAIR, EndPhase())
    yield f"[What {scene.state.scenario.setting.delegation[reader].title} sees]"
    for sentence in round_story(scene.view(reader), scene.report):
        yield fill(sentence, WIDTH, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)
    if scene.state.table.outcome is None:
        yield from opening_of_round(scene, reader)
    else:
        yield "--- The end ".ljust(WIDTH, "-")
        yield fill(outcome_sentence(scene.view(reader), scene.state.table.outcome), WIDTH)


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.play")))
def test_a_play_is_told_as_it_was(name: str):
    scene = Scene(load_scenario(name), SEED)
    text = "\n".join(told(scene, (GOLDEN / f"{name}.play").read_text(encoding="utf-8"))) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("OVERTURE_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
