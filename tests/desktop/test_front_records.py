"""Lists of games, broken ones among them, and replays that show no more than may be seen."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from hands import Hands
from person import Person
from sealing import seal_again, unsealed, with_header

from game import saves
from game.content import load_scenario
from game.desktop.record_summary import day_words, peek
from game.desktop.screens.replay_screen import ReplayScreen
from game.desktop.screens.replayed_game import EVERYONE, retell, story
from game.desktop.screens.ways_in import go_on, go_on_newest
from game.record import RecordError, load_record, state_digest
from game.records.ruleset import RULES
from game.rules.verbs.say import Say
from game.session import Session


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    return tmp_path


def begun(*seats: str, name: str = "first-readout") -> Path:
    path = saves.new_path(name)
    session = Session.start(load_scenario(name), 5, dict.fromkeys(seats, "person"), {"*": "easy"}, path)
    session.settle(sync=False)
    session.close()
    return path


def finished() -> Path:
    path = saves.new_path("ferry")
    session = Session.start(load_scenario("ferry"), 5, {}, {"*": "easy"}, path)
    session.settle(sync=False)
    assert session.over
    session.close()
    return saves.finish(path)


def test_a_list_says_which_game_which_round_and_who(home: Path) -> None:
    found = peek(begun("fennick"))
    assert found.words() == "The First Readout, round 1 of 4, today"
    assert found.people == ("Fennick",)


def test_days_read_as_people_say_them() -> None:
    from datetime import date

    today = date(2031, 5, 20)
    days = [day_words(date(2031, 5, day), today) for day in (20, 19, 2)]
    assert days == ["today", "yesterday", "2 May 2031"]


@pytest.mark.parametrize("text", ["", "{}", "no record\n", '{"scenario": {"setting": []}}\n', "\xff\x00\n"])
def test_a_broken_save_is_a_sentence_and_stays(home: Path, text: str) -> None:
    good = begun("fennick")
    broken = saves.folder() / "2031-01-01 strait.jsonl"
    broken.write_text(text, encoding="latin-1")
    person = Person()
    person.press("card: Continue")
    assert person.screen() == "SavedGames"
    assert f"{broken.name} is damaged or not a game; it is left where it is." in person.words()
    assert broken.read_text(encoding="latin-1") == text
    person.press("card: The First Readout")
    assert person.screen() == "GameScreen"
    assert person.client.live is not None
    assert person.client.live.path == good
    person.client.leave_game()


def test_a_save_damaged_further_down_names_its_line_and_stays(home: Path) -> None:
    path = begun("fennick")
    lines = path.read_bytes().split(b"\n")
    lines[2] = b'{"actor": "nobody"}'
    path.write_bytes(b"\n".join(lines))
    before = path.read_bytes()
    person = Person()
    person.press("card: Continue")
    assert person.screen() == "MainMenu"
    assert f"{path}:3:" in person.words()
    assert "The file is kept" in person.words()
    assert path.read_bytes() == before


def test_going_on_is_exact(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.desktop.live_game import Live

    path = begun("fennick", "ruvane")
    kept = state_digest(load_record(path).last())
    monkeypatch.setattr(Live, "begin", lambda self: self)
    live = Live.resume(path)
    assert state_digest(live._session.truth()) == kept
    live._session.close()


# --------------------------------------------------------------------------------------------------
# Records of other rules


def later(path: Path) -> Path:
    """The same record as a later version with other rules would have written it."""
    return with_header(path, lambda header: header.update(rules=RULES + 5, version="7.1", commit=""))


def test_a_game_of_other_rules_is_not_gone_on_with_and_its_card_says_by_what(home: Path) -> None:
    other = later(begun("fennick"))
    person = Person()
    person.press("card: Continue")
    assert person.screen() == "SavedGames"
    assert f"Other rules played it: go on with Overture 7.1. {other.name}" in person.words()
    before = other.read_bytes()
    assert go_on_newest(person.client) is None
    assert go_on(person.client, other) is None
    assert "To play on or to ask what if, install that version" in person.client.notes[0]
    assert other.read_bytes() == before


def test_a_finished_game_of_other_rules_is_watched_and_measured(home: Path) -> None:
    later(finished())
    person = Person()
    person.press("card: Watch a replay")
    assert "Other rules played it" in person.words()
    person.click("card: The Ferry")
    assert "Overture 7.1 played this by other rules: each round is shown as it was kept." in person.words()
    assert "cannot be replayed" not in person.words()
    person.click("button: Later")
    assert "Round 2 of 4" in person.words()
    person.click("button: Debrief")
    person.wait_for("How do you feel?")
    assert "Overture 7.1 played it, by other rules." in person.words()


@pytest.mark.parametrize("change", [(b'"tension"', b'"weather"'), (b'"views":{"', b'"views":{"not-')])
def test_what_other_rules_kept_and_nobody_here_can_draw_is_a_sentence(home: Path, change: tuple[bytes, bytes]) -> None:
    path = later(finished())
    lines = unsealed(path)
    lines = [(body.replace(*change) if body.startswith(b'{"digest"') else body, words) for body, words in lines]
    seal_again(path, lines)
    with pytest.raises(RecordError, match="this version cannot show what other rules kept"):
        retell(load_record(path))


def test_a_newer_format_is_not_called_damaged(home: Path) -> None:
    path = with_header(begun("fennick"), lambda header: header.update(overture=9))
    assert peek(path).trouble == f"{path.name} was written by a newer Overture: open it with that."


# --------------------------------------------------------------------------------------------------
# Replays


def test_an_unfinished_game_is_shown_to_its_own_seat_only(home: Path) -> None:
    told = retell(load_record(begun("isolane")))
    assert told.seats == ("isolane",)
    assert not told.over
    for moment in told.moments:
        assert set(moment.during) == set(moment.after) == {"isolane"}
    said = "\n".join(Hands(ReplayScreen(told)).stage.words())
    assert "As Isolane" in said
    assert "As all saw it" not in said


def test_an_unfinished_game_of_computers_stays_closed(home: Path) -> None:
    path = saves.new_path("strait")
    Session.start(load_scenario("strait"), 1, {}, {}, path).close()
    with pytest.raises(RecordError, match="stays closed"):
        retell(load_record(path))


def test_a_finished_game_opens_its_archives(home: Path) -> None:
    told = retell(load_record(finished()))
    assert told.over
    assert told.seats == ("ebrany", "quellin")
    titles = [part.title for part in story(told.moments[-1], EVERYONE)]
    assert "The end" in titles
    assert [moment.round for moment in told.moments] == list(range(1, len(told.moments) + 1))


def test_one_seat_is_not_told_what_was_said_in_another_room(home: Path) -> None:
    path = saves.new_path("strait")
    session = Session.start(
        load_scenario("strait"), 2, dict.fromkeys(("orveld", "lindrow", "meridane"), "person"), {}, path
    )
    session.submit("meridane", Say("Between us only.", ("lindrow",)))
    session.close()
    told = retell(load_record(path))
    heard = {seat: str(story(told.moments[0], seat)) for seat in told.seats}
    assert "Between us only." in heard["lindrow"]
    assert "Between us only." not in heard["orveld"]


def test_rounds_turn_by_key_and_by_mouse(home: Path) -> None:
    finished()
    person = Person()
    person.press("card: Watch a replay")
    person.click("card: The Ferry")
    assert "Round 1 of 4" in person.words()
    person.click("button: Later")
    assert "Round 2 of 4" in person.words()
    person.key(pygame.K_COMMA)
    assert "Round 1 of 4" in person.words()
    person.click("button: Debrief")
    assert person.screen() == "DebriefScreen"
    person.key(pygame.K_ESCAPE)
    person.key(pygame.K_ESCAPE)
    assert person.screen() == "ChooseRecord"


def test_a_path_that_is_no_record_is_said(home: Path) -> None:
    person = Person()
    person.press("card: Watch a replay")
    person.tab_to("Another record")
    person.type(str(home / "nothing.jsonl"))
    person.press("button: Open")
    assert "nothing.jsonl" in person.words()
    assert person.screen() == "ChooseRecord"
