"""Words to a computer delegation get an answer about them, a true one, in the same negotiation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from game.content import load_scenario
from game.delegates.conversation.courtesies import MOODS, WORDS, reproached
from game.delegates.conversation.proposals import PROBES, WEIGHED
from game.delegates.conversation.remarks import remark
from game.rules.law.texts import same_text
from game.rules.model.meaning import Meaning
from game.rules.model.phrases import REASONS
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal, Message, Room
from game.rules.model.table import Grievance, Played
from game.rules.model.terms import CHAIR, Actor, Clause, Plan, Text
from game.rules.model.view import View
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.session import Session
from game.speech.voices import REGISTERS, voices, worded
from game.wording.meanings import said_lines

CORPUS = Path(__file__).parents[1] / "speech" / "talk.yaml"


def table(scenario: str = "strait", seat: str = "meridane", level: str = "standard", seed: int = 3) -> Session:
    """A table of computers with one person at it, at whose turn it is."""
    session = Session.start(load_scenario(scenario), seed, {seat: "person"}, {"*": level})
    session.settle()
    return session


def told(session: Session, seat: str, to: str, words: str) -> list[tuple[str, str, tuple[Meaning, ...]]]:
    """What is answered when a person says something: who, in which words, with which meanings."""
    key = "+".join(sorted((seat, to))) if to else "+".join(sorted(session.setting.seats))
    room = session.view(seat).rooms.get(key)
    before = 0 if room is None else len(room.messages)
    session.submit(seat, Say(words, (to,) if to else ()))
    session.settle()
    messages = session.view(seat).rooms[key].messages[before + 1 :]
    return [(each.by, each.text, each.meanings) for each in messages]


@pytest.mark.parametrize(
    ("to", "words", "situations"),
    [
        ("lindrow", "hello there", {"greeted"}),
        ("lindrow", "thanks", {"thanked"}),
        ("lindrow", "what do you hold against us?", {"hold-nothing", "hold-against"}),
        ("lindrow", "will you keep it?", {"nothing-to-keep", "will-keep", "will-keep-text"}),
        ("lindrow", "what would you want for a larger share of the burden?", {"name-price", "no-price"}),
        ("lindrow", "we promise to make a public pledge", {"promise-heard"}),
        ("lindrow", "blorb fnord wibble", {"not-understood"}),
        ("lindrow", "agreed", {"agreed-in-words", "sign-ours"}),
        ("lindrow", "what of tavenel?", {"of-them", "of-them-nothing"}),
        ("lindrow", "you liars", {"scolded"}),
        ("orveld", "a pause for one level of relief?", {"talks-closed"}),
        ("orveld", "demonstrate again and we tighten restrictions", {"threatened"}),
        ("kessary", "are you going to hold a demonstration?", {"plans-are-ours", "nothing-to-keep"}),
        ("", "good morning everyone", {"greeted"}),
        ("", "Lindrow, what do you want?", {"name-price", "nothing-now"}),
    ],
)  # fmt: skip
def test_every_message_gets_one_answer_about_it(to: str, words: str, situations: set[str]):
    answers = told(table(), "meridane", to, words)
    assert len(answers) == 1
    by, text, meanings = answers[0]
    assert by == (to or ("lindrow" if "Lindrow" in words else "orveld"))
    assert meanings[0].situation in situations
    assert text
    assert "{" not in text


def test_where_the_door_is_shut_the_answer_names_what_opens_it():
    """A refusal that only repeats that it cannot be would leave the other to guess the price."""
    for words in ("a pause for one level of relief?", "what do you want?"):
        (_, text, _), = told(table(), "meridane", "orveld", words)
        assert "our price is joint exercises scaled down" in text
        assert "your price is a first step on the programme" in text


def test_a_reproach_with_a_ground_is_answered_to_the_point():
    """Anger about a deal that came out, or about what stands in the ledger, is not met with "we regret the tone"."""
    seen, angry = table().view("tavenel"), Meaning("reaction", mood="anger", about=("orveld",))
    text = Text(("orveld", "tavenel"), (Clause("notice", 1),), public=False)

    def answered(view: View) -> Meaning:
        return reproached(view, "meridane", angry)

    def signed(leaked: bool) -> View:
        pair = Room(text.signatories, deals=(Deal("a", text, 1, "in force", leaked=leaked),))
        return replace(seen, rooms={**seen.rooms, "orveld+tavenel": pair})

    assert answered(seen).situation == "scolded"
    assert answered(signed(leaked=False)).situation == "scolded", "a secret text is not given away"
    assert answered(signed(leaked=True)).situation == "reproached-deal"
    said = worded(signed(leaked=True), Say("", ("meridane",), meanings=(answered(signed(leaked=True)),)), 1, {}).text
    assert "Orveld" in said
    assert "notice" in said
    broken = Grievance(1, "meridane", "tavenel", "breach", "pause:1")
    held = replace(seen, table=replace(seen.table, grievances=(broken,)))
    assert answered(held).situation == "reproached-fact"
    assert "Meridane" in worded(held, Say("", ("meridane",), meanings=(answered(held),)), 1, {}).text


@pytest.mark.parametrize(
    ("by", "move", "target", "spoken"),
    [
        ("orveld", "demonstration", "lindrow", "remark-provoked"),
        ("meridane", "exercise", "lindrow", ""),
        ("tavenel", "demand-tavenel", "meridane", ""),
    ],
)
def test_only_a_show_of_force_by_others_is_called_one(by: str, move: str, target: str, spoken: str):
    """A partner does not complain of the exercise that it was given, nor a guarantor of a demand."""
    session = table(seat="kessary")
    for act in (Ready(), Commit(Plan())):
        session.submit("kessary", act)
        session.settle()
    seen = session.view(target)
    round_told = replace(seen.table.history[-1], moves=(Played(by, move, target),), news=())
    view = replace(seen, rooms={}, table=replace(seen.table, history=(round_told,)))
    said = remark(view)
    assert (said.meanings[0].situation if said is not None else "") == spoken


def drafts() -> list[Text]:
    """Drafts between the ferry's two towns, from generous to poor for whoever is asked."""
    given = (("fares", 2), ("dock", 1), ("mail", 1), ("market", 1))
    most = (("night", 1), ("berth", 2), ("tickets", 1))
    mine = (most, (("night", 1), ("berth", 1)), (("berth", 1), ("tickets", 1)), (("night", 1),), (("lamp", 1),))
    pair = ("ebrany", "quellin")
    return [Text(pair, (*(Clause(*each) for each in ours), Clause(*one))) for ours in mine for one in given]


def said_to(session: Session, text: Text) -> Meaning:
    """What the other town says to a draft made in words."""
    session.submit("ebrany", Say("...", ("quellin",), meanings=(Meaning("proposal", text=text),)))
    session.settle()
    return session.view("ebrany").rooms["ebrany+quellin"].messages[-1].meanings[0]


@pytest.mark.parametrize(("level", "seed"), [("easy", 1), ("standard", 3), ("strong", 5)])
def test_what_it_would_sign_in_words_it_signs_when_it_is_put(level: str, seed: int):
    heard = set()
    for text in drafts():
        session = table("ferry", "ebrany", level, seed)
        answer = said_to(session, text)
        heard.add(answer.situation)
        assert answer.why in ("", *REASONS)
        put = answer.text if answer.situation in ("mend", "counter") else text
        if answer.situation not in ("would-sign", "mend", "counter") or put is None:
            continue
        offers = session.view("ebrany").rooms["ebrany+quellin"].offers
        if not any(same_text(o.text, put) for o in offers):
            session.submit("ebrany", Offer(put))
            session.settle()
            offers = session.view("ebrany").rooms["ebrany+quellin"].offers
        assert any(same_text(o.text, put) and "quellin" in o.signed for o in offers), (answer, offers)
    assert heard & {"mend", "counter"}
    assert "would-sign" in heard or level == "strong"


@pytest.mark.parametrize("level", ["standard", "strong"])
def test_asking_for_ever_less_learns_no_more_than_a_few_answers(level: str):
    """What it said that it would sign is its price: whoever then asks for more of it hears that, and soon nothing."""
    session = table("ferry", "ebrany", level, 5)
    situations = [said_to(session, text).situation for text in (*drafts(), *drafts())]
    told = [each for each in situations if each in WEIGHED]
    assert len(told) - situations.count("would-sign") <= PROBES
    assert situations[-1] in ("enough-words", "would-sign", "already-signed")
    best = situations.index("would-sign") if "would-sign" in situations else len(situations)
    assert all(each != "refuse" or at < best for at, each in enumerate(situations[: best + 1]))


def test_nobody_is_answered_twice_and_the_computers_come_to_rest():
    session = table()
    assert len(told(session, "meridane", "lindrow", "hello. why no assurance? thanks")) == 1
    assert session.settle() == 0


def test_words_are_heard_once_and_never_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "game.jsonl"
    session = Session.start(load_scenario("ferry"), 4, {"ebrany": "person"}, {"*": "standard"}, path)
    session.settle()
    told(session, "ebrany", "quellin", "the late boat for the dry dock")
    before = session.view("ebrany")
    session.close()

    def deaf(*_: object) -> None:
        raise AssertionError("a record was parsed")

    monkeypatch.setattr("game.speech.hearing.hear", deaf)
    monkeypatch.setattr("game.speech.voices.worded", deaf)
    again, _ = Session.resume(path)
    assert again.view("ebrany") == before
    assert before.rooms["ebrany+quellin"].messages[-2].meanings[0].kind == "proposal"
    again.close()


def test_between_people_nothing_is_heard():
    session = Session.start(load_scenario("ferry"), 4, {"ebrany": "person", "quellin": "person"})
    session.submit("ebrany", Say("the late boat for the dry dock", ("quellin",)))
    assert session.view("quellin").rooms["ebrany+quellin"].messages[-1].meanings == ()


def test_no_sentence_comes_twice_while_another_is_left():
    session = table()
    said = [told(session, "meridane", "lindrow", "hello")[0][1] for _ in range(len(voices()["greeted"]))]
    assert len(set(said)) == len(said)


def test_promises_and_threats_in_words_stand_in_the_ledger_of_whoever_heard_them():
    session = table()
    told(session, "meridane", "lindrow", "we promise no exercise until round 4")
    told(session, "meridane", "", "if anybody demonstrates we will tighten restrictions")
    promise, threat = sorted(said_lines(session.view("meridane")))
    assert promise == "Round 1, Meridane promised in words: no joint exercise, until round 4. Heard by Lindrow."
    assert threat.startswith("Round 1, Meridane threatened in words: tighten restrictions")
    assert threat.endswith("Heard by everyone.")
    assert sorted(said_lines(session.view("lindrow"))) == [promise, threat]
    assert said_lines(session.view("tavenel")) == [threat]


def test_terms_speak_of_us_and_you_and_never_of_its():
    session = table("ferry", "ebrany", "standard", 9)
    (_, text, _), *_ = told(session, "ebrany", "quellin", "what would you want for the dry dock?")
    assert "we give our dry dock" in text
    assert " its " not in text


def test_every_situation_has_its_voices():
    rooms = (Path(__file__).parents[2] / "game" / "delegates" / "conversation").glob("*.py")
    code = "".join(path.read_text(encoding="utf-8") for path in rooms)
    used = set(re.findall(r'"(remark-[a-z-]+)"', code))
    used |= set(re.findall(r'situation="([a-z-]+)"', code)) | set(MOODS.values()) | {f"asked-{each}" for each in WORDS}
    assert used <= set(voices())
    assert len(used) > 35
    for situation, lines in voices().items():
        assert len(lines) >= 5, situation
        assert {register for register, _ in lines} == set(REGISTERS), situation
        assert len({line for _, line in lines}) == len(lines), situation


def test_what_happened_is_remarked_on_by_a_few_and_once():
    remarks: list[Message] = []
    for seed in range(1, 5):
        session = table("strait", "kessary", "standard", seed)
        for _ in range(4):
            for _ in range(2):
                session.submit(Actor(CHAIR), EndPhase())
                session.settle()
            room = session.view("kessary").rooms.get("+".join(sorted(session.setting.seats)))
            fresh = [m for m in (room.messages if room else ()) if m.round == session.view("kessary").round]
            remarks += (said := [m for m in fresh if any(x.situation.startswith("remark-") for x in m.meanings)])
            assert len(said) <= 3
            assert len({m.by for m in said}) == len(said)
    assert remarks
    for message in remarks:
        assert all(session.setting.delegation[name].title in message.text for name in message.meanings[0].about)


def test_whatever_is_said_is_answered_without_a_number_of_points():
    """Sentences of all styles, through several rounds: an answer each, and nothing that a cabinet keeps to itself."""
    corpus = yaml.load(CORPUS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    mine = [s for s in corpus if s["scenario"] == "ferry"]
    session = table("ferry", "ebrany", "strong", 11)
    for at, sentence in enumerate(mine):
        answers = told(session, "ebrany", "quellin", sentence["say"])
        assert len(answers) == 1, sentence
        assert not re.search(r"\d|point|reservation|walk-away", answers[0][1].replace(sentence["say"], "")), answers
        if at % 20 == 19 and not session.over:
            for _ in range(2):
                try:
                    session.submit(Actor(CHAIR), EndPhase())
                except Illegal:
                    break
                session.settle()
