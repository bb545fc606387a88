"""What is said is heard: the corpora, and what must hold for any words at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from scoring import Verdict, judge, read, shares, view_of

from game.rules.model.meaning import Meaning
from game.speech.hearing import hear

HERE = Path(__file__).parent
CORPORA = ("build", "fresh", "talk", "class")


@pytest.fixture(scope="module", params=CORPORA)
def verdicts(request: pytest.FixtureRequest) -> list[Verdict]:
    return [judge(sentence) for sentence in read(HERE / f"{request.param}.yaml")]


def test_sentences_are_heard_for_what_they_are(verdicts: list[Verdict]):
    found = shares(verdicts)
    assert found["right kind"] >= 90, found
    assert found["exact clauses of proposals"] >= 85, found


def test_hardly_anything_is_put_in_the_wrong_mouth(verdicts: list[Verdict]):
    assert shares(verdicts)["wrong giver, direction or concession"] <= 2


def test_wordy_people_are_not_misheard_even_where_they_are_not_understood():
    found = shares([judge(sentence) for sentence in read(HERE / "wordy.yaml")])
    assert found["wrong giver, direction or concession"] <= 2, found
    assert found["right kind"] >= 75, found


def only(scenario: str, seat: str, to: str, text: str) -> Meaning:
    (meaning,) = hear(view_of(scenario, seat), text, (to,))
    return meaning


def test_a_bargain_is_a_draft_of_both_sides():
    meaning = only("strait", "meridane", "orveld", "If you pause, we'd ease the sanctions by two levels for 3 rounds")
    assert meaning.kind == "proposal"
    assert meaning.text is not None
    assert meaning.text.signatories == ("meridane", "orveld")
    assert [(c.concession, c.level, c.rounds) for c in meaning.text.clauses] == [("pause", 1, 0), ("relief", 2, 3)]


def test_a_witness_signs_and_a_breach_releases_everybody():
    meaning = only("strait", "meridane", "orveld", "relief for a pause, snap-back, kessary witnesses, off the record")
    assert meaning.text is not None
    assert (meaning.text.witness, meaning.text.snapback, meaning.text.public) == ("kessary", True, False)
    assert "kessary" in meaning.text.signatories


@pytest.mark.parametrize(
    "text",
    [
        "we would pause our demonstrations for a pause",
        "we will let monitors in if you let monitors in",
        "you stop the exercises and we give relief",
        "our market for your corridor",
    ],
)
def test_nobody_is_heard_to_give_what_somebody_else_has(text: str):
    """Lindrow has neither market, monitors, exercises nor a corridor, and Kessary has none of them either."""
    for meaning in hear(view_of("strait", "lindrow"), text, ("kessary",)):
        assert meaning.text is None


def test_a_question_is_no_proposal():
    for text in ("why not the cap?", "what would you want for relief?", "would you sign relief for a cap?"):
        assert only("strait", "meridane", "orveld", text).kind == "question"


def test_what_is_not_at_the_table_is_unclear_with_what_comes_nearest():
    meaning = only("strait", "lindrow", "meridane", "we will open our market if you give assistance")
    assert (meaning.kind, meaning.nearest[0]) == ("unclear", "market")


def test_a_threat_names_the_deed_and_what_it_hangs_on():
    meaning = only("strait", "meridane", "orveld", "if you demonstrate again we will tighten restrictions")
    assert meaning.deed is not None
    assert (meaning.kind, meaning.deed.does, meaning.deed.by) == ("threat", "restrict", "meridane")
    assert [(each.does, each.by) for each in meaning.condition] == [("demonstration", "orveld")]


def test_a_promise_until_a_round():
    meaning = only("strait", "orveld", "lindrow", "I promise no more demonstrations until round 6")
    assert meaning.deed is not None
    assert (meaning.kind, meaning.deed.does, meaning.deed.negated) == ("promise", "demonstration", True)
    assert meaning.until == 6


def test_the_exact_grammar_is_heard_as_it_is_read():
    meaning = only("strait", "meridane", "orveld", "orveld: i give relief 2 for 3; they give cap; witness kessary")
    assert meaning.text is not None
    assert [(c.concession, c.level, c.rounds) for c in meaning.text.clauses] == [("relief", 2, 3), ("cap", 1, 0)]


# --------------------------------------------------------------------------------------------------
# Any words


SEATS = [
    ("strait", "orveld"), ("strait", "kessary"), ("congress", "dorsand"), ("ferry", "ebrany"),
    ("first-readout", "ruvane"),
]  # fmt: skip
PIECES = Path(__file__).with_name("pieces.txt").read_text(encoding="utf-8").split()
WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=160).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(seat=st.sampled_from(SEATS), text=st.one_of(WORDS, st.text(max_size=2000)), everyone=st.booleans())
def test_any_words_are_heard_somehow(seat: tuple[str, str], text: str, everyone: bool):
    view = view_of(*seat)
    to = () if everyone else (next(s for s in view.setting.seats if s != view.seat),)
    heard = hear(view, text, to)
    assert heard
    assert heard == hear(view, text, to)
    setting = view.setting
    known = {*setting.seats, *setting.concession, *setting.move}
    for meaning in heard:
        assert {each for each in meaning.about if not each.startswith("offer:")} <= known
        assert set(meaning.nearest) <= known
        if meaning.text is not None:
            givers = {setting.concession[clause.concession].giver for clause in meaning.text.clauses}
            assert givers <= set(meaning.text.signatories)
            assert all(1 <= c.level <= len(setting.concession[c.concession].levels) for c in meaning.text.clauses)


def test_a_sentence_is_heard_while_it_is_typed():
    """95 of 100 sentences within 20 ms, the longest message within ten times that."""
    sentences = [sentence for corpus in CORPORA for sentence in read(HERE / f"{corpus}.yaml")]
    took = []
    for sentence in sentences:
        view = view_of(sentence["scenario"], sentence["seat"])
        hear(view, sentence["say"], tuple(sentence["to"]))
        start = time.process_time()
        hear(view, sentence["say"], tuple(sentence["to"]))
        took.append(time.process_time() - start)
    took.sort()
    assert took[len(took) * 95 // 100] < 0.020


PROBE = """
import sys, time
import game.content, game.rules, game.wording
assert not any(name.startswith("game.speech") or name == "rapidfuzz" for name in sys.modules)
start = time.process_time()
import game.speech.hearing
print(time.process_time() - start)
"""


def test_the_room_is_entered_quickly_and_only_when_somebody_speaks(tmp_path: Path):
    """With the bytecode at hand, as in an installed game; the first run only makes it."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    probe = [sys.executable, "-c", PROBE]
    took = [
        float(subprocess.run(probe, capture_output=True, text=True, check=True, env=env).stdout) for _ in range(4)
    ]
    assert min(took) < 0.05, took
