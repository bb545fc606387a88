"""A refusal is data: a ground from a closed list, a sentence, and what would mend it, which the rules then take."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from rules.scene import Scene
from rules.wild import wild_plan, wild_steps, wild_talk, wild_use

from game.content.loading import load_scenario
from game.rules.cures import Cure, cure, cured_plan
from game.rules.effects.change import ChangeMeter
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, Page
from game.rules.model.setting import Scenario
from game.rules.model.terms import CHAIR, Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.reducer import check, play, view
from game.rules.round.plans import check_plan
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.undo import Undo
from game.rules.verbs.unready import Unready
from game.rules.verbs.withdraw import Withdraw
from game.wording import cure_label

GAME = Path(__file__).parents[2] / "game"
SCENARIOS = ("strait", "congress", "ferry", "first-readout")


def spoilt(seen: View, luck: Random) -> Act:
    """Something that somebody may try now, and that is often wrong in more than one way."""
    if seen.table.phase == "signals" or luck.random() < 0.1:
        uses = tuple(use for _ in range(luck.randint(1, 5)) if (use := wild_use(seen, luck)))
        uses = tuple(replace(use, strength=luck.choice((use.strength, 9))) for use in uses)
        return Commit(replace(wild_plan(seen, luck), moves=uses, leaves=luck.choice(((), ("nothing#1",)))))
    act = wild_talk(seen, luck)
    if not isinstance(act, Offer) or luck.random() < 0.4:
        return act
    text = act.text
    clauses = text.clauses + luck.choice(((), text.clauses[:1]))
    clauses = tuple(replace(each, level=luck.choice((each.level, 0, 7)), delay=luck.choice((0, 9))) for each in clauses)
    seats = luck.choice((text.signatories, text.signatories[:2], tuple(s for s in text.signatories if s != seen.seat)))
    witness = luck.choice(("", *seen.setting.seats))
    return replace(act, text=replace(text, clauses=clauses, signatories=seats, witness=witness))


def refusals(scenario: Scenario, seed: int, tries: int) -> Iterator[tuple[View, Act, Illegal]]:
    """Refusals met in a wild game: at each step, what the acting seat could have tried."""
    luck = Random(seed)
    for step in wild_steps(scenario, seed, chatter=3):
        seen = view(step.before, step.seat)
        for _ in range(tries):
            act = spoilt(seen, luck)
            try:
                check(seen, act)
            except Illegal as refusal:
                yield seen, act, refusal


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_refusal_of_a_wild_game_has_a_ground_and_a_sentence(name: str):
    met = set()
    for seed in range(10):
        for _, act, refusal in refusals(load_scenario(name), seed, 2):
            assert refusal.code in Ground, (act, refusal)
            assert str(refusal) == refusal.sentence
            assert refusal.sentence.endswith("."), refusal.sentence
            met.add(refusal.code)
    assert len(met) > 12, met


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_offered_as_a_cure_is_taken_by_the_rules_and_has_words(name: str):
    acts = found = 0
    for seed in range(5):
        for seen, act, refusal in refusals(load_scenario(name), 100 + seed, 3):
            mended = cure(seen, act, refusal)
            if mended is None:
                continue
            found += 1
            label = cure_label(seen, act, mended)
            assert label
            assert not label.endswith("."), label
            if isinstance(mended, Act):
                acts += 1
                check(seen, mended)
                assert mended != act
            elif isinstance(mended, Use):
                check_plan(seen, Plan((mended,)))
            else:
                assert mended in Page
    assert acts > 50, (acts, found)


def refused(scene: Scene, seat: str, act: Act) -> tuple[Ground, Cure | None]:
    """The ground on which an act is refused, and its cure."""
    seen = scene.view(seat)
    with pytest.raises(Illegal) as caught:
        check(seen, act)
    return caught.value.code, cure(seen, act, caught.value)


def test_a_text_is_put_with_what_it_lacked():
    scene = Scene().door(2)
    lacking = Text(("crown", "isle"), (Clause("letter"), Clause("pause")))
    ground, mended = refused(scene, "crown", Offer(lacking))
    assert ground == Ground.SIGNATURE_MISSING
    assert mended == Offer(replace(lacking, signatories=("crown", "isle", "north")))


def test_a_level_beyond_the_last_becomes_the_last_and_one_named_twice_is_named_once():
    scene = Scene()
    both = ("crown", "port")
    assert refused(scene, "port", Offer(Text(both, (Clause("aid", 7),)))) == (
        Ground.OUT_OF_RANGE,
        Offer(Text(both, (Clause("aid"),))),
    )
    assert refused(scene, "port", Offer(Text(both, (Clause("letter", 2), Clause("letter"))))) == (
        Ground.NAMED_TWICE,
        Offer(Text(both, (Clause("letter", 2),))),
    )


def test_a_witness_who_may_not_is_another_or_nobody():
    scene = Scene()
    text = Text(("crown", "hills", "port"), (Clause("aid"),), "crown")
    assert refused(scene, "port", Offer(text)) == (Ground.OWN_WITNESS, Offer(replace(text, witness="hills")))
    text = Text(("crown", "port"), (Clause("aid"), Clause("share")), "crown")
    assert refused(scene, "port", Offer(text)) == (Ground.OWN_WITNESS, Offer(replace(text, witness="")))
    text = Text(("crown", "port"), (Clause("aid"),), "hills")
    ground, mended = refused(scene, "port", Offer(text))
    assert (ground, mended) == (Ground.WITNESS_UNSIGNED, Offer(replace(text, signatories=("crown", "hills", "port"))))


def test_what_cannot_be_hidden_is_put_in_public_and_a_closed_door_takes_what_is_quiet():
    scene = Scene().door(0)
    hidden = Text(("crown", "hills"), (Clause("counts"),), public=False)
    assert refused(scene, "hills", Offer(hidden)) == (Ground.MUST_BE_PUBLIC, Offer(replace(hidden, public=True)))
    open_text = Text(("crown", "north"), (Clause("letter"),))
    assert refused(scene, "crown", Offer(open_text)) == (Ground.TALKS_CLOSED, Offer(replace(open_text, public=False)))


def test_where_talks_are_closed_to_a_text_a_lower_price_opens_them():
    scene = Scene().door(0)
    cap = Offer(Text(("crown", "north"), (Clause("cap"),)))
    ground, mended = refused(scene, "crown", cap)
    assert ground == Ground.TALKS_CLOSED
    assert isinstance(mended, Use)
    assert any(getattr(effect, "by", 0) < 0 for effect in scene.view("crown").setting.move[mended.move].effects)
    third = Offer(Text(("crown", "north", "port"), (Clause("cap"), Clause("grain"))))
    assert refused(scene, "port", third) == (Ground.TALKS_CLOSED, Page.DOORS)


def test_what_lies_on_the_table_is_signed():
    scene = Scene().offer("crown", "aid", "port")
    text = scene.text("aid", "port")
    assert refused(scene, "port", Offer(text)) == (Ground.ON_THE_TABLE, Accept(1))
    assert refused(scene, "crown", Offer(text)) == (Ground.ON_THE_TABLE, Page.OFFERS)
    assert refused(scene, "port", Offer(text, 1)) == (Ground.NOTHING_CHANGED, Accept(1))
    assert refused(scene, "crown", Decline(1)) == (Ground.OWN_OFFER, Withdraw(1))
    assert refused(scene, "port", Withdraw(1)) == (Ground.NOT_SIGNED, Decline(1))
    scene.does("crown", Withdraw(1))
    assert refused(scene, "port", Accept(1)) == (Ground.OFFER_CLOSED, Offer(text))


def test_a_confidential_text_in_place_of_a_public_one_is_put_in_public():
    scene = Scene().deal("aid", "port")
    quiet = Text(("crown", "port"), (Clause("aid"),), public=False)
    assert refused(scene, "crown", Offer(quiet)) == (Ground.PROMISED_IN_PUBLIC, Offer(replace(quiet, public=True)))


def test_a_plan_that_costs_too_much_leaves_out_its_last_moves():
    scene = Scene().given(capital_crown=1).signals()
    one, two = Use("address"), Use("restrict")
    assert refused(scene, "crown", Commit(Plan((one, two)))) == (Ground.NO_CAPITAL, Commit(Plan((one,))))


def test_a_plan_is_mended_before_it_can_be_committed():
    """Plans are drafted while there is still negotiation, when every commitment is refused."""
    seen = Scene().view("crown")
    plan = Plan((Use("restrict"), Use("ease")))
    with pytest.raises(Illegal) as caught:
        check_plan(seen, plan)
    assert caught.value.code == Ground.EXCLUDED
    assert cured_plan(seen, plan, caught.value) == Plan((Use("ease"),))


def test_what_was_said_too_early_is_taken_back():
    scene = Scene().does("crown", Ready())
    assert refused(scene, "crown", Ready()) == (Ground.DONE_ALREADY, Unready())
    scene.signals().does("crown", Commit())
    assert refused(scene, "crown", Commit()) == (Ground.DONE_ALREADY, Recall())


def test_what_only_waiting_cures_has_no_cure():
    scene = Scene()
    assert refused(scene, "crown", Commit()) == (Ground.WRONG_PHASE, None)
    scene.signals()
    assert refused(scene, "crown", Offer(scene.text("aid", "port"))) == (Ground.WRONG_PHASE, None)


def test_what_is_off_the_table_is_put_anew_or_the_others_are_looked_at():
    scene = Scene().offer("crown", "aid", "port").does("crown", Withdraw(1))
    assert refused(scene, "port", Accept(1)) == (Ground.OFFER_CLOSED, Offer(scene.text("aid", "port")))
    assert refused(scene, "port", Decline(1)) == (Ground.OFFER_CLOSED, Page.OFFERS)
    assert refused(scene, "crown", Withdraw(1)) == (Ground.OFFER_CLOSED, Page.OFFERS)
    scene.offer("crown", "aid", "port")
    assert refused(scene, "port", Decline(2, "weather")) == (Ground.UNKNOWN_CHOICE, Decline(2, "no-say"))


def test_what_the_chair_is_refused_says_what_would_do():
    scene = Scene().round()
    wild = ChangeMeter("tension", 400)
    for act, mended in (
        (Undo(9), Undo(2)),
        (Undo(0), Undo(1)),
        (Inject(title="Storm", effects=(wild,)), Inject(title="Storm", effects=(replace(wild, by=100),))),
    ):
        with pytest.raises(Illegal) as caught:
            play(scene.state, CHAIR, act)
        assert caught.value.cure == mended
        play(scene.state, CHAIR, mended)


def test_no_refusal_is_raised_without_a_ground():
    """`Illegal("...")` would fail only when somebody meets it."""
    for path in sorted(GAME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Illegal":
                assert ast.unparse(node.args[0]).startswith("Ground."), f"{path}:{node.lineno}"


def test_every_ground_is_given_somewhere():
    given = "\n".join(path.read_text(encoding="utf-8") for path in GAME.rglob("*.py"))
    assert [ground.name for ground in Ground if f"Ground.{ground.name}" not in given] == []


def test_no_client_tests_or_edits_the_words_of_a_refusal():
    """What depends on why something was refused asks for the ground; its sentence is only shown."""
    words = re.compile(
        r"""(in|not in) (str\((refusal|error|exc)\)|refusal\.sentence|refusal\b)|"""
        r"""(str\(refusal\)|refusal\.sentence)\.\w+\(|re\.\w+\([^)]*refusal|Illegal\(f?"\{refusal"""
    )
    for path in sorted(GAME.rglob("*.py")):
        found = words.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path}: {found}"
    for path in sorted((GAME.parent / "assets" / "seminar").glob("*.js")):
        found = re.search(
            r"(answer|frame|found|refusal)(\??\.(text|refusal|sentence))\??\.\w+\(", path.read_text(encoding="utf-8")
        )
        assert found is None, f"{path}: {found}"


def cuts_sentences(tree: ast.AST) -> Iterator[str]:
    """Where code looks for words of a sentence in a text: two words side by side, in a call that cuts or searches."""
    cutting = ("split", "rsplit", "partition", "rpartition", "replace", "startswith", "endswith", "removeprefix")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in cutting:
            for each in node.args[:1]:
                if isinstance(each, ast.Constant) and re.search(r"[A-Za-z]+ [A-Za-z]+", str(each.value)):
                    yield f"{node.lineno}: {each.value}"


def test_no_code_cuts_up_a_sentence_of_the_game():
    """Where a part is wanted, the part is worded. What people type is another matter: that is read, not written."""
    assert list(cuts_sentences(ast.parse('a.split(". This holds")\nb.split("; ")'))) == ["1: . This holds"]
    for path in sorted(GAME.rglob("*.py")):
        if path.is_relative_to(GAME / "speech"):
            continue
        found = list(cuts_sentences(ast.parse(path.read_text(encoding="utf-8"))))
        assert not found, f"{path}: {found}"
