"""Sentences: whole, true to what their reader may know, and complete for everything the engine can say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from rules.scene import Scene

from game import wording
from game.content import load_scenario, scenario_ids
from game.delegates.random_player import RandomPlayer
from game.present.brief import brief
from game.present.status import status
from game.present.why import why
from game.rules import new_game, play, view
from game.rules.effects.demand import Demand
from game.rules.effects.line import Line
from game.rules.model.causes import Cause, CauseKind, Shift
from game.rules.model.desk import Report
from game.rules.model.phrases import PHRASES, REASONS
from game.rules.model.room import Deal, Message, Room
from game.rules.model.table import Grievance, News, Outcome, Played
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.verbs.accept import Accept
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.rules.verbs.withdraw import Withdraw
from game.wording.meters import cause_phrase

RULES = Path(wording.__file__).parents[1] / "rules"


@pytest.fixture(scope="module")
def strait():
    return load_scenario("strait")


@pytest.fixture
def seen(strait):
    return view(new_game(strait, 1, ["meridane"]), "meridane")


# --------------------------------------------------------------------------------------------------
# Texts


def test_a_text_reads_as_one_sentence_with_its_terms(seen):
    text = Text(
        ("kessary", "lindrow", "meridane", "orveld"),
        (Clause("pause", 1, 0, 3), Clause("exercises", 1, 0, 3)), "kessary", True,
    )  # fmt: skip
    assert wording.offer_sentence(seen, text) == (
        "Orveld gives a pause in demonstrations against every signatory; in return Meridane gives joint exercises"
        " scaled down to the classroom. All of this holds for three rounds. Lindrow signs as well and gives nothing."
        " Kessary verifies it as witness; a breach releases everyone; everyone may read it."
    )


def test_one_clause_says_when_it_starts_and_how_long_it_lasts(seen):
    assert wording.clause_sentence(seen, Clause("relief", 2)) == (
        "Meridane gives relief of restrictions by two levels with no end date."
    )
    assert wording.clause_sentence(seen, Clause("relief", 1, 1, 3), since=2) == (
        "Meridane gives relief of restrictions by one level, from round 3, for three rounds."
    )


def test_a_communique_promises_nothing(seen):
    text = Text(("meridane", "orveld"))
    assert wording.offer_sentence(seen, text) == (
        "An agreed communique of Meridane and Orveld: one account, no promises. Everyone may read it."
    )


def test_a_counter_offer_is_told_by_what_it_changes(seen):
    old = Text(("meridane", "orveld"), (Clause("relief"), Clause("cap")))
    new = replace(old, clauses=(Clause("relief", 2), Clause("access")), public=False, snapback=True)
    assert wording.compared(seen, old, new) == (
        "It puts relief of restrictions at level 2 instead of 1, adds access for monitors, drops cap on the programme,"
        " adds snap-back and is confidential."
    )


@pytest.mark.parametrize(
    ("hundredths", "words"),
    [
        (0, "0 points"),
        (50, "0.5 points"),
        (100, "1 point"),
        (-125, "-1.25 points"),
        (2000, "20 points"),
        (7, "0.07 points"),
    ],
)
def test_points_have_a_unit(hundredths, words):
    assert wording.points(hundredths) == words


# --------------------------------------------------------------------------------------------------
# Everything the engine can say has words


def kinds(pattern):
    found = set()
    for path in RULES.rglob("*.py"):
        found |= set(re.findall(pattern, path.read_text("utf-8")))
    return sorted(found)


@pytest.mark.parametrize("kind", [*kinds(r'Cause\(\s*"([a-z-]+)"'), "pledge-kept", "pledge-failed", "demand-met"])
def test_every_cause_has_a_phrase_of_its_own(seen, kind):
    what = {"move": "exercise", "concession": "pause:1", "event": "calm"}.get(kind, "")
    phrase = cause_phrase(seen, Cause(kind, what, "orveld", "lindrow"))
    assert phrase != f"Orveld's {kind.replace('-', ' ')}"
    assert "somebody" not in phrase


@pytest.mark.parametrize("kind", [*kinds(r'\.tell\(\s*"([a-z-]+)"'), "event", "pledge-kept", "demand-refused"])
def test_every_piece_of_news_has_a_sentence_of_its_own(seen, kind):
    news = News(kind, "orveld", "lindrow", {"event": "calm", "line-crossed": "pause"}.get(kind, ""), 1)
    if kind in ("fell", "communique", "leaked", "good-offices"):
        news = replace(news, target="lindrow/meridane")
    sentence = wording.news_sentence(seen, news)
    assert sentence != f"{kind.replace('-', ' ').capitalize()}."
    assert sentence.endswith((".", "!", "?"))


@pytest.mark.parametrize("kind", kinds(r'\.grieve\([^)]*?"([a-z-]+)"'))
def test_every_grievance_has_a_sentence_of_its_own(seen, kind):
    sentence = wording.grievance_sentence(seen.setting, Grievance(1, "lindrow", "orveld", kind))
    assert f"Orveld: {kind.replace('-', ' ')}" not in sentence


def test_every_move_of_every_scenario_can_be_told():
    for name in scenario_ids():
        setting = load_scenario(name).setting
        for move in setting.rulebook.moves:
            option = next((e.options[0].id for e in move.effects if isinstance(e, Demand)), "")
            concession = setting.concessions[0].id if any(isinstance(e, Line) for e in move.effects) else ""
            played = Played(setting.seats[0], move.id, setting.seats[1], 1, option, concession, 1)
            sentence = wording.played_sentence(setting, played)
            assert sentence.startswith(setting.delegations[0].title)
            assert sentence.endswith((".", '."'))


def test_reasons_phrases_and_reports_are_sentences(seen):
    for reason in REASONS:
        assert wording.reason_words(reason)
    for code in PHRASES:
        room = Room(("meridane", "orveld"))
        said = wording.message_sentence(seen, Message(1, "orveld", "", code, "the pause"), room)
        assert said.startswith("Orveld says to you: ")
        assert said.endswith("(About the pause.)")
    for kind in ("support", "strain", "progress", "trust", "enforcement"):
        assert "give or take 8" in wording.report_sentence(seen, Report(1, "orveld", kind, "", 40, 8))
    worth = Report(1, "orveld", "worth", "relief:2", -70, 0)
    assert wording.report_sentence(seen, worth) == (
        "In the talks you learnt: relief of restrictions at level 2 costs Orveld 0.7 points a round."
    )


# --------------------------------------------------------------------------------------------------
# Why


def test_a_change_names_its_causes_and_where_the_scale_ended(seen):
    shifts = (
        Shift("tension", 5, Cause("move", "demonstration", "orveld", "lindrow")),
        Shift("tension", -4, Cause("concession", "pause:1", "orveld")),
    )
    causes = "+5 by Orveld's demonstration toward Lindrow, -4 by Orveld's pause in demonstrations"
    for before, after, told in (
        (50, 51, f"Tension rose by 1 to 51: {causes}."),
        (2, 5, f"Tension rose by 3 to 5: {causes}, +2 because the scale ends at 0."),
        (97, 96, f"Tension fell by 1 to 96: {causes}, -2 because the scale ends at 100."),
        (98, 100, f"Tension rose by 2 to 100: {causes}, the scale ends there."),
    ):
        assert wording.change_sentence(seen, "tension", before, after, shifts) == told


def test_who_only_held_a_meter_where_it_stood_is_told_so(strait):
    state = new_game(strait, 1, strait.setting.seats)
    for seat in strait.setting.seats:
        state = play(state, seat, Ready())
    for seat in strait.setting.seats:
        uses = (Use("readout", "lindrow"),) if seat == "meridane" else ()
        state = play(state, seat, Commit(Plan(uses)))
    report, fear = state.table.history[-1], "abandonment:lindrow"
    held = replace(
        report,
        after={**report.after, fear: report.before[fear]},
        shifts=(
            Shift(fear, -3, Cause(CauseKind.MOVE, "readout", "meridane", "lindrow")),
            Shift(fear, 3, Cause(CauseKind.DRIFT)),
        ),
    )  # fmt: skip
    meridane, tavenel = (
        dict(wording.report_changes(view(state, seat), held)).get(fear, "") for seat in ("meridane", "tavenel")
    )
    assert meridane.startswith(f"Lindrow's fear of being left alone stayed at {report.before[fear]}: ")
    assert "-3 by Meridane's readout" in meridane
    assert tavenel == ""


def test_why_explains_confidence_by_its_two_fears(strait):
    state = new_game(strait, 1, strait.setting.seats)
    for seat in strait.setting.seats:
        state = play(state, seat, Ready())
    plans = {"orveld": Plan((Use("demonstration", "lindrow", 2),)), "meridane": Plan((Use("readout", "lindrow"),))}
    for seat in strait.setting.seats:
        state = play(state, seat, Commit(plans.get(seat, Plan())))
    lines = list(why(view(state, "tavenel"), "confidence:lindrow").lines)
    assert lines[0].startswith("Lindrow's confidence in Meridane is ")
    told = next(line for line in lines if line.startswith("Round 1, from 40 to "))
    assert re.search(r"\+\d+ by Orveld's demonstration toward Lindrow, ", told)
    assert re.search(r"-\d+ by Meridane's readout of support for Lindrow", told)
    assert "the scale ends" not in told


# --------------------------------------------------------------------------------------------------
# Over random games


def random_game(name, seed):
    scenario = load_scenario(name)
    state = new_game(scenario, seed)
    players = {seat: RandomPlayer(seat, seed * 100 + n) for n, seat in enumerate(scenario.setting.seats)}
    yield state
    while state.table.outcome is None:
        acted = False
        for seat, player in players.items():
            action = player.choose(view(state, seat))
            if action is not None and state.table.outcome is None:
                state = play(state, seat, action)
                acted = True
                yield state
        assert acted


ODD = re.compile(r"None|\{|\}|<|  |\.\.|_|;;|,\.| ,|[a-z]+:[a-z]|#")


@pytest.mark.parametrize(
    ("name", "seed"), [("strait", 1), ("strait", 2), ("congress", 1), ("first-readout", 1), ("ferry", 1)]
)
def test_every_sentence_is_whole(name, seed):
    setting = load_scenario(name).setting
    old = {}
    for state in random_game(name, seed):
        for seat in setting.seats:
            seen = view(state, seat)
            lines = wording.changes(old[seat], seen) if seat in old else wording.briefing(seen)
            if len(seen.desk.scores) != len(old[seat].desk.scores) if seat in old else True:
                lines = [*lines, *status(seen).lines, *wording.recap(seen)]
                lines += [line for part in brief(seen).sections for entry in part.entries for line in entry.said]
                lines += [line for key in wording.meter_keys(seen) for line in why(seen, key).lines]
                lines += [wording.deal_entry(seen, deal) for deal in seen.deals()]
            old[seat] = seen
            for line in lines:
                odd = ODD.search(line.replace("...", ""))
                assert not odd, line
                assert line[0].isupper() or line.startswith(("-", '"')), line
                assert line.rstrip().endswith((".", "?", "!", '"', ":", ")")), line


@pytest.mark.parametrize(("name", "seed"), [("strait", 1), ("congress", 1), ("first-readout", 1)])
def test_every_change_that_is_seen_is_explained_but_where_the_scale_ends(name, seed):
    *_, last = random_game(name, seed)
    for seat in last.scenario.setting.seats:
        for report in view(last, seat).table.history:
            for key in (k for k in report.after if not k.startswith("confidence:")):
                by = [shift.by for shift in report.shifts if shift.meter == key]
                before, after = report.before[key], report.after[key]
                low, high = sum(n for n in by if n < 0), sum(n for n in by if n > 0)
                assert after - before == sum(by) or before + low < 0 or before + high > 99, (key, report)


def test_a_late_joiner_gets_five_sentences(strait):
    state = new_game(strait, 1, ["lindrow"])
    lines = wording.recap(view(state, "lindrow"))
    assert len(lines) == 5
    assert lines[0] == "This is The Veil Strait, round 1 of 8, and you speak for Lindrow."


def test_what_a_seat_cannot_see_is_never_told(strait):
    state = new_game(strait, 1, strait.setting.seats)
    before = view(state, "tavenel")
    state = play(state, "meridane", Say("The bassoon, then.", ("orveld",)))
    state = play(
        state, "meridane", Offer(Text(("meridane", "orveld"), (Clause("assurance"), Clause("market")), public=False))
    )
    state = play(state, "orveld", Accept(1))
    assert wording.changes(before, view(state, "tavenel")) == []
    told = wording.changes(view(new_game(strait, 1, strait.setting.seats), "orveld"), view(state, "orveld"))
    assert any("The bassoon, then." in line for line in told)
    assert any("Offer 1 binds" in line for line in told)


TRIO = ("lindrow", "meridane", "tavenel")
FIRST, SECOND, THIRD = (Text(TRIO, (Clause(name),)) for name in ("consultation", "burden-lindrow", "burden-tavenel"))


def told_of_its_offer(strait, *acts):
    """What Meridane is told at once of what others did after it put a text to both its partners."""
    state = play(new_game(strait, 1, strait.setting.seats), "meridane", Offer(FIRST))
    before = view(state, "meridane")
    for seat, act in acts:
        state = play(state, seat, act)
    return wording.changes(before, view(state, "meridane"))


def test_an_author_hears_who_declines_its_offer_and_why(strait):
    told = told_of_its_offer(strait, ("tavenel", Decline(1, "home")))
    assert told == ["Tavenel declines your offer 1: it would not pass at home."]


@pytest.mark.parametrize(
    ("closing", "sentence"),
    [
        (("tavenel", Decline(2, "home")), "Tavenel declines offer 2: it would not pass at home."),
        (("lindrow", Withdraw(2)), "Lindrow withdraws offer 2."),
        (("lindrow", Offer(THIRD, 2)), "Lindrow replaces offer 2 by a new version."),
    ],
)
def test_an_author_hears_of_a_counter_that_closed_before_it_looked(strait, closing, sentence):
    told = told_of_its_offer(strait, ("lindrow", Offer(SECOND, 1)), closing)
    assert told[0].startswith("Lindrow answers your offer 1 with offer 2. It adds Lindrow's share of the burden")
    assert told[1] == sentence
    assert not any("closed already" in line for line in told)


def test_what_was_put_and_closed_between_others_is_one_line(strait):
    told = told_of_its_offer(strait, ("lindrow", Offer(SECOND)), ("lindrow", Withdraw(2)))
    assert told == ["Put and closed already: Lindrow's offer 2, which it withdrew."]
    told = told_of_its_offer(strait, ("lindrow", Offer(SECOND)), ("tavenel", Decline(2, "home")))
    assert told == ["Put and closed already: Lindrow's offer 2, which Tavenel declined."]


def test_a_plan_says_what_it_costs_in_one_kind_of_number(seen):
    assert wording.plan_lines(seen, Plan())[-1] == "It costs nothing and leaves all three units of political capital."
    one = wording.plan_lines(seen, Plan((Use("readout", target="lindrow"),)))
    assert one[-1] == "It costs one unit of political capital and leaves two units."
    many = wording.plan_lines(seen, Plan((Use("exercise", target="lindrow"), Use("exercise", target="tavenel"))))
    assert many[-1] == "It costs four units of political capital, and you have only three units."


def test_it_is_said_when_a_settlement_that_stands_will_end_the_game(seen):
    assert wording.settling_lines(seen) == []
    scene = Scene(load_scenario("strait"), events=()).door(2).given(support_orveld=90, support_meridane=90)
    scene.deal("cap 2, access, assurance, relief", "orveld meridane", witness="kessary").round()
    (line,) = wording.settling_lines(scene.view("lindrow"))
    assert line.startswith("A settlement stands, The Bargain: if it stands at the end of this round, the game ends")
    assert line in wording.briefing(scene.view("lindrow"))


def test_a_text_that_another_replaced_at_once_does_not_end_before_it_was_signed(seen):
    text = Text(("lindrow", "meridane"), (Clause("consultation"),))
    deal = Deal("here#1", text, 3, "ended", 3, 2)
    assert wording.deal_state(seen, deal) == "Replaced before it came into force."
    assert wording.deal_state(seen, replace(deal, until=3)) == "Ended after round 3."


@pytest.mark.parametrize("kind", ["managed", "drift", "breakdown"])
def test_a_table_without_a_crisis_ends_without_one(kind):
    ferry = view(new_game(load_scenario("ferry"), 1), "ebrany")
    assert "crisis" not in wording.outcome_sentence(ferry, Outcome(kind, 4))
    strait = view(new_game(load_scenario("strait"), 1), "lindrow")
    assert "crisis" in wording.outcome_sentence(strait, Outcome(kind, 4))


@pytest.mark.parametrize(
    ("titles", "initials"),
    [
        (("Upper Island", "Lower Island"), ["U", "L"]),
        (("The Lakes", "Orrin"), ["L", "O"]),
        (("Aa", "Ab", "brae"), ["Aa", "Ab", "B"]),
        (("The", "Élan", "The The"), ["Th", "É", "Th"]),
    ],
)
def test_a_delegation_without_an_emblem_stands_under_its_initial(strait, titles: tuple[str, ...], initials: list[str]):
    setting = strait.setting
    held = tuple(replace(setting.delegations[0], id=f"d{n}", title=title) for n, title in enumerate(titles))
    named = replace(setting, delegations=held)
    assert [wording.initial(named, each.id) for each in held] == initials
