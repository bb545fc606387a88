"""Theory notes and questions hang on signs that exist, and fill in without gaps."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest
import yaml
from msgspec.structs import replace
from recorded import computer_game, wild_debrief

from game.content import load_scenario
from game.datafiles import data_path
from game.debrief.findings import FINDINGS
from game.debrief.measures import Debrief, debrief
from game.debrief.theory import SECTIONS, notes, questions
from game.record import load_record
from game.rules.model.terms import CHAIR, Plan, Use
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_game import EndGame
from game.rules.verbs.end_phase import EndPhase
from game.session import Session

NOTES = yaml.safe_load(data_path("assets/debrief/theory.yaml").read_text("utf-8"))
ASKED = yaml.safe_load(data_path("assets/debrief/questions.yaml").read_text("utf-8"))
WORDS = {"by", "to", "what", "other", "round", "rounds"}
SOURCES = ("Snyder", "Putnam", "Fearon", "Schelling", "Jervis", "Osgood", "Raiffa", "Nash")


def test_every_note_names_a_sign_and_its_source() -> None:
    assert len({note["id"] for note in NOTES}) == len(NOTES)
    for note in NOTES:
        assert note["when"] in FINDINGS
        assert note["source"].rstrip(".)")[-4:].isdigit() or "chapter" in note["source"]
        assert {name for _, name, _, _ in Formatter().parse(note["here"]) if name} <= WORDS
        assert note["text"].count(". ") <= 1, "one or two sentences"
    for name in SOURCES:
        assert any(name in note["source"] for note in NOTES)


def test_every_question_names_a_sign_and_a_part_of_the_debrief() -> None:
    for entry in ASKED:
        assert entry["when"] in FINDINGS
        assert entry["section"] in SECTIONS
        assert {name for _, name, _, _ in Formatter().parse(entry["ask"]) if name} <= WORDS
        assert entry["ask"].endswith(("?", "see.", "."))
    for section in SECTIONS:
        assert any(entry["section"] == section and entry["when"] == "always" for entry in ASKED)


def test_signs_without_a_note_or_a_question_are_not_kept() -> None:
    used = {entry["when"] for entry in (*NOTES, *ASKED)}
    assert set(FINDINGS) == used


GAMES = [("strait", n) for n in range(3)] + [("congress", 1)] + [("first-readout", 1), ("ferry", 1)]


@pytest.mark.parametrize(("name", "seed"), GAMES)
def test_sentences_have_no_gaps(name: str, seed: int) -> None:
    for game in (wild_debrief(name, seed), debrief(computer_game(name, seed))):
        for sentence in (*(n.here for n in notes(game)), *(q.text for q in questions(game))):
            assert "  " not in sentence
            assert " ." not in sentence
            assert " ," not in sentence
            assert not sentence.startswith((" ", ".", "'s"))
            assert "{" not in sentence
        played = game.known.rounds_played
        assert all(1 <= number <= played + 1 for note in notes(game) for number in note.rounds)


def test_every_sign_shows_somewhere_in_many_games() -> None:
    seen = set()
    for seed in range(5):
        game = wild_debrief("strait", seed)
        seen |= {name for name, sign in FINDINGS.items() if any(True for _ in sign(game))}
    assert {"misread", "broken-unseen", "pledge", "line", "overture-ignored", "left-on-table", "fell-at-home"} <= seen


def test_the_flagship_s_notes_come_in_the_order_of_their_rounds(game: Debrief) -> None:
    firsts = [note.rounds[0] for note in notes(game) if note.rounds]
    assert firsts == sorted(firsts)


def test_notes_tell_moves_and_concessions_by_their_names_of_this_scenario(tmp_path: Path) -> None:
    scenario = load_scenario("strait")
    book = scenario.setting.rulebook
    moves = tuple(
        replace(move, title={"restraint": "Long patience"}.get(move.id, move.title), noun="", told="")
        for move in book.moves
    )
    scenario = replace(scenario, setting=replace(scenario.setting, rulebook=replace(book, moves=moves)))
    session = Session.start(scenario, 1, dict.fromkeys(scenario.setting.seats, "person"), {}, tmp_path / "game.jsonl")
    session.submit(CHAIR, EndPhase())
    line = Use("line", concession="assistance-lindrow", option="without")
    session.submit("orveld", Commit(Plan((Use("restraint"), line))))
    session.submit("meridane", Commit(Plan((Use("pledge", "lindrow"),))))
    session.submit(CHAIR, EndPhase())
    session.submit(CHAIR, EndPhase())
    session.submit("meridane", Commit(Plan((Use("pledge", "lindrow"),))))
    session.submit(CHAIR, EndPhase())
    session.submit(CHAIR, EndGame())
    session.close()
    said = {note.id: note.here for note in notes(debrief(load_record(tmp_path / "game.jsonl")))}
    assert any("Orveld chose long patience" in here for here in said.values()), said
    assert any("a public line on assistance to Lindrow" in here for here in said.values()), said
    assert not any("words of support" in here for here in said.values()), said  # a pledge made twice is no readout
