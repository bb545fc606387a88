"""One code for a class: places by a rule, personal links from a class list, and a seat for the press."""

from __future__ import annotations

import urllib.request
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from classroom import Classroom, Device, classroom
from hypothesis import given
from hypothesis import strategies as some

from game.content import load_scenario
from game.seminar.hosting import Wrong, _enrolled, prepare
from game.seminar.incoming_frames import Refused
from game.seminar.limits import MEMBERS
from game.seminar.placing import RULES, Rule, place
from game.seminar.roster import Entry, read_roster
from game.seminar.tokens import hash_token

SEATS = ("orveld", "meridane", "lindrow", "tavenel", "kessary")
SETTING = load_scenario("strait").setting


def come(room: Classroom, who: str) -> tuple[Device, dict[str, object]]:
    """Somebody comes in with the class code."""
    device = room.device()
    device.send({"t": "join", "code": room.hub.class_code, "name": who})
    frame = device.read()
    while frame["t"] not in ("welcome", "no"):
        frame = device.read()
    device.token, device.code = frame.get("token", ""), frame.get("code", "")
    return device, frame


@given(some.sampled_from(RULES), some.integers(1, 6), some.integers(0, 60), some.randoms(use_true_random=False))
def test_nobody_is_without_a_seat_and_none_is_crowded(rule: Rule, tables: int, students: int, luck: Random) -> None:
    taken: Counter[tuple[int, str]] = Counter()
    for _ in range(min(students, tables * len(SEATS) * MEMBERS)):
        found = place(rule, range(1, tables + 1), SEATS, taken, MEMBERS, luck.choice)
        assert found is not None
        taken[found] += 1
    every = [taken[table, seat] for table in range(1, tables + 1) for seat in SEATS]
    assert max(every) - min(every) <= 1
    if rule == "table":
        sums = [sum(taken[table, seat] for seat in SEATS) for table in range(1, tables + 1)]
        assert sums == sorted(sums, reverse=True)


def test_a_full_class_says_so() -> None:
    taken = dict.fromkeys([(1, "a"), (1, "b")], MEMBERS)
    assert place("table", [1], ["a", "b"], taken, MEMBERS, lambda few: few[0]) is None
    assert place("delegation", [1, 2], ["a", "b"], {(1, "a"): 1}, MEMBERS, lambda few: few[0]) == (2, "a")


def test_the_class_code_seats_people_who_come_back_by_their_seat_code(tmp_path: Path) -> None:
    with classroom(tmp_path, tables=2) as room:
        look = room.device()
        look.send({"t": "look", "code": room.hub.class_code})
        assert look.hear("class")["title"] == SETTING.title
        named = [come(room, name) for name in ("Ann", "Ben", "Cleo", "Dan", "Eve", "Finn")]
        places = [(p.table, p.seat) for p in room.hub.people.people.values()]
        assert places == [*((1, seat) for seat in SETTING.seats), (2, SETTING.seats[0])]
        assert "sits already" in come(room, "ann")[1]["text"]
        for name in ("G", "H", "I", "J"):
            come(room, name)
        late, welcome = come(room, "Kim")
        assert (welcome["table"], late.until("delegation", lambda d: d["you"])["you"]["office"]) == (1, "negotiator")
        (code,) = [frame["code"] for frame in [named[0][0].hear("code")]]
        again = room.device()
        again.send({"t": "join", "code": code, "name": "Ann"})
        assert again.hear("welcome")["table"] == 1
        chair = room.chair()
        old = room.hub.class_code
        assert chair.do("class-code")["t"] == "ok"
        look.send({"t": "look", "code": old})
        assert "No table has that code" in look.hear("no")["text"]
        assert chair.do("rule", rule="dice")["t"] == "no"
        assert "no class list" in chair.do("rule", rule="roster")["text"]
        assert chair.do("rule", rule="delegation")["t"] == "ok"
    with classroom(tmp_path, None) as room:
        assert room.hub.rule == "delegation"


def test_a_class_list_gives_everybody_a_link_that_leads_back(tmp_path: Path) -> None:
    with classroom(tmp_path, tables=2) as room:
        chair = room.chair()
        told = chair.do("roster", csv="name;table;seat\nÅsa Berg;2;Kessary\nBo;;\n")
        assert told["links"] == 2
        assert chair.until("class", lambda c: c["cards"])["roster"] == {"expected": 2, "missing": ["Åsa Berg", "Bo"]}
        chair.send({"t": "report", "table": -3})
        page = urllib.request.urlopen(room.url + chair.hear("ticket")["path"]).read().decode()
        links = [part.split("<")[0] for part in page.split("#p=")[1:]]
        assert len(set(links)) == 2
        assert all(len(token) == 43 for token in links), "256 bits, as the token of a seat"
        kept = (tmp_path / "seats.json").read_text(encoding="utf-8")
        assert not [token for token in links if token in kept]
        assert hash_token(links[0]) in kept
        asa = room.device()
        asa.send({"t": "personal", "link": links[0]})
        assert asa.hear("welcome")["table"] == 2
        assert asa.until("delegation", lambda d: d["you"])["you"]["seat"] == "kessary"
        phone = room.device()
        phone.send({"t": "personal", "link": links[0]})
        phone.hear("welcome")
        asa.hear("takeover")
        assert len(room.hub.people.people) == 1
        assert "not on the class list" in come(room, "Stranger")[1]["text"]
        assert come(room, "bo")[1]["t"] == "welcome"
        assert chair.until("class", lambda c: not c["roster"]["missing"])
        assert "replaced" in _refused(room, "x" * 43)
        assert chair.do("roster", csv="Carl")["links"] == 1
        assert "Carl" in room.hub.people.roster["carl"].name
    with classroom(tmp_path, None) as room:
        again = room.device()
        again.send({"t": "personal", "link": links[0]})
        assert again.hear("welcome")["table"] == 2, "a link outlives a restart"


def _refused(room: Classroom, link: str) -> str:
    device = room.device()
    device.send({"t": "personal", "link": link})
    return str(device.hear("no")["text"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("Ann\nBen\nann", "twice"),
        ("Ann,three", "Line 1: 'three' is no table"),
        ("name,seat\nAnn,Atlantis", "Line 2: There is no seat 'Atlantis'"),
        ("Ann,1,orveld,king", "no office 'king'"),
        ("Ann\n\n!!!", "Line 3: Choose a pseudonym"),
        ("A" * 70_000, "longer than"),
        ("\n".join(f"s{n}" for n in range(401)), "1 to 400 students"),
    ],
)
def test_a_wrong_class_list_names_its_line(text: str, told: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_roster(text, SETTING)
    assert told in str(refusal.value)


def test_class_lists_from_spreadsheets_are_read(tmp_path: Path) -> None:
    wanted = (Entry("Ann", 1, "orveld", "negotiator"), Entry("Ben"))
    sheet = "\ufeffname\ttable\tseat\toffice\r\nAnn\tTable 1\torveld\tnegotiator\r\nBen\t\t\t\r\n"
    for text in ("Ann,1,Orveld,Negotiator\nBen", sheet):
        assert read_roster(text, SETTING) == wanted
    listed = tmp_path / "class.csv"
    listed.write_text("Ann\nBen\n", encoding="utf-8")
    hub, _ = prepare("ferry", 1, None, tmp_path / "kept", False)
    (said,) = _enrolled(hub, listed)
    assert "2 personal links" in said or "two personal links" in said
    assert (tmp_path / "kept" / "cards.html").exists()
    with pytest.raises(Wrong, match="--roster"):
        _enrolled(hub, tmp_path / "nowhere.csv")
    listed.write_bytes("Zoë".encode("cp1252"))
    with pytest.raises(Wrong, match="save the list as CSV in UTF-8"):
        _enrolled(hub, listed)


def test_the_press_sees_the_public_table_and_every_page_shows_what_it_writes(room: Classroom) -> None:
    chair, ben = room.chair(), room.seat("meridane")
    press = room.device()
    press.send({"t": "hello", "token": chair.do("press-link")["link"].partition("#")[2]})
    assert press.hear("welcome")["role"] == "press"
    press.until("table-1", lambda table: table["round"] == 1)
    assert not {"class", "room-1", "full"} & set(press.parts)
    assert "No table plays" in press.answer({"t": "bulletin", "table": 0, "text": "Early."})["text"]
    chair.do("start", empty="absent")
    assert press.answer({"t": "bulletin", "table": 1, "text": "Talks  reported\nin the Veil."})["t"] == "ok"
    told = "Press bulletin: Talks reported in the Veil."
    ben.until("news", lambda news: any(n["text"] == told for n in news["notices"]))
    press.until("table-1", lambda table: told in table["news"])
    assert "hot" in press.answer({"t": "bulletin", "table": 1, "text": "More."})["text"]
    assert "Only the press" in ben.answer({"t": "bulletin", "table": 1, "text": "I am the press."})["text"]
    assert "Only the facilitator" in press.answer({"t": "chair", "do": "pause", "table": 1})["text"]
    press.send({"t": "act", "id": "x", "at": [0, 1, "negotiation"], "act": {"verb": "ready"}})
    assert "Take a seat first" in press.hear("no")["text"]
