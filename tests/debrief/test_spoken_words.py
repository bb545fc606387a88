"""What the debrief tells of words: what came of them, and which sentence turned a deal."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "rules"))

from scene import Scene

from game.content import load_scenario
from game.debrief.evidence import of_state
from game.debrief.spoken_words import turning_sentences, words_and_deeds
from game.rules.model.meaning import Deed, Meaning
from game.rules.verbs.say import Say


def test_the_debrief_tells_kept_words_from_broken_and_hollow_ones_and_quotes_what_turned_a_deal():
    scene = Scene(load_scenario("strait"))
    quiet = Meaning("promise", deed=Deed("demonstration", "orveld", True))
    threat = Meaning("threat", deed=Deed("restrict", "meridane"))
    text = scene.text("aid, visits")
    scene.does("orveld", Say("We will not demonstrate, you have our word.", ("lindrow",), meanings=(quiet,)))
    scene.does("lindrow", Say("Grain and fuel for visits.", ("orveld",), meanings=(Meaning("proposal", text),)))
    scene.deal("aid, visits")
    scene.round(orveld="demonstration lindrow 1 pressure")
    scene.does("orveld", Say("No demonstration now.", ("tavenel",), meanings=(quiet,)))
    scene.does("meridane", Say("We will tighten.", ("kessary",), meanings=(threat,))).round().round()
    broken, kept, hollow = words_and_deeds(of_state(scene.state))
    assert "it was never meant" in broken
    assert "It was kept" in kept
    assert "hollow threat" in hollow
    (turned,) = turning_sentences(of_state(scene.state))
    assert "Grain and fuel for visits." in turned
