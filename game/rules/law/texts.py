"""The law of texts: what may be written, and who must sign it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.rules.law.running import conflicting, givers
from game.rules.model.refusal import Illegal, word
from game.rules.model.setting import Setting
from game.rules.model.table import Table
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.model.words import DOOR_STATES


def same_text(one: Text, other: Text) -> bool:
    """Whether two texts say the same, in whatever order."""
    return one == other or (
        one.signatories == other.signatories
        and set(one.clauses) == set(other.clauses)
        and (one.witness, one.snapback, one.public) == (other.witness, other.snapback, other.public)
    )


def needed_signatories(setting: Setting, clauses: Iterable[Clause]) -> tuple[str, ...]:
    """Who must sign at least: every giver, and both sides of the door for core clauses; alphabetical."""
    needed = set()
    for clause in clauses:
        concession = setting.concession[clause.concession]
        needed.add(concession.giver)
        if concession.core:
            needed.update(setting.adversaries[concession.giver])
    return tuple(sorted(needed))


def check_text(view: View, text: Text) -> None:
    """Refuses a text that may not be put, by what its author can see. Raises `Illegal`."""
    setting = view.setting
    _check_signatories(view, text)
    seen = set()
    for clause in text.clauses:
        check_clause(setting, clause, view.round)
        if clause.concession in seen:
            raise Illegal(f"The text names {_title(setting, clause)} twice: keep one level of it.")
        seen.add(clause.concession)
    missing = [s for s in needed_signatories(setting, text.clauses) if s not in text.signatories]
    if missing:
        names = " and ".join(setting.delegation[s].title for s in missing)
        raise Illegal(f"This text does not bind without the signature of {names}: add them to it.")
    _check_terms(setting, text)
    check_doors(setting, view.table, text)
    _check_shut(view, text)
    check_promises(view, view.seat, text)


def _check_signatories(view: View, text: Text) -> None:
    for seat in text.signatories:
        if seat not in view.setting.delegation:
            raise Illegal(f"There is no delegation {word(seat)} here: {', '.join(view.setting.seats)}.")
    if tuple(sorted(set(text.signatories))) != text.signatories or len(text.signatories) < 2:
        raise Illegal("A text needs two or more different signatories: name whom it is with.")
    if view.seat not in text.signatories:
        raise Illegal("You can only put a text that you sign yourself.")


def _title(setting: Setting, clause: Clause) -> str:
    return setting.concession[clause.concession].title.lower()


def check_clause(setting: Setting, clause: Clause, round_no: int) -> None:
    """Refuses a clause that no text can hold now. Raises `Illegal`."""
    concession = setting.concession.get(clause.concession)
    if concession is None:
        raise Illegal(f"There is no concession {word(clause.concession)}: choose one from the list of issues.")
    if not 1 <= clause.level <= len(concession.levels):
        raise Illegal(f"{concession.title} has levels 1 to {len(concession.levels)}: choose one of them.")
    if not 0 <= clause.delay <= setting.numbers.longest_delay:
        raise Illegal(f"A clause may start at most {setting.numbers.longest_delay} rounds later.")
    if clause.rounds not in (0, setting.numbers.shortest):
        raise Illegal(f"A clause lasts {setting.numbers.shortest} rounds, or stands until it is ended.")
    if round_no + clause.delay > setting.rounds:
        raise Illegal(f"{concession.title} would start after the last round: let it start sooner.")


def _check_terms(setting: Setting, text: Text) -> None:
    if not text.clauses and not text.public:
        raise Illegal("A communique is public by nature: make it public or add a clause.")
    if not text.clauses and (text.witness or text.snapback):
        raise Illegal("A communique has no clauses to verify or snap back: leave those terms out.")
    if text.witness:
        if not setting.plays("verification"):
            raise Illegal("These rules know no verification: leave the witness out.")
        if text.witness not in text.signatories:
            raise Illegal("The witness must sign the text as well: add it to the signatories.")
        if text.witness in givers(setting, text):
            raise Illegal("Nobody witnesses a promise of its own: choose a witness who gives nothing in this text.")
    if not text.public:
        for clause in text.clauses:
            if not setting.concession[clause.concession].quiet:
                title = setting.concession[clause.concession].title
                raise Illegal(f"{title} cannot be hidden: make the text public or leave it out.")
    _check_excluded(setting, text)


def _check_excluded(setting: Setting, text: Text) -> None:
    if not any(setting.concession[clause.concession].excludes for clause in text.clauses):
        return
    named = {clause.concession for clause in text.clauses}
    for clause in text.clauses:
        for other in setting.concession[clause.concession].excludes:
            if other in named:
                one, two = setting.concession[clause.concession].title, setting.concession[other].title
                raise Illegal(f"{one} and {two.lower()} exclude each other: keep one of them.")


def check_doors(setting: Setting, table: Table, text: Text) -> None:
    """Refuses what the state of talks between adversaries among the signatories does not allow."""
    for door in table.doors:
        one, other = sorted(door.sides)
        if DOOR_STATES[door.state] == "formal" or one not in text.signatories or other not in text.signatories:
            continue
        names = f"{setting.delegation[one].title} and {setting.delegation[other].title}"
        if DOOR_STATES[door.state] == "closed":
            _check_back_channel(setting, text, names)
        else:
            _check_exploratory(setting, text, names)


def _check_back_channel(setting: Setting, text: Text, names: str) -> None:
    if text.public or len(text.signatories) > 2:
        raise Illegal(
            f"Talks between {names} are closed: only a confidential text between the two is possible until a"
            " precondition is met or dropped."
        )
    for giver in givers(setting, text):
        if sum(setting.concession[c.concession].giver == giver for c in text.clauses) > 1:
            raise Illegal(f"Talks between {names} are closed: at most one quiet clause a side.")
    if text.witness or text.snapback:
        raise Illegal(f"Talks between {names} are closed: neither witness nor snap-back is possible.")


def _check_exploratory(setting: Setting, text: Text, names: str) -> None:
    if not text.clauses:
        raise Illegal(f"A communique between {names} needs formal talks.")
    if text.witness or text.snapback:
        raise Illegal(
            f"Talks between {names} are exploratory: a witness and snap-back need formal talks, so both"
            " preconditions met or dropped."
        )
    for giver in givers(setting, text):
        if sum(setting.concession[c.concession].giver == giver for c in text.clauses) > 2:
            raise Illegal(f"Talks between {names} are exploratory: at most two clauses a side.")


def _check_shut(view: View, text: Text) -> None:
    for room in view.rooms.values():
        for shut in room.shut:
            if shut.round != view.round or shut.to != view.seat or shut.by not in text.signatories:
                continue
            for clause in text.clauses:
                concession = view.setting.concession[clause.concession]
                if concession.issue == shut.issue and concession.giver == shut.by:
                    who = view.setting.delegation[shut.by].title
                    raise Illegal(f"{who} will not talk about that this round: wait for the next one.")


def check_promises(view: View, giver: str, text: Text) -> None:
    """Refuses a text in which `giver` promises what it has promised elsewhere, as far as the viewer can see."""
    for clause in text.clauses:
        concession = view.setting.concession[clause.concession]
        if concession.giver != giver:
            continue
        for deal in conflicting(view.deals(), clause, view.round):
            if set(deal.text.signatories) <= set(text.signatories):
                if text.public or not deal.public:
                    continue
                raise Illegal(
                    f"{concession.title} is promised in public over these rounds: a confidential text cannot take its"
                    " place, so make it public or leave that clause out."
                )
            raise Illegal(
                f"{concession.title} is already promised over these rounds: offer a higher level, or put a text"
                " that all its signatories sign."
            )
        for other in concession.excludes:
            for deal in view.deals():
                if deal.status in ("signed", "in force") and any(c.concession == other for c in deal.text.clauses):
                    title = view.setting.concession[other].title
                    raise Illegal(f"{title} is in force and excludes {concession.title.lower()}.")


def every_clause(view: View) -> Iterator[Clause]:
    """Every clause that a text could hold now, as far as the clause itself goes."""
    numbers = view.setting.numbers
    for concession in view.setting.concessions:
        for level in range(1, len(concession.levels) + 1):
            for delay in range(min(numbers.longest_delay, view.setting.rounds - view.round) + 1):
                for rounds in (0, numbers.shortest):
                    yield Clause(concession.id, level, delay, rounds)
