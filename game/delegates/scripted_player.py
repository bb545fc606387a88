"""A delegation that follows a tutorial's script: each cue of its seat once, while its lesson is on; no judgement."""

from __future__ import annotations

from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.rules.law.texts import same_text
from game.rules.model.lessons import Cue
from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.reducer import allowed
from game.rules.tutoring import answered_text, clauses_of, fits, lesson_on, scripted_uses, teaches, watched
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say

OTHERWISE = "easy"
"""How the seat is played where nobody is taught: by somebody who does not make it hard."""


class ScriptedPlayer:
    """Speaks for one seat by the script of its scenario; without one, as an easy computer does."""

    def __init__(self, seat: str, private_seed: int) -> None:
        self.seat = seat
        self._otherwise = CharacterPlayer(characters()[OTHERWISE], seat, private_seed)

    def choose(self, view: View) -> Act | None:
        """The next cue that is not done; then it is ready, or commits what its script plans for the round."""
        if not teaches(view.setting, view.table):
            return self._otherwise.choose(view)
        if view.table.phase == "signals":
            return None if view.desk.plan is not None else Commit(scripted_plan(view))
        for cue in cues_now(view):
            act = cued(view, cue)
            if act is not None and allowed(view, act):
                return act
        return None if view.desk.ready else Ready()


def cues_now(view: View) -> tuple[Cue, ...]:
    """What the script has a seat do while the lesson of this moment is on."""
    lesson = lesson_on(view.setting, view.table)
    return () if lesson is None else tuple(each for each in _own(view) if each.at == lesson.id)


def _own(view: View) -> tuple[Cue, ...]:
    tutorial, ways = view.setting.tutorial, set(view.table.learnt)
    script = tutorial.script if tutorial is not None else ()
    return tuple(each for each in script if each.by == view.seat and set(each.after) <= ways)


def signs_by_script(view: View, text: Text, seat: str) -> bool:
    """Whether a script has another sign a text that a lesson asks the viewer to put."""
    lesson, tutorial = watched(view), view.setting.tutorial
    if lesson is None or tutorial is None or not any(fits(view, task, Offer(text)) for task in lesson.tasks):
        return False
    cues = (each for each in tutorial.script if each.at == lesson.id and each.by == seat)
    return any(each.does == "sign" and each.whom == view.seat for each in cues)


def scripted_plan(view: View) -> Plan:
    """What the script plans for this round, whoever is first to commit; nothing where it plans nothing."""
    rounds = {lesson.id: lesson.round for lesson in view.setting.lessons}
    cue = next((each for each in _own(view) if each.does == "plan" and rounds.get(each.at) == view.round), None)
    return Plan() if cue is None else Plan(scripted_uses(cue.moves))


def cued(view: View, cue: Cue) -> Act | None:
    """The act of a cue; None once it is done, and while what it answers is not there."""
    match cue.does:
        case "say":
            return None if _said(view, cue.says) else Say(cue.says, tuple(sorted(cue.to)))
        case "put":
            text = Text(tuple(sorted(cue.signatories)), clauses_of(cue.clauses))
            return None if _put(view, text) else Offer(text)
        case "sign" | "decline":
            seen = answered_text(view, cue.whom)
            if seen is None:
                return None
            return Accept(seen.number) if cue.does == "sign" else Decline(seen.number)
    return None


def _said(view: View, words: str) -> bool:
    every = (message for room in view.rooms.values() for message in room.messages)
    return any(m.by == view.seat and m.round == view.round and m.text == words for m in every)


def _put(view: View, text: Text) -> bool:
    own = (seen.offer for seen in view.offers() if seen.offer.author == view.seat)
    return any(offer.round == view.round and same_text(offer.text, text) for offer in own)
