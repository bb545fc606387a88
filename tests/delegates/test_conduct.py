"""The rules of conduct of computer delegations, held against partners that act at random and against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from msgspec.structs import replace

from game.adviser import likely_answer
from game.content import load_scenario
from game.delegates.answering import Answering
from game.delegates.appraisal import appraise
from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.drafting import LEAST, WRONGED, Drafting
from game.delegates.judgement import Judgement
from game.delegates.weighing import Weighing
from game.rules import chance
from game.rules.board import RECENT
from game.rules.law.texts import check_promises
from game.rules.model.phrases import REASONS
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal, DealStatus, Offered, Room
from game.rules.model.table import Grievance, PublicLine
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.round.forecast import board_from, home_answer
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.reply import Reply
from game.session import PATIENCE, Session

SEATS = load_scenario("strait").setting.seats


@dataclass(frozen=True)
class Moment:
    """What a watched seat saw, what it did, and what it saw then."""

    view: View
    act: Act
    after: View
    answering: Answering

    @property
    def weighing(self) -> Weighing:
        return self.answering.weighing


def answering(view: View, name: str, seed: int) -> Answering:
    """A fresh delegation's way of answering in a View."""
    return CharacterPlayer(characters()[name], view.seat, seed).answering(view)


@cache
def moments(name: str, partners: str, seed: int) -> tuple[tuple[Moment, ...], Session]:
    """Everything one seat did in a game against partners of one kind, and the game."""
    seat = SEATS[seed % len(SEATS)]
    session = Session.start(load_scenario("strait"), seed, {}, {"*": partners, seat: name})
    private = chance.draw(seed, 0, 0, "delegate", seat)
    found = []
    while True:
        before = session.view(seat)
        step = session.step()
        if step is None:
            return tuple(found), session
        if step[0] == seat and before.table.phase == "negotiation":
            found.append(Moment(before, step[1], session.view(seat), answering(before, name, private)))


GAMES = [
    ("strong", "random", 0),
    ("standard", "random", 1),
    ("strong", "random", 3),
    ("standard", "standard", 4),
    ("strong", "standard", 12),
]


def watched() -> list[Moment]:
    """The moments of all games of these tests."""
    return [moment for game in GAMES for moment in moments(*game)[0]]


def offered(moment: Moment) -> list[Text]:
    """Texts with clauses that the seat put this round and that did not become deals."""
    return [
        offer.text
        for room in moment.view.rooms.values()
        for offer in room.offers
        if offer.author == moment.view.seat and offer.round == moment.view.round and offer.status != "bound"
        if offer.text.clauses
    ]


def test_a_delegation_is_a_function_of_its_view_and_private_seed() -> None:
    for name, partners, seed in GAMES:
        private = chance.draw(seed, 0, 0, "delegate", SEATS[seed % len(SEATS)])
        for moment in moments(name, partners, seed)[0]:
            fresh = CharacterPlayer(characters()[name], moment.view.seat, private)
            assert fresh.choose(moment.view) == moment.act


def test_what_it_offered_it_would_sign_until_something_changes() -> None:
    seen = 0
    for moment in watched():
        for text in offered(moment):
            seen += 1
            assert moment.answering.refusal(text) in ("", "promised", "home", "trust")
    assert seen > 30


def test_one_item_more_is_refused() -> None:
    tried = 0
    for moment in watched():
        for text in offered(moment):
            least = min(moment.weighing.gain(moment.view.seat, each) for each in offered(moment)
                        if each.signatories == text.signatories)  # fmt: skip
            for clause in text.clauses:
                less = replace(text, clauses=tuple(c for c in text.clauses if c != clause))
                if less.clauses and moment.weighing.gain(moment.view.seat, less) < least:
                    tried += 1
                    assert moment.answering.refusal(less)
    assert tried > 30


def test_slices_never_add_up_to_a_loss() -> None:
    signed = 0
    for moment in watched():
        if isinstance(moment.act, Accept):
            seen = moment.view.offer(moment.act.offer)
            assert seen is not None
            if seen.offer.text.clauses:
                signed += 1
                # What ends the crisis counts too: a text that stands is signed anew where it wins over who holds out.
                assert moment.answering.worth(seen.offer.text) >= LEAST
    assert signed > 3


def test_words_are_offered_near_an_accident_once_a_round_and_never_again_to_whoever_declined_them() -> None:
    put = 0
    for moment in watched():
        view = moment.view
        if not isinstance(moment.act, Offer) or moment.act.text.clauses:
            continue
        put += 1
        assert view.table.meters["tension"] >= view.setting.rulebook.incidents.tension
        declined = {
            seen.offer.declined_by
            for seen in view.offers()
            if not seen.offer.text.clauses and seen.offer.round >= view.round - RECENT
        }
        assert not declined & set(moment.act.text.signatories)
        assert all(seen.offer.text != moment.act.text for seen in view.offers() if seen.offer.round == view.round)
    assert put >= 3


def test_no_text_is_put_twice_in_a_round() -> None:
    put = 0
    for moment in watched():
        if isinstance(moment.act, Offer):
            put += 1
            texts = [s.offer.text for s in moment.view.offers() if s.offer.round == moment.view.round]
            assert in_order(moment.act.text) not in [in_order(text) for text in texts]
    assert put > 50


def steady(moment: Moment) -> bool:
    return moment.answering.character.steady


def test_what_was_refused_for_its_price_does_not_come_back_word_for_word() -> None:
    for moment in filter(steady, watched()):
        for text in offered(moment):
            refused = [
                s.offer for s in moment.view.offers()
                if s.offer.author == moment.view.seat and s.offer.reason in ("too-little", "not-this-price")
                and s.offer.round < moment.view.round
            ]  # fmt: skip
            answers = any(ask.to == moment.view.seat for room in moment.view.rooms.values() for ask in room.asked)
            assert answers or not any(in_order(each.text) == in_order(text) for each in refused)


def test_what_it_signed_it_signs_again_in_the_round_while_it_gains_by_it() -> None:
    met = 0
    for moment in filter(steady, watched()):
        seen = moment.view.offer(moment.act.offer) if isinstance(moment.act, Accept) else None
        if seen is None or not seen.offer.text.clauses or moment.after.round != moment.view.round:
            continue
        after = answering(moment.after, moment.answering.character.name, 0)
        if after.worth(seen.offer.text) >= LEAST and after.refusal(seen.offer.text) in ("too-little", "not-this-price"):
            raise AssertionError(seen.offer.text)
        met += 1
    assert met


def test_whoever_sent_an_invitation_itself_does_not_say_that_this_is_not_the_moment() -> None:
    for moment in filter(steady, watched()):
        view, act = moment.view, moment.act
        if not isinstance(act, Reply) or act.reason != "later":
            continue
        invited = any(o.by == view.seat and o.to == act.to and o.round >= view.round - 2 for o in view.overtures())
        words = Text(tuple(sorted((view.seat, act.to))))
        if invited and not any(s.offer.text == words and s.offer.round == view.round for s in view.offers()):
            with pytest.raises(Illegal):
                check(view, Offer(words))


def in_order(text: Text) -> Text:
    return replace(text, clauses=tuple(sorted(text.clauses, key=lambda clause: clause.concession)))


@pytest.mark.parametrize("status", ["signed", "in force", "fell"])
def test_no_line_is_drawn_below_what_was_signed(status: DealStatus) -> None:
    start = Session.start(load_scenario("strait"), 1, {}, {"*": "silent"}).view("meridane")
    signed = Text(("lindrow", "meridane"), (Clause("exercises", 2),))
    view = replace(start, table=replace(start.table, deals=(Deal("deal-1", signed, 1, status),)))
    judgement = Judgement(
        view, characters()["strong"], appraise(view, characters()["strong"]), board_from(view, Plan()), None
    )
    drawn = {use.concession for use in judgement.worth_trying(view.setting.move["line"], "")}
    assert ("exercises" in drawn) is (status == "fell")
    assert "relief" in drawn


def test_words_are_no_price() -> None:
    """What it would settle for in a room is not lowered by a communique that it put there."""
    compared = 0
    for moment in watched():
        if not isinstance(moment.act, Offer) or moment.act.text.clauses:
            continue
        answers, signatories = moment.answering, moment.act.text.signatories
        theirs = next(c for s in signatories if s != moment.view.seat for c in moment.view.setting.given_by[s])
        text = Text(signatories, (Clause(theirs.id),))
        after = Answering(moment.after, answers.character, answers.drafting, answers.share, answers.ahead)
        compared += 1
        assert after.price(text) == answers.price(text)
    assert compared


def test_reasons_are_true() -> None:
    reasons = set()
    for moment in watched():
        if not isinstance(moment.act, Decline):
            continue
        seen = moment.view.offer(moment.act.offer)
        assert seen is not None
        reasons.add(moment.act.reason)
        _assert_true(moment, seen.offer.text, moment.act.reason)
    assert len(reasons) >= 3


def _assert_true(moment: Moment, text: Text, reason: str) -> None:
    view, gain = moment.view, moment.weighing.gain(moment.view.seat, text)
    match reason:
        case "home":
            assert home_answer(view, text, view.seat).verdict != "passes"
        case "promised":
            with pytest.raises(Illegal):
                _still_free(view, text)
        case "too-little":
            assert gain <= 0
        case "not-this-price" | "while-it-stands":
            assert gain < moment.answering.price(text)
        case "red-line":
            assert moment.weighing.crosses(text)
        case "unverified":
            assert not text.witness
        case "trust":
            assert not text.witness or gain < moment.answering.price(text)
        case _:
            assert reason in REASONS


def _still_free(view: View, text: Text) -> None:
    """Raises unless the text could still be signed without breaking a promise or passing a closed door."""
    check_promises(view, view.seat, text)
    for seen in view.offers():
        if seen.offer.text == text and seen.offer.status == "open" and view.seat not in seen.offer.signed:
            check(view, Accept(seen.number))


def test_asked_it_answers_at_what_it_aims_at_and_not_at_its_limit() -> None:
    answers = 0
    for moment in watched():
        room = "+".join(moment.act.text.signatories) if isinstance(moment.act, Offer) else ""
        asked = (
            [a for a in moment.view.rooms[room].asked if a.to == moment.view.seat] if room in moment.view.rooms else []
        )
        if isinstance(moment.act, Offer) and moment.act.text.clauses and asked and not moment.act.counters:
            answers += 1
            usual = moment.answering.usual_price(moment.act.text)
            assert moment.weighing.gain(moment.view.seat, moment.act.text) >= min(usual, 2 * LEAST)
    assert answers > 0


def test_asked_after_its_own_text_it_stands_by_it_in_so_many_words() -> None:
    """A question is never met with silence, and a text declined is not made cheaper by asking."""
    answered = 0
    for seed in range(900, 906):
        session = Session.start(load_scenario("strait"), seed, {"kessary": "person"}, {"*": "strong"})
        session.settle()
        for seen in list(session.view("kessary").offers()):
            author, members = seen.offer.author, seen.offer.text.signatories
            now = session.view("kessary").offer(seen.number)
            if len(members) > 2 or not seen.offer.text.clauses or now is None or now.offer.status != "open":
                continue
            session.submit("kessary", Decline(seen.number, "later"))
            session.submit("kessary", Ask(author))
            session.settle()
            room = session.view("kessary").rooms["+".join(members)]
            assert [m.code for m in room.messages if m.by == author][-1:] == ["stand-by"]
            assert room.offers[-1].text == seen.offer.text
            answered += 1
    assert answered


def test_nothing_is_signed_unwatched_with_whoever_cancelled() -> None:
    tried = 0
    for moment in watched():
        if not isinstance(moment.act, Accept):
            continue
        seen = moment.view.offer(moment.act.offer)
        assert seen is not None
        text, view = seen.offer.text, moment.view
        if text.witness or not text.clauses:
            continue
        other = next(s for s in text.signatories if s != view.seat)
        grievance = Grievance(max(1, view.round - WRONGED + 1), view.seat, other, "left", "deal-1")
        wronged = replace(view, table=replace(view.table, grievances=(*view.table.grievances, grievance)))
        known = moment.answering.drafting
        drafting = Drafting(wronged, known.character, known.weighing, known.floors)
        answer = Answering(wronged, known.character, drafting, moment.answering.share)
        tried += 1
        assert answer.refusal(text) == "trust"
        assert drafting.compose(text.signatories, 60) is None, "nor does it put a text of its own"
    assert tried > 0


@pytest.mark.parametrize(
    ("rounds", "breaker", "unsafe"),
    [((3,), "meridane", False), ((2, 3), "meridane", True), ((3,), "kessary", True), ((1,), "kessary", False)],
)
def test_a_witness_mends_one_broken_word_of_somebody_else(rounds: tuple[int, ...], breaker: str, unsafe: bool) -> None:
    """Broken in two rounds it is no longer made good by a witness, nor by the breaker's own watch; time heals it."""
    start = Session.start(load_scenario("strait"), 1, {}, {"*": "silent"}).view("lindrow")
    grievances = tuple(Grievance(n, "lindrow", breaker, "breach", f"deal-{n}") for n in rounds)
    view = replace(start, table=replace(start.table, round=5, grievances=grievances))
    text = Text(("kessary", "lindrow", "meridane"), (Clause("consultation"),), witness="kessary")
    assert answering(view, "strong", 1).drafting.unsafe(text) is unsafe


def test_asked_while_a_wider_text_of_its_own_lies_open_it_stands_by_that() -> None:
    """It does not say that it has nothing when it has signed something that waits for whoever asks."""
    asked = 0
    for seat in SEATS:
        session = Session.start(load_scenario("strait"), 900, {seat: "person"}, {"*": "strong"})
        while session.table.round < 3:
            session.settle()
            session.submit(seat, Ready() if session.table.phase == "negotiation" else Commit(Plan()))
        session.settle()
        open_ones = [s.offer for s in session.view(seat).offers() if s.offer.status == "open"]
        for author in {o.author for o in open_ones if len(o.text.signatories) > 2}:
            session.submit(seat, Ask(author))
            session.settle()
            room = session.view(seat).rooms["+".join(sorted((seat, author)))]
            said = [m.code for m in room.messages if m.by == author]
            assert said[-1:] == ["stand-by"] or any(o.author == author for o in room.offers)
            asked += 1
    assert asked


def test_advice_on_a_text_is_the_same_after_one_asked_for_more() -> None:
    """An adviser holds nobody to what it asked for: the price of a person's own counter is no reason to decline."""
    compared = 0
    for moment in watched():
        if not isinstance(moment.act, Accept):
            continue
        seen = moment.view.offer(moment.act.offer)
        if seen is None or len(seen.offer.text.signatories) != 2 or not seen.offer.text.clauses:
            continue
        known, text, own = moment.answering, seen.offer.text, moment.view.seat
        got = tuple(c for c in text.clauses if known.weighing.clause(own, c, verified=True) > 0)
        if not got or got == text.clauses:
            continue
        asked = replace(seen.offer, author=own, signed=(own,), text=replace(text, clauses=got))
        key = "+".join(text.signatories)
        room = moment.view.rooms[key]
        view = replace(moment.view, rooms={**moment.view.rooms, key: replace(room, offers=(*room.offers, asked))})
        drafting = Drafting(view, known.character, known.weighing, known.drafting.floors)
        free = Answering(view, known.character, drafting, known.share, known.ahead, free=True)
        bound = Answering(view, known.character, drafting, known.share, known.ahead)
        assert bound.refusal(text)
        assert not free.refusal(text)
        compared += 1
    assert compared


def test_it_takes_finite_time_against_itself_and_few_words() -> None:
    for name in ("strong", "tough", "anxious"):
        session = Session.start(load_scenario("strait"), 11, {}, {"*": name})
        acts: dict[tuple[str, int, str], int] = {}
        while True:
            key = (session.table.round, session.table.phase)
            step = session.step()
            if step is None:
                break
            acts[(step[0], *key)] = acts.get((step[0], *key), 0) + 1
        assert session.over
        assert max(acts.values()) < PATIENCE // 2


@pytest.mark.parametrize("name", ["always-hedges", "anxious"])
def test_a_partner_warns_before_it_hedges(name: str) -> None:
    session = Session.start(load_scenario("strait"), 2, {}, {"lindrow": name, "tavenel": name})
    session.settle()
    truth = session.truth()
    hedged = 0
    for seat in ("lindrow", "tavenel"):
        warned = [
            m.round for room in truth.rooms.values() for m in room.messages if (m.by, m.code) == (seat, "warn-hedge")
        ]
        for round_no, use in truth.desks[seat].sent:
            if use.move == "hedge":
                hedged += 1
                assert any(round_no - 3 <= each < round_no for each in warned)
    assert hedged or name != "always-hedges"


@pytest.mark.parametrize("seed", range(5))
def test_only_deceitful_delegations_break_their_word(seed: int) -> None:
    names = ["tough", "strong", "anxious", "always-demonstrates", "one-sided"]
    named = dict(zip(SEATS, names[seed:] + names[:seed], strict=True))
    session = Session.start(load_scenario("strait"), 40 + seed, {}, named)
    session.settle()
    assert session.truth().vault.breaches == ()


def test_a_deceitful_challenger_does_break_it() -> None:
    broken = 0
    for seed in range(6):
        session = Session.start(load_scenario("strait"), seed, {}, {"orveld": "deceitful", "meridane": "unverified"})
        session.settle()
        broken += len(session.truth().vault.breaches)
    assert broken


def test_asked_for_something_it_names_its_price_for_that_or_says_that_there_is_none() -> None:
    """An answer to a question holds what was asked for, and never something else instead."""
    named = refused = 0
    for seat, other in (("lindrow", "orveld"), ("orveld", "meridane"), ("meridane", "orveld"), ("tavenel", "kessary")):
        for wish in load_scenario("strait").setting.given_by[other]:
            session = Session.start(load_scenario("strait"), 71, {seat: "person"}, {"*": "strong"})
            session.settle()
            asked = Ask(other, (Clause(wish.id),))
            try:
                check(session.view(seat), asked)
            except Illegal:
                continue
            heard = len(session.view(seat).desk.offers)
            session.submit(seat, asked)
            session.settle()
            after = session.view(seat)
            new = [seen.offer for seen in after.offers() if seen.number > heard and seen.offer.author == other]
            room = after.rooms["+".join(sorted((seat, other)))]
            if new:
                named += 1
                assert wish.id in {clause.concession for clause in new[-1].text.clauses}
            else:
                said = [m.code for m in room.messages if m.by == other]
                assert said[-1:] in (["stand-by"], ["not-that"])
                refused += said[-1] == "not-that"
    assert named
    assert refused


def test_a_text_that_others_wrote_or_that_gives_more_is_no_answer_to_what_was_asked_for() -> None:
    """Ruvane has signed Isolane's text for all the water and put its own; asked for a third, it prices a third."""
    taught = load_scenario("first-readout")
    book = replace(taught.setting.rulebook, leave_out=(*taught.setting.rulebook.leave_out, "breach"))
    scenario = replace(taught, setting=replace(taught.setting, rulebook=book))
    session = Session.start(scenario, 2, {"fennick": "person"}, {"*": "easy"})
    session.settle()
    open_ones = [seen.offer for seen in session.view("fennick").offers() if "ruvane" in seen.offer.signed]
    assert {offer.author for offer in open_ones} == {"isolane", "ruvane"}
    assert all(Clause("water", 2) in offer.text.clauses for offer in open_ones)
    session.submit("fennick", Ask("ruvane", (Clause("water", 1),)))
    session.settle()
    answer = [seen.offer for seen in session.view("fennick").offers()][-1]
    assert answer.author == "ruvane"
    assert Clause("water", 1) in answer.text.clauses


def test_nothing_is_put_across_ones_own_public_line() -> None:
    start = Session.start(load_scenario("strait"), 1, {}, {"*": "silent"}).view("orveld")
    drawn = PublicLine("orveld", "cap", 1, without=False, move="line")
    view = replace(start, table=replace(start.table, lines=(drawn,)))
    everybody = view.setting.seats
    frame = Text(everybody)

    def highest(seen: View, text: Text) -> int:
        options = answering(seen, "strong", 1).drafting.options(text)
        return max(clause.level for levels in options for clause, _ in levels if clause.concession == "cap")

    assert highest(start, frame) == 2
    assert highest(view, frame) == 1
    crossed = replace(view, table=replace(view.table, lines=(replace(drawn, crossed=True),)))
    assert highest(crossed, frame) == 2


def test_what_was_said_to_be_promised_elsewhere_is_not_asked_for_again() -> None:
    start = Session.start(load_scenario("strait"), 1, {}, {"*": "silent"}).view("lindrow")
    text = Text(("lindrow", "orveld"), (Clause("visits"), Clause("aid")))
    refused = Offered(1, 1, "lindrow", text, ("lindrow",), "declined", declined_by="orveld", reason="promised")
    rooms = {**start.rooms, "lindrow+orveld": Room(("lindrow", "orveld"), offers=(refused,))}
    view = replace(start, rooms=rooms, desk=replace(start.desk, offers=(("lindrow+orveld", 1),)))
    known = answering(view, "strong", 1).drafting
    assert known.bound_elsewhere(text)
    assert not known.bound_elsewhere(replace(text, clauses=(Clause("aid"),)))
    assert all(each[0][0].concession != "visits" for each in known.options(text))
    assert likely_answer(view, text, "orveld").reason == "promised"
    assert likely_answer(start, text, "orveld").reason != "promised"
