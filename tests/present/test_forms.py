"""The three clients draw the same forms: at random positions of all scenarios, the same to choose, say and pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from drawn import Pages, answered, in_the_window, on_the_line
from wild import wild_steps

from game.content import load_scenario, scenario_ids
from game.present.act_form import unplaced
from game.present.drafts import Form, begun, changed, form_of
from game.present.fields import Button, Field
from game.present.offer_form import OfferForm
from game.present.plan_form import PlanForm
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.seminar.delegation_requests import drafted
from game.terminal.commands import every_command
from game.terminal.completion import completions

POSITIONS = 10
"""Positions of each scenario."""


def positions(name: str) -> Iterator[tuple[View, Act]]:
    """Drafts that somebody may have at random moments of a random game, now and then a bad one."""
    steps = list(wild_steps(load_scenario(name), 11, chatter=3, rounds=5))
    luck = Random(name)
    talks = [step for step in steps if step.before.table.phase == "negotiation"]
    plans = [step for step in steps if step.before.table.phase == "signals"]
    for number in range(POSITIONS):
        step = luck.choice(plans if number % 3 == 2 else talks)
        seen = view(step.before, luck.choice(list(step.before.desks)))
        verb = ("offer", "commit", "commit")[number % 3] if number % 5 else luck.choice(unplaced())
        draft = begun(seen, verb)
        if draft is not None:
            yield seen, _worked_on(seen, draft, luck)


def _worked_on(seen: View, draft: Act, luck: Random) -> Act:
    """A draft after some choices at random, each one that its form offers."""
    for _ in range(luck.randrange(2, 8)):
        form = form_of(seen, draft)
        ways = [(field.name, way.value) for field in fields(form) for way in field.alternatives]
        ways += [(f"add:{move.id}", move.add.use.target) for move in getattr(form, "moves", ()) if move.add]
        draft = changed(seen, draft, [luck.choice(ways)]) if ways else draft
    return draft


def fields(form: Form) -> Iterator[Field]:
    """Every field of a form."""
    if isinstance(form, OfferForm):
        yield from form.signers
        for giving in form.giving:
            for clause in giving.clauses:
                yield from (clause.level, *clause.details)
        yield from form.terms
    elif isinstance(form, PlanForm):
        yield from (field for use in form.uses for field in use.fields)
        yield from (field for group in form.groups for field in group.fields)
    else:
        yield from form.fields


def told(form: Form, to: str) -> Iterator[str]:
    """Every sentence, alternative and price that a client has to show."""
    for field in fields(form):
        if field.name == "to" and to:
            continue
        yield from () if isinstance(form, OfferForm) and not field.switch and ":" in field.name else (field.title,)
        yield field.note
        if field.switch:
            continue
        levels = field.name.startswith("level:")
        for way in field.alternatives[1:] if levels else field.alternatives:
            yield from (way.title, way.price)
            if way.refusal:
                yield way.refusal if levels else way.words
    if isinstance(form, OfferForm):
        yield from (form.note, *(giving.title for giving in form.giving))
        yield from (clause.title for giving in form.giving for clause in giving.clauses)
        yield from (way.title for way in (form.templates.alternatives if form.templates else ()))
        yield from _pressed(form.put, *form.asks)
        yield form.put.refusal if form.put else ""
    elif isinstance(form, PlanForm):
        yield from (
            form.heading if form.take_back else "",
            form.note,
            form.refusal,
            *(use.sentence for use in form.uses),
        )
        yield from _pressed(form.commit)
        yield form.remedy.label if form.remedy else ""
        yield from (group.title for group in form.groups)
        for move in form.moves:
            yield from (move.title, move.text, move.price, *move.notes, "" if move.chosen else move.refusal)
    else:
        yield from (form.title, form.sentence if form.button and not form.button.refusal else "")
        yield from _pressed(form.button)


def _pressed(*buttons: Button | None) -> Iterator[str]:
    for button in buttons:
        if button is not None:
            yield from (button.label, button.price)


def the_same(text: str) -> str:
    return " ".join(text.casefold().split())


@pytest.mark.parametrize("name", scenario_ids())
def test_every_client_draws_the_same_forms(name: str, browser: Any) -> None:
    pages = Pages(browser)
    tried = 0
    for seen, draft in positions(name):
        form, to = form_of(seen, draft), getattr(draft, "to", "")
        window = the_same(in_the_window(seen, draft))
        online = the_same(pages.drawn(*answered(seen, draft), to))
        for words in filter(None, told(form, to)):
            assert the_same(words) in window, words
            assert the_same(words) in online, words
        _same_on_the_line(seen, draft, form)
        tried += 1
    pages.close()
    assert tried >= POSITIONS - 1


def _same_on_the_line(seen: View, draft: Act, form: Form) -> None:
    commands = [each.word for each in every_command()]
    if isinstance(draft, Commit) and isinstance(form, PlanForm):
        said = the_same(on_the_line(seen, draft, "plan", "moves"))
        for move in form.moves:
            wanted = (move.title, move.text, move.price, *move.notes, move.refusal)
            assert all(the_same(each) in said for each in wanted), move
            assert move.id in completions(seen, draft.plan, "plan ", commands)
        for use in form.uses if form.commit else ():
            assert the_same(use.sentence) in said
            following = completions(seen, draft.plan, f"plan {use.use.move} ", commands)
            aims = [field for field in use.fields if field.name.endswith(":target")]
            assert all(str(way.value) in following for field in aims for way in field.alternatives)
    elif isinstance(draft, Offer) and isinstance(form, OfferForm):
        said = the_same(on_the_line(seen, draft, "concessions"))
        levels = [way for giving in form.giving for each in giving.clauses for way in each.level.alternatives[1:]]
        assert all(the_same(f"{way.title}: {way.price}") in said for way in levels)
        seats = {field.name.partition(":")[2] for field in form.signers}
        assert seats == set(completions(seen, seen.desk.plan or Commit().plan, "offer ", commands))
    else:
        first = {str(way.value) for way in form.fields[0].alternatives}  # type: ignore[union-attr]
        offered = set(completions(seen, Commit().plan, f"do {draft.verb} ", commands))
        listed = set(re.findall(rf"`do {draft.verb} ([^ `]+)", on_the_line(seen, draft, f"can {draft.verb}")))
        assert listed <= first
        assert offered <= first


def test_a_browser_may_inquire_about_a_programme() -> None:
    seen = view(new_game(load_scenario("strait"), 3), "meridane")
    found = drafted(seen, "commit", {"act": None, "edits": [["add:inquire", "orveld"]]})
    (use,) = found["form"]["uses"]
    (about,) = (field for field in use["fields"] if field["name"] == "use:0:option")
    assert "progress" in [way["value"] for way in about["alternatives"]]


def test_what_is_promised_already_says_so_before_it_is_chosen() -> None:
    seen = view(new_game(load_scenario("strait"), 3), "meridane")
    text = Text(("lindrow", "meridane"), (Clause("consultation"),))
    state = play(play(new_game(load_scenario("strait"), 3), "meridane", Offer(text)), "lindrow", Accept(1))
    for now, promised in ((seen, False), (view(state, "meridane"), True)):
        draft = changed(now, begun(now, "offer") or Commit(), [("with:kessary", True)])
        form = form_of(now, draft)
        assert isinstance(form, OfferForm)
        (clause,) = (each for giving in form.giving for each in giving.clauses if each.concession == "consultation")
        assert ("already promised" in clause.level.alternatives[1].refusal) is promised
