"""Whatever is typed, the answer is one clear sentence with the next step, and nothing else happens."""

from __future__ import annotations

import pytest

MALFORMED = {
    "ofer lindrow": "did you mean `offer`",
    "xyzzy": "type `help` for the list",
    "accept": "There is no offer to accept yet",
    "accept 99": "There is no offer 99",
    "accept soon": "There is no offer to accept yet",
    "decline 1 because I hate it": "is not among the reasons",
    "counter 1": "There is no offer 1",
    "offer lindrow:": "The text promises nothing",
    "offer lindrw: consultation": "did you mean `lindrow`?",
    "offer orveld: i give pause": "Only Orveld can give pause in demonstrations",
    "offer orveld: cap 7": "Cap on the programme has levels 1 to 2",
    "offer kessary: banana": "`concessions` lists them",
    "offer tavenel: assistance": "`assistance-lindrow` or `assistance-tavenel`",
    "offer orveld: relief for 5": "A clause lasts 3 rounds",
    "offer orveld: relief for 0": "A clause lasts 3 rounds, or has no end date: say `for 3`, or `standing`.",
    "offer orveld: relief 1 for -3": "A clause lasts 3 rounds, or has no end date",
    "offer orveld: relief; for -3": "A clause lasts 3 rounds, or has no end date",
    "offer orveld: relief for zero": "There is no concession",
    "offer orveld: relief -1": "Relief of restrictions has levels 1 to 2: choose one of them.",
    "offer orveld: i give relief −2 for 3": "Relief of restrictions has levels 1 to 2",
    "offer orveld: relief 0": "Relief of restrictions has levels 1 to 2",
    "offer orveld: relief 12": "Relief of restrictions has levels 1 to 2",
    "draft orveld: relief 0": "Relief of restrictions has levels 1 to 2",
    "wouldtake orveld aid 0": "has levels 1 to 2",
    "offer lindrow: consultation 0": "has only one level: leave the number out",
    "offer orveld: relief 2, relief 1": "twice",
    "offer orveld: relief; witness lindow": "did you mean `lindrow`?",
    "offer orveld: relief 1; cap": "Talks between Meridane and Orveld are closed",
    "why": "Say which meter",
    "why temper": "There is no meter",
    "say": "The message is empty",
    "say meridane: hello": "That is your own delegation",
    "wouldtake": "Say which delegation",
    "wouldtake nobody": "choose from `orveld`",
    "wouldtake orveld relief": "yours to give",
    "close orveld weather": "There is no issue",
    "reply orveld": "No overture from Orveld",
    "read orveld demonstration": "no signal of last round",
    "plan dance": "type `moves` for yours",
    "plan demonstration": "not a move of your delegation",
    "plan exercise": "`lindrow` or `tavenel`",
    "plan exercise lyndrow": "did you mean `plan exercise lindrow`?",
    "plan readout lindrow 5": "only one strength",
    "plan line relief": "one of `never` or `without`, then CONCESSION, then LEVEL",
    "plan inquire orveld taste": "There is no inquiry",
    "plan breach 3": "You have signed nothing yet",
    "plan enforce 2": "You do not enforce any restrictions",
    "undo": "nothing to take back",
    "room orveld lindrow": "Nothing has been said yet",
    "save": "Say where to",
    "save /nonexistent/place/x": "cannot be written",
    "questions 1": "There are three questions",
    "questions 1 9 1": "Question 2 has answers 1 to 3",
    "say lindrw: between us, we would give way": "nothing was said: did you mean `lindrow`?",
    "say lindrow and tavnel: between us": "nothing was said: did you mean `tavenel`?",
    "ready for lunch?": "`ready` stands alone",
    "end the crisis": "`ready` stands alone",
    "quit worrying": "`quit` stands alone",
    "help xyzzy": 'There is no command "xyzzy": type `help` for the list.',
    "phrase hello": "`phrases` lists them",
    "send": "There is no draft to send",
    "pass": "You are alone at this keyboard",
    "debrief": "waits until the game is over",
    "undo round -1": "Say which round by its number: for example `undo round 1`",
    "undo round and round": "Say which round by its number",
    "accept 1.5": "There is no offer to accept yet",
    "offer : :": "for example `offer orveld: ...`",
    "offer lindrow: consultation 2": "has only one level: leave the number out",
    "why ;": "Say which meter",
    "plan drop everything": "There is no move in your plan yet: `plan MOVE` adds one",
    "plan inquire orveld worth relief 9": "Relief of restrictions has levels 1 to",
    "history 3": "No round has been resolved yet",
    "undo round 5": "Only round 1 has begun: type `undo round 1`",
    "\x00\x1b[2J": "type `help`",
    "accept 1111111111111111111111111": "There is no offer",
    "offer " + "lindrow, " * 50 + ": relief": "relief",
    "(" * 500: "There is no command",
}


@pytest.mark.parametrize("line", MALFORMED, ids=lambda line: line[:30].encode("unicode_escape").decode())
def test_one_clear_sentence(sit, line):
    keyboard = sit("strait", "meridane")
    before = keyboard.client.view
    said = keyboard.types(line)
    if line.startswith("offer lindrow, lindrow"):
        assert said.startswith("You put offer 1")
        return
    assert MALFORMED[line] in said
    sentence, *cure = said.splitlines()
    assert sentence.endswith((".", "?", "!"))
    assert [line.partition(", type: ")[0].startswith("To ") for line in cure] in ([], [True])
    assert keyboard.client.view == before


def test_a_very_long_line_and_odd_letters_are_taken_as_text(sit):
    keyboard = sit("strait", "meridane")
    assert "A message has at most 2000 characters" in keyboard.types("say " + "x" * 5000)
    keyboard.types("say Grüße, 你好, \u202eabc\x1b[31m")
    assert "\x1b" not in keyboard.types("room all")
    assert "\u202e" not in keyboard.said
